package org.adatom.engine.simd;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Pairs (j, k) of points seen from an origin, in rows: the pairs of a row share j, and k runs over points that follow each
 * other. Pairs that are too far apart are left out; numbers of the others are packed without gaps, row after row.
 *
 * <p>For {@link Simd#LANES} points k of a row at a time a mask byte remembers which of them make a pair. By it numbers of
 * points become numbers of pairs, and what pairs contribute is added to their points, a vector at a time and without an
 * index of any pair. Arrays over points have room for a vector behind the last point, and finite positions there.
 */
public final class PackedPairs {
    private static final VectorSpecies<Double> S = Simd.SPECIES;
    private static final DoubleVector LANE = DoubleVector.fromArray(S, new double[] {0, 1, 2, 3, 4, 5, 6, 7}, 0);

    private int rows;
    // Of each row: j, the first vector, the first pair; of the row after the last the two last ones.
    private int[] shared = {};
    private int[] firstVector = {0};
    private int[] first = {0};
    // Of each vector with at least one pair: its first point k, and its mask.
    private int[] point = {};
    private byte[] masks = {};
    private double[] square = {};
    private double[] dot = {};
    private double[] inverse = {};
    private double[] product = {};
    private final double[] lanes = new double[6 * Simd.LANES];

    /** Forgets all pairs. */
    public void clear() {
        rows = 0;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** The first pair of a row; of the row after the last, the number of pairs. */
    public int first(int row) {
        return first[row];
    }

    /** |d<sub>k</sub> &minus; d<sub>j</sub>|&sup2; of each pair. */
    public double[] square() {
        return square;
    }

    /** d<sub>j</sub> d<sub>k</sub> of each pair. */
    public double[] dot() {
        return dot;
    }

    /** 1/(r<sub>j</sub> r<sub>k</sub>) of each pair. */
    public double[] inverse() {
        return inverse;
    }

    /** f<sub>j</sub> f<sub>k</sub> of each pair. */
    public double[] product() {
        return product;
    }

    /**
     * Adds the row of the pairs of j with points from (inclusive) to to (exclusive); none if it would be empty.
     *
     * @param x of the vectors d from the origin to all points
     * @param y of them
     * @param z of them
     * @param over 1/r of all points
     * @param f any number of all points
     * @param reach from this distance between j and k on a pair is left out
     */
    public void add(
            int j, int from, int to, double[] x, double[] y, double[] z, double[] over, double[] f, double reach) {
        ensureCapacity(to - from);
        int n = pack(j, from, to, x, y, z, reach * reach);
        if (n > first[rows]) {
            pack(j, x, y, z, over, f);
            shared[rows] = j;
            first[++rows] = n;
        }
    }

    /** Finds the pairs of a row and packs their distances. */
    private int pack(int j, int from, int to, double[] x, double[] y, double[] z, double reach2) {
        double[] out = square;
        int[] points = point;
        byte[] bytes = masks;
        DoubleVector xj = DoubleVector.broadcast(S, x[j]);
        DoubleVector yj = DoubleVector.broadcast(S, y[j]);
        DoubleVector zj = DoubleVector.broadcast(S, z[j]);
        int v = firstVector[rows];
        int n = first[rows];
        for (int k = from; k < to; k += Simd.LANES) {
            DoubleVector dx = DoubleVector.fromArray(S, x, k).sub(xj);
            DoubleVector dy = DoubleVector.fromArray(S, y, k).sub(yj);
            DoubleVector dz = DoubleVector.fromArray(S, z, k).sub(zj);
            DoubleVector d2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
            VectorMask<Double> m = d2.lt(reach2).and(LANE.lt(to - k));
            long bits = m.toLong();
            // Written before it is known whether to keep it: a vector without pairs is overwritten by the next.
            d2.compress(m).intoArray(out, n);
            points[v] = k;
            bytes[v] = (byte) bits;
            v += bits != 0 ? 1 : 0;
            n += Long.bitCount(bits);
        }
        firstVector[rows + 1] = v;
        return n;
    }

    /** Packs the products of a row. */
    private void pack(int j, double[] x, double[] y, double[] z, double[] over, double[] f) {
        double[] out = dot;
        double[] outInverse = inverse;
        double[] outProduct = product;
        DoubleVector xj = DoubleVector.broadcast(S, x[j]);
        DoubleVector yj = DoubleVector.broadcast(S, y[j]);
        DoubleVector zj = DoubleVector.broadcast(S, z[j]);
        DoubleVector overJ = DoubleVector.broadcast(S, over[j]);
        DoubleVector fj = DoubleVector.broadcast(S, f[j]);
        int n = first[rows];
        for (int v = firstVector[rows]; v < firstVector[rows + 1]; v++) {
            int k = point[v];
            long bits = masks[v] & 0xff;
            VectorMask<Double> m = VectorMask.fromLong(S, bits);
            DoubleVector p = xj.mul(DoubleVector.fromArray(S, x, k));
            p = yj.fma(DoubleVector.fromArray(S, y, k), p);
            zj.fma(DoubleVector.fromArray(S, z, k), p).compress(m).intoArray(out, n);
            overJ.mul(DoubleVector.fromArray(S, over, k)).compress(m).intoArray(outInverse, n);
            fj.mul(DoubleVector.fromArray(S, f, k)).compress(m).intoArray(outProduct, n);
            n += Long.bitCount(bits);
        }
    }

    /**
     * out[t] = f[j] f[k] for the pairs of some rows.
     *
     * @param from first row
     * @param to row behind the last
     * @param f of each point
     * @param out of each pair, that of row {@code from} first; needs room for a vector behind the last
     */
    public void products(int from, int to, double[] f, double[] out) {
        int n = 0;
        for (int row = from; row < to; row++) {
            DoubleVector fj = DoubleVector.broadcast(S, f[shared[row]]);
            for (int v = firstVector[row]; v < firstVector[row + 1]; v++) {
                int k = point[v];
                long bits = masks[v] & 0xff;
                fj.mul(DoubleVector.fromArray(S, f, k)).compress(VectorMask.fromLong(S, bits)).intoArray(out, n);
                n += Long.bitCount(bits);
            }
        }
    }

    /**
     * From the derivatives of a function of the scalar products p = d<sub>j</sub> d<sub>k</sub> to those by the vectors: v<sub>j</sub> += w
     * d<sub>k</sub>, v<sub>k</sub> += w d<sub>j</sub>; and three sums over the pairs of each point: s[j] += w[t], s[k] += w[t].
     *
     * @param from first row
     * @param to row behind the last
     * @param byDot of each pair, that of row {@code from} first, like {@code w0}, {@code w1}, {@code w2}; all need room for a
     *     vector behind the last
     * @param w0 what is summed
     * @param w1 what is summed
     * @param w2 what is summed
     * @param x of each point
     * @param y of each point
     * @param z of each point
     * @param vx in and out: of each point
     * @param vy in and out: of each point
     * @param vz in and out: of each point
     * @param s0 in and out: of each point
     * @param s1 in and out: of each point
     * @param s2 in and out: of each point
     */
    public void pullBack(
            int from, int to, double[] byDot, double[] w0, double[] w1, double[] w2, double[] x, double[] y, double[] z,
            double[] vx, double[] vy, double[] vz, double[] s0, double[] s1, double[] s2) {
        int n = 0;
        for (int row = from; row < to; row++) {
            int j = shared[row];
            DoubleVector xj = DoubleVector.broadcast(S, x[j]);
            DoubleVector yj = DoubleVector.broadcast(S, y[j]);
            DoubleVector zj = DoubleVector.broadcast(S, z[j]);
            DoubleVector sumX = DoubleVector.zero(S);
            DoubleVector sumY = sumX;
            DoubleVector sumZ = sumX;
            DoubleVector sum0 = sumX;
            DoubleVector sum1 = sumX;
            DoubleVector sum2 = sumX;
            for (int v = firstVector[row]; v < firstVector[row + 1]; v++) {
                int k = point[v];
                long bits = masks[v] & 0xff;
                VectorMask<Double> m = VectorMask.fromLong(S, bits);
                DoubleVector w = DoubleVector.fromArray(S, byDot, n).expand(m);
                sumX = w.fma(DoubleVector.fromArray(S, x, k), sumX);
                sumY = w.fma(DoubleVector.fromArray(S, y, k), sumY);
                sumZ = w.fma(DoubleVector.fromArray(S, z, k), sumZ);
                w.fma(xj, DoubleVector.fromArray(S, vx, k)).intoArray(vx, k);
                w.fma(yj, DoubleVector.fromArray(S, vy, k)).intoArray(vy, k);
                w.fma(zj, DoubleVector.fromArray(S, vz, k)).intoArray(vz, k);
                w = DoubleVector.fromArray(S, w0, n).expand(m);
                sum0 = sum0.add(w);
                w.add(DoubleVector.fromArray(S, s0, k)).intoArray(s0, k);
                w = DoubleVector.fromArray(S, w1, n).expand(m);
                sum1 = sum1.add(w);
                w.add(DoubleVector.fromArray(S, s1, k)).intoArray(s1, k);
                w = DoubleVector.fromArray(S, w2, n).expand(m);
                sum2 = sum2.add(w);
                w.add(DoubleVector.fromArray(S, s2, k)).intoArray(s2, k);
                n += Long.bitCount(bits);
            }
            sumX.intoArray(lanes, 0);
            sumY.intoArray(lanes, Simd.LANES);
            sumZ.intoArray(lanes, 2 * Simd.LANES);
            sum0.intoArray(lanes, 3 * Simd.LANES);
            sum1.intoArray(lanes, 4 * Simd.LANES);
            sum2.intoArray(lanes, 5 * Simd.LANES);
            vx[j] += laneSum(0);
            vy[j] += laneSum(Simd.LANES);
            vz[j] += laneSum(2 * Simd.LANES);
            s0[j] += laneSum(3 * Simd.LANES);
            s1[j] += laneSum(4 * Simd.LANES);
            s2[j] += laneSum(5 * Simd.LANES);
        }
    }

    private double laneSum(int from) {
        double sum = 0;
        for (int k = from; k < from + Simd.LANES; k++) {
            sum += lanes[k];
        }
        return sum;
    }

    private void ensureCapacity(int points) {
        if (shared.length < rows + 1) {
            int length = 2 * rows + 64;
            shared = Arrays.copyOf(shared, length);
            firstVector = Arrays.copyOf(firstVector, length + 1);
            first = Arrays.copyOf(first, length + 1);
        }
        int vectors = firstVector[rows] + Simd.roundUp(points) / Simd.LANES + 1;
        if (masks.length < vectors) {
            point = Arrays.copyOf(point, 2 * vectors);
            masks = Arrays.copyOf(masks, 2 * vectors);
        }
        int pairs = first[rows] + points + Simd.LANES;
        if (square.length < pairs) {
            square = Arrays.copyOf(square, 2 * pairs);
            dot = Arrays.copyOf(dot, 2 * pairs);
            inverse = Arrays.copyOf(inverse, 2 * pairs);
            product = Arrays.copyOf(product, 2 * pairs);
        }
    }
}
