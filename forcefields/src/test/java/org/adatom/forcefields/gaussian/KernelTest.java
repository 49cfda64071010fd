package org.adatom.forcefields.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.adatom.engine.error.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelTest {
    private static double[] at(RadialFunction radial, double s) {
        double[][] k = new double[3][1];
        radial.evaluate(1, new double[] {s}, k[0], k[1], k[2]);
        return new double[] {k[0][0], k[1][0], k[2][0]};
    }

    @Test
    void isTheFormulaOfTheThesis() {
        double d = 0.83;
        double l = 0.4;
        assertEquals(Math.exp(-(1 - d * d) / (2 * l * l)),
                at(new Kernel(Kernel.Shape.DOT_PRODUCT, l), d - 1)[0], 1e-15);
        assertEquals(Math.exp(-0.09 / (2 * l * l)),
                at(new Kernel(Kernel.Shape.SQUARED_EXPONENTIAL, l), -0.045)[0], 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void derivativesAreThoseOfDifferences(Kernel.Shape shape) {
        Kernel kernel = new Kernel(shape, 0.6);
        double h = 1e-4;
        for (double s : new double[] {-0.9, -0.2, -0.01}) {
            for (int order = 0; order < 3; order++) {
                if (order < 2) {
                    assertEquals(fourth(at(kernel, s - 2 * h)[order], at(kernel, s - h)[order],
                            at(kernel, s + h)[order], at(kernel, s + 2 * h)[order], h),
                            at(kernel, s)[order + 1], 1e-9);
                }
                assertEquals(fourth(longer(shape, s, -2 * h)[order], longer(shape, s, -h)[order],
                        longer(shape, s, h)[order], longer(shape, s, 2 * h)[order], h),
                        at(kernel::byLogLength, s)[order], 1e-9);
            }
        }
    }

    private static double[] longer(Kernel.Shape shape, double s, double byLog) {
        return at(new Kernel(shape, 0.6 * Math.exp(byLog)), s);
    }

    private static double fourth(double a, double b, double c, double d, double h) {
        return (8 * (c - b) - (d - a)) / (12 * h);
    }

    private static double[] differences(RadialFunction radial, double s, double d) {
        double[][] at = new double[3][1];
        radial.evaluate(1, new double[] {s}, at[0], at[1], at[2]);
        double[][] k = new double[3][1];
        radial.differences(1, new double[] {s}, at, new double[] {d}, k[0], k[1], k[2]);
        return new double[] {k[0][0], k[1][0], k[2][0]};
    }

    @ParameterizedTest
    @EnumSource
    void differencesAreThoseOfValues(Kernel.Shape shape) {
        Kernel kernel = new Kernel(shape, 0.6);
        for (double s : new double[] {-0.9, -0.2, 0}) {
            for (double d : new double[] {-0.8, -0.1, 0, 0.1, 0.2}) {
                for (int order = 0; order < 3; order++) {
                    for (RadialFunction radial : new RadialFunction[] {kernel, kernel::byLogLength}) {
                        assertEquals(at(radial, s + d)[order] - at(radial, s)[order],
                                differences(radial, s, d)[order], 1e-13);
                    }
                }
            }
        }
    }

    /** Small ones have all digits: they are d times the next derivative. */
    @ParameterizedTest
    @EnumSource
    void smallDifferencesLoseNoDigits(Kernel.Shape shape) {
        Kernel kernel = new Kernel(shape, 0.6);
        double h = 1e-4;
        for (double s : new double[] {-0.9, -0.2, 0}) {
            for (double d : new double[] {-1e-14, 1e-14}) {
                double[] k = at(kernel, s);
                double[] small = differences(kernel, s, d);
                assertEquals(k[1], small[0] / d, 1e-12 * k[1]);
                assertEquals(k[2], small[1] / d, 1e-12 * k[2]);
                assertEquals(fourth(at(kernel, s - 2 * h)[2], at(kernel, s - h)[2], at(kernel, s + h)[2],
                        at(kernel, s + 2 * h)[2], h), small[2] / d, 1e-7);
            }
        }
    }

    /** Where a kernel is smaller than any number at one end, the difference is that of the other. */
    @Test
    void largeDifferencesAreNumbers() {
        Kernel kernel = new Kernel(Kernel.Shape.SQUARED_EXPONENTIAL, 1);
        assertArrayEquals(at(kernel, -0.5), differences(kernel, -1e5, 1e5 - 0.5), 1e-11);
        assertArrayEquals(new double[3], differences(kernel, -1e5, -1e5), 1e-300);
        for (double k : differences(kernel, -0.5, -1e5)) {
            assertEquals(-Math.exp(-0.5), k, 1e-15);
        }
    }

    @Test
    void aLengthMustBePositive() {
        assertThrows(InputException.class, () -> new Kernel(Kernel.Shape.DOT_PRODUCT, 0));
        assertThrows(InputException.class, () -> new Kernel(Kernel.Shape.DOT_PRODUCT, Double.NaN));
    }
}
