package org.adatom.forcefields.toy;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * The sums over pairs and triangles by which the thesis defines the energy of a periodic cell (Eqs. 5 and 9): explicit
 * images in all cells up to some depth around the central one, no minimum image, no neighbour list.
 *
 * <p>All are sums over <i>ordered</i> tuples whose first particle lies in the central cell. They take any shapes, also
 * those without an end, whose energy depends on the depth. Energies here are of the whole cell unless the name says
 * per particle.
 *
 * @param particles in the cell
 * @param oneCentral V<sub>c1</sub>: triangles of one central particle and two in the surroundings, eV
 * @param twoCentral V<sub>c2</sub>: two central particles and one in the surroundings, eV
 * @param threeCentral V<sub>c3</sub>: three central particles, eV
 * @param pairsAcross V<sub>tc1</sub>: pairs of a central particle and one in the surroundings, eV
 * @param pairsInside V<sub>tc2</sub>: pairs of central particles, eV
 */
public record CellSums(
        int particles, double oneCentral, double twoCentral, double threeCentral, double pairsAcross,
        double pairsInside) {
    private static final double PAIRS = 0.25;
    private static final double TRIANGLES = 0.75;

    /**
     * Computes the sums.
     *
     * @param atoms the particles; they are put into the central cell first
     * @param cell with at least one periodic direction or none; images are made along periodic ones only
     * @param depth of the surroundings: cells on either side of the central one
     * @throws IllegalArgumentException if the depth is negative
     */
    public static CellSums of(Atoms atoms, Cell cell, int depth, PairShape pair, TripletShape triplet) {
        if (depth < 0) {
            throw new IllegalArgumentException("depth must not be negative: " + depth);
        }
        Block block = new Block(atoms, cell, depth);
        double[] sums = new double[5];
        for (int i = 0; i < atoms.count(); i++) {
            block.add(i, pair, triplet, sums);
        }
        return new CellSums(atoms.count(), sums[0], sums[1], sums[2], sums[3], sums[4]);
    }

    /**
     * The depth beyond which a shape's sums no longer change: reach over the smallest height of the cell, rounded up.
     *
     * @throws IllegalArgumentException if the shape has no end
     */
    public static int depthFor(TripletShape triplet, Cell cell) {
        if (!Double.isFinite(triplet.reach())) {
            throw new IllegalArgumentException("the shape has no end: choose a depth");
        }
        int depth = 0;
        for (int k = 0; k < 3; k++) {
            if (cell.periodic(k)) {
                depth = Math.max(depth, (int) Math.ceil(triplet.reach() / cell.height(k)));
            }
        }
        return depth;
    }

    /** All triangles, each distinct one six times (or four, see {@link Counting}); Eq. 5 times the particles. */
    public double triplets(Counting counting) {
        return oneCentral + counting.ofTwoCentral() * twoCentral + threeCentral;
    }

    /** All pairs, each distinct one twice. */
    public double pairs() {
        return pairsAcross + pairsInside;
    }

    /** The toy model's energy of the cell, Eq. 9: triangles weigh 3/4, pairs 1/4. */
    public double energy(Counting counting) {
        return TRIANGLES * triplets(counting) + PAIRS * pairs();
    }

    /** {@link #energy} over the number of particles. */
    public double energyPerParticle(Counting counting) {
        return energy(counting) / particles;
    }

    /** The particles and their images; the first {@code n} are the central ones. */
    private static final class Block {
        private final int n;
        private final double[] x;
        private final double[] y;
        private final double[] z;
        // Of the particle whose sums are being made: the others within reach and how far they are.
        private final int[] near;
        private final double[] distance;

        Block(Atoms atoms, Cell cell, int depth) {
            n = atoms.count();
            int[] d = new int[3];
            int cells = 1;
            for (int k = 0; k < 3; k++) {
                d[k] = cell.periodic(k) ? depth : 0;
                cells = Math.multiplyExact(cells, 2 * d[k] + 1);
            }
            int size = Math.multiplyExact(cells, n);
            x = new double[size];
            y = new double[size];
            z = new double[size];
            near = new int[size];
            distance = new double[size];
            for (int i = 0; i < n; i++) {
                wrap(atoms, cell, i);
            }
            int at = n;
            for (int a = -d[0]; a <= d[0]; a++) {
                for (int b = -d[1]; b <= d[1]; b++) {
                    for (int c = -d[2]; c <= d[2]; c++) {
                        if (a != 0 || b != 0 || c != 0) {
                            copy(cell, a, b, c, at);
                            at += n;
                        }
                    }
                }
            }
        }

        private void wrap(Atoms atoms, Cell cell, int i) {
            x[i] = atoms.x()[i];
            y[i] = atoms.y()[i];
            z[i] = atoms.z()[i];
            double[] m = new double[3];
            for (int k = 0; k < 3; k++) {
                m[k] = cell.periodic(k) ? -Math.floor(cell.fractional(k, x[i], y[i], z[i])) : 0;
            }
            x[i] += shift(cell, 0, m[0], m[1], m[2]);
            y[i] += shift(cell, 1, m[0], m[1], m[2]);
            z[i] += shift(cell, 2, m[0], m[1], m[2]);
        }

        private void copy(Cell cell, int a, int b, int c, int at) {
            for (int i = 0; i < n; i++) {
                x[at + i] = x[i] + shift(cell, 0, a, b, c);
                y[at + i] = y[i] + shift(cell, 1, a, b, c);
                z[at + i] = z[i] + shift(cell, 2, a, b, c);
            }
        }

        private static double shift(Cell cell, int d, double a, double b, double c) {
            return a * cell.vector(0, d) + b * cell.vector(1, d) + c * cell.vector(2, d);
        }

        /** Adds the sums over tuples that begin with central particle i, in the order of the record. */
        void add(int i, PairShape pair, TripletShape triplet, double[] sums) {
            int count = 0;
            int central = 0;
            for (int j = 0; j < x.length; j++) {
                double r = distance(i, j);
                if (j != i) {
                    sums[j < n ? 4 : 3] += pair.energy(r);
                    if (r < triplet.reach()) {
                        near[count] = j;
                        distance[count++] = r;
                        central = j < n ? count : central;
                    }
                }
            }
            for (int p = 0; p < count; p++) {
                for (int q = p + 1; q < count; q++) {
                    double e = triplet.energy(distance[p], distance[q], distance(near[p], near[q]));
                    if (q < central) {
                        sums[2] += 2 * e;
                    } else if (p < central) {
                        sums[1] += e;
                    } else {
                        sums[0] += 2 * e;
                    }
                }
            }
        }

        private double distance(int i, int j) {
            double dx = x[j] - x[i];
            double dy = y[j] - y[i];
            double dz = z[j] - z[i];
            return Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
}
