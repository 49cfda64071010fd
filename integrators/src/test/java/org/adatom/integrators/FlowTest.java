package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FlowTest {
    /** det exp(A t) = exp(t tr A), and the flow backwards undoes the flow. */
    @Property(tries = 200)
    void volumesGrowWithTheTraceAndTimeRunsBackwards(
            @ForAll("gradients") double[] a, @ForAll @DoubleRange(min = 0.1, max = 1) double t) {
        double[] m = new double[9];
        double[] r = new double[9];
        double[] back = new double[9];
        double[] backResponse = new double[9];
        new Flow().solve(a, t, m, r);
        new Flow().solve(a, -t, back, backResponse);
        double det = m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
        assertEquals(Math.exp(t * Flow.trace(a)), det, 1e-14);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double one = 0;
                double rest = 0;
                for (int k = 0; k < 3; k++) {
                    one += back[3 * i + k] * m[3 * k + j];
                    // Back from x(t) = R y one arrives at 0.
                    rest += back[3 * i + k] * r[3 * k + j];
                }
                assertEquals(i == j ? 1 : 0, one, 1e-14);
                assertEquals(-backResponse[3 * i + j], rest, 1e-14);
            }
        }
    }

    @Provide
    Arbitrary<double[]> gradients() {
        return Arbitraries.doubles().between(-0.08, 0.08).array(double[].class).ofSize(9);
    }

    /** A shear is not diagonalizable: its exponential is 1 + A t. */
    @Test
    void shearIsExact() {
        double[] m = new double[9];
        double[] r = new double[9];
        new Flow().solve(new double[] {0, 0.1, 0, 0, 0, 0, 0, 0, 0}, 2, m, r);
        assertArrayEquals(new double[] {1, 0.2, 0, 0, 1, 0, 0, 0, 1}, m, 0);
        assertArrayEquals(new double[] {2, 0.2, 0, 0, 2, 0, 0, 0, 2}, r, 1e-16);
    }
}
