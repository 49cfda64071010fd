package org.adatom.engine.forcefield;

import java.util.Arrays;

/** Work arrays of a batch, made when they are first asked for. */
final class ScratchArrays {
    private double[][] arrays = {};

    /** Forgets all arrays: the batch has grown. */
    void clear() {
        arrays = new double[0][];
    }

    /** Array number {@code k}; made with that length if it does not exist. */
    double[] get(int k, int length) {
        if (k >= arrays.length) {
            int old = arrays.length;
            arrays = Arrays.copyOf(arrays, k + 1);
            for (int i = old; i <= k; i++) {
                arrays[i] = new double[length];
            }
        }
        return arrays[k];
    }
}
