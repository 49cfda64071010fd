package org.adatom.analysis;

import java.io.IOException;
import java.util.Arrays;
import org.adatom.engine.units.Units;

/**
 * What a {@link GreenKubo} found.
 *
 * @param property which coefficient
 * @param lag times, ps
 * @param correlation mean over the components of the autocorrelation, relative to that at lag zero
 * @param correlationError its standard errors
 * @param integral mean over the components of the running integral, in {@link #unit}
 * @param integralError its standard errors
 * @param from begin of the plateau, ps
 * @param to its end, ps
 * @param value mean of the running integral over the plateau and over the components
 * @param components the same of each component
 * @param rise mean over the second half of the plateau less that over the first
 * @param temperature mean, K
 * @param volume mean, &Aring;&sup3;
 * @param samples how many
 * @param reduced whether units are those of Lennard-Jones
 */
public record GreenKuboResult(TransportProperty property, double[] lag, double[] correlation,
        double[] correlationError, double[] integral, double[] integralError, double from, double to, Estimate value,
        Estimate[] components, Estimate rise, double temperature, double volume, long samples, boolean reduced) {
    private static final double SIGNIFICANT = 3;

    static GreenKuboResult of(TransportProperty property, CurrentCorrelations c, GreenKuboInput input,
            double timestep, double temperature, double volume, Units units) {
        boolean reduced = units.reduced();
        int lags = c.lags();
        double interval = timestep * input.everyOrDefault();
        Integrals all = new Integrals(lags, property.components().length,
                property.factor(temperature, volume, units) * interval * units.femtosecond());
        double[] lag = new double[lags];
        Estimate[] correlation = new Estimate[lags];
        Estimate[] integral = new Estimate[lags];
        for (int k = 0; k < lags; k++) {
            int at = k;
            lag[k] = k * interval * units.femtosecond() / units.picosecond();
            correlation[k] = c.of(m -> all.correlation(m, at) / all.correlation(m, 0));
            integral[k] = c.of(m -> all.mean(m, at, at));
        }
        int from = (int) Math.ceil(input.plateauFrom(reduced) / interval - 1e-9);
        int to = Math.min(lags - 1, (int) Math.floor(input.plateauTo(reduced) / interval + 1e-9));
        int half = (from + to) / 2;
        Estimate[] components = new Estimate[property.components().length];
        for (int k = 0; k < components.length; k++) {
            int component = k;
            components[k] = c.of(m -> all.mean(m, component, from, to));
        }
        return new GreenKuboResult(property, lag, values(correlation), errors(correlation), values(integral),
                errors(integral), lag[from], lag[to], c.of(m -> all.mean(m, from, to)), components,
                c.of(m -> all.mean(m, half, to) - all.mean(m, from, half)), temperature, volume, c.samples(), reduced);
    }

    /**
     * Running integrals of correlations that stand in a row, component by component.
     *
     * @param unit of the integral of a correlation over lags
     */
    private record Integrals(int lags, int components, double unit) {
        /** Mean over the components at a lag. */
        double correlation(double[] m, int lag) {
            double sum = 0;
            for (int c = 0; c < components; c++) {
                sum += m[c * lags + lag];
            }
            return sum / components;
        }

        /** Mean over all components and the lags from ... to. */
        double mean(double[] m, int from, int to) {
            double sum = 0;
            for (int c = 0; c < components; c++) {
                sum += mean(m, c, from, to);
            }
            return sum / components;
        }

        /** By the rule of trapezoids. */
        double mean(double[] m, int component, int from, int to) {
            int at = component * lags;
            double integral = 0;
            double sum = 0;
            for (int k = 0; k <= to; k++) {
                integral += k == 0 ? 0 : 0.5 * (m[at + k - 1] + m[at + k]);
                sum += k < from ? 0 : integral;
            }
            return unit * sum / (to - from + 1);
        }
    }

    private static double[] values(Estimate[] estimates) {
        return Arrays.stream(estimates).mapToDouble(Estimate::value).toArray();
    }

    private static double[] errors(Estimate[] estimates) {
        return Arrays.stream(estimates).mapToDouble(Estimate::error).toArray();
    }

    /** Unit of the coefficient. */
    public String unit() {
        return property.unit(reduced);
    }

    /** Whether the running integral still rises or falls within the plateau, by more than its noise. */
    public boolean drifts() {
        return Math.abs(rise.value()) > SIGNIFICANT * rise.error();
    }

    /** One row per lag. */
    public void writeCsv(Appendable out) throws IOException {
        out.append("Lag[" + (reduced ? UnitLabels.REDUCED : UnitLabels.METAL).time() + "],correlation,error,"
                + property.key() + "[" + unit() + "],error[" + unit() + "]\n");
        for (int k = 0; k < lag.length; k++) {
            out.append(Numbers.csv(lag[k]) + "," + Numbers.csv(correlation[k]) + ","
                    + Numbers.csv(correlationError[k]) + "," + Numbers.csv(integral[k]) + ","
                    + Numbers.csv(integralError[k]) + "\n");
        }
    }
}
