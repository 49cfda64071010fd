package org.adatom.forcefields.descriptor;

/** Functions of a distance that end at a common cutoff and are computed together. Immutable. */
interface RadialBasis {
    /** Number of functions. */
    int size();

    /** From this distance on all are zero, &Aring;. */
    double cutoff();

    /**
     * All functions and their derivatives.
     *
     * @param n number of distances
     * @param r distances below the cutoff, &Aring;
     * @param value out: {@code value[b][k]} is function b of r[k]; row {@code size()} is scratch
     * @param slope out: its derivative, 1/&Aring;; row {@code size()} is scratch
     */
    void evaluate(int n, double[] r, double[][] value, double[][] slope);
}
