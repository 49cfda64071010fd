package org.adatom.engine.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packed pairs against loops over all pairs. */
class PackedPairsTest {
    private static final int POINTS = 37;

    private final double[][] d = new double[3][POINTS + Simd.LANES];
    private final double[] over = new double[POINTS + Simd.LANES];
    private final double[] f = new double[POINTS + Simd.LANES];
    private final PackedPairs pairs = new PackedPairs();

    PackedPairsTest() {
        Random random = new Random(5);
        for (int k = 0; k < POINTS; k++) {
            for (double[] x : d) {
                x[k] = 2 * random.nextDouble() - 1;
            }
            over[k] = 1 / Math.sqrt(dot(k, k));
            f[k] = random.nextDouble();
        }
    }

    private double dot(int j, int k) {
        return d[0][j] * d[0][k] + d[1][j] * d[1][k] + d[2][j] * d[2][k];
    }

    private double square(int j, int k) {
        return dot(j, j) + dot(k, k) - 2 * dot(j, k);
    }

    private void collect(int from, int to, double reach) {
        pairs.clear();
        for (int j = from; j < to; j++) {
            pairs.add(j, j + 1, to, d[0], d[1], d[2], over, f, reach);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 37, 1", "0, 37, Infinity", "3, 12, 0.8", "36, 37, 5", "0, 37, 0.01"})
    void pairsWithinReachAreThereInOrder(int from, int to, double reach) {
        collect(from, to, reach);
        double[] products = new double[POINTS * POINTS];
        pairs.products(0, pairs.rows(), f, products);
        int t = 0;
        for (int j = from; j < to; j++) {
            for (int k = j + 1; k < to; k++) {
                if (square(j, k) < reach * reach) {
                    assertEquals(square(j, k), pairs.square()[t], 1e-14);
                    assertEquals(dot(j, k), pairs.dot()[t], 1e-14);
                    assertEquals(over[j] * over[k], pairs.inverse()[t]);
                    assertEquals(f[j] * f[k], pairs.product()[t]);
                    assertEquals(f[j] * f[k], products[t]);
                    t++;
                }
            }
        }
        assertEquals(t, pairs.first(pairs.rows()));
    }

    @Test
    void contributionsOfSomeRowsReachBothPoints() {
        collect(0, POINTS, 1.1);
        int from = 5;
        int to = pairs.rows() - 3;
        Random random = new Random(6);
        double[][] w = new double[4][pairs.first(pairs.rows()) + Simd.LANES];
        for (double[] row : w) {
            for (int t = 0; t < pairs.first(to) - pairs.first(from); t++) {
                row[t] = random.nextDouble();
            }
        }
        double[][] out = new double[6][POINTS + Simd.LANES];
        pairs.pullBack(from, to, w[0], w[1], w[2], w[3], d[0], d[1], d[2], out[0], out[1], out[2], out[3], out[4],
                out[5]);
        double[][] expected = new double[6][POINTS];
        int pair = 0;
        for (int j = 0; j < POINTS; j++) {
            for (int k = j + 1; k < POINTS; k++) {
                if (square(j, k) < 1.1 * 1.1) {
                    int t = pair++ - pairs.first(from);
                    if (t >= 0 && pair <= pairs.first(to)) {
                        for (int c = 0; c < 3; c++) {
                            expected[c][j] += w[0][t] * d[c][k];
                            expected[c][k] += w[0][t] * d[c][j];
                            expected[3 + c][j] += w[1 + c][t];
                            expected[3 + c][k] += w[1 + c][t];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < POINTS; k++) {
                assertEquals(expected[i][k], out[i][k], 1e-13, "number " + i + " of point " + k);
            }
        }
    }
}
