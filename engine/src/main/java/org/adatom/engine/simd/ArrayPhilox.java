package org.adatom.engine.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The counter-based generator Philox4x32-10 (J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3", SC '11 (2011)) for many counters at once: a counter of four words of 32 bits and a key
 * of two give four random words, here taken as two numbers in [0, 1).
 */
public final class ArrayPhilox {
    private static final VectorSpecies<Double> D = Simd.SPECIES;
    private static final VectorSpecies<Long> L = VectorSpecies.of(long.class, D.vectorShape());
    private static final long WORD = 0xFFFFFFFFL;
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final LongVector LANE = LongVector.zero(L).addIndex(1);
    // Numbers of 32 bits become doubles when they are put in the low bits of 2^52, and 2^32 times such numbers in those
    // of 2^84.
    private static final long LOW_BITS = Double.doubleToRawLongBits(0x1p52);
    private static final long HIGH_BITS = Double.doubleToRawLongBits(0x1p84);
    private static final double BOTH = 0x1p84 + 0x1p52;

    private ArrayPhilox() {}

    /**
     * Two numbers uniformly distributed in [0, 1), multiples of 2<sup>-53</sup>, of each of the counters (first + k,
     * c1, c2, c3), 0 &le; k &lt; n.
     *
     * @param a the number from the first and second word, index k
     * @param b that from the third and fourth
     */
    public static void uniform(
            int key0, int key1, int first, int c1, int c2, int c3, double[] a, double[] b, int n) {
        int vectors = L.loopBound(n);
        for (int k = 0; k < vectors; k += Simd.LANES) {
            uniformVector(key0, key1, first + k, c1, c2, c3, a, b, k);
        }
        for (int k = vectors; k < n; k++) {
            a[k] = unit(bits(key0, key1, first + k, c1, c2, c3, false));
            b[k] = unit(bits(key0, key1, first + k, c1, c2, c3, true));
        }
    }

    /** One vector. Every lane of 64 bits holds a word of 32, so that products are complete. */
    private static void uniformVector(
            int key0, int key1, int first, int c1, int c2, int c3, double[] a, double[] b, int k) {
        LongVector v0 = LANE.add(first & WORD).and(WORD);
        LongVector v1 = LongVector.broadcast(L, c1 & WORD);
        LongVector v2 = LongVector.broadcast(L, c2 & WORD);
        LongVector v3 = LongVector.broadcast(L, c3 & WORD);
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            LongVector p = v0.mul(M0);
            LongVector q = v2.mul(M1);
            v0 = q.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, v1)
                    .lanewise(VectorOperators.XOR, k0 & WORD);
            v1 = q.and(WORD);
            v2 = p.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, v3)
                    .lanewise(VectorOperators.XOR, k1 & WORD);
            v3 = p.and(WORD);
            k0 += W0;
            k1 += W1;
        }
        // The upper 53 of 64 bits: all of the second word and the upper 21 of the first.
        v0.lanewise(VectorOperators.LSHR, 11).or(v1.and(0x7FFL).lanewise(VectorOperators.LSHL, 21))
                .or(LOW_BITS).reinterpretAsDoubles()
                .add(v1.lanewise(VectorOperators.LSHR, 11).or(HIGH_BITS).reinterpretAsDoubles().sub(BOTH))
                .mul(0x1p-53).intoArray(a, k);
        v2.lanewise(VectorOperators.LSHR, 11).or(v3.and(0x7FFL).lanewise(VectorOperators.LSHL, 21))
                .or(LOW_BITS).reinterpretAsDoubles()
                .add(v3.lanewise(VectorOperators.LSHR, 11).or(HIGH_BITS).reinterpretAsDoubles().sub(BOTH))
                .mul(0x1p-53).intoArray(b, k);
    }

    /**
     * Sixty-four random bits of one counter.
     *
     * @param second whether the third and fourth word, or the first and second; the earlier word is the lower half
     */
    public static long bits(int key0, int key1, int c0, int c1, int c2, int c3, boolean second) {
        long v0 = c0 & WORD;
        long v1 = c1 & WORD;
        long v2 = c2 & WORD;
        long v3 = c3 & WORD;
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long p = v0 * M0;
            long q = v2 * M1;
            v0 = q >>> 32 ^ v1 ^ k0 & WORD;
            v1 = q & WORD;
            v2 = p >>> 32 ^ v3 ^ k1 & WORD;
            v3 = p & WORD;
            k0 += W0;
            k1 += W1;
        }
        return second ? v2 | v3 << 32 : v0 | v1 << 32;
    }

    /** The upper 53 of 64 bits as a number in [0, 1). */
    public static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }
}
