package org.adatom.analysis;

/**
 * Where a series has forgotten its start.
 *
 * <p>Marginal standard error rule (K. P. White, Simulation 69, 323 (1997)) on means of five values: cutting off the first
 * k minimises &sum;(y &minus; mean)&sup2;/(n &minus; k)&sup2;, that is, the error of the mean of the rest: as long as the
 * start lies off, cutting helps; afterwards it only wastes data.
 */
public final class Equilibration {
    private static final int BATCH = 5;

    private Equilibration() {}

    /** Number of leading values to leave out; {@code series.length} if the series never settles (or is too short to tell). */
    public static int end(double[] series) {
        int n = series.length / BATCH;
        if (n < 4) {
            return series.length;
        }
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < BATCH; k++) {
                y[i] += series[BATCH * i + k] / BATCH;
            }
        }
        double mean = 0;
        double squares = 0;
        double best = Double.POSITIVE_INFINITY;
        int cut = 0;
        for (int i = n - 1; i >= 0; i--) {
            int m = n - i;
            double d = y[i] - mean;
            mean += d / m;
            squares += d * (y[i] - mean);
            double error = squares / ((double) m * m);
            // A handful of batches may agree by chance: the last tenth is no candidate.
            if (m >= Math.max(3, n / 10) && error <= best) {
                best = error;
                cut = i;
            }
        }
        return cut > n / 2 ? series.length : BATCH * cut;
    }
}
