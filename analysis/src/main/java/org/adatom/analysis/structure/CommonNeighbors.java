package org.adatom.analysis.structure;

import org.adatom.engine.neighbor.NearestNeighbors;

/**
 * Adaptive common-neighbour analysis (A. Stukowski, Modelling Simul. Mater. Sci. Eng. 20, 045021 (2012)), without any
 * parameter: the distance up to which two neighbours of an atom are bonded follows from its own neighbours, half way between the
 * first and the second shell of the crystal that is tried.
 *
 * <p>Of 12 neighbours for fcc, hcp and icosahedra it is (1 + &radic;2)/2 times their mean distance; of 14 for bcc the same times the mean
 * of the first eight, scaled by 2/&radic;3 to the lattice constant, and the other six. A bond to a neighbour is described by the numbers of
 * neighbours common to both ends, of bonds among these, and of bonds in their longest chain (J. D. Honeycutt and H. C.
 * Andersen, J. Phys. Chem. 91, 4950 (1987)): fcc has twelve 421, hcp six 421 and six 422, an icosahedron twelve 555, bcc eight 666 and
 * six 444. What is none of these may be diamond (E. Maras, O. Trushin, A. Stukowski, T. Ala-Nissila and H. Jonsson, Comput.
 * Phys. Commun. 205, 13 (2016)): then the twelve neighbours of the four nearest neighbours are arranged as in fcc or hcp.
 *
 * <p>Holds scratch memory: one instance per worker.
 */
public final class CommonNeighbors {
    /** Neighbours that are looked at. */
    public static final int NEIGHBORS = 14;

    private static final int CLOSE_PACKED = 12;
    private static final int TETRAHEDRAL = 4;
    /** Half way between the shells of fcc, in units of the first; between the second and the third of bcc, in lattice constants. */
    private static final double HALF_WAY = 0.5 * (1 + Math.sqrt(2));
    /** Lattice constant over distance of nearest neighbours of bcc. */
    private static final double BCC = 2 / Math.sqrt(3);
    /** A neighbour of a neighbour this close, in units of the distance, is the atom itself. */
    private static final double SAME = 1e-3;

    private final double[] x = new double[NEIGHBORS];
    private final double[] y = new double[NEIGHBORS];
    private final double[] z = new double[NEIGHBORS];
    /** Bit j of entry i: neighbours i and j are bonded. */
    private final int[] bonds = new int[NEIGHBORS];

    /** Scratch memory only. */
    public CommonNeighbors() {}

    /**
     * The structure about an atom.
     *
     * @param near at least {@link #NEIGHBORS} neighbours, if there are as many
     * @param i the atom
     */
    public LocalStructure of(NearestNeighbors near, int i) {
        int n = near.count(i);
        LocalStructure found = LocalStructure.OTHER;
        if (n >= CLOSE_PACKED) {
            found = closePacked(near, i);
        }
        if (found == LocalStructure.OTHER && n >= NEIGHBORS && isBcc(near, i)) {
            found = LocalStructure.BCC;
        }
        if (found == LocalStructure.OTHER && n >= TETRAHEDRAL) {
            found = diamond(near, i);
        }
        return found;
    }

    private LocalStructure closePacked(NearestNeighbors near, int i) {
        take(near, i, CLOSE_PACKED);
        return ofTwelve();
    }

    private void take(NearestNeighbors near, int i, int n) {
        int from = i * near.most();
        for (int k = 0; k < n; k++) {
            x[k] = near.x()[from + k];
            y[k] = near.y()[from + k];
            z[k] = near.z()[from + k];
        }
    }

