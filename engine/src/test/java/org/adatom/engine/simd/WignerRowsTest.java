package org.adatom.engine.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WignerRowsTest {
    private static final int TWO_J = 7;
    private static final int LANES = Simd.LANES;
    private static final WignerRows WIGNER = new WignerRows(TWO_J);

    private final double[] ar = new double[2 * LANES];
    private final double[] ai = new double[2 * LANES];
    private final double[] br = new double[2 * LANES];
    private final double[] bi = new double[2 * LANES];
    private final double[] re = new double[WIGNER.rows() * LANES];
    private final double[] im = new double[WIGNER.rows() * LANES];

    WignerRowsTest() {
        for (int q = 0; q < 2 * LANES; q++) {
            double psi = 0.3 + 0.21 * q;
            ar[q] = Math.cos(psi) * Math.cos(1.7 * q);
            ai[q] = Math.cos(psi) * Math.sin(1.7 * q);
            br[q] = Math.sin(psi) * Math.cos(0.4 - q);
            bi[q] = Math.sin(psi) * Math.sin(0.4 - q);
        }
    }

    /**
     * The coefficient of s^(J-m) t^m in (a* s - b* t)^(J-m') (b s + a t)^m', between normalised monomials: the
     * representation of the rotation on polynomials, which is how Wigner defined the matrices.
     */
    @Test
    void recursionIsTheClosedForm() {
        WIGNER.values(ar, ai, br, bi, LANES, TWO_J, re, im);
        for (int lane = 0; lane < LANES; lane++) {
            Complex a = new Complex(ar[LANES + lane], ai[LANES + lane]);
            Complex b = new Complex(br[LANES + lane], bi[LANES + lane]);
            for (int j = 0; j <= TWO_J; j++) {
                for (int p = 0; 2 * p <= j; p++) {
                    for (int m = 0; m <= j; m++) {
                        Complex sum = closedForm(a, b, j, p, m);
                        int k = WIGNER.row(j, p, m) * LANES + lane;
                        assertEquals(sum.re(), re[k], 1e-14, j + " " + p + " " + m);
                        assertEquals(sum.im(), im[k], 1e-14, j + " " + p + " " + m);
                    }
                }
            }
        }
    }

    private static Complex closedForm(Complex a, Complex b, int j, int p, int m) {
        Complex sum = Complex.ZERO;
        for (int k = Math.max(0, m + p - j); k <= Math.min(p, m); k++) {
            double count = binomial(p, k) * binomial(j - p, m - k);
            sum = sum.plus(a.power(k).times(b.power(p - k)).times(b.conjugate().times(-1).power(m - k))
                    .times(a.conjugate().power(j - p - m + k)).times(count));
        }
        return sum.times(Math.sqrt(binomial(j, p) / binomial(j, m)));
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 0; i < k; i++) {
            product *= (n - i) / (i + 1.0);
        }
        return product;
    }

    @Test
    void pullBackIsTheValueAndGradientOfTheSum() {
        double[] yre = new double[WIGNER.rows() * LANES];
        double[] yim = new double[WIGNER.rows() * LANES];
        for (int k = 0; k < yre.length; k++) {
            yre[k] = Math.sin(3.1 * k + 1);
            yim[k] = Math.cos(1.9 * k);
        }
        double[][] out = new double[5][2 * LANES];
        double[] gre = new double[WIGNER.rows() * LANES];
        double[] gim = new double[WIGNER.rows() * LANES];
        WIGNER.values(ar, ai, br, bi, LANES, TWO_J - 1, re, im);
        WIGNER.pullBack(ar, ai, br, bi, LANES, re, im, yre, yim, 0, gre, gim, out);
        double[][] parameters = {ar, ai, br, bi};
        for (int lane = 0; lane < LANES; lane++) {
            assertEquals(sum(yre, yim, lane), out[0][LANES + lane], 1e-13);
            for (int d = 0; d < 4; d++) {
                double[] x = parameters[d];
                double was = x[LANES + lane];
                x[LANES + lane] = was + 1e-5;
                double above = sum(yre, yim, lane);
                x[LANES + lane] = was - 1e-5;
                double below = sum(yre, yim, lane);
                x[LANES + lane] = was;
                assertEquals((above - below) / 2e-5, out[1 + d][LANES + lane], 1e-7, "parameter " + d);
            }
        }
    }

    private double sum(double[] yre, double[] yim, int lane) {
        WIGNER.values(ar, ai, br, bi, LANES, TWO_J, re, im);
        double sum = 0;
        for (int k = lane; k < re.length; k += LANES) {
            sum += yre[k] * re[k] + yim[k] * im[k];
        }
        return sum;
    }
}
