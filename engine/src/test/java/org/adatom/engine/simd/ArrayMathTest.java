package org.adatom.engine.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.adatom.engine.CounterRandom;
import org.junit.jupiter.api.Test;

class ArrayMathTest {
    private static final CounterRandom RANDOM = new CounterRandom(3, "array math test");

    @Test
    void exponentialIsWithinTwoUnitsInTheLastPlace() {
        double[] in = arguments(200_000);
        double[] out = new double[in.length];
        ArrayMath.exp(in, out, in.length);
        double worst = 0;
        for (int k = 0; k < in.length; k++) {
            double exact = StrictMath.exp(in[k]);
            worst = Math.max(worst, Math.abs(out[k] - exact) / Math.ulp(exact));
        }
        assertTrue(worst <= 2, "worst error " + worst + " ulp");
    }

    /** Down to the smallest arguments, where e<sup>x</sup> itself is 1. */
    @Test
    void exponentialLessOneIsWithinTwoUnitsInTheLastPlace() {
        double[] in = arguments(100_000);
        double[] out = new double[in.length];
        for (double scale : new double[] {1, 1e-2, 1e-5, 1e-12, 1e-200}) {
            double[] x = Arrays.stream(in).map(a -> scale * a).toArray();
            ArrayMath.expm1(x, out, x.length);
            for (int k = 0; k < x.length; k++) {
                double exact = StrictMath.expm1(x[k]);
                assertEquals(exact, out[k], 2 * Math.ulp(exact), "of " + x[k]);
            }
        }
        double[] last = Arrays.copyOf(in, 67);
        ArrayMath.expm1(in, out, in.length);
        ArrayMath.expm1(last, last, last.length);
        assertArrayEquals(Arrays.copyOf(out, last.length), last, 0.0);
    }

    @Test
    void arcCosineIsWithinFourUnitsInTheLastPlace() {
        double[] in = new double[200_003];
        for (int k = 0; k < in.length; k++) {
            in[k] = Math.max(-1, Math.min(1, 1.00001 * Math.cos(Math.PI * k / (in.length - 1))));
        }
        double[] out = new double[in.length];
        ArrayMath.acos(in, out, in.length);
        for (int k = 0; k < in.length; k++) {
            double exact = StrictMath.acos(in[k]);
            assertEquals(exact, out[k], 4 * Math.ulp(exact), "of " + in[k]);
        }
        double[] beyond = {1 + 1e-15, -1 - 1e-15};
        ArrayMath.acos(beyond, beyond, 2);
        assertArrayEquals(new double[] {0, Math.PI}, beyond);
    }

    @Test
    void vectorAndTailHaveTheSameBits() {
        double[] in = arguments(67);
        double[] whole = new double[in.length];
        ArrayMath.exp(in, whole, in.length);
        for (int n = 0; n <= in.length; n++) {
            double[] part = new double[in.length];
            ArrayMath.exp(in, part, n);
            for (int k = 0; k < n; k++) {
                assertEquals(whole[k], part[k], 0.0);
                assertEquals(whole[k], ArrayMath.exp(in[k]), 0.0);
            }
        }
    }

    @Test
    void compiledCodeHasTheBitsOfInterpretedCode() {
        double[] in = arguments(1000);
        double[] cold = new double[in.length];
        ArrayMath.exp(in, cold, in.length);
        double[] warm = new double[in.length];
        for (int repeat = 0; repeat < 20_000; repeat++) {
            ArrayMath.exp(in, warm, in.length);
        }
        assertArrayEquals(cold, warm, 0.0);
    }

    @Test
    void argumentsBeyondTheRangeAreClampedAndNaNStays() {
        double[] x = {-1e9, -709, 0, 710, 1e300, Double.NaN, Double.NEGATIVE_INFINITY};
        ArrayMath.exp(x, x, x.length);
        double lowest = StrictMath.exp(-708);
        double highest = StrictMath.exp(709);
        assertArrayEquals(new double[] {lowest, lowest, 1, highest, highest, Double.NaN, lowest}, x, 1e-15 * highest);
        assertTrue(x[0] > 0);
    }

    @Test
    void logarithmIsWithinTwoUnitsInTheLastPlace() {
        double[] in = positive(300_000);
        double[] out = new double[in.length];
        ArrayMath.log(in, out, in.length);
        double worst = 0;
        for (int k = 0; k < in.length; k++) {
            double exact = StrictMath.log(in[k]);
            worst = Math.max(worst, Math.abs(out[k] - exact) / Math.ulp(exact));
        }
        assertTrue(worst <= 2, "worst error " + worst + " ulp");
    }

