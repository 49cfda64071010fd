package org.adatom.engine.neighbor;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.adatom.engine.simd.Simd;

/**
 * The kernels of the pair traversal: from rows of a cluster list to flat arrays of the pairs within the cutoff, and
 * back.
 *
 * <p>A row is {@link #ROW} successive slots; each of its list entries is the first slot of a cluster of {@link
 * Simd#LANES}. For every entry and every atom of the row a mask byte remembers which lanes are within the cutoff; the
 * pairs follow each other in the order entry, row atom, lane. All other kernels walk that order. Static methods over
 * arrays, because vectors that leave a method end up as objects.
 */
final class ClusterPairs {
    /** Atoms in a row. */
    static final int ROW = 4;

    private static final VectorSpecies<Double> S = Simd.SPECIES;
    private static final int LANES = Simd.LANES;
    /** A squared distance that no pair is below. */
    private static final DoubleVector NEVER = DoubleVector.broadcast(S, -1);

    private ClusterPairs() {}

    /** The lanes of a cluster that count for the atom in {@code slot}: those behind it. */
    static long lanesAfter(int slot, int clusterSlot) {
        int first = slot - clusterSlot + 1;
        long all = (1L << LANES) - 1;
        return first <= 0 ? all : first >= LANES ? 0 : all << first & all;
    }

    /**
     * Squared distances of the pairs within the cutoff.
     *
     * @param row first slot of the row
     * @param entry clusters of the list, as first slots; those from (inclusive) to to (exclusive) are done
     * @param keep0 lanes that count for the row's first atom; keep1 ... for the others
     * @param r2 out, from index {@code count} on; needs {@link Simd#LANES} spare places
     * @param masks out: four bytes for each entry
     * @return the new count
     */
    static int distances(
            double[] x,
            double[] y,
            double[] z,
            int row,
            int[] entry,
            int from,
            int to,
            long keep0,
            long keep1,
            long keep2,
            long keep3,
            double cutoff2,
            double[] r2,
            byte[] masks,
            int count) {
        DoubleVector x0 = DoubleVector.broadcast(S, x[row]);
        DoubleVector y0 = DoubleVector.broadcast(S, y[row]);
        DoubleVector z0 = DoubleVector.broadcast(S, z[row]);
        DoubleVector x1 = DoubleVector.broadcast(S, x[row + 1]);
        DoubleVector y1 = DoubleVector.broadcast(S, y[row + 1]);
        DoubleVector z1 = DoubleVector.broadcast(S, z[row + 1]);
        DoubleVector x2 = DoubleVector.broadcast(S, x[row + 2]);
        DoubleVector y2 = DoubleVector.broadcast(S, y[row + 2]);
        DoubleVector z2 = DoubleVector.broadcast(S, z[row + 2]);
        DoubleVector x3 = DoubleVector.broadcast(S, x[row + 3]);
        DoubleVector y3 = DoubleVector.broadcast(S, y[row + 3]);
        DoubleVector z3 = DoubleVector.broadcast(S, z[row + 3]);
        DoubleVector c0 = NEVER.blend(cutoff2, VectorMask.fromLong(S, keep0));
        DoubleVector c1 = NEVER.blend(cutoff2, VectorMask.fromLong(S, keep1));
        DoubleVector c2 = NEVER.blend(cutoff2, VectorMask.fromLong(S, keep2));
        DoubleVector c3 = NEVER.blend(cutoff2, VectorMask.fromLong(S, keep3));
        int n = count;
        for (int e = from; e < to; e++) {
            int j = entry[e];
            DoubleVector xj = DoubleVector.fromArray(S, x, j);
            DoubleVector yj = DoubleVector.fromArray(S, y, j);
            DoubleVector zj = DoubleVector.fromArray(S, z, j);

            DoubleVector dx = x0.sub(xj);
            DoubleVector dy = y0.sub(yj);
            DoubleVector dz = z0.sub(zj);
            DoubleVector d2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
            VectorMask<Double> m = d2.lt(c0);
            long bits = m.toLong();
            d2.compress(m).intoArray(r2, n);
            masks[4 * e] = (byte) bits;
            n += Long.bitCount(bits);

            dx = x1.sub(xj);
            dy = y1.sub(yj);
            dz = z1.sub(zj);
            d2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
            m = d2.lt(c1);
            bits = m.toLong();
            d2.compress(m).intoArray(r2, n);
            masks[4 * e + 1] = (byte) bits;
            n += Long.bitCount(bits);

            dx = x2.sub(xj);
            dy = y2.sub(yj);
            dz = z2.sub(zj);
            d2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
            m = d2.lt(c2);
            bits = m.toLong();
            d2.compress(m).intoArray(r2, n);
            masks[4 * e + 2] = (byte) bits;
            n += Long.bitCount(bits);

            dx = x3.sub(xj);
            dy = y3.sub(yj);
            dz = z3.sub(zj);
            d2 = dz.fma(dz, dy.fma(dy, dx.mul(dx)));
            m = d2.lt(c3);
            bits = m.toLong();
            d2.compress(m).intoArray(r2, n);
            masks[4 * e + 3] = (byte) bits;
            n += Long.bitCount(bits);
        }
        return n;
    }

