package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.simd.PackedPairs;

/**
 * Pairs of neighbours of the atoms of {@link Environments}, atom after atom, with their angles and distances, and where to
 * cut them into chunks.
 */
final class Triplets {
    /** Most triplets in a chunk. */
    static final int CHUNK = 512;

    /** The pairs of neighbours. */
    final PackedPairs pairs = new PackedPairs();
    private int[] firstRow = {0};
    private int[] chunkRow = {0};
    private int chunks;

    /**
     * Collects the pairs of neighbours that are at less than some distance from each other.
     *
     * @param twoSets whether one neighbour is of the first and the other of the second set
     * @param over 1/r of each neighbour, 1/&Aring;
     * @param factor of each neighbour
     * @param reach that distance, &Aring;; may be infinite
     */
    void collect(Environments near, boolean twoSets, double[] over, double[] factor, double reach) {
        if (firstRow.length < near.atoms + 1) {
            firstRow = new int[near.atoms + 1];
        }
        pairs.clear();
        for (int c = 0; c < near.atoms; c++) {
            firstRow[c] = pairs.rows();
            int begin = near.first[c];
            int middle = near.middle[c];
            int end = near.first[c + 1];
            if (!twoSets) {
                for (int j = begin; j < end - 1; j++) {
                    addRows(near, j, j + 1, end, over, factor, reach);
                }
            } else if (middle - begin < end - middle) {
                // Few long rows are better than many short ones.
                for (int j = begin; j < middle; j++) {
                    addRows(near, j, middle, end, over, factor, reach);
                }
            } else {
                for (int j = middle; j < end; j++) {
                    addRows(near, j, begin, middle, over, factor, reach);
                }
            }
        }
        firstRow[near.atoms] = pairs.rows();
        cut();
    }

    private void addRows(
            Environments near, int j, int from, int to, double[] over, double[] factor, double reach) {
        for (int k = from; k < to; k += CHUNK) {
            pairs.add(j, k, Math.min(k + CHUNK, to), near.dx, near.dy, near.dz, over, factor,
                    reach);
        }
    }

    private void cut() {
        chunks = 0;
        for (int row = 0; row < pairs.rows(); row++) {
            if (row == 0 || pairs.first(row + 1) - pairs.first(chunkRow[chunks - 1]) > CHUNK) {
                if (chunkRow.length < chunks + 2) {
                    chunkRow = Arrays.copyOf(chunkRow, 2 * chunks + 16);
                }
                chunkRow[chunks++] = row;
            }
        }
        chunkRow[chunks] = pairs.rows();
    }

    /** Number of chunks. */
    int chunks() {
        return chunks;
    }

    /** The first row of a chunk; of the chunk after the last, the number of rows. */
    int row(int chunk) {
        return chunkRow[chunk];
    }

    /** The first triplet of an atom; of the atom after the last, the number of triplets. */
    int first(int atom) {
        return pairs.first(firstRow[atom]);
    }
}
