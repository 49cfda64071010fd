package org.adatom.analysis;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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

    /** Correlations and integrals are linear in what was gathered, so each block has its own and their scatter gives the errors. */
    static GreenKuboResult of(TransportProperty property, CurrentCorrelations c, GreenKuboInput input,
            double timestep, double temperature, double volume, Units units) {
        boolean reduced = units.reduced();
        int lags = c.lags();
        double interval = timestep * input.everyOrDefault();
        double unit = property.factor(temperature, volume, units) * interval * units.femtosecond();
        double[] lag = new double[lags];
        for (int k = 0; k < lags; k++) {
            lag[k] = k * interval * units.femtosecond() / units.picosecond();
        }
        int from = (int) Math.ceil(input.plateauFrom(reduced) / interval - 1e-9);
        int to = Math.min(lags - 1, (int) Math.floor(input.plateauTo(reduced) / interval + 1e-9));
        int half = (from + to) / 2;
        int n = property.components().length;
        List<double[]> blocks = c.blocks();
        List<double[]> correlations = blocks.stream().map(b -> mean(b, n)).toList();
        List<double[]> integrals = correlations.stream().map(b -> integral(b, 0, lags, unit)).toList();
        Estimate[] components = new Estimate[n];
        for (int k = 0; k < n; k++) {
            int at = k * lags;
            components[k] = estimate(blocks, b -> mean(integral(b, at, lags, unit), from, to));
        }
        double[] correlation = values(correlations);
        double zero = correlation[0];
        return new GreenKuboResult(property, lag, over(correlation, zero), over(errors(correlations), zero),
                values(integrals), errors(integrals), lag[from], lag[to],
                estimate(integrals, b -> mean(b, from, to)), components,
                estimate(integrals, b -> mean(b, half, to) - mean(b, from, half)), temperature, volume, c.samples(),
                reduced);
    }

    /** Mean over the components, which follow each other. */
    private static double[] mean(double[] block, int components) {
        double[] mean = new double[block.length / components];
        for (int k = 0; k < block.length; k++) {
            mean[k % mean.length] += block[k] / components;
        }
        return mean;
    }

    /** Running integral by the rule of trapezoids over some of the values. */
    private static double[] integral(double[] values, int at, int count, double unit) {
        double[] sum = new double[count];
        for (int k = 1; k < count; k++) {
            sum[k] = sum[k - 1] + 0.5 * unit * (values[at + k - 1] + values[at + k]);
        }
        return sum;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to + 1).sum() / (to - from + 1);
    }

    private static Estimate estimate(List<double[]> blocks, ToDoubleFunction<double[]> function) {
        BlockAverages averages = new BlockAverages();
        blocks.forEach(b -> averages.add(function.applyAsDouble(b)));
        return new Estimate(averages.mean(), averages.standardDeviation() / Math.sqrt(blocks.size()));
    }

    private static double[] values(List<double[]> blocks) {
        return IntStream.range(0, blocks.getFirst().length)
                .mapToDouble(k -> estimate(blocks, b -> b[k]).value())
                .toArray();
    }

    private static double[] errors(List<double[]> blocks) {
        return IntStream.range(0, blocks.getFirst().length)
                .mapToDouble(k -> estimate(blocks, b -> b[k]).error())
                .toArray();
    }

    private static double[] over(double[] values, double divisor) {
        return Arrays.stream(values).map(v -> v / divisor).toArray();
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
