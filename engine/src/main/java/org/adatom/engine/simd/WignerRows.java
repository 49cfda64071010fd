package org.adatom.engine.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Wigner matrices U<sup>j</sup>, j = 0, 1/2, 1, ..., of {@link Simd#LANES} rotations at a time, as {@link ComplexRows},
 * and the pull-back of derivatives with respect to them.
 *
 * <p>A rotation is given by its Cayley-Klein parameters a, b with |a|&sup2; + |b|&sup2; = 1. With J = 2j and indices
 * 0 &le; m', m &le; J, the matrices follow from those of the spin before (D. A. Varshalovich, A. N. Moskalev,
 * V. K. Khersonskii, Quantum Theory of Angular Momentum (1988), 4.8.2):
 *
 * <pre>
 * U^J[m'][m] = sqrt((J-m)/(J-m')) a* U^(J-1)[m'][m]   - sqrt(m/(J-m')) b* U^(J-1)[m'][m-1],
 * U^J[m'][m] = sqrt((J-m)/m')     b  U^(J-1)[m'-1][m] + sqrt(m/m')     a  U^(J-1)[m'-1][m-1].
 * </pre>
 *
 * <p>Because of U[J-m'][J-m] = (&minus;1)<sup>m'+m</sup> U[m'][m]*, rows with m' &le; J/2 are enough; the second form
 * makes the middle one of even J out of them.
 */
public final class WignerRows {
    private static final VectorSpecies<Double> S = Simd.SPECIES;

    private final int twoJ;
    private final int[] level;
    // Of every element but U^0: the two it is made of, and their coefficients.
    private final int[] source;
    private final int[] otherSource;
    private final double[] c1;
    private final double[] c2;
    // Of every element below the highest spin: the first of the two made of it by the first form, and coefficients.
    private final int[] child;
    private final double[] d1;
    private final double[] d2;
    // The same by the second form, where it is used.
    private final int[] middleChild;
    private final double[] e1;
    private final double[] e2;

    /**
     * Tables.
     *
     * @param twoJ twice the highest spin, at least 0
     */
    public WignerRows(int twoJ) {
        this.twoJ = twoJ;
        level = new int[twoJ + 2];
        for (int j = 0; j <= twoJ; j++) {
            level[j + 1] = level[j] + (j / 2 + 1) * (j + 1);
        }
        int n = level[twoJ + 1];
        source = new int[n];
        otherSource = new int[n];
        c1 = new double[n];
        c2 = new double[n];
        child = new int[n];
        d1 = new double[n];
        d2 = new double[n];
        middleChild = new int[n];
        e1 = new double[n];
        e2 = new double[n];
        for (int j = 1; j <= twoJ; j++) {
            for (int p = 0; p <= j / 2; p++) {
                boolean middle = 2 * p == j;
                for (int m = 0; m <= j; m++) {
                    int k = row(j, p, m);
                    int from = middle ? p - 1 : p;
                    double under = middle ? p : j - p;
                    // At the ends one coefficient is zero, and any element will do.
                    source[k] = row(j - 1, from, Math.min(m, j - 1));
                    otherSource[k] = row(j - 1, from, Math.max(m - 1, 0));
                    c1[k] = Math.sqrt((j - m) / under);
                    c2[k] = Math.sqrt(m / under);
                }
            }
        }
        for (int j = 0; j < twoJ; j++) {
            for (int p = 0; p <= j / 2; p++) {
                for (int m = 0; m <= j; m++) {
                    int k = row(j, p, m);
                    child[k] = row(j + 1, p, m);
                    d1[k] = c1[child[k]];
                    d2[k] = c2[child[k] + 1];
                    if (2 * (p + 1) == j + 1) {
                        middleChild[k] = row(j + 1, p + 1, m);
                        e1[k] = c1[middleChild[k]];
                        e2[k] = c2[middleChild[k] + 1];
                    }
                }
            }
        }
    }

    /** Number of rows of all spins. */
    public int rows() {
        return level[twoJ + 1];
    }

    /** The row of U<sup>J</sup>[p][m], p &le; J/2; those of one J are contiguous, m is the faster index. */
    public int row(int j, int p, int m) {
        return level[j] + p * (j + 1) + m;
    }

    /**
     * The matrices of some rotations.
     *
     * @param ar Re a; the rotations are those of the places {@code at} to {@code at + LANES - 1}
     * @param ai Im a
     * @param br Re b
     * @param bi Im b
     * @param at first place
     * @param highest twice the spin to stop at
     * @param re out
     * @param im out
     */
    public void values(
            double[] ar, double[] ai, double[] br, double[] bi, int at, int highest, double[] re, double[] im) {
        DoubleVector.broadcast(S, 1).intoArray(re, 0);
        DoubleVector.zero(S).intoArray(im, 0);
        for (int j = 1; j <= highest; j++) {
            int middle = (j & 1) == 0 ? level[j + 1] - (j + 1) : level[j + 1];
            first(level[j], middle, source, otherSource, c1, c2, ar, ai, br, bi, at, re, im);
            second(middle, level[j + 1], source, otherSource, c1, c2, ar, ai, br, bi, at, re, im);
        }
    }

    private static void first(
            int from, int to, int[] source, int[] other, double[] c1, double[] c2, double[] ar, double[] ai,
            double[] br, double[] bi, int at, double[] re, double[] im) {
        DoubleVector ra = DoubleVector.fromArray(S, ar, at);
        DoubleVector ia = DoubleVector.fromArray(S, ai, at);
        DoubleVector rb = DoubleVector.fromArray(S, br, at);
        DoubleVector ib = DoubleVector.fromArray(S, bi, at);
        for (int k = from; k < to; k++) {
            int s = source[k] * Simd.LANES;
            int t = other[k] * Simd.LANES;
            DoubleVector rp = DoubleVector.fromArray(S, re, s).mul(c1[k]);
            DoubleVector ip = DoubleVector.fromArray(S, im, s).mul(c1[k]);
            DoubleVector rq = DoubleVector.fromArray(S, re, t).mul(c2[k]);
            DoubleVector iq = DoubleVector.fromArray(S, im, t).mul(c2[k]);
            DoubleVector r = ra.mul(rp).add(ia.mul(ip)).sub(rb.mul(rq)).sub(ib.mul(iq));
            DoubleVector i = ra.mul(ip).sub(ia.mul(rp)).sub(rb.mul(iq)).add(ib.mul(rq));
            r.intoArray(re, k * Simd.LANES);
            i.intoArray(im, k * Simd.LANES);
        }
    }

    private static void second(
            int from, int to, int[] source, int[] other, double[] c1, double[] c2, double[] ar, double[] ai,
            double[] br, double[] bi, int at, double[] re, double[] im) {
        DoubleVector ra = DoubleVector.fromArray(S, ar, at);
        DoubleVector ia = DoubleVector.fromArray(S, ai, at);
        DoubleVector rb = DoubleVector.fromArray(S, br, at);
        DoubleVector ib = DoubleVector.fromArray(S, bi, at);
        for (int k = from; k < to; k++) {
            int s = source[k] * Simd.LANES;
            int t = other[k] * Simd.LANES;
            DoubleVector rp = DoubleVector.fromArray(S, re, s).mul(c1[k]);
            DoubleVector ip = DoubleVector.fromArray(S, im, s).mul(c1[k]);
            DoubleVector rq = DoubleVector.fromArray(S, re, t).mul(c2[k]);
            DoubleVector iq = DoubleVector.fromArray(S, im, t).mul(c2[k]);
            DoubleVector r = rb.mul(rp).sub(ib.mul(ip)).add(ra.mul(rq)).sub(ia.mul(iq));
            DoubleVector i = rb.mul(ip).add(ib.mul(rp)).add(ra.mul(iq)).add(ia.mul(rq));
            r.intoArray(re, k * Simd.LANES);
            i.intoArray(im, k * Simd.LANES);
        }
    }

    /**
     * The function f = Re &Sigma; y* U of some rotations, and its derivatives by the real and imaginary parts of a and
     * b: the recursion backwards. Because every spin is linear in the one before, what arrives at U<sup>0</sup> = 1 is f
     * itself.
     *
     * @param ar as in {@link #values}, like {@code ai}, {@code br}, {@code bi}, {@code at}
     * @param re the matrices of these rotations, of all spins but the highest
     * @param im the same
     * @param yre coefficients y of all elements
     * @param yim the same
     * @param yRow row of y where they begin
     * @param gre scratch, {@link #rows} rows
     * @param gim scratch
     * @param out f, &part;f/&part;Re a, &part;f/&part;Im a, &part;f/&part;Re b, &part;f/&part;Im b, at the places of the
     *     rotations
     */
    public void pullBack(
            double[] ar, double[] ai, double[] br, double[] bi, int at, double[] re, double[] im, double[] yre,
            double[] yim, int yRow, double[] gre, double[] gim, double[][] out) {
        for (int d = 1; d < 5; d++) {
            DoubleVector.zero(S).intoArray(out[d], at);
        }
        copy(level[twoJ], level[twoJ + 1], yre, yim, yRow, gre, gim);
        for (int j = twoJ - 1; j >= 0; j--) {
            int middle = (j & 1) == 1 ? level[j + 1] - (j + 1) : level[j + 1];
            back(level[j], level[j + 1], child, d1, d2, ar, ai, br, bi, at, re, im, yre, yim, yRow, gre, gim, out[1],
                    out[2], out[3], out[4]);
            backFromMiddle(middle, level[j + 1], middleChild, e1, e2, ar, ai, br, bi, at, re, im, gre, gim, out[1],
                    out[2], out[3], out[4]);
        }
        DoubleVector.fromArray(S, gre, 0).intoArray(out[0], at);
    }

    private static void copy(int from, int to, double[] yre, double[] yim, int yRow, double[] gre, double[] gim) {
        for (int k = from; k < to; k++) {
            DoubleVector.fromArray(S, yre, (yRow + k) * Simd.LANES).intoArray(gre, k * Simd.LANES);
            DoubleVector.fromArray(S, yim, (yRow + k) * Simd.LANES).intoArray(gim, k * Simd.LANES);
        }
    }

    /** Through the first form: g = y + d1 a g1 - d2 b g2; by a: d1 g1* u, by b: -d2 g2* u. */
    private static void back(
            int from, int to, int[] child, double[] d1, double[] d2, double[] ar, double[] ai, double[] br,
            double[] bi, int at, double[] re, double[] im, double[] yre, double[] yim, int yRow, double[] gre,
            double[] gim, double[] outRa, double[] outIa, double[] outRb, double[] outIb) {
        DoubleVector ra = DoubleVector.fromArray(S, ar, at);
        DoubleVector ia = DoubleVector.fromArray(S, ai, at);
        DoubleVector rb = DoubleVector.fromArray(S, br, at);
        DoubleVector ib = DoubleVector.fromArray(S, bi, at);
        DoubleVector sra = DoubleVector.fromArray(S, outRa, at);
        DoubleVector sia = DoubleVector.fromArray(S, outIa, at);
        DoubleVector srb = DoubleVector.fromArray(S, outRb, at);
        DoubleVector sib = DoubleVector.fromArray(S, outIb, at);
        for (int k = from; k < to; k++) {
            int c = child[k] * Simd.LANES;
            int o = k * Simd.LANES;
            int y = (yRow + k) * Simd.LANES;
            DoubleVector r1 = DoubleVector.fromArray(S, gre, c).mul(d1[k]);
            DoubleVector i1 = DoubleVector.fromArray(S, gim, c).mul(d1[k]);
            DoubleVector r2 = DoubleVector.fromArray(S, gre, c + Simd.LANES).mul(d2[k]);
            DoubleVector i2 = DoubleVector.fromArray(S, gim, c + Simd.LANES).mul(d2[k]);
            DoubleVector ru = DoubleVector.fromArray(S, re, o);
            DoubleVector iu = DoubleVector.fromArray(S, im, o);
            sra = r1.fma(ru, i1.fma(iu, sra));
            sia = r1.fma(iu, sia.sub(i1.mul(ru)));
            srb = srb.sub(r2.mul(ru)).sub(i2.mul(iu));
            sib = i2.fma(ru, sib.sub(r2.mul(iu)));
            DoubleVector r = DoubleVector.fromArray(S, yre, y).add(ra.mul(r1)).sub(ia.mul(i1)).sub(rb.mul(r2))
                    .add(ib.mul(i2));
            DoubleVector i = DoubleVector.fromArray(S, yim, y).add(ra.mul(i1)).add(ia.mul(r1)).sub(rb.mul(i2))
                    .sub(ib.mul(r2));
            r.intoArray(gre, o);
            i.intoArray(gim, o);
        }
        sra.intoArray(outRa, at);
        sia.intoArray(outIa, at);
        srb.intoArray(outRb, at);
        sib.intoArray(outIb, at);
    }

    /** Through the second form: g += e1 b* g1 + e2 a* g2; by b: e1 u* g1, by a: e2 u* g2. */
    private static void backFromMiddle(
            int from, int to, int[] child, double[] e1, double[] e2, double[] ar, double[] ai, double[] br,
            double[] bi, int at, double[] re, double[] im, double[] gre, double[] gim, double[] outRa, double[] outIa,
            double[] outRb, double[] outIb) {
        DoubleVector ra = DoubleVector.fromArray(S, ar, at);
        DoubleVector ia = DoubleVector.fromArray(S, ai, at);
        DoubleVector rb = DoubleVector.fromArray(S, br, at);
        DoubleVector ib = DoubleVector.fromArray(S, bi, at);
        DoubleVector sra = DoubleVector.fromArray(S, outRa, at);
        DoubleVector sia = DoubleVector.fromArray(S, outIa, at);
        DoubleVector srb = DoubleVector.fromArray(S, outRb, at);
        DoubleVector sib = DoubleVector.fromArray(S, outIb, at);
        for (int k = from; k < to; k++) {
            int c = child[k] * Simd.LANES;
            int o = k * Simd.LANES;
            DoubleVector r1 = DoubleVector.fromArray(S, gre, c).mul(e1[k]);
            DoubleVector i1 = DoubleVector.fromArray(S, gim, c).mul(e1[k]);
            DoubleVector r2 = DoubleVector.fromArray(S, gre, c + Simd.LANES).mul(e2[k]);
            DoubleVector i2 = DoubleVector.fromArray(S, gim, c + Simd.LANES).mul(e2[k]);
            DoubleVector ru = DoubleVector.fromArray(S, re, o);
            DoubleVector iu = DoubleVector.fromArray(S, im, o);
            srb = r1.fma(ru, i1.fma(iu, srb));
            sib = i1.fma(ru, sib.sub(r1.mul(iu)));
            sra = r2.fma(ru, i2.fma(iu, sra));
            sia = i2.fma(ru, sia.sub(r2.mul(iu)));
            DoubleVector r = DoubleVector.fromArray(S, gre, o).add(rb.mul(r1)).add(ib.mul(i1)).add(ra.mul(r2))
                    .add(ia.mul(i2));
            DoubleVector i = DoubleVector.fromArray(S, gim, o).add(rb.mul(i1)).sub(ib.mul(r1)).add(ra.mul(i2))
                    .sub(ia.mul(r2));
            r.intoArray(gre, o);
            i.intoArray(gim, o);
        }
        sra.intoArray(outRa, at);
        sia.intoArray(outIa, at);
        srb.intoArray(outRb, at);
        sib.intoArray(outIb, at);
    }
}
