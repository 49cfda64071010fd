package org.adatom.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a {@link VelocityAutocorrelation} found.
 *
 * @param lag times, ps
 * @param species one curve each
 * @param frequency THz
 * @param states vibrational density of states of all atoms, per THz: its integral is the number of degrees of freedom
 * @param freedom degrees of freedom
 * @param temperature of the samples, K
 * @param labels of the units
 * @param samples how many
 */
public record VelocityAutocorrelationResult(double[] lag, List<Species> species, double[] frequency, double[] states,
        double freedom, double temperature, UnitLabels labels, long samples) {
    /**
     * Of one species.
     *
     * @param symbol its label
     * @param atoms how many
     * @param correlation mean of v(0)&middot;v(t) of an atom, &Aring;&sup2;/ps&sup2;
     * @param error its standard errors
     * @param states its part of the density of states, per THz
     * @param diffusion a third of the integral of the correlation over all lags, &Aring;&sup2;/ps, with its standard error
     */
    public record Species(String symbol, long atoms, double[] correlation, double[] error, double[] states,
            Estimate diffusion) {}

    /** From the means of the products: of each species at all lags, then the same with masses. */
    static VelocityAutocorrelationResult of(BlockMeans means, List<String> symbols, long[] counts, int lags,
            double interval,
            double freedom, double boltzmann, UnitLabels labels, long samples) {
        double[] lag = new double[lags];
        double[] frequency = new double[lags];
        for (int k = 0; k < lags; k++) {
            lag[k] = k * interval;
            frequency[k] = k / (2 * (lags - 1) * interval);
        }
        int n = symbols.size();
        double twiceKinetic = 0;
        for (int s = 0; s < n; s++) {
            twiceKinetic += mean(means, (n + s) * lags);
        }
        double kT = twiceKinetic / freedom;
        List<Species> species = new ArrayList<>();
        double[] all = new double[lags];
        for (int s = 0; s < n; s++) {
            int at = s * lags;
            double[] c = new double[lags];
            double[] error = new double[lags];
            double[] weighted = new double[lags];
            for (int k = 0; k < lags; k++) {
                int q = at + k;
                Estimate e = means.of(m -> m[q]).times(1.0 / counts[s]);
                c[k] = e.value();
                error[k] = e.error();
                weighted[k] = mean(means, n * lags + q);
            }
            double[] states = spectrum(weighted, interval, kT);
            for (int k = 0; k < lags; k++) {
                all[k] += states[k];
            }
            Estimate diffusion = means.of(integral(at, lags, interval)).times(1.0 / (3 * counts[s]));
            species.add(new Species(symbols.get(s), counts[s], c, error, states, diffusion));
        }
        return new VelocityAutocorrelationResult(lag, List.copyOf(species), frequency, all, freedom, kT / boltzmann,
                labels, samples);
    }

    private static double mean(BlockMeans means, int quantity) {
        List<double[]> blocks = means.complete();
        return blocks.stream().mapToDouble(b -> b[quantity]).average().orElse(Double.NaN);
    }

    /** By the rule of trapezoids. */
    private static ToDoubleFunction<double[]> integral(int at, int lags, double interval) {
        return m -> {
            double sum = -0.5 * (m[at] + m[at + lags - 1]);
            for (int k = 0; k < lags; k++) {
                sum += m[at + k];
            }
            return sum * interval;
        };
    }

    /**
     * The cosine transform 4/kT &int; C(t) w(t) cos 2&pi;&nu;t dt with the window w = cos&sup2;(&pi;t/2L), whose value at t = 0 is
     * one, so that the sum over all frequencies, the ends counted half, times their distance is C(0)/kT exactly.
     */
    private static double[] spectrum(double[] correlation, double interval, double kT) {
        int n = correlation.length - 1;
        double[] states = new double[n + 1];
        for (int f = 0; f <= n; f++) {
            double sum = 0;
            for (int k = 0; k <= n; k++) {
                double window = Math.cos(Math.PI * k / (2 * n));
                double weight = k == 0 || k == n ? 0.5 : 1;
                sum += weight * correlation[k] * window * window * Math.cos(Math.PI * f * k / n);
            }
            states[f] = 4 / kT * sum * interval;
        }
        return states;
    }

    /** The integral of the density of states over all frequencies: the number of degrees of freedom. */
    public double integral() {
        double sum = -0.5 * (states[0] + states[states.length - 1]);
        for (double s : states) {
            sum += s;
        }
        return sum * frequency[1];
    }

    /** One row per lag: correlations and errors of each species. */
    public void writeCsv(Appendable out) throws IOException {
        out.append("Lag[" + labels.time() + "]");
        String unit = labels.length() + "^2/" + labels.time() + "^2";
        for (Species s : species) {
            out.append(",vacf_" + s.symbol() + "[" + unit + "],error_" + s.symbol() + "[" + unit + "]");
        }
        out.append("\n");
        for (int k = 0; k < lag.length; k++) {
            out.append(Numbers.csv(lag[k]));
            for (Species s : species) {
                out.append("," + Numbers.csv(s.correlation()[k]) + "," + Numbers.csv(s.error()[k]));
            }
            out.append("\n");
        }
    }

    /** One row per frequency: states of all atoms and of each species. */
    public void writeStatesCsv(Appendable out) throws IOException {
        String unit = labels.equals(UnitLabels.REDUCED) ? "1/" + labels.time() : "THz";
        out.append("Frequency[" + unit + "],states");
        for (Species s : species) {
            out.append(",states_" + s.symbol());
        }
        out.append("\n");
        for (int k = 0; k < frequency.length; k++) {
            out.append(Numbers.csv(frequency[k]) + "," + Numbers.csv(states[k]));
            for (Species s : species) {
                out.append("," + Numbers.csv(s.states()[k]));
            }
            out.append("\n");
        }
    }
}
