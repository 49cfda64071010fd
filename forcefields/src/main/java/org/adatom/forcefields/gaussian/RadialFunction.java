package org.adatom.forcefields.gaussian;

/** K, dK/ds and d&sup2;K/ds&sup2; of many pairs, or derivatives of the three. */
@FunctionalInterface
public interface RadialFunction {
    /**
     * Evaluates.
     *
     * @param n number of pairs
     * @param s of each
     * @param k0 out: K
     * @param k1 out: dK/ds
     * @param k2 out: d&sup2;K/ds&sup2;
     */
    void evaluate(int n, double[] s, double[] k0, double[] k1, double[] k2);

    /**
     * By how much the three at s + d are larger than those at s.
     *
     * @param n number of pairs
     * @param s where differences are taken from
     * @param at the three there
     * @param d of each; overwritten
     * @param k0 out: of K
     * @param k1 out: of dK/ds
     * @param k2 out: of d&sup2;K/ds&sup2;
     */
    default void differences(
            int n, double[] s, double[][] at, double[] d, double[] k0, double[] k1, double[] k2) {
        for (int t = 0; t < n; t++) {
            d[t] += s[t];
        }
        evaluate(n, d, k0, k1, k2);
        for (int t = 0; t < n; t++) {
            k0[t] -= at[0][t];
            k1[t] -= at[1][t];
            k2[t] -= at[2][t];
        }
    }
}
