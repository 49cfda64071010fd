package org.adatom.engine;

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
        int[] c = block(step, index, component >> 1);
        return (component & 1) == 0 ? join(c[0], c[1]) : join(c[2], c[3]);
    }

    /** A number uniformly distributed in [0, 1), a multiple of 2<sup>-53</sup>; arguments as for {@link #bits}. */
    public double uniform(long step, int index, int component) {
        return unit(bits(step, index, component));
    }

    /**
     * A normally distributed number with mean 0 and variance 1 (G. E. P. Box and M. E. Muller, Ann. Math. Stat. 29, 610
     * (1958)); arguments as for {@link #bits}. Not independent of {@link #uniform} with the same arguments.
     */
    public double normal(long step, int index, int component) {
        int[] c = block(step, index, component >> 1);
        double radius = Math.sqrt(-2 * StrictMath.log(1 - unit(join(c[0], c[1]))));
        double angle = 2 * Math.PI * unit(join(c[2], c[3]));
        return radius * ((component & 1) == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
    }

    private int[] block(long step, int index, int number) {
        int[] counter = {index, number, (int) step, (int) (step >>> 32)};
        philox(counter, key0, key1);
        return counter;
    }

    /** Ten rounds of Philox4x32 on the four words of {@code c}, in place. */
    static void philox(int[] c, int key0, int key1) {
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < 10; round++) {
            long p = (c[0] & 0xFFFFFFFFL) * 0xD2511F53L;
            long q = (c[2] & 0xFFFFFFFFL) * 0xCD9E8D57L;
            c[0] = (int) (q >>> 32) ^ c[1] ^ k0;
            c[1] = (int) q;
            c[2] = (int) (p >>> 32) ^ c[3] ^ k1;
            c[3] = (int) p;
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
    }

    private static long join(int low, int high) {
        return (low & 0xFFFFFFFFL) | (long) high << 32;
    }

    private static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** A bijection of the 64-bit numbers that spreads near ones apart: the finalizer of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
