package org.adatom.analysis.eos;

import java.util.Arrays;
import org.adatom.analysis.Estimate;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * An equation of state fitted to energies by least squares.
 *
 * <p>Energies of statics have no noise: what a fit misses is the form of the equation, and that error grows with the range. The
 * error of each parameter is therefore its standard error and twice its change when only the inner half of the volumes is
 * fitted.
 *
 * @param equation which
 * @param dimensions 3, or 2 of sheets: areas then stand for volumes
 * @param e0 energy per atom at the minimum, eV
 * @param v0 volume per atom there, &Aring;&sup3;
 * @param b0 bulk modulus there, eV/&Aring;&sup3;
 * @param b1 B0' = dB/dP there
 * @param residual root mean square of what the fit misses, eV per atom
 * @param worst the largest of it, eV per atom
 */
public record EnergyFit(StateEquation equation, int dimensions, Estimate e0, Estimate v0, Estimate b0, Estimate b1,
        double residual,
        double worst) {
    /** Points that leave something to judge a fit of four parameters by. */
    public static final int FEWEST = 7;

    private static final int MOST_ITERATIONS = 1000;

    /**
     * Fits.
     *
     * @param d dimensions, 3 or 2
     * @param volumes per atom, rising
     * @param energies per atom
     * @return null if there are too few points, or they have no minimum inside
     */
    public static @Nullable EnergyFit of(StateEquation equation, int d, double[] volumes, double[] energies) {
        int n = volumes.length;
        int lowest = lowest(energies);
        if (n < FEWEST || lowest == 0 || lowest == n - 1) {
            return null;
        }
        double[] start = parabola(volumes, energies, lowest);
        LeastSquaresOptimizer.Optimum all = solve(equation, d, volumes, energies, start);
        if (all == null) {
            return null;
        }
        double[] p = all.getPoint().toArray();
        double[] error = new double[4];
        double rms = all.getResiduals().getNorm() / Math.sqrt(n - 4.0);
        RealVector sigma = sigma(all);
        for (int k = 0; k < 4; k++) {
            error[k] = sigma == null ? Double.NaN : rms * sigma.getEntry(k);
        }
        int from = Math.max(0, Math.min(lowest - n / 4, n - FEWEST));
        int to = Math.min(n, Math.max(lowest + n / 4 + 1, from + FEWEST));
        LeastSquaresOptimizer.Optimum inner = to - from == n
                ? null
                : solve(equation, d, Arrays.copyOfRange(volumes, from, to), Arrays.copyOfRange(energies, from, to), p);
        for (int k = 0; inner != null && k < 4; k++) {
            error[k] += 2 * Math.abs(inner.getPoint().getEntry(k) - p[k]);
        }
        return new EnergyFit(equation, d, new Estimate(p[0], error[0]), new Estimate(p[1], error[1]),
                new Estimate(p[2], error[2]), new Estimate(p[3], error[3]),
                all.getResiduals().getNorm() / Math.sqrt(n), all.getResiduals().getLInfNorm());
    }

    /** The energy per atom, eV. */
    public double energy(double volume) {
        return equation.energyAndGradient(dimensions, volume, parameters())[0];
    }

    /** The pressure, eV/&Aring;&sup3;. */
    public double pressure(double volume) {
        return equation.pressure(dimensions, volume, parameters());
    }

    private double[] parameters() {
        return new double[] {e0.value(), v0.value(), b0.value(), b1.value()};
    }

    private static int lowest(double[] energies) {
        int lowest = 0;
        for (int i = 1; i < energies.length; i++) {
            lowest = energies[i] < energies[lowest] ? i : lowest;
        }
        return lowest;
    }

    /** E0, V0 and B0 of the parabola through the lowest point and its neighbours; B0' = 4. */
    private static double[] parabola(double[] v, double[] e, int k) {
        double left = (e[k] - e[k - 1]) / (v[k] - v[k - 1]);
        double right = (e[k + 1] - e[k]) / (v[k + 1] - v[k]);
        double curvature = 2 * (right - left) / (v[k + 1] - v[k - 1]);
        double slope = left + curvature * (v[k] - v[k - 1]) / 2;
        double v0 = v[k] - slope / curvature;
        return new double[] {e[k] - slope * slope / (2 * curvature), v0, v0 * curvature, 4};
    }

    private static LeastSquaresOptimizer.@Nullable Optimum solve(
            StateEquation equation, int d, double[] v, double[] e, double[] start) {
        try {
            return new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder()
                    .start(start)
                    .target(e)
                    .model(point -> model(equation, d, v, point.toArray()))
                    .maxEvaluations(MOST_ITERATIONS)
                    .maxIterations(MOST_ITERATIONS)
                    .lazyEvaluation(false)
                    .build());
        } catch (MathIllegalStateException noMinimum) {
            return null;
        }
    }

    private static Pair<RealVector, RealMatrix> model(
            StateEquation equation, int d, double[] v, double[] p) {
        double[] values = new double[v.length];
        double[][] jacobian = new double[v.length][];
        for (int i = 0; i < v.length; i++) {
            double[] all = equation.energyAndGradient(d, v[i], p);
            values[i] = all[0];
            jacobian[i] = Arrays.copyOfRange(all, 1, 5);
        }
        return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    }

    private static @Nullable RealVector sigma(LeastSquaresOptimizer.Optimum fit) {
        try {
            return fit.getSigma(1e-30);
        } catch (SingularMatrixException undetermined) {
            return null;
        }
    }
}
