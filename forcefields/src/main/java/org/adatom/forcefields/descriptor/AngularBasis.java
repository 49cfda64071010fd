package org.adatom.forcefields.descriptor;

/** Functions of the cosine of an angle that are computed together. Immutable. */
interface AngularBasis {
    /** Number of functions. */
    int size();

    /**
     * All functions and their derivatives.
     *
     * @param n number of angles
     * @param cos their cosines; by rounding they may be beyond &plusmn;1
     * @param value out: {@code value[b][k]} is function b of cos[k]; row {@code size()} is scratch
     * @param slope out: its derivative by the cosine; row {@code size()} is scratch
     */
    void evaluate(int n, double[] cos, double[][] value, double[][] slope);
}
