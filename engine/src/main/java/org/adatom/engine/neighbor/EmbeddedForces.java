package org.adatom.engine.neighbor;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.adatom.engine.simd.Simd;

/**
 * The force kernels of the embedded-atom family, in the shape of {@link ClusterPairs#forces}: the slopes that the first
 * pass kept are expanded to lanes and combined there with the slopes F&prime; of the embedding energies, so that no force
 * of a pair is ever written to memory.
 */
final class EmbeddedForces {
    private static final VectorSpecies<Double> S = Simd.SPECIES;

    private EmbeddedForces() {}

    /**
     * Adds the forces of every pair to both its atoms, dU/dr / r = &phi;&prime;/r + (F&prime;<sub>i</sub> +
     * F&prime;<sub>j</sub>) f&prime;/r, where all atoms are alike.
     *
     * @param embedding F&prime; of every slot
     * @param energySlope &phi;&prime;/r of each pair, read from index {@code start} on; needs spare places
     * @param slopeAt f&prime;/r of each pair, likewise
     * @param lanes scratch of 12 {@link Simd#LANES} numbers
     */
    static void ofOneSpecies(
            double[] x,
            double[] y,
            double[] z,
            int row,
            int[] entry,
            int from,
            int to,
            byte[] masks,
            double[] embedding,
            double[] energySlope,
            double[] slopeAt,
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
            DoubleVector ej = DoubleVector.fromArray(S, embedding, j);
            DoubleVector fxj = DoubleVector.fromArray(S, fx, j);
            DoubleVector fyj = DoubleVector.fromArray(S, fy, j);
            DoubleVector fzj = DoubleVector.fromArray(S, fz, j);

            long bits = masks[4 * e] & 0xff;
            VectorMask<Double> m = VectorMask.fromLong(S, bits);
            DoubleVector f = DoubleVector.fromArray(S, slopeAt, n).expand(m).fma(ej.add(embedding[row]),
                    DoubleVector.fromArray(S, energySlope, n).expand(m));
            n += Long.bitCount(bits);
            DoubleVector dx = DoubleVector.broadcast(S, x[row]).sub(xj);
            DoubleVector dy = DoubleVector.broadcast(S, y[row]).sub(yj);
            DoubleVector dz = DoubleVector.broadcast(S, z[row]).sub(zj);
            fx0 = f.fma(dx, fx0);
            fy0 = f.fma(dy, fy0);
            fz0 = f.fma(dz, fz0);
            fxj = f.fma(dx, fxj);
            fyj = f.fma(dy, fyj);
            fzj = f.fma(dz, fzj);

            bits = masks[4 * e + 1] & 0xff;
            m = VectorMask.fromLong(S, bits);
            f = DoubleVector.fromArray(S, slopeAt, n).expand(m).fma(ej.add(embedding[row + 1]),
                    DoubleVector.fromArray(S, energySlope, n).expand(m));
            n += Long.bitCount(bits);
            dx = DoubleVector.broadcast(S, x[row + 1]).sub(xj);
            dy = DoubleVector.broadcast(S, y[row + 1]).sub(yj);
            dz = DoubleVector.broadcast(S, z[row + 1]).sub(zj);
            fx1 = f.fma(dx, fx1);
            fy1 = f.fma(dy, fy1);
            fz1 = f.fma(dz, fz1);
            fxj = f.fma(dx, fxj);
            fyj = f.fma(dy, fyj);
            fzj = f.fma(dz, fzj);

            bits = masks[4 * e + 2] & 0xff;
            m = VectorMask.fromLong(S, bits);
            f = DoubleVector.fromArray(S, slopeAt, n).expand(m).fma(ej.add(embedding[row + 2]),
                    DoubleVector.fromArray(S, energySlope, n).expand(m));
            n += Long.bitCount(bits);
            dx = DoubleVector.broadcast(S, x[row + 2]).sub(xj);
            dy = DoubleVector.broadcast(S, y[row + 2]).sub(yj);
            dz = DoubleVector.broadcast(S, z[row + 2]).sub(zj);
            fx2 = f.fma(dx, fx2);
            fy2 = f.fma(dy, fy2);
            fz2 = f.fma(dz, fz2);
            fxj = f.fma(dx, fxj);
            fyj = f.fma(dy, fyj);
            fzj = f.fma(dz, fzj);

            bits = masks[4 * e + 3] & 0xff;
            m = VectorMask.fromLong(S, bits);
            f = DoubleVector.fromArray(S, slopeAt, n).expand(m).fma(ej.add(embedding[row + 3]),
                    DoubleVector.fromArray(S, energySlope, n).expand(m));
            n += Long.bitCount(bits);
            dx = DoubleVector.broadcast(S, x[row + 3]).sub(xj);
            dy = DoubleVector.broadcast(S, y[row + 3]).sub(yj);
            dz = DoubleVector.broadcast(S, z[row + 3]).sub(zj);
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
        fx1.intoArray(lanes, Simd.LANES);
        fx2.intoArray(lanes, 2 * Simd.LANES);
        fx3.intoArray(lanes, 3 * Simd.LANES);
        fy0.intoArray(lanes, 4 * Simd.LANES);
        fy1.intoArray(lanes, 5 * Simd.LANES);
        fy2.intoArray(lanes, 6 * Simd.LANES);
        fy3.intoArray(lanes, 7 * Simd.LANES);
        fz0.intoArray(lanes, 8 * Simd.LANES);
        fz1.intoArray(lanes, 9 * Simd.LANES);
        fz2.intoArray(lanes, 10 * Simd.LANES);
        fz3.intoArray(lanes, 11 * Simd.LANES);
        // The accumulators hold dU/dr (r_i - r_j)/r, the force on the listed atoms.
        ClusterPairs.addLaneSums(lanes, 0, -1, fx, row);
        ClusterPairs.addLaneSums(lanes, 4 * Simd.LANES, -1, fy, row);
        ClusterPairs.addLaneSums(lanes, 8 * Simd.LANES, -1, fz, row);
    }

