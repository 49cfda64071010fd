package org.adatom.engine.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.adatom.engine.CounterRandom;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final CounterRandom RANDOM = new CounterRandom(5, "rows");

    @Test
    void dotIsTheSumOfProducts() {
        double[] a = row(0, 60);
        double[] b = row(1, 60);
        for (int from = 0; from < 5; from++) {
            for (int to = from; to < 50; to++) {
                double expected = 0;
                for (int t = from; t < to; t++) {
                    expected += a[t] * b[t];
                }
                assertEquals(expected, Rows.dot(a, b, from, to, new double[Simd.LANES]), 1e-14);
            }
        }
    }

    /** Segments written from left to right do not disturb each other. */
    @Test
    void combinationsAreWrittenSegmentBySegment() {
        double[][] rows = {row(0, 60), row(1, 60), row(2, 60)};
        double[][] coefficients = {{9, 0.5, -2, 3}, {9, 1, 1, 1}, {9, -1, 0.25, 7}};
        int[] ends = {0, 3, 20, 41};
        double[] out = new double[60];
        for (int s = 0; s < 3; s++) {
            Rows.combine(0.125, 3, coefficients[s], 1, rows, ends[s], ends[s + 1], out);
        }
        for (int s = 0; s < 3; s++) {
            for (int t = ends[s]; t < ends[s + 1]; t++) {
                double[] c = coefficients[s];
                double expected = 0.125 + c[1] * rows[0][t] + c[2] * rows[1][t] + c[3] * rows[2][t];
                assertEquals(expected, out[t], 1e-14);
            }
        }
    }

    private static double[] row(int k, int length) {
        double[] row = new double[length];
        for (int t = 0; t < length; t++) {
            row[t] = 2 * RANDOM.uniform(0, t, k) - 1;
        }
        return row;
    }
}
