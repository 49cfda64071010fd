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
        VectorMask<Double> k0 = VectorMask.fromLong(S, keep0);
        VectorMask<Double> k1 = VectorMask.fromLong(S, keep1);
        VectorMask<Double> k2 = VectorMask.fromLong(S, keep2);
        VectorMask<Double> k3 = VectorMask.fromLong(S, keep3);
        int n = count;
        for (int e = from; e < to; e++) {
            int j = entry[e];
            DoubleVector xj = DoubleVector.fromArray(S, x, j);
            DoubleVector yj = DoubleVector.fromArray(S, y, j);
            DoubleVector zj = DoubleVector.fromArray(S, z, j);

            DoubleVector dx = x0.sub(xj);
            DoubleVector dy = y0.sub(yj);
            DoubleVector dz = z0.sub(zj);
            DoubleVector d2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
            VectorMask<Double> m = d2.lt(cutoff2).and(k0);
            long bits = m.toLong();
            d2.compress(m).intoArray(r2, n);
            masks[4 * e] = (byte) bits;
            n += Long.bitCount(bits);

            dx = x1.sub(xj);
            dy = y1.sub(yj);
            dz = z1.sub(zj);
            d2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
            m = d2.lt(cutoff2).and(k1);
            bits = m.toLong();
            d2.compress(m).intoArray(r2, n);
            masks[4 * e + 1] = (byte) bits;
            n += Long.bitCount(bits);

            dx = x2.sub(xj);
            dy = y2.sub(yj);
            dz = z2.sub(zj);
            d2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
            m = d2.lt(cutoff2).and(k2);
            bits = m.toLong();
            d2.compress(m).intoArray(r2, n);
            masks[4 * e + 2] = (byte) bits;
            n += Long.bitCount(bits);

            dx = x3.sub(xj);
            dy = y3.sub(yj);
            dz = z3.sub(zj);
            d2 = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
            m = d2.lt(cutoff2).and(k3);
            bits = m.toLong();
            d2.compress(m).intoArray(r2, n);
            masks[4 * e + 3] = (byte) bits;
            n += Long.bitCount(bits);
        }
        return n;
    }

    /**
     * For every pair the values that its two atoms have.
     *
     * @param value one number for each slot
     * @param ofI out: that of the row's atom, from index {@code count} on
     * @param ofJ out: that of the listed atom
     * @return the new count
     */
    static int collect(
            int row,
            int[] entry,
            int from,
            int to,
            byte[] masks,
            double[] value,
            double[] ofI,
            double[] ofJ,
            int count) {
        DoubleVector v0 = DoubleVector.broadcast(S, value[row]);
        DoubleVector v1 = DoubleVector.broadcast(S, value[row + 1]);
        DoubleVector v2 = DoubleVector.broadcast(S, value[row + 2]);
        DoubleVector v3 = DoubleVector.broadcast(S, value[row + 3]);
        int n = count;
        for (int e = from; e < to; e++) {
            DoubleVector vj = DoubleVector.fromArray(S, value, entry[e]);
            long bits = masks[4 * e] & 0xff;
            vj.compress(VectorMask.fromLong(S, bits)).intoArray(ofJ, n);
            v0.intoArray(ofI, n);
            n += Long.bitCount(bits);
            bits = masks[4 * e + 1] & 0xff;
            vj.compress(VectorMask.fromLong(S, bits)).intoArray(ofJ, n);
            v1.intoArray(ofI, n);
            n += Long.bitCount(bits);
            bits = masks[4 * e + 2] & 0xff;
            vj.compress(VectorMask.fromLong(S, bits)).intoArray(ofJ, n);
            v2.intoArray(ofI, n);
            n += Long.bitCount(bits);
            bits = masks[4 * e + 3] & 0xff;
            vj.compress(VectorMask.fromLong(S, bits)).intoArray(ofJ, n);
            v3.intoArray(ofI, n);
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
        addLaneSums(lanes, 0, value, row);
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
            DoubleVector px = f.mul(DoubleVector.broadcast(S, x[row]).sub(xj));
            DoubleVector py = f.mul(DoubleVector.broadcast(S, y[row]).sub(yj));
            DoubleVector pz = f.mul(DoubleVector.broadcast(S, z[row]).sub(zj));
            fx0 = fx0.add(px);
            fy0 = fy0.add(py);
            fz0 = fz0.add(pz);
            DoubleVector fxj = px;
            DoubleVector fyj = py;
            DoubleVector fzj = pz;

            bits = masks[4 * e + 1] & 0xff;
            f = DoubleVector.fromArray(S, forceOverR, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            px = f.mul(DoubleVector.broadcast(S, x[row + 1]).sub(xj));
            py = f.mul(DoubleVector.broadcast(S, y[row + 1]).sub(yj));
            pz = f.mul(DoubleVector.broadcast(S, z[row + 1]).sub(zj));
            fx1 = fx1.add(px);
            fy1 = fy1.add(py);
            fz1 = fz1.add(pz);
            fxj = fxj.add(px);
            fyj = fyj.add(py);
            fzj = fzj.add(pz);

            bits = masks[4 * e + 2] & 0xff;
            f = DoubleVector.fromArray(S, forceOverR, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            px = f.mul(DoubleVector.broadcast(S, x[row + 2]).sub(xj));
            py = f.mul(DoubleVector.broadcast(S, y[row + 2]).sub(yj));
            pz = f.mul(DoubleVector.broadcast(S, z[row + 2]).sub(zj));
            fx2 = fx2.add(px);
            fy2 = fy2.add(py);
            fz2 = fz2.add(pz);
            fxj = fxj.add(px);
            fyj = fyj.add(py);
            fzj = fzj.add(pz);

            bits = masks[4 * e + 3] & 0xff;
            f = DoubleVector.fromArray(S, forceOverR, n).expand(VectorMask.fromLong(S, bits));
            n += Long.bitCount(bits);
            px = f.mul(DoubleVector.broadcast(S, x[row + 3]).sub(xj));
            py = f.mul(DoubleVector.broadcast(S, y[row + 3]).sub(yj));
            pz = f.mul(DoubleVector.broadcast(S, z[row + 3]).sub(zj));
            fx3 = fx3.add(px);
            fy3 = fy3.add(py);
            fz3 = fz3.add(pz);
            fxj = fxj.add(px);
            fyj = fyj.add(py);
            fzj = fzj.add(pz);

            DoubleVector.fromArray(S, fx, j).sub(fxj).intoArray(fx, j);
            DoubleVector.fromArray(S, fy, j).sub(fyj).intoArray(fy, j);
            DoubleVector.fromArray(S, fz, j).sub(fzj).intoArray(fz, j);
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
        addLaneSums(lanes, 0, fx, row);
        addLaneSums(lanes, 4 * LANES, fy, row);
        addLaneSums(lanes, 8 * LANES, fz, row);
        return n;
    }

    /** Adds the sums over lanes of four vectors, in a fixed order, to four successive elements. */
    private static void addLaneSums(double[] lanes, int offset, double[] value, int row) {
        for (int i = 0; i < ROW; i++) {
            double sum = 0;
            for (int k = offset + i * LANES, end = k + LANES; k < end; k += 2) {
                sum += lanes[k] + lanes[k + 1];
            }
            value[row + i] += sum;
        }
    }
}
