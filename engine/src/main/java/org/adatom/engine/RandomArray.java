package org.adatom.engine;

import org.adatom.engine.simd.ArrayMath;

/**
 * Random numbers of many atoms at once, without allocation: those of {@link CounterRandom}, several times as fast. Holds
 * scratch memory, so every thread needs one of its own.
 *
 * <p>Two neighbouring atoms, 2j and 2j + 1, share a draw of the generator, which makes two numbers.
 */
public final class RandomArray {
    private final double[] values;
    private final double[] first;
    private final double[] second;

    /** For up to so many numbers at a time. */
    public RandomArray(int capacity) {
        values = new double[capacity + 1];
        first = new double[capacity / 2 + 1];
        second = new double[capacity / 2 + 1];
    }

    /** Largest number of numbers of one call. */
    public int capacity() {
        return values.length - 1;
    }

    /** Where the numbers of the last call are; always the same array. */
    public double[] values() {
        return values;
    }

    /**
     * Numbers uniformly distributed in [0, 1): element k is that of atom a = begin + k, which is {@code
     * random.uniform(step, a >> 1, 2 * component + (a & 1))}.
     *
     * @param begin first atom; even
     * @param n how many; at most the capacity
     * @return the numbers, valid until the next call
     */
    public double[] uniform(CounterRandom random, long step, int component, int begin, int n) {
        int pairs = draw(random, step, component, begin, n);
        for (int k = 0; k < pairs; k++) {
            values[2 * k] = first[k];
            values[2 * k + 1] = second[k];
        }
        return values;
    }

    /** Normally distributed numbers of mean 0 and variance 1; as {@link #uniform}, of {@link CounterRandom#normal}. */
    public double[] normal(CounterRandom random, long step, int component, int begin, int n) {
        int pairs = draw(random, step, component, begin, n);
        complement(first, pairs);
        ArrayMath.log(first, first, pairs);
        radii(first, pairs);
        ArrayMath.cosSin(second, second, values, pairs);
        // From the end: the sine of pair k lies where the numbers of pair k/2 will be written.
        for (int k = pairs - 1; k >= 0; k--) {
            double sine = values[k];
            values[2 * k] = first[k] * second[k];
            values[2 * k + 1] = first[k] * sine;
        }
        return values;
    }

    private int draw(CounterRandom random, long step, int component, int begin, int n) {
        if ((begin & 1) != 0 || n > capacity()) {
            throw new IllegalArgumentException(n + " numbers from atom " + begin + " on: the first must be even, and at"
                    + " most " + capacity() + " are drawn at once");
        }
        int pairs = (n + 1) / 2;
        random.uniformPairs(step, begin >> 1, component, first, second, pairs);
        return pairs;
    }

    private static void complement(double[] u, int n) {
        for (int k = 0; k < n; k++) {
            u[k] = 1 - u[k];
        }
    }

    private static void radii(double[] logarithms, int n) {
        for (int k = 0; k < n; k++) {
            logarithms[k] = Math.sqrt(-2 * logarithms[k]);
        }
    }
}
