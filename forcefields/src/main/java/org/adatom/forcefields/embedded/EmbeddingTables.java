package org.adatom.forcefields.embedded;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Embedding energies F(&rho;) interpolated by {@link CubicTable}.
 *
 * <p>Densities above the table continue along the tangent at its end; densities below zero, which some Finnis-Sinclair
 * sets allow, continue the first cubic. Both are counted and reported by {@link #warnings}. Thread-safe.
 */
final class EmbeddingTables {
    private final double perStep;
    private final double max;
    /** Coefficients of each species. */
    private final double[][] rows;
    private final LongAdder outside = new LongAdder();
    private final DoubleAccumulator largest = new DoubleAccumulator(Math::max, Double.NEGATIVE_INFINITY);
    private final DoubleAccumulator smallest = new DoubleAccumulator(Math::min, Double.POSITIVE_INFINITY);

    /**
     * The functions of some species.
     *
     * @param index which of the tables' elements each species is
     */
    EmbeddingTables(EamTables tables, int[] index) {
        perStep = 1 / tables.densityStep();
        max = tables.densityMax();
        rows = new double[index.length][];
        for (int a = 0; a < index.length; a++) {
            double[] f = tables.embedding()[index[a]];
            rows[a] = new double[4 * (f.length - 1)];
            CubicTable.coefficients(f, rows[a], 4, 0);
        }
    }

    /** Energies F and slopes F&prime; of {@code n} atoms. */
    void evaluate(int n, int[] species, double[] density, double[] energy, double[] slope) {
        int beyond = 0;
        for (int i = 0; i < n; i++) {
            double rho = density[i];
            double[] row = rows[species[i]];
            double p = rho * perStep;
            int m = Math.max(0, Math.min((int) p, row.length / 4 - 1));
            double t = p - m;
            t = t > 1 ? 1 : t;
            double x3 = row[4 * m + 3] * t;
            double x2 = x3 + row[4 * m + 2];
            double x1 = x2 * t + row[4 * m + 1];
            double f = x1 * t + row[4 * m];
            double df = ((x3 + x2) * t + x1) * perStep;
            if (rho > max || rho < 0) {
                beyond++;
                largest.accumulate(rho);
                smallest.accumulate(rho);
                f += rho > max ? df * (rho - max) : 0;
            }
            energy[i] = f;
            slope[i] = df;
        }
        if (beyond > 0) {
            outside.add(beyond);
        }
    }

    /**
     * What was extrapolated so far; empty if nothing was.
     *
     * @param method name of the method for the message
     */
    List<String> warnings(String method) {
        long count = outside.sum();
        if (count == 0) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "%s: %d times an atom's density lay outside the table [0, %.6g] (from %.6g to %.6g); the embedding"
                        + " energy was extrapolated",
                method, count, max, smallest.get(), largest.get()));
    }
}
