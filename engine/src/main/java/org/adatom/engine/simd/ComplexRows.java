package org.adatom.engine.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Complex numbers of {@link Simd#LANES} independent problems side by side: row k of a pair of arrays (re, im) holds
 * elements {@code k * LANES} to {@code (k + 1) * LANES - 1}. Every lane goes through the same operations in the same
 * order, whatever the vector width.
 */
public final class ComplexRows {
    private static final VectorSpecies<Double> S = Simd.SPECIES;

    private ComplexRows() {}

    /**
     * Sums of products: z<sub>e</sub> = &Sigma;<sub>t</sub> c<sub>t</sub> u<sub>l(t)</sub> u<sub>r(t)</sub>.
     *
     * @param from first sum; it becomes row 0 of z
     * @param to end of the sums
     * @param first where the terms of each sum begin; the next one's beginning ends them
     * @param left row of the first factor of each term, counted from {@code leftBase}
     * @param right row of the second factor, counted from {@code rightBase}
     * @param c real coefficient of each term
     * @param re of the factors
     * @param im of the factors
     * @param zre out
     * @param zim out
     */
    public static void products(
            int from, int to, int[] first, int[] left, int[] right, double[] c, double[] re, double[] im, int leftBase,
            int rightBase, double[] zre, double[] zim) {
        for (int e = from; e < to; e++) {
            // Four sums, so that no addition waits for another of the same term.
            DoubleVector rr = DoubleVector.zero(S);
            DoubleVector ii = DoubleVector.zero(S);
            DoubleVector ri = DoubleVector.zero(S);
            DoubleVector ir = DoubleVector.zero(S);
            int end = first[e + 1];
            for (int t = first[e]; t < end; t++) {
                int l = (leftBase + left[t]) * Simd.LANES;
                int r = (rightBase + right[t]) * Simd.LANES;
                DoubleVector lr = DoubleVector.fromArray(S, re, l).mul(c[t]);
                DoubleVector li = DoubleVector.fromArray(S, im, l).mul(c[t]);
                DoubleVector xr = DoubleVector.fromArray(S, re, r);
                DoubleVector xi = DoubleVector.fromArray(S, im, r);
                rr = lr.fma(xr, rr);
                ii = li.fma(xi, ii);
                ri = lr.fma(xi, ri);
                ir = li.fma(xr, ir);
            }
            int out = (e - from) * Simd.LANES;
            rr.sub(ii).intoArray(zre, out);
            ri.add(ir).intoArray(zim, out);
        }
    }

    /**
     * y<sub>at + e</sub> += w z<sub>e</sub> for 0 &le; e &lt; n, w real and different for each lane.
     *
     * @param w weights; those used begin at {@code offset}, a place, not a row
     * @param at first row of y
     */
    public static void addScaled(
            int n, double[] zre, double[] zim, double[] w, int offset, double[] yre, double[] yim, int at) {
        DoubleVector weight = DoubleVector.fromArray(S, w, offset);
        for (int e = 0; e < n; e++) {
            int z = e * Simd.LANES;
            int y = (at + e) * Simd.LANES;
            weight.fma(DoubleVector.fromArray(S, zre, z), DoubleVector.fromArray(S, yre, y)).intoArray(yre, y);
            weight.fma(DoubleVector.fromArray(S, zim, z), DoubleVector.fromArray(S, yim, y)).intoArray(yim, y);
        }
    }

    /**
     * Scalar products, lane by lane: out = &Sigma;<sub>e</sub> Re(u*<sub>at + e</sub> z<sub>e</sub>), 0 &le; e &lt; n.
     *
     * @param at first row of u
     * @param out one number per lane
     */
    public static void realDot(
            int n, double[] ure, double[] uim, int at, double[] zre, double[] zim, double[] out) {
        DoubleVector r = DoubleVector.zero(S);
        DoubleVector i = DoubleVector.zero(S);
        for (int e = 0; e < n; e++) {
            int z = e * Simd.LANES;
            int u = (at + e) * Simd.LANES;
            r = DoubleVector.fromArray(S, ure, u).fma(DoubleVector.fromArray(S, zre, z), r);
            i = DoubleVector.fromArray(S, uim, u).fma(DoubleVector.fromArray(S, zim, z), i);
        }
        r.add(i).intoArray(out, 0);
    }
}
