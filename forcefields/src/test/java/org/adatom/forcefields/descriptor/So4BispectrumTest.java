package org.adatom.forcefields.descriptor;

import static org.adatom.forcefields.descriptor.DescriptorProbe.NEIGHBORS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

/** The SO(4) convention against the thesis' formulas: Wigner matrices in closed form, not by recursion. */
class So4BispectrumTest {
    private static final double RC = 4.6;
    private static final double[] WEIGHTS = {1.4, 0.8};
    private static final int TWO_J = 4;
    private static final Bispectrum BISPECTRUM = new Bispectrum(
            BispectrumSettings.so4(TWO_J, RC),
            List.of(BispectrumElement.so4(WEIGHTS[0]), BispectrumElement.so4(WEIGHTS[1])), new int[] {0, 1});

    /** Eqs. 2.67 and 2.68. */
    @Test
    void componentsAreTheSumsOfTheThesis() {
        double[][] values = DescriptorProbe.values(BISPECTRUM, NEIGHBORS);
        assertEquals(14, values.length);
        for (int atom = 0; atom < 3; atom++) {
            Complex[][][] c = new Complex[TWO_J + 1][][];
            for (int j = 0; j <= TWO_J; j++) {
                c[j] = coefficients(j, atom);
            }
            for (int f = 0; f < values.length; f++) {
                int[] spins = BISPECTRUM.spins(f);
                Complex expected = component(c[spins[0]], c[spins[1]], c[spins[2]]);
                assertEquals(expected.getReal(), values[f][atom], 1e-12 * (1 + expected.abs()), "component " + f);
                assertEquals(0, expected.getImaginary(), 1e-12 * (1 + expected.abs()));
            }
        }
    }

    private static Complex component(Complex[][] c1, Complex[][] c2, Complex[][] c) {
        int j1 = c1.length - 1;
        int j2 = c2.length - 1;
        int j = c.length - 1;
        int shift = (j1 + j2 - j) / 2;
        Complex sum = Complex.ZERO;
        for (int p1 = 0; p1 <= j1; p1++) {
            for (int p2 = Math.max(0, shift - p1); p2 <= Math.min(j2, j + shift - p1); p2++) {
                double outer = ClebschGordan.of(j1, 2 * p1 - j1, j2, 2 * p2 - j2, j);
                for (int m1 = 0; m1 <= j1; m1++) {
                    for (int m2 = Math.max(0, shift - m1); m2 <= Math.min(j2, j + shift - m1); m2++) {
                        double inner = ClebschGordan.of(j1, 2 * m1 - j1, j2, 2 * m2 - j2, j);
                        sum = sum.add(c[p1 + p2 - shift][m1 + m2 - shift].conjugate().multiply(c1[p1][m1])
                                .multiply(c2[p2][m2]).multiply(outer * inner));
                    }
                }
            }
        }
        return sum;
    }

    /** The centre is the unit matrix. */
    private static Complex[][] coefficients(int j, int atom) {
        Complex[][] c = new Complex[j + 1][j + 1];
        for (int p = 0; p <= j; p++) {
            for (int m = 0; m <= j; m++) {
                Complex sum = new Complex(p == m ? WEIGHTS[DescriptorProbe.SPECIES[atom]] : 0);
                for (int k = DescriptorProbe.FIRST[atom]; k < DescriptorProbe.FIRST[atom + 1]; k++) {
                    double r = DescriptorProbe.length(NEIGHBORS[k]);
                    double fc = (1 + Math.cos(Math.PI * r / RC)) / 2;
                    sum = sum.add(wigner(j, p, m, NEIGHBORS[k]).conjugate()
                            .multiply(WEIGHTS[(int) NEIGHBORS[k][3]] * fc));
                }
                c[p][m] = sum;
            }
        }
        return c;
    }

    /** Eqs. B.10 and B.11 without their branches; p = j + m', q = j + m, and j is twice the spin. */
    private static Complex wigner(int j, int p, int q, double[] v) {
        double r = DescriptorProbe.length(v);
        double sine = Math.sin(Math.PI * r / RC) / r;
        Complex a = new Complex(Math.cos(Math.PI * r / RC), sine * v[2]);
        Complex b = new Complex(sine * v[1], sine * v[0]);
        Complex sum = Complex.ZERO;
        for (int k = Math.max(0, p - q); k <= Math.min(p, j - q); k++) {
            double factor = CombinatoricsUtils.binomialCoefficientDouble(p, k)
                    * CombinatoricsUtils.binomialCoefficientDouble(j - p, j - q - k);
            sum = sum.add(power(a, p - k).multiply(power(a.conjugate(), j - q - k)).multiply(power(b, q - p + k))
                    .multiply(power(b.conjugate().negate(), k)).multiply(factor));
        }
        double over = CombinatoricsUtils.factorialDouble(q) * CombinatoricsUtils.factorialDouble(j - q);
        double under = CombinatoricsUtils.factorialDouble(p) * CombinatoricsUtils.factorialDouble(j - p);
        return sum.multiply(Math.sqrt(over / under));
    }

    private static Complex power(Complex x, int n) {
        Complex product = Complex.ONE;
        for (int k = 0; k < n; k++) {
            product = product.multiply(x);
        }
        return product;
    }

    @Test
    void pullBackIsTheGradientOfEachValue() {
        DescriptorProbe.assertPullBackIsTheGradient(BISPECTRUM, 1e-8);
    }
}