    @Test
    void logarithmHasTheSameBitsInVectorAndTailInterpretedAndCompiled() {
        double[] in = positive(67);
        double[] cold = new double[in.length];
        ArrayMath.log(in, cold, in.length);
        double[] warm = new double[in.length];
        for (int repeat = 0; repeat < 20_000; repeat++) {
            ArrayMath.log(in, warm, in.length);
        }
        assertArrayEquals(cold, warm, 0.0);
        for (int k = 0; k < in.length; k++) {
            assertEquals(cold[k], ArrayMath.log(in[k]), 0.0);
        }
    }

    @Test
    void logarithmsOutsideTheRangeAreThoseOfItsEndsAndNaNStays() {
        double[] x = {0, -3, 1e-310, 1, Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 0};
        double lowest = StrictMath.log(Double.MIN_NORMAL);
        double highest = StrictMath.log(Double.MAX_VALUE);
        ArrayMath.log(x, x, x.length);
        double[] expected = {lowest, lowest, lowest, 0, highest, Double.NaN, lowest, lowest, lowest};
        assertArrayEquals(expected, x, 1e-12);
    }

    /** All magnitudes, and many close to 1, where the logarithm has few digits to spare. */
    private static double[] positive(int n) {
        double[] in = new double[n];
        for (int k = 0; k < n; k++) {
            double u = 2 * RANDOM.uniform(1, k, 0) - 1;
            in[k] = switch (k % 3) {
                case 0 -> StrictMath.exp(708 * u);
                case 1 -> 1 + u * StrictMath.exp(-40 * RANDOM.uniform(1, k, 1));
                default -> 1.5 + u;
            };
        }
        return in;
    }

    @Test
    void cosineAndSineOfTurnsAreRight() {
        int n = 100_000;
        double[] turns = new double[n];
        for (int k = 0; k < n; k++) {
            turns[k] = k < 100 ? (k - 50) / 8.0 : 3 * RANDOM.uniform(2, k, 0) - 1.5;
        }
        double[] cos = new double[n];
        double[] sin = new double[n];
        ArrayMath.cosSin(turns, cos, sin, n);
        for (int k = 0; k < n; k++) {
            double t = turns[k] - Math.rint(turns[k]);
            assertEquals(StrictMath.cos(2 * Math.PI * t), cos[k], 6e-16);
            assertEquals(StrictMath.sin(2 * Math.PI * t), sin[k], 6e-16);
            assertEquals(1, cos[k] * cos[k] + sin[k] * sin[k], 5e-16);
        }
        assertEquals(0.0, cos[50 - 2]);
        assertEquals(-1.0, sin[50 - 2]);
    }

    @Test
    void cosineAndSineHaveTheSameBitsInVectorAndTailInterpretedAndCompiled() {
        double[] turns = new double[67];
        for (int k = 0; k < turns.length; k++) {
            turns[k] = RANDOM.uniform(3, k, 0);
        }
        double[] cold = new double[67];
        double[] coldSine = new double[67];
        ArrayMath.cosSin(turns, cold, coldSine, 67);
        double[] warm = new double[67];
        double[] warmSine = new double[67];
        for (int repeat = 0; repeat < 20_000; repeat++) {
            ArrayMath.cosSin(turns, warm, warmSine, 67);
        }
        assertArrayEquals(cold, warm, 0.0);
        assertArrayEquals(coldSine, warmSine, 0.0);
        for (int k = 0; k < 67; k++) {
            assertEquals(cold[k], ArrayMath.cosOfTurns(turns[k]), 0.0);
            assertEquals(coldSine[k], ArrayMath.sinOfTurns(turns[k]), 0.0);
        }
    }

    @Test
    void sumHasAFixedOrder() {
        double[] a = arguments(1003);
        double expected = ArrayMath.sum(a, a.length);
        double plain = 0;
        for (double v : a) {
            plain += v;
        }
        assertEquals(plain, expected, 1e-9);
        assertEquals(0.0, ArrayMath.sum(a, 0));
        assertEquals(a[0] + a[1], ArrayMath.sum(a, 2));
    }

    private static double[] arguments(int n) {
        double[] in = new double[n];
        for (int k = 0; k < n; k++) {
            in[k] = k % 2 == 0 ? 1400 * (RANDOM.uniform(0, k, 0) - 0.5) : 10 * (RANDOM.uniform(0, k, 1) - 0.8);
        }
        return in;
    }

    @Test
    void powersAreProductsInEveryLane() {
        double[] x = {0.5, -1.5, 2, 0, 1.1, -0.3, 7, 1e-3, 3, -2, 1};
        double[] power = new double[x.length];
        for (int m : new int[] {0, 1, 2, 3, 7, 20, 64}) {
            ArrayMath.power(x, m, power, x.length);
            for (int k = 0; k < x.length; k++) {
                double expected = StrictMath.pow(x[k], m);
                assertEquals(expected, power[k], 2 * m * Math.ulp(expected), x[k] + "^" + m);
            }
        }
    }
}
