package org.adatom.engine.neighbor;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.adatom.engine.simd.Simd;

/** The kinds of the pairs of a batch, from the species of their atoms. */
final class PairTypes {
    /** As many integers as a cluster has atoms. */
    private static final VectorSpecies<Integer> S =
            VectorSpecies.of(int.class, VectorShape.forBitSize(Integer.SIZE * Simd.LANES));

    private PairTypes() {}

    /**
     * Fills {@code type} with {@code speciesOfI * speciesCount + speciesOfJ} for the pairs of some rows.
     */
    static void fill(ClusterList list, int fromRow, int toRow, int[] species, int speciesCount, int[] type) {
        int n = 0;
        for (int r = fromRow; r < toRow; r++) {
            n = collect(r * ClusterPairs.ROW, list.entry(), list.first(r), list.first(r + 1), list.masks(), species,
                    speciesCount, type, n);
        }
    }

    private static int collect(int row, int[] entry, int from, int to, byte[] masks, int[] species, int speciesCount,
            int[] type, int count) {
        int s0 = species[row] * speciesCount;
        int s1 = species[row + 1] * speciesCount;
        int s2 = species[row + 2] * speciesCount;
        int s3 = species[row + 3] * speciesCount;
        int n = count;
        for (int e = from; e < to; e++) {
            IntVector sj = IntVector.fromArray(S, species, entry[e]);
            long bits = masks[4 * e] & 0xff;
            sj.add(s0).compress(VectorMask.fromLong(S, bits)).intoArray(type, n);
            n += Long.bitCount(bits);
            bits = masks[4 * e + 1] & 0xff;
            sj.add(s1).compress(VectorMask.fromLong(S, bits)).intoArray(type, n);
            n += Long.bitCount(bits);
            bits = masks[4 * e + 2] & 0xff;
            sj.add(s2).compress(VectorMask.fromLong(S, bits)).intoArray(type, n);
            n += Long.bitCount(bits);
            bits = masks[4 * e + 3] & 0xff;
            sj.add(s3).compress(VectorMask.fromLong(S, bits)).intoArray(type, n);
            n += Long.bitCount(bits);
        }
        return n;
    }
}
