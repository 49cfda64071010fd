package org.adatom.forcefields.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Points of one solid, with weights of millions that nearly cancel, against sums with fifty digits. */
class ExpansionTest {
    private static final MathContext DIGITS = new MathContext(50);
    private static final double LENGTH = 0.5;
    private static final int SIZE = 3;
    private static final int COUNT = 200;

    private final double[] points = new double[COUNT * SIZE];
    private final double[] vectors = new double[COUNT * SIZE];
    private final double[] weights = new double[COUNT];

    ExpansionTest() {
        CounterRandom random = new CounterRandom(5, "expansion test");
        for (int i = 0; i < COUNT; i++) {
            for (int f = 0; f < SIZE; f++) {
                points[i * SIZE + f] = 0.6 + 0.01 * random.uniform(i, f, 0);
                vectors[i * SIZE + f] = 2000 * (random.uniform(i, f, 1) - 0.5);
            }
            weights[i] = (i % 2 == 0 ? 1 : -1) * 20_000 * (1 + 1e-6 * random.uniform(i, 0, 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void weightsThatNearlyCancelLeaveNoRounding(Kernel.Shape shape) {
        assertTrue(Arrays.stream(weights).map(Math::abs).sum() > 3e6);
        Expansion sum = new Expansion(SIZE, points, vectors, weights);
        Expansion.Evaluator evaluator = new Expansion.Evaluator(SIZE);
        for (double q : new double[] {0.604, 0.61, 0.64, 0.8, -0.2}) {
            double[][] at = new double[SIZE][8];
            for (int f = 0; f < SIZE; f++) {
                at[f][0] = q + 0.002 * f;
            }
            double[] value = new double[8];
            double[][] gradient = new double[SIZE][8];
            evaluator.add(sum, new Kernel(shape, LENGTH), 8, at, value, gradient);
            BigDecimal[] exact = exact(shape, IntStream.range(0, SIZE).mapToDouble(f -> at[f][0]).toArray());
            assertEquals(exact[0].doubleValue(), value[0], 2e-12);
            for (int f = 0; f < SIZE; f++) {
                assertEquals(exact[1 + f].doubleValue(), gradient[f][0], 1e-11);
            }
        }
    }

    /** The value and the gradient by the formula, without any rearrangement. */
    private BigDecimal[] exact(Kernel.Shape shape, double[] q) {
        BigDecimal inverse = BigDecimal.ONE.divide(new BigDecimal(LENGTH).pow(2), DIGITS);
        BigDecimal bend = shape == Kernel.Shape.DOT_PRODUCT ? inverse : BigDecimal.ZERO;
        BigDecimal[] sums = new BigDecimal[1 + SIZE];
        Arrays.fill(sums, BigDecimal.ZERO);
        for (int i = 0; i < COUNT; i++) {
            BigDecimal s = BigDecimal.ZERO;
            BigDecimal t = BigDecimal.ZERO;
            BigDecimal[] away = new BigDecimal[SIZE];
            BigDecimal[] v = new BigDecimal[SIZE];
            for (int f = 0; f < SIZE; f++) {
                away[f] = new BigDecimal(points[i * SIZE + f]).subtract(new BigDecimal(q[f]));
                v[f] = new BigDecimal(vectors[i * SIZE + f]);
                s = s.subtract(away[f].multiply(away[f]).multiply(new BigDecimal("0.5")), DIGITS);
                t = t.subtract(v[f].multiply(away[f]), DIGITS);
            }
            BigDecimal slope = inverse.add(bend.multiply(s), DIGITS);
            BigDecimal k = exp(s.multiply(inverse.add(slope)).multiply(new BigDecimal("0.5"), DIGITS));
            BigDecimal k1 = k.multiply(slope, DIGITS);
            BigDecimal k2 = k.multiply(slope.multiply(slope).add(bend), DIGITS);
            BigDecimal w = new BigDecimal(weights[i]);
            sums[0] = sums[0].add(w.multiply(k)).add(k1.multiply(t), DIGITS);
            BigDecimal by = w.multiply(k1).add(k2.multiply(t));
            for (int f = 0; f < SIZE; f++) {
                sums[1 + f] = sums[1 + f].add(by.multiply(away[f])).add(k1.multiply(v[f]), DIGITS);
            }
        }
        return sums;
    }

    /** By its series. */
    private static BigDecimal exp(BigDecimal x) {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 80; n++) {
            term = term.multiply(x).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }
}