    /** The twelve vectors at hand as those of fcc, hcp or an icosahedron. */
    private LocalStructure ofTwelve() {
        double sum = 0;
        for (int k = 0; k < CLOSE_PACKED; k++) {
            sum += length(k);
        }
        bond(CLOSE_PACKED, HALF_WAY * sum / CLOSE_PACKED);
        int n421 = 0;
        int n422 = 0;
        int n555 = 0;
        for (int k = 0; k < CLOSE_PACKED; k++) {
            switch (signature(k)) {
                case 421 -> n421++;
                case 422 -> n422++;
                case 555 -> n555++;
                default -> {
                    return LocalStructure.OTHER;
                }
            }
        }
        if (n421 == 12) {
            return LocalStructure.FCC;
        }
        if (n421 == 6 && n422 == 6) {
            return LocalStructure.HCP;
        }
        return n555 == 12 ? LocalStructure.ICO : LocalStructure.OTHER;
    }

    private boolean isBcc(NearestNeighbors near, int i) {
        take(near, i, NEIGHBORS);
        double sum = 0;
        for (int k = 0; k < NEIGHBORS; k++) {
            sum += (k < 8 ? BCC : 1) * length(k);
        }
        bond(NEIGHBORS, HALF_WAY * sum / NEIGHBORS);
        int n444 = 0;
        int n666 = 0;
        for (int k = 0; k < NEIGHBORS; k++) {
            int signature = signature(k);
            n444 += signature == 444 ? 1 : 0;
            n666 += signature == 666 ? 1 : 0;
        }
        return n444 == 6 && n666 == 8;
    }

    private LocalStructure diamond(NearestNeighbors near, int i) {
        int second = 0;
        for (int a = i * near.most(); a < i * near.most() + TETRAHEDRAL; a++) {
            int j = near.index()[a];
            if (near.count(j) < TETRAHEDRAL) {
                return LocalStructure.OTHER;
            }
            for (int b = j * near.most(); b < j * near.most() + TETRAHEDRAL; b++) {
                double sx = near.x()[a] + near.x()[b];
                double sy = near.y()[a] + near.y()[b];
                double sz = near.z()[a] + near.z()[b];
                if (near.index()[b] == i && sx * sx + sy * sy + sz * sz < SAME * SAME * near.r()[a] * near.r()[a]) {
                    continue;
                }
                if (second == CLOSE_PACKED) {
                    // One of the four does not count the atom among its own nearest.
                    return LocalStructure.OTHER;
                }
                x[second] = sx;
                y[second] = sy;
                z[second++] = sz;
            }
        }
        return switch (ofTwelve()) {
            case FCC -> LocalStructure.DIAMOND_CUBIC;
            case HCP -> LocalStructure.DIAMOND_HEXAGONAL;
            default -> LocalStructure.OTHER;
        };
    }

    private double length(int k) {
        return Math.sqrt(x[k] * x[k] + y[k] * y[k] + z[k] * z[k]);
    }

    private void bond(int n, double cutoff) {
        for (int a = 0; a < n; a++) {
            bonds[a] = 0;
            for (int b = 0; b < a; b++) {
                double dx = x[a] - x[b];
                double dy = y[a] - y[b];
                double dz = z[a] - z[b];
                if (dx * dx + dy * dy + dz * dz < cutoff * cutoff) {
                    bonds[a] |= 1 << b;
                    bonds[b] |= 1 << a;
                }
            }
        }
    }

    /** The three numbers of the bond to neighbour k as one, 421 for (4, 2, 1). */
    private int signature(int k) {
        int common = bonds[k];
        int total = 0;
        int longest = 0;
        for (int left = common; left != 0;) {
            int chain = left & -left;
            for (int grown = grown(chain, common); grown != chain; grown = grown(chain, common)) {
                chain = grown;
            }
            int length = 0;
            for (int m = chain; m != 0; m &= m - 1) {
                length += Integer.bitCount(bonds[Integer.numberOfTrailingZeros(m)] & chain);
            }
            total += length / 2;
            longest = Math.max(longest, length / 2);
            left &= ~chain;
        }
        return 100 * Integer.bitCount(common) + 10 * total + longest;
    }

    /** A set of neighbours with those of {@code common} that are bonded to one of them. */
    private int grown(int chain, int common) {
        int grown = chain;
        for (int m = chain; m != 0; m &= m - 1) {
            grown |= bonds[Integer.numberOfTrailingZeros(m)] & common;
        }
        return grown;
    }
}
