package org.adatom.forcefields.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.adatom.engine.error.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelTest {
    private static double[] at(Kernel.Radial radial, double s) {
        double[][] k = new double[3][1];
        radial.evaluate(1, new double[] {s}, k[0], k[1], k[2]);
        return new double[] {k[0][0], k[1][0], k[2][0]};
    }

    @Test
    void isTheFormulaOfTheThesis() {
        double d = 0.83;
        double l = 0.4;
        assertEquals(Math.exp(-(1 - d * d) / (2 * l * l)),
                at(new Kernel(Kernel.Shape.DOT_PRODUCT, l)::values, d - 1)[0], 1e-15);
        assertEquals(Math.exp(-0.09 / (2 * l * l)),
                at(new Kernel(Kernel.Shape.SQUARED_EXPONENTIAL, l)::values, -0.045)[0], 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void derivativesAreThoseOfDifferences(Kernel.Shape shape) {
        Kernel kernel = new Kernel(shape, 0.6);
        double h = 1e-4;
        for (double s : new double[] {-0.9, -0.2, -0.01}) {
            for (int order = 0; order < 3; order++) {
                if (order < 2) {
                    assertEquals(fourth(at(kernel::values, s - 2 * h)[order], at(kernel::values, s - h)[order],
                            at(kernel::values, s + h)[order], at(kernel::values, s + 2 * h)[order], h),
                            at(kernel::values, s)[order + 1], 1e-9);
                }
                assertEquals(fourth(longer(shape, s, -2 * h)[order], longer(shape, s, -h)[order],
                        longer(shape, s, h)[order], longer(shape, s, 2 * h)[order], h),
                        at(kernel::byLogLength, s)[order], 1e-9);
            }
        }
    }

    private static double[] longer(Kernel.Shape shape, double s, double byLog) {
        return at(new Kernel(shape, 0.6 * Math.exp(byLog))::values, s);
    }

    private static double fourth(double a, double b, double c, double d, double h) {
        return (8 * (c - b) - (d - a)) / (12 * h);
    }

    @Test
    void aLengthMustBePositive() {
        assertThrows(InputException.class, () -> new Kernel(Kernel.Shape.DOT_PRODUCT, 0));
        assertThrows(InputException.class, () -> new Kernel(Kernel.Shape.DOT_PRODUCT, Double.NaN));
    }
}
