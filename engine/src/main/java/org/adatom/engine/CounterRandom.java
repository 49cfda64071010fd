package org.adatom.engine;

import org.adatom.engine.simd.ArrayMath;
import org.adatom.engine.simd.ArrayPhilox;

/**
 * Random numbers without a state: each is a function of (seed, purpose, step, index, component).
 *
 * <p>The numbers of an atom in a step therefore do not depend on the order in which atoms are visited, on the number of
 * threads or on what was drawn before, and a resumed run draws what the uninterrupted one would have drawn. The
 * generator is Philox4x32-10 of J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC '11 (2011). Results are the same on every machine. Immutable, so threads may share it.
 */
public final class CounterRandom {
    private final int key0;
    private final int key1;

    /**
     * A family of random numbers.
     *
     * @param seed what the user chose
     * @param purpose what the numbers are for ("velocities", "langevin", ...): different purposes are independent
     */
    public CounterRandom(long seed, String purpose) {
        long key = mix(seed + 0x9E3779B97F4A7C15L * purpose.hashCode());
        key0 = (int) key;
        key1 = (int) (key >>> 32);
    }

    /**
     * Sixty-four random bits.
     *
     * @param step time step, or 0
     * @param index which atom, degree of freedom, ...
     * @param component 0, 1, 2, ... for further numbers of the same index
     */
    public long bits(long step, int index, int component) {
        return ArrayPhilox.bits(
                key0, key1, index, component >> 1, (int) step, (int) (step >>> 32), (component & 1) != 0);
    }

    /** A number uniformly distributed in [0, 1), a multiple of 2<sup>-53</sup>; arguments as for {@link #bits}. */
    public double uniform(long step, int index, int component) {
        return ArrayPhilox.unit(bits(step, index, component));
    }

    /**
     * A normally distributed number with mean 0 and variance 1 (G. E. P. Box and M. E. Muller, Ann. Math. Stat. 29, 610
     * (1958)); arguments as for {@link #bits}. Not independent of {@link #uniform} with the same arguments.
     */
    public double normal(long step, int index, int component) {
        double radius = Math.sqrt(-2 * ArrayMath.log(1 - uniform(step, index, component & ~1)));
        double turns = uniform(step, index, component | 1);
        return radius * ((component & 1) == 0 ? ArrayMath.cosOfTurns(turns) : ArrayMath.sinOfTurns(turns));
    }

    /**
     * A number of the gamma distribution, density x<sup>shape - 1</sup> e<sup>-x</sup>/&Gamma;(shape), exact for any
     * shape (G. Marsaglia and W. W. Tsang, ACM Trans. Math. Softw. 26, 363 (2000)). Twice a number of shape n/2 is
     * distributed as the sum of n squares of normal numbers. Takes all components of the index.
     *
     * @throws IllegalArgumentException if the shape is not positive
     */
    public double gamma(long step, int index, double shape) {
        if (!(shape > 0) || !Double.isFinite(shape)) {
            throw new IllegalArgumentException("shape of a gamma distribution must be positive: " + shape);
        }
        // Below shape 1 from the next higher one: gamma(a) = gamma(a + 1) u^(1/a).
        double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        for (int component = 0;; component += 4) {
            double x = normal(step, index, component);
            double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
            double u = 1 - uniform(step, index, component + 2);
            if (v > 0 && ArrayMath.log(u) < 0.5 * x * x + d - d * v + d * ArrayMath.log(v)) {
                double less = shape < 1
                        ? ArrayMath.exp(ArrayMath.log(1 - uniform(step, index, component + 3)) / shape)
                        : 1;
                return d * v * less;
            }
        }
    }

    /**
     * Pairs of uniform numbers of neighbouring indices: a[k] and b[k], 0 &le; k &lt; n, are {@link #uniform} of index
     * first + k, components 2 pair and 2 pair + 1.
     */
    void uniformPairs(long step, int first, int pair, double[] a, double[] b, int n) {
        ArrayPhilox.uniform(key0, key1, first, pair, (int) step, (int) (step >>> 32), a, b, n);
    }

    /** A bijection of the 64-bit numbers that spreads near ones apart: the finalizer of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
