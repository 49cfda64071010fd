package org.adatom.engine.neighbor;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Simd;

/** Full list of a domain: for every own atom the local slots of all atoms within the list radius. */
final class SiteNeighbors {
    private int[] first = {};
    private int[] neighbor = {};
    private int[] other = {};

    /**
     * Makes the list anew.
     *
     * @param found scratch, as long as there are clusters around
     * @param local scratch, likewise
     */
    void build(Surroundings near, Domain domain, int ownAtoms, double radius, int[] found, int[] local) {
        if (first.length < ownAtoms + 1) {
            first = new int[ownAtoms + 1];
        }
        Arrays.fill(local, 0, near.count(), 0);
        int n = 0;
        for (int from = 0; from < ownAtoms; from += ClusterPairs.ROW) {
            int members = Math.min(ClusterPairs.ROW, ownAtoms - from);
            int k = near.near(from, members, 0, radius, found);
            for (int i = from; i < from + members; i++) {
                first[i] = n;
                if (neighbor.length < n + k * Simd.LANES) {
                    neighbor = Arrays.copyOf(neighbor, 2 * (n + k * Simd.LANES));
                }
                for (int e = 0; e < k; e++) {
                    long bits = Surroundings.lanesWithin(
                            near.x(), near.y(), near.z(), i, found[e] * Simd.LANES, radius * radius);
                    for (; bits != 0; bits &= bits - 1) {
                        int slot = found[e] * Simd.LANES + Long.numberOfTrailingZeros(bits);
                        if (slot != i) {
                            neighbor[n++] = slot;
                            local[found[e]] = 1;
                        }
                    }
                }
            }
        }
        first[ownAtoms] = n;
        domain.adopt(near, local);
        for (int k = 0; k < n; k++) {
            neighbor[k] = local[neighbor[k] / Simd.LANES] * Simd.LANES + neighbor[k] % Simd.LANES;
        }
    }

    /**
     * Brings the neighbours of every atom into the order of their species, those of one species as they were: potentials
     * then find runs of equal parameters.
     */
    void groupBySpecies(int ownAtoms, int[] speciesOfSlot, int speciesCount) {
        // One place to spare: each neighbour is written before it is known whether its turn has come.
        if (other.length < first[ownAtoms] + 1) {
            other = new int[neighbor.length + 1];
        }
        int[] sorted = other;
        int n = 0;
        for (int i = 0; i < ownAtoms; i++) {
            for (int s = 0; s < speciesCount; s++) {
                for (int k = first[i]; k < first[i + 1]; k++) {
                    sorted[n] = neighbor[k];
                    n += speciesOfSlot[neighbor[k]] == s ? 1 : 0;
                }
            }
        }
        other = neighbor;
        neighbor = sorted;
    }

    /** Number of listed neighbours of own atoms from (inclusive) to to (exclusive). */
    int listed(int from, int to) {
        return first[to] - first[from];
    }

    /**
     * Fills a block with the environments of some own atoms.
     *
     * @param slots out: local slot of each neighbour
     */
    void gather(Domain domain, int from, int to, double cutoff2, Sites sites, int[] slots) {
        double[] x = domain.x();
        double[] y = domain.y();
        double[] z = domain.z();
        double[] dx = sites.dx;
        double[] dy = sites.dy;
        double[] dz = sites.dz;
        double[] r = sites.r;
        int n = 0;
        for (int i = from; i < to; i++) {
            sites.first[i - from] = n;
            double xi = x[i];
            double yi = y[i];
            double zi = z[i];
            for (int k = first[i]; k < first[i + 1]; k++) {
                int j = neighbor[k];
                double ex = x[j] - xi;
                double ey = y[j] - yi;
                double ez = z[j] - zi;
                double d2 = ex * ex + ey * ey + ez * ez;
                dx[n] = ex;
                dy[n] = ey;
                dz[n] = ez;
                r[n] = d2;
                slots[n] = j;
                n += d2 < cutoff2 ? 1 : 0;
            }
        }
        sites.atoms = to - from;
        sites.first[to - from] = n;
        for (int k = 0; k < n; k++) {
            r[k] = Math.sqrt(r[k]);
        }
    }
}
