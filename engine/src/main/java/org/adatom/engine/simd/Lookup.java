package org.adatom.engine.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Values picked from a short table, for whole arrays of indices. */
public final class Lookup {
    private static final VectorSpecies<Double> S = Simd.SPECIES;

    private Lookup() {}

    /**
     * {@code out[k] = table[index[k]]}.
     *
     * @param n number of values
     */
    public static void gather(int n, double[] table, int[] index, double[] out) {
        int vectors = S.loopBound(n);
        for (int k = 0; k < vectors; k += Simd.LANES) {
            DoubleVector.fromArray(S, table, 0, index, k).intoArray(out, k);
        }
        for (int k = vectors; k < n; k++) {
            out[k] = table[index[k]];
        }
    }
}
