package org.adatom.engine.neighbor;

import java.util.Arrays;
import org.adatom.engine.simd.Simd;

/**
 * Half list of a domain: for every row of {@link ClusterPairs#ROW} own atoms the clusters that hold a partner within
 * the list radius. Every pair of the system is in exactly one list.
 */
final class ClusterList {
    private int atoms;
    private int rows;
    private int[] rowFirst = {};
    private int[] entry = {};
    private byte[] masks = {};

    /** Number of rows. */
    int rows() {
        return rows;
    }

    /** First entry of row r; that of row {@link #rows()} is the number of entries. */
    int first(int r) {
        return rowFirst[r];
    }

    /** First local slot of the cluster of each entry. */
    int[] entry() {
        return entry;
    }

    /** Four bytes for each entry: the lanes within the cutoff for the atoms of its row. */
    byte[] masks() {
        return masks;
    }

    /**
     * Makes the list anew.
     *
     * @param found scratch, as long as there are clusters around
     * @param local scratch, likewise
     */
    void build(Surroundings near, Domain domain, int ownAtoms, double radius, int[] found, int[] local) {
        atoms = ownAtoms;
        rows = (ownAtoms + ClusterPairs.ROW - 1) / ClusterPairs.ROW;
        if (rowFirst.length < rows + 1) {
            rowFirst = new int[rows + 1];
        }
        Arrays.fill(local, 0, near.count(), 0);
        int n = 0;
        for (int r = 0; r < rows; r++) {
            rowFirst[r] = n;
            int from = r * ClusterPairs.ROW;
            int members = Math.min(ClusterPairs.ROW, ownAtoms - from);
            int k = near.near(from, members, from / Simd.LANES, radius, found);
            if (entry.length < n + k) {
                entry = Arrays.copyOf(entry, 2 * (n + k));
            }
            for (int e = 0; e < k; e++) {
                entry[n++] = found[e];
                local[found[e]] = 1;
            }
        }
        rowFirst[rows] = n;
        domain.adopt(near, local);
        for (int e = 0; e < n; e++) {
            entry[e] = local[entry[e]] * Simd.LANES;
        }
        if (masks.length < 4 * n) {
            masks = new byte[4 * n + n];
        }
    }

    /** Most pairs that rows from (inclusive) to to (exclusive) can have, with the spare places that kernels need. */
    int pairCapacity(int from, int to) {
        return ClusterPairs.ROW * Simd.LANES * (rowFirst[to] - rowFirst[from]) + Simd.LANES;
    }

    /**
     * Squared distances of the pairs of row r, with {@link #masks()} to match.
     *
     * @return the new count
     */
    int distances(Domain domain, int r, double cutoff2, double[] r2, int count) {
        int row = r * ClusterPairs.ROW;
        int members = Math.min(ClusterPairs.ROW, atoms - row);
        int begin = rowFirst[r];
        // The row's own clusters are listed first; there a pair counts once, for the atom that comes first.
        int own = (row + members - 1) / Simd.LANES - row / Simd.LANES + 1;
        double[] x = domain.x();
        double[] y = domain.y();
        double[] z = domain.z();
        int n = count;
        for (int e = begin; e < begin + own; e++) {
            int j = entry[e];
            long k0 = ClusterPairs.lanesAfter(row, j);
            long k1 = members > 1 ? ClusterPairs.lanesAfter(row + 1, j) : 0;
            long k2 = members > 2 ? ClusterPairs.lanesAfter(row + 2, j) : 0;
            long k3 = members > 3 ? ClusterPairs.lanesAfter(row + 3, j) : 0;
            n = ClusterPairs.distances(
                    x, y, z, row, entry, e, e + 1, k0, k1, k2, k3, cutoff2, r2, masks, n);
        }
        long all = (1L << Simd.LANES) - 1;
        long k1 = members > 1 ? all : 0;
        long k2 = members > 2 ? all : 0;
        long k3 = members > 3 ? all : 0;
        return ClusterPairs.distances(
                x, y, z, row, entry, begin + own, rowFirst[r + 1], all, k1, k2, k3, cutoff2, r2, masks, n);
    }

    /** Adds to every slot the values of its pairs in row r; the two arrays may be one. See {@link ClusterPairs#spread}. */
    int spread(int r, double[] toI, double[] toJ, int start, double[] value, double[] lanes) {
        int row = r * ClusterPairs.ROW;
        return toI == toJ
                ? ClusterPairs.spreadEvenly(
                        row, entry, rowFirst[r], rowFirst[r + 1], masks, toI, start, value, lanes)
                : ClusterPairs.spread(row, entry, rowFirst[r], rowFirst[r + 1], masks, toI, toJ, start, value, lanes);
    }

    /**
     * Adds w d<sub>a</sub> d<sub>b</sub> of the pairs of row r, d being the vector between the atoms, to both of them.
     *
     * @param toI weight w of each pair for the row's atom, read from index {@code start} on
     * @param toJ the same for the listed atom
     * @param virial xx yy zz yz xz xy of every slot
     * @return index behind the row's last pair
     */
    int virials(Domain domain, int r, double[] toI, double[] toJ, int start, double[][] virial) {
        double[] x = domain.x();
        double[] y = domain.y();
        double[] z = domain.z();
        int n = start;
        for (int e = rowFirst[r]; e < rowFirst[r + 1]; e++) {
            for (int k = 0; k < ClusterPairs.ROW; k++) {
                int i = r * ClusterPairs.ROW + k;
                for (int bits = masks[4 * e + k] & 0xff; bits != 0; bits &= bits - 1) {
                    int j = entry[e] + Integer.numberOfTrailingZeros(bits);
                    double dx = x[j] - x[i];
                    double dy = y[j] - y[i];
                    double dz = z[j] - z[i];
                    add(virial, i, toI[n], dx, dy, dz);
                    add(virial, j, toJ[n], dx, dy, dz);
                    n++;
                }
            }
        }
        return n;
    }

    /**
     * Gives every pair of row r the values of its two slots.
     *
     * @param ofI out: that of the row's atom, from index {@code start} on
     * @param ofJ out: that of the listed atom
     */
    void pick(int r, double[] value, double[] ofI, double[] ofJ, int start) {
        int n = start;
        for (int e = rowFirst[r]; e < rowFirst[r + 1]; e++) {
            for (int k = 0; k < ClusterPairs.ROW; k++) {
                for (int bits = masks[4 * e + k] & 0xff; bits != 0; bits &= bits - 1) {
                    ofI[n] = value[r * ClusterPairs.ROW + k];
                    ofJ[n++] = value[entry[e] + Integer.numberOfTrailingZeros(bits)];
                }
            }
        }
    }

    private static void add(double[][] virial, int slot, double w, double dx, double dy, double dz) {
        virial[0][slot] += w * dx * dx;
        virial[1][slot] += w * dy * dy;
        virial[2][slot] += w * dz * dz;
        virial[3][slot] += w * dy * dz;
        virial[4][slot] += w * dx * dz;
        virial[5][slot] += w * dx * dy;
    }

    /** Adds the forces of the pairs of row r; see {@link ClusterPairs#forces}. */
    int forces(Domain domain, int r, double[] forceOverR, int start, double[][] f, double[] lanes) {
        return ClusterPairs.forces(
                domain.x(),
                domain.y(),
                domain.z(),
                r * ClusterPairs.ROW,
                entry,
                rowFirst[r],
                rowFirst[r + 1],
                masks,
                forceOverR,
                start,
                f[0],
                f[1],
                f[2],
                lanes);
    }
}
