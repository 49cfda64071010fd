package org.adatom.analysis;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Mean squared displacements, averaged.
 *
 * @param labels names of the units; lengths and times below are in these
 * @param dimensions 3, or 2 for a planar system
 * @param samples number of configurations
 * @param lag lag times, ps
 * @param origins number of time origins behind each lag
 * @param curves first all atoms; then, of several species, each
 * @param drift displacement of the centre of mass from the first to the last sample, &Aring;
 * @param duration time from the first to the last sample, ps
 * @param held directions along which some atom is held fixed, so that the centre of mass was not removed
 */
public record MeanSquaredDisplacementResult(UnitLabels labels, int dimensions, long samples, double[] lag,
        long[] origins,
        List<Curve> curves, double[] drift, double duration, boolean[] held) {
    /** Square angstroms per picosecond in cm&sup2;/s. */
    public static final double CM2_PER_S = 1e-4;

    /**
     * One curve.
     *
     * @param label species, or "all"
     * @param msd &Aring;&sup2; at each lag
     * @param error its standard error from groups of atoms; NaN with fewer than two groups
     * @param axis contributions of x, y and z, &Aring;&sup2;
     * @param groupAtoms number of atoms in each group
     * @param groupAxis contributions of x, y and z for each group
     */
    public record Curve(String label, double[] msd, double[] error, double[][] axis, long[] groupAtoms,
            double[][][] groupAxis) {
        static Curve of(String label, long[] groupAtoms, double[][][] groupAxis) {
            int lags = groupAxis[0][0].length;
            double[][] axis = new double[3][lags];
            double[] msd = new double[lags];
            double[] error = new double[lags];
            double[] inGroups = new double[groupAtoms.length];
            for (int lag = 0; lag < lags; lag++) {
                for (int d = 0; d < 3; d++) {
                    for (int g = 0; g < groupAtoms.length; g++) {
                        inGroups[g] = groupAxis[g][d][lag];
                    }
                    axis[d][lag] = mean(inGroups, groupAtoms).value();
                }
                for (int g = 0; g < groupAtoms.length; g++) {
                    inGroups[g] = groupAxis[g][0][lag] + groupAxis[g][1][lag] + groupAxis[g][2][lag];
                }
                Estimate e = mean(inGroups, groupAtoms);
                msd[lag] = e.value();
                error[lag] = e.error();
            }
            return new Curve(label, msd, error, axis, groupAtoms, groupAxis);
        }
    }

    /**
     * A diffusion coefficient from the slope of a straight line through the mean squared displacement (Einstein).
     *
     * @param label species, or "all"
     * @param coefficient D = slope / (2 dimensions), &Aring;&sup2;/ps
     * @param axis the same along x, y, z: half the slope of each contribution
     * @param from begin of the fit window, ps
     * @param to end of the fit window, ps
     * @param slope of the fitted line, &Aring;&sup2;/ps
     * @param intercept of the fitted line, &Aring;&sup2;
     * @param exponent slope of log MSD over log t in the window: 1 for diffusion, 2 for free flight, 0 for vibration
     */
    public record Diffusion(String label, Estimate coefficient, List<Estimate> axis, double from, double to,
            double slope, double intercept, double exponent) {
        /** D in cm&sup2;/s. */
        public Estimate cm2PerSecond() {
            return coefficient.times(CM2_PER_S);
        }

        /** Whether the window shows diffusion: an exponent within 0.2 of 1 and D more than two standard errors from 0. */
        public boolean diffusive() {
            boolean significant = !(coefficient.value() <= 2 * coefficient.error());
            return Math.abs(exponent - 1) < 0.2 && significant;
        }
    }

    /** {@link #diffusion(Curve, double, double)} from 10 % to 50 % of the sampled time. */
    public Diffusion diffusion(Curve curve) {
        return diffusion(curve, 0.1 * duration, 0.5 * duration);
    }

    /** {@link #diffusion(Curve, double, double)} in the window that the input names, or else its default. */
    public Diffusion diffusion(Curve curve, MsdInput input) {
        double unit = labels.equals(UnitLabels.REDUCED) ? 1 : 1e-3;
        return diffusion(curve, input.fitFrom() == null ? 0.1 * duration : unit * input.fitFrom(),
                input.fitTo() == null ? 0.5 * duration : unit * input.fitTo());
    }

    /**
     * Diffusion coefficient from the lags between {@code from} and {@code to} (ps), by ordinary least squares with an
     * intercept. The error bar is the scatter of the same fit over groups of atoms.
     *
     * @throws IllegalArgumentException if fewer than two lags lie in the window
     */
    public Diffusion diffusion(Curve curve, double from, double to) {
        double slack = 1e-9 * duration;
        int first = 0;
        while (first < lag.length && lag[first] < from - slack) {
            first++;
        }
        int end = first;
        while (end < lag.length && lag[end] <= to + slack) {
            end++;
        }
        if (end - first < 2) {
            throw new IllegalArgumentException("the fit window " + Numbers.general(from, 6) + " to "
                    + Numbers.general(to, 6) + " " + labels.time() + " holds " + (end - first)
                    + " lags of the mean squared displacement; "
                    + "the samples cover " + Numbers.general(duration, 6) + " " + labels.time());
        }
        double[] t = Arrays.copyOfRange(lag, first, end);
        int groups = curve.groupAtoms.length;
        double[][] slopes = new double[4][groups];
        for (int g = 0; g < groups; g++) {
            for (int d = 0; d < 3; d++) {
                double[] part = Arrays.copyOfRange(curve.groupAxis[g][d], first, end);
                slopes[d][g] = 0.5 * LinearTrend.fit(t, part).slope().value();
                slopes[3][g] += slopes[d][g] / dimensions;
            }
        }
        LinearTrend line = LinearTrend.fit(t, Arrays.copyOfRange(curve.msd, first, end));
        double[] logT = Arrays.stream(t).map(Math::log).toArray();
        double[] logMsd = Arrays.stream(curve.msd, first, end).map(v -> Math.log(Math.max(v, 1e-300))).toArray();
        List<Estimate> axis = Arrays.stream(slopes, 0, 3).map(s -> mean(s, curve.groupAtoms)).toList();
        return new Diffusion(curve.label, mean(slopes[3], curve.groupAtoms), axis, t[0], t[t.length - 1],
                line.slope().value(), line.intercept(), LinearTrend.fit(logT, logMsd).slope().value());
    }

    /** Mean over groups weighted with their atoms, with the standard error from their scatter. */
    private static Estimate mean(double[] values, long[] weights) {
        double total = 0;
        double sum = 0;
        int groups = 0;
        for (int g = 0; g < values.length; g++) {
            total += weights[g];
            sum += weights[g] * values[g];
            groups += weights[g] > 0 ? 1 : 0;
        }
        double mean = sum / total;
        double squares = 0;
        for (int g = 0; g < values.length; g++) {
            double d = weights[g] / total * (values[g] - mean);
            squares += d * d;
        }
        return new Estimate(mean, groups < 2 ? Double.NaN : Math.sqrt(squares * groups / (groups - 1)));
    }

    /** Writes all curves as comma-separated columns, units in the header. */
    public void writeCsv(Appendable out) throws IOException {
        StringBuilder header = new StringBuilder("lag[" + labels.time() + "],origins");
        for (Curve c : curves) {
            for (String column : List.of("msd", "err", "x", "y", "z")) {
                header.append(',').append(column).append('(').append(c.label).append(")[").append(labels.length())
                        .append("^2]");
            }
        }
        out.append(header).append('\n');
        for (int k = 0; k < lag.length; k++) {
            StringBuilder row = new StringBuilder(Numbers.csv(lag[k])).append(',').append(origins[k]);
            for (Curve c : curves) {
                row.append(',').append(Numbers.csv(c.msd[k])).append(',').append(Numbers.csv(c.error[k]));
                for (int d = 0; d < 3; d++) {
                    row.append(',').append(Numbers.csv(c.axis[d][k]));
                }
            }
            out.append(row).append('\n');
        }
    }
}
