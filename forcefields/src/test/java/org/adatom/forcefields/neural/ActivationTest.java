package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    /** At x = 0.7 and x = -1.3; each from its formula with the functions of a pocket calculator. */
    @ParameterizedTest
    @CsvSource({
        "LINEAR, 0.7, -1.3",
        "TANH, 0.604367777117, -0.861723159313",
        "SIGMOID, 0.668187772168, 0.214165016957",
        "REVERSE_SIGMOID, 0.331812227832, 0.785834983043",
        "SOFTPLUS, 1.10318604889, 0.241008453833",
        "SCALED_TANH, 0.747278077268, -1.20057505635",
        "TWIST, 0.817278077268, -1.33057505635",
        "GAUSSIAN, 0.782704538242, 0.429557358211",
        "COSINE, 0.764842187284, 0.267498828625",
        "HARMONIC, 0.49, 1.69",
        "EXPONENTIAL, 0.496585303791, 3.66929666762",
        "RELU, 0.7, 0",
        "SILU, 0.467731440518, -0.278414522045"
    })
    void valuesAreThoseOfTheFormulas(Activation f, double positive, double negative) {
        assertEquals(positive, at(f, 0.7)[0], 1e-11);
        assertEquals(negative, at(f, -1.3)[0], 1e-11);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void slopeIsTheDerivative(Activation f) {
        for (double x = -4.07; x < 4; x += 0.31) {
            double h = 1e-3;
            double difference = (8 * (at(f, x + h)[0] - at(f, x - h)[0]) - (at(f, x + 2 * h)[0] - at(f, x - 2 * h)[0]))
                    / (12 * h);
            assertEquals(difference, at(f, x)[1], 1e-10 * Math.max(1, Math.abs(difference)), f + " at " + x);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void curvatureIsTheDerivativeOfTheSlope(Activation f) {
        for (double x = -4.07; x < 4; x += 0.31) {
            double h = 1e-3;
            double difference = (8 * (at(f, x + h)[1] - at(f, x - h)[1]) - (at(f, x + 2 * h)[1] - at(f, x - 2 * h)[1]))
                    / (12 * h);
            assertEquals(difference, at(f, x)[2], 1e-10 * Math.max(1, Math.abs(difference)), f + " at " + x);
        }
    }

    private static double[] at(Activation f, double x) {
        double[] value = new double[1];
        double[] slope = new double[1];
        double[] curvature = new double[1];
        double[] argument = {x};
        f.evaluate(1, argument, value, slope);
        f.curvature(1, argument, value, slope, curvature);
        return new double[] {value[0], slope[0], curvature[0]};
    }
}