    /**
     * The same for several species: dU/dr / r = &phi;&prime;/r + F&prime;<sub>i</sub> f&prime;<sub>i</sub>/r +
     * F&prime;<sub>j</sub> f&prime;<sub>j</sub>/r, where f<sub>i</sub> is the density at i due to j.
     */
    static void ofSeveralSpecies(
            double[] x,
            double[] y,
            double[] z,
            int row,
            int[] entry,
            int from,
            int to,
            byte[] masks,
            double[] embedding,
            double[] energySlope,
            double[] slopeAtI,
            double[] slopeAtJ,
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
            DoubleVector ej = DoubleVector.fromArray(S, embedding, j);
            DoubleVector fxj = DoubleVector.fromArray(S, fx, j);
            DoubleVector fyj = DoubleVector.fromArray(S, fy, j);
            DoubleVector fzj = DoubleVector.fromArray(S, fz, j);

            long bits = masks[4 * e] & 0xff;
            VectorMask<Double> m = VectorMask.fromLong(S, bits);
            DoubleVector f =
                    DoubleVector.fromArray(S, slopeAtI, n).expand(m).fma(DoubleVector.broadcast(S, embedding[row]),
                            DoubleVector.fromArray(S, slopeAtJ, n).expand(m).fma(ej,
                                    DoubleVector.fromArray(S, energySlope, n).expand(m)));
            n += Long.bitCount(bits);
            DoubleVector dx = DoubleVector.broadcast(S, x[row]).sub(xj);
            DoubleVector dy = DoubleVector.broadcast(S, y[row]).sub(yj);
            DoubleVector dz = DoubleVector.broadcast(S, z[row]).sub(zj);
            fx0 = f.fma(dx, fx0);
            fy0 = f.fma(dy, fy0);
            fz0 = f.fma(dz, fz0);
            fxj = f.fma(dx, fxj);
            fyj = f.fma(dy, fyj);
            fzj = f.fma(dz, fzj);

            bits = masks[4 * e + 1] & 0xff;
            m = VectorMask.fromLong(S, bits);
            f = DoubleVector.fromArray(S, slopeAtI, n).expand(m).fma(DoubleVector.broadcast(S, embedding[row + 1]),
                    DoubleVector.fromArray(S, slopeAtJ, n).expand(m).fma(ej,
                            DoubleVector.fromArray(S, energySlope, n).expand(m)));
            n += Long.bitCount(bits);
            dx = DoubleVector.broadcast(S, x[row + 1]).sub(xj);
            dy = DoubleVector.broadcast(S, y[row + 1]).sub(yj);
            dz = DoubleVector.broadcast(S, z[row + 1]).sub(zj);
            fx1 = f.fma(dx, fx1);
            fy1 = f.fma(dy, fy1);
            fz1 = f.fma(dz, fz1);
            fxj = f.fma(dx, fxj);
            fyj = f.fma(dy, fyj);
            fzj = f.fma(dz, fzj);

            bits = masks[4 * e + 2] & 0xff;
            m = VectorMask.fromLong(S, bits);
            f = DoubleVector.fromArray(S, slopeAtI, n).expand(m).fma(DoubleVector.broadcast(S, embedding[row + 2]),
                    DoubleVector.fromArray(S, slopeAtJ, n).expand(m).fma(ej,
                            DoubleVector.fromArray(S, energySlope, n).expand(m)));
            n += Long.bitCount(bits);
            dx = DoubleVector.broadcast(S, x[row + 2]).sub(xj);
            dy = DoubleVector.broadcast(S, y[row + 2]).sub(yj);
            dz = DoubleVector.broadcast(S, z[row + 2]).sub(zj);
            fx2 = f.fma(dx, fx2);
            fy2 = f.fma(dy, fy2);
            fz2 = f.fma(dz, fz2);
            fxj = f.fma(dx, fxj);
            fyj = f.fma(dy, fyj);
            fzj = f.fma(dz, fzj);

            bits = masks[4 * e + 3] & 0xff;
            m = VectorMask.fromLong(S, bits);
            f = DoubleVector.fromArray(S, slopeAtI, n).expand(m).fma(DoubleVector.broadcast(S, embedding[row + 3]),
                    DoubleVector.fromArray(S, slopeAtJ, n).expand(m).fma(ej,
                            DoubleVector.fromArray(S, energySlope, n).expand(m)));
            n += Long.bitCount(bits);
            dx = DoubleVector.broadcast(S, x[row + 3]).sub(xj);
            dy = DoubleVector.broadcast(S, y[row + 3]).sub(yj);
            dz = DoubleVector.broadcast(S, z[row + 3]).sub(zj);
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
        fx1.intoArray(lanes, Simd.LANES);
        fx2.intoArray(lanes, 2 * Simd.LANES);
        fx3.intoArray(lanes, 3 * Simd.LANES);
        fy0.intoArray(lanes, 4 * Simd.LANES);
        fy1.intoArray(lanes, 5 * Simd.LANES);
        fy2.intoArray(lanes, 6 * Simd.LANES);
        fy3.intoArray(lanes, 7 * Simd.LANES);
        fz0.intoArray(lanes, 8 * Simd.LANES);
        fz1.intoArray(lanes, 9 * Simd.LANES);
        fz2.intoArray(lanes, 10 * Simd.LANES);
        fz3.intoArray(lanes, 11 * Simd.LANES);
        // The accumulators hold dU/dr (r_i - r_j)/r, the force on the listed atoms.
        ClusterPairs.addLaneSums(lanes, 0, -1, fx, row);
        ClusterPairs.addLaneSums(lanes, 4 * Simd.LANES, -1, fy, row);
        ClusterPairs.addLaneSums(lanes, 8 * Simd.LANES, -1, fz, row);
    }
}