    /**
     * Adds to every slot the values of its pairs.
     *
     * @param toI what each pair adds to the row's atom, read from index {@code start} on; needs spare places
     * @param toJ what each pair adds to the listed atom
     * @param value in and out: one number for each slot
     * @param lanes scratch of 4 {@link Simd#LANES} numbers
     */
    static int spread(
            int row,
            int[] entry,
            int from,
            int to,
            byte[] masks,
            double[] toI,
            double[] toJ,
            int start,
            double[] value,
            double[] lanes) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = DoubleVector.zero(S);
        DoubleVector s2 = DoubleVector.zero(S);
        DoubleVector s3 = DoubleVector.zero(S);
        int n = start;
        for (int e = from; e < to; e++) {
            int j = entry[e];
            DoubleVector sj = DoubleVector.fromArray(S, value, j);
            long bits = masks[4 * e] & 0xff;
            VectorMask<Double> m = VectorMask.fromLong(S, bits);
            s0 = s0.add(DoubleVector.fromArray(S, toI, n).expand(m));
            sj = sj.add(DoubleVector.fromArray(S, toJ, n).expand(m));
            n += Long.bitCount(bits);
            bits = masks[4 * e + 1] & 0xff;
            m = VectorMask.fromLong(S, bits);
            s1 = s1.add(DoubleVector.fromArray(S, toI, n).expand(m));
            sj = sj.add(DoubleVector.fromArray(S, toJ, n).expand(m));
            n += Long.bitCount(bits);
            bits = masks[4 * e + 2] & 0xff;
            m = VectorMask.fromLong(S, bits);
            s2 = s2.add(DoubleVector.fromArray(S, toI, n).expand(m));
            sj = sj.add(DoubleVector.fromArray(S, toJ, n).expand(m));
            n += Long.bitCount(bits);
            bits = masks[4 * e + 3] & 0xff;
            m = VectorMask.fromLong(S, bits);
            s3 = s3.add(DoubleVector.fromArray(S, toI, n).expand(m));
            sj = sj.add(DoubleVector.fromArray(S, toJ, n).expand(m));
            n += Long.bitCount(bits);
            sj.intoArray(value, j);
        }
        s0.intoArray(lanes, 0);
        s1.intoArray(lanes, LANES);
        s2.intoArray(lanes, 2 * LANES);
        s3.intoArray(lanes, 3 * LANES);
        addLaneSums(lanes, 0, 1, value, row);
        return n;
    }

    /**
     * As {@link #spread}, where each pair adds the same to both its atoms.
     *
     * @param toBoth what each pair adds, read from index {@code start} on; needs spare places
     */
    static int spreadEvenly(
            int row,
            int[] entry,
            int from,
            int to,
            byte[] masks,
            double[] toBoth,
            int start,
            double[] value,
            double[] lanes) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = DoubleVector.zero(S);
        DoubleVector s2 = DoubleVector.zero(S);
        DoubleVector s3 = DoubleVector.zero(S);
        int n = start;
        for (int e = from; e < to; e++) {
            int j = entry[e];
            long bits = masks[4 * e] & 0xff;
            DoubleVector v0 = DoubleVector.fromArray(S, toBoth, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            bits = masks[4 * e + 1] & 0xff;
            DoubleVector v1 = DoubleVector.fromArray(S, toBoth, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            bits = masks[4 * e + 2] & 0xff;
            DoubleVector v2 = DoubleVector.fromArray(S, toBoth, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            bits = masks[4 * e + 3] & 0xff;
            DoubleVector v3 = DoubleVector.fromArray(S, toBoth, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            s0 = s0.add(v0);
            s1 = s1.add(v1);
            s2 = s2.add(v2);
            s3 = s3.add(v3);
            DoubleVector.fromArray(S, value, j).add(v0.add(v1).add(v2.add(v3))).intoArray(value, j);
        }
        s0.intoArray(lanes, 0);
        s1.intoArray(lanes, LANES);
        s2.intoArray(lanes, 2 * LANES);
        s3.intoArray(lanes, 3 * LANES);
        addLaneSums(lanes, 0, 1, value, row);
        return n;
    }

    /**
     * Adds the forces of every pair to both its atoms.
     *
     * @param forceOverR of each pair, read from index {@code start} on; needs spare places
     * @param lanes scratch of 12 {@link Simd#LANES} numbers
     */
    static int forces(
            double[] x,
            double[] y,
            double[] z,
            int row,
            int[] entry,
            int from,
            int to,
            byte[] masks,
            double[] forceOverR,
            int start,
            double[] fx,
            double[] fy,
            double[] fz,
            double[] lanes) {
        DoubleVector fx0 = DoubleVector.zero(S);
        DoubleVector fy0 = DoubleVector.zero(S);
        DoubleVector fz0 = DoubleVector.zero(S);
        DoubleVector fx1 = DoubleVector.zero(S);
        DoubleVector fy1 = DoubleVector.zero(S);
        DoubleVector fz1 = DoubleVector.zero(S);
        DoubleVector fx2 = DoubleVector.zero(S);
        DoubleVector fy2 = DoubleVector.zero(S);
        DoubleVector fz2 = DoubleVector.zero(S);
        DoubleVector fx3 = DoubleVector.zero(S);
        DoubleVector fy3 = DoubleVector.zero(S);
        DoubleVector fz3 = DoubleVector.zero(S);
        int n = start;
        for (int e = from; e < to; e++) {
            int j = entry[e];
            DoubleVector xj = DoubleVector.fromArray(S, x, j);
            DoubleVector yj = DoubleVector.fromArray(S, y, j);
            DoubleVector zj = DoubleVector.fromArray(S, z, j);

            long bits = masks[4 * e] & 0xff;
            DoubleVector f = DoubleVector.fromArray(S, forceOverR, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            DoubleVector dx = xj.sub(x[row]);
            DoubleVector dy = yj.sub(y[row]);
            DoubleVector dz = zj.sub(z[row]);
            fx0 = f.fma(dx, fx0);
            fy0 = f.fma(dy, fy0);
            fz0 = f.fma(dz, fz0);
            DoubleVector fxj = f.fma(dx, DoubleVector.fromArray(S, fx, j));
            DoubleVector fyj = f.fma(dy, DoubleVector.fromArray(S, fy, j));
            DoubleVector fzj = f.fma(dz, DoubleVector.fromArray(S, fz, j));

            bits = masks[4 * e + 1] & 0xff;
            f = DoubleVector.fromArray(S, forceOverR, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            dx = xj.sub(x[row + 1]);
            dy = yj.sub(y[row + 1]);
            dz = zj.sub(z[row + 1]);
            fx1 = f.fma(dx, fx1);
            fy1 = f.fma(dy, fy1);
            fz1 = f.fma(dz, fz1);
            fxj = f.fma(dx, fxj);
            fyj = f.fma(dy, fyj);
            fzj = f.fma(dz, fzj);

            bits = masks[4 * e + 2] & 0xff;
            f = DoubleVector.fromArray(S, forceOverR, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            dx = xj.sub(x[row + 2]);
            dy = yj.sub(y[row + 2]);
            dz = zj.sub(z[row + 2]);
            fx2 = f.fma(dx, fx2);
            fy2 = f.fma(dy, fy2);
            fz2 = f.fma(dz, fz2);
            fxj = f.fma(dx, fxj);
            fyj = f.fma(dy, fyj);
            fzj = f.fma(dz, fzj);

            bits = masks[4 * e + 3] & 0xff;
            f = DoubleVector.fromArray(S, forceOverR, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            dx = xj.sub(x[row + 3]);
            dy = yj.sub(y[row + 3]);
            dz = zj.sub(z[row + 3]);
            fx3 = f.fma(dx, fx3);
            fy3 = f.fma(dy, fy3);
            fz3 = f.fma(dz, fz3);
            fxj = f.fma(dx, fxj);
            fyj = f.fma(dy, fyj);
            fzj = f.fma(dz, fzj);

            fxj.intoArray(fx, j);
            fyj.intoArray(fy, j);
            fzj.intoArray(fz, j);
        }
        fx0.intoArray(lanes, 0);
        fx1.intoArray(lanes, LANES);
        fx2.intoArray(lanes, 2 * LANES);
        fx3.intoArray(lanes, 3 * LANES);
        fy0.intoArray(lanes, 4 * LANES);
        fy1.intoArray(lanes, 5 * LANES);
        fy2.intoArray(lanes, 6 * LANES);
        fy3.intoArray(lanes, 7 * LANES);
        fz0.intoArray(lanes, 8 * LANES);
        fz1.intoArray(lanes, 9 * LANES);
        fz2.intoArray(lanes, 10 * LANES);
        fz3.intoArray(lanes, 11 * LANES);
        // The accumulators hold f (r_j - r_i), the force on the listed atoms.
        addLaneSums(lanes, 0, -1, fx, row);
        addLaneSums(lanes, 4 * LANES, -1, fy, row);
        addLaneSums(lanes, 8 * LANES, -1, fz, row);
        return n;
    }

    /** Adds a factor times the sums over lanes of four vectors, in a fixed order, to four successive elements. */
    static void addLaneSums(double[] lanes, int offset, double factor, double[] value, int row) {
        for (int i = 0; i < ROW; i++) {
            double sum = 0;
            for (int k = offset + i * LANES, end = k + LANES; k < end; k += 2) {
                sum += lanes[k] + lanes[k + 1];
            }
            value[row + i] += factor * sum;
        }
    }
}
