package org.adatom.engine.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ComplexRowsTest {
    private static final int LANES = Simd.LANES;
    private static final int ROWS = 6;

    private final double[] re = new double[ROWS * LANES];
    private final double[] im = new double[ROWS * LANES];

    ComplexRowsTest() {
        for (int k = 0; k < re.length; k++) {
            re[k] = Math.sin(2.3 * k);
            im[k] = Math.cos(1.1 * k);
        }
    }

    private Complex at(int row, int lane) {
        return new Complex(re[row * LANES + lane], im[row * LANES + lane]);
    }

    @Test
    void productsAreThoseOfComplexNumbersLaneByLane() {
        int[] first = {0, 1, 3, 6};
        int[] left = {0, 1, 0, 2, 1, 0};
        int[] right = {2, 0, 1, 2, 0, 1};
        double[] c = {9, 0.5, -2, 1.5, 3, -0.25};
        double[] zre = new double[2 * LANES];
        double[] zim = new double[2 * LANES];
        ComplexRows.products(1, 3, first, left, right, c, re, im, 0, 3, zre, zim);
        for (int e = 1; e < 3; e++) {
            for (int lane = 0; lane < LANES; lane++) {
                Complex sum = Complex.ZERO;
                for (int t = first[e]; t < first[e + 1]; t++) {
                    sum = sum.plus(at(left[t], lane).times(at(3 + right[t], lane)).times(c[t]));
                }
                assertEquals(sum.re(), zre[(e - 1) * LANES + lane], 1e-14);
                assertEquals(sum.im(), zim[(e - 1) * LANES + lane], 1e-14);
            }
        }
    }

    @Test
    void scaledSumsAndScalarProductsAreTakenLaneByLane() {
        double[] w = new double[2 * LANES];
        for (int lane = 0; lane < LANES; lane++) {
            w[LANES + lane] = 1 + lane;
        }
        double[] yre = re.clone();
        double[] yim = im.clone();
        ComplexRows.addScaled(2, re, im, w, LANES, yre, yim, 3);
        double[] dot = new double[LANES];
        ComplexRows.realDot(2, re, im, 3, re, im, dot);
        for (int lane = 0; lane < LANES; lane++) {
            double sum = 0;
            for (int e = 0; e < 2; e++) {
                Complex expected = at(3 + e, lane).plus(at(e, lane).times(1 + lane));
                assertEquals(expected.re(), yre[(3 + e) * LANES + lane], 1e-14);
                assertEquals(expected.im(), yim[(3 + e) * LANES + lane], 1e-14);
                sum += at(3 + e, lane).conjugate().times(at(e, lane)).re();
            }
            assertEquals(sum, dot[lane], 1e-14);
        }
        assertEquals(re[5 * LANES], yre[5 * LANES]);
    }
}
