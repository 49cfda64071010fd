package org.adatom.forcefields.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.CutoffFunction.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CutoffFunctionTest {
    private static final double OUTER = 5;

    /** At r = 2 of 5 without inner radius; each from its formula by hand. */
    @ParameterizedTest
    @CsvSource({
        "COSINE, 0.65450849718747370",
        "TANH_CUBED, 0.15489703771513655",
        "NORMALIZED_TANH_CUBED, 0.3506487569968047",
        "EXPONENTIAL, 0.8265654376242381",
        "POLY1, 0.648",
        "POLY2, 0.68256",
        "POLY3, 0.710208",
        "POLY4, 0.7334323",
        "AMP, 0.91296"
    })
    void valuesAreThoseOfTheFormulas(Kind kind, double expected) {
        assertEquals(expected, value(function(kind, 0), 2)[0], 5e-8);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void slopeIsTheDerivative(Kind kind) {
        double inner = kind.name().contains("TANH") ? 0 : 1;
        CutoffFunction f = function(kind, inner);
        for (double r = 0.05; r < 6; r += 0.0973) {
            double h = 1e-4;
            double difference = (8 * (value(f, r + h)[0] - value(f, r - h)[0])
                    - (value(f, r + 2 * h)[0] - value(f, r - 2 * h)[0])) / (12 * h);
            assertEquals(difference, value(f, r)[1], 1e-9, kind + " at " + r);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void fallsFromOneToZero(Kind kind) {
        CutoffFunction f = function(kind, 0);
        assertEquals(kind == Kind.TANH_CUBED ? Math.pow(Math.tanh(1), 3) : 1, value(f, 0)[0], 1e-15);
        assertEquals(0, value(f, OUTER)[0], 1e-15);
        assertEquals(0, value(f, OUTER)[1], 1e-15);
        assertEquals(0, value(f, 2 * OUTER)[0], 1e-15);
        if (!kind.name().contains("TANH")) {
            assertEquals(1, value(function(kind, 2), 1.9)[0], 1e-15);
            assertEquals(0, value(function(kind, 2), 1.9)[1], 1e-15);
        }
    }

    @Test
    void badIntervalsAreRefused() {
        assertThrows(InputException.class, () -> new CutoffFunction(Kind.COSINE, 3, 3, 0));
        assertThrows(InputException.class, () -> new CutoffFunction(Kind.COSINE, -1, 3, 0));
        assertThrows(InputException.class, () -> new CutoffFunction(Kind.TANH_CUBED, 1, 3, 0));
        assertThrows(InputException.class, () -> new CutoffFunction(Kind.AMP, 0, 3, 1));
        assertThrows(InputException.class, () -> new CutoffFunction(Kind.COSINE, 0, Double.NaN, 0));
    }

    private static CutoffFunction function(Kind kind, double inner) {
        return new CutoffFunction(kind, inner, OUTER, kind == Kind.AMP ? 4 : 0);
    }

    private static double[] value(CutoffFunction f, double r) {
        double[] value = new double[1];
        double[] slope = new double[1];
        f.evaluate(1, new double[] {r}, value, slope);
        return new double[] {value[0], slope[0]};
    }
}
