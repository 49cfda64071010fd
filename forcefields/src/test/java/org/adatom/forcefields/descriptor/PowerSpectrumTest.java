package org.adatom.forcefields.descriptor;

import static org.adatom.forcefields.descriptor.DescriptorProbe.NEIGHBORS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.error.InputException;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerSpectrumTest {
    private static final double RC = 4.5;
    private static final double ALPHA = 2;
    private static final double[] WEIGHTS = {1.4, 0.8};

    /** Yanxon's thesis, section 4: 40 values for n up to 4 and l up to 3, 30 for 3 and 4. */
    @ParameterizedTest
    @CsvSource({"4, 3, 40", "3, 4, 30"})
    void countsAreThePublishedOnes(int functions, int degree, int count) {
        assertEquals(count, new PowerSpectrum(functions, degree, ALPHA, 5).size());
        assertEquals(count, new PowerSpectrum(functions, degree, ALPHA, 5).descriptor(WEIGHTS).size(1));
    }

    /**
     * Of degree 22 at most, which 30 nodes integrate exactly. The smallest eigenvalue of the overlaps is 1e-5 for four and
     * 1e-11 for eight functions: that many digits are lost.
     */
    @ParameterizedTest
    @CsvSource({"4, 1e-10", "8, 1e-4"})
    void radialFunctionsAreOrthonormal(int functions, double tolerance) {
        double[][] mixing = SmoothRadials.mixing(functions);
        GaussIntegrator overX = new GaussIntegratorFactory().legendre(30, 0, RC);
        for (int a = 0; a < functions; a++) {
            for (int b = 0; b <= a; b++) {
                double[] one = mixing[a];
                double[] other = mixing[b];
                double overlap = overX.integrate(
                        x -> x * x * SmoothRadials.basis(one, RC, x) * SmoothRadials.basis(other, RC, x));
                assertEquals(a == b ? 1 : 0, overlap, tolerance, a + " and " + b);
            }
        }
    }

    /** Closed forms, eq. B.21, where they are stable; the first terms of the series elsewhere. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.05, 3, 40, 700})
    void besselFunctionsAreTheClosedForms(double y) {
        double[] bessel = new double[4];
        SmoothRadials.scaledBessel(y, bessel);
        double sinh = -Math.expm1(-2 * y) / 2;
        double cosh = (1 + Math.exp(-2 * y)) / 2;
        assertEquals(sinh / y, bessel[0], 1e-15);
        double second = y > 1
                ? ((1 + 3 / (y * y)) * sinh - 3 / y * cosh) / y
                : Math.exp(-y) * y * y / 15 * (1 + y * y / 14 + y * y * y * y / 504);
        assertEquals(1, bessel[2] / second, 1e-11);
    }

    /**
     * P = sum over pairs of neighbours of R_n R_n' (2l + 1)/4 pi P_l(cos), by the addition theorem, and R of the
     * projection of the Gaussian itself on g_n and a Legendre polynomial: no Bessel function, no harmonic.
     */
    @Test
    void valuesAreProjectionsOfTheDensity() {
        PowerSpectrum spectrum = new PowerSpectrum(3, 4, ALPHA, RC);
        double[][] values = DescriptorProbe.values(spectrum.descriptor(WEIGHTS), NEIGHBORS);
        int end = DescriptorProbe.FIRST[1];
        double[][][] radial = new double[end][][];
        for (int j = 0; j < end; j++) {
            radial[j] = projections(DescriptorProbe.length(NEIGHBORS[j]));
        }
        int place = 0;
        for (int n = 0; n < 3; n++) {
            for (int other = 0; other <= n; other++) {
                for (int l = 0; l <= 4; l++) {
                    double expected = 0;
                    for (int j = 0; j < end; j++) {
                        for (int k = 0; k < end; k++) {
                            expected += WEIGHTS[(int) NEIGHBORS[j][3]] * WEIGHTS[(int) NEIGHBORS[k][3]]
                                    * radial[j][n][l] * radial[k][other][l] * (2 * l + 1) / (4 * Math.PI)
                                    * legendre(l, cosine(NEIGHBORS[j], NEIGHBORS[k]));
                        }
                    }
                    assertEquals(expected, values[place++][0], 1e-9 * (1 + Math.abs(expected)),
                            "n " + n + ", n' " + other + ", l " + l);
                }
            }
        }
    }

    /** fc(r) 2 pi int x^2 g_n(x) int exp(-alpha (x^2 + r^2 - 2 x r t)) P_l(t) dt dx: {@code [n][l]}. */
    private static double[][] projections(double r) {
        GaussIntegratorFactory factory = new GaussIntegratorFactory();
        GaussIntegrator overX = factory.legendre(60, 0, RC);
        GaussIntegrator overT = factory.legendre(60, -1, 1);
        double[][] mixing = SmoothRadials.mixing(3);
        double fc = (Math.cos(Math.PI * r / RC) + 1) / 2;
        double[][] result = new double[3][5];
        for (int l = 0; l < 5; l++) {
            for (int i = 0; i < 60; i++) {
                double x = overX.getPoint(i);
                int degree = l;
                double inner = overT.integrate(
                        t -> Math.exp(-ALPHA * (x * x + r * r - 2 * x * r * t)) * legendre(degree, t));
                for (int n = 0; n < 3; n++) {
                    result[n][l] += fc * 2 * Math.PI * overX.getWeight(i) * x * x
                            * SmoothRadials.basis(mixing[n], RC, x) * inner;
                }
            }
        }
        return result;
    }

    private static double legendre(int l, double t) {
        return switch (l) {
            case 0 -> 1;
            case 1 -> t;
            case 2 -> (3 * t * t - 1) / 2;
            case 3 -> (5 * t * t - 3) * t / 2;
            default -> ((35 * t * t - 30) * t * t + 3) / 8;
        };
    }

    private static double cosine(double[] a, double[] b) {
        return (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / DescriptorProbe.length(a) / DescriptorProbe.length(b);
    }

    @Test
    void rotationsAndInversionChangeNothing() {
        DescriptorProbe.assertInvariant(new PowerSpectrum(4, 3, ALPHA, RC).descriptor(WEIGHTS), 1e-12);
    }

    @Test
    void pullBackIsTheGradientOfEachValue() {
        DescriptorProbe.assertPullBackIsTheGradient(new PowerSpectrum(3, 4, ALPHA, RC).descriptor(WEIGHTS), 1e-8);
    }

    /** Without fading, as printed in the thesis, a neighbour at the cutoff still counts. */
    @Test
    void onlyFadingMakesValuesContinuous() {
        double[][] neighbors = new double[NEIGHBORS.length][];
        for (int k = 0; k < neighbors.length; k++) {
            neighbors[k] = new double[] {0, 0, RC - 1e-9, 0};
        }
        double[][] faded = DescriptorProbe.values(new PowerSpectrum(2, 1, ALPHA, RC).descriptor(WEIGHTS), neighbors);
        double[][] printed =
                DescriptorProbe.values(new PowerSpectrum(2, 1, ALPHA, RC, false).descriptor(WEIGHTS), neighbors);
        assertEquals(0, faded[0][0], 1e-15);
        assertEquals(25.0 / 9, printed[0][0] / printed[0][2], 1e-12, "five neighbours and three, squared");
        assertTrue(printed[0][0] > 1e-6, "value " + printed[0][0]);
    }

    @Test
    void badNumbersAreNamed() {
        assertThrows(InputException.class, () -> new PowerSpectrum(9, 3, ALPHA, RC));
        assertThrows(InputException.class, () -> new PowerSpectrum(3, 5, ALPHA, RC));
        assertThrows(InputException.class, () -> new PowerSpectrum(3, 4, 0, RC));
        assertThrows(InputException.class, () -> new PowerSpectrum(3, 4, ALPHA, Double.NaN));
    }
}
