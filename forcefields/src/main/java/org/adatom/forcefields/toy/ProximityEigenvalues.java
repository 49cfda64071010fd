package org.adatom.forcefields.toy;

import java.util.Arrays;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Numbers that describe a whole cell whatever the order of its particles: the eigenvalues of the proximity matrix
 *
 * <pre>
 * P_ij = sum over images k of (R/r_ijk - r_ijk/R)^power,   r_ijk &lt; R
 * </pre>
 *
 * of T. Heiszwolf's thesis, eq. 11, where a particle and itself are left out and its own images make the diagonal. The
 * thesis calls the power the order &minus;power, and concatenates the eigenvalues of several powers.
 *
 * @param power at least 2, so that slopes are continuous at R
 * @param range R, &Aring;; the published data sets have 20
 */
public record ProximityEigenvalues(int power, double range) {
    /** Eigenvalues this near, as a share of the largest, count as one. */
    private static final double SAME = 1e-10;

    /**
     * Checks.
     *
     * @throws InputException if a number is out of range
     */
    public ProximityEigenvalues {
        if (power < 2) {
            throw new InputException("the power of a proximity matrix is " + power + ", expected 2 or more");
        }
        if (!(range > 0 && range < Double.POSITIVE_INFINITY)) {
            throw new InputException("the range of a proximity matrix is " + range + " A, expected a positive number");
        }
    }

    /** The matrix, symmetric, without unit. */
    public double[][] matrix(Atoms atoms, Cell cell) {
        Images images = new Images(cell, range);
        int n = atoms.count();
        double[][] p = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                images.from(atoms, i, j);
                for (int k = 0; k < images.count; k++) {
                    p[i][j] += Math.pow(base(images.r[k]), power);
                }
                p[j][i] = p[i][j];
            }
        }
        return p;
    }

    /** The eigenvalues of the particles of a cell, with what their derivatives need. */
    public Spectrum of(Atoms atoms, Cell cell) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix(atoms, cell), false));
        int n = atoms.count();
        double[] values = new double[n];
        double[][] vectors = new double[n][];
        // Commons Math has the largest first.
        for (int m = 0; m < n; m++) {
            values[m] = eigen.getRealEigenvalue(n - 1 - m);
            vectors[m] = eigen.getEigenvector(n - 1 - m).toArray();
        }
        return new Spectrum(this, atoms.copy(), cell, values, vectors);
    }

    private double base(double r) {
        return range / r - r / range;
    }

    /** Derivative of an element of the matrix by a distance, 1/&Aring;. */
    private double slope(double r) {
        return -power * Math.pow(base(r), power - 1) * (range / (r * r) + 1 / range);
    }

    /** Eigenvalues of one arrangement of particles. Immutable. */
    public static final class Spectrum {
        private final ProximityEigenvalues of;
        private final Atoms atoms;
        private final Cell cell;
        private final double[] values;
        private final double[][] vectors;

        private Spectrum(ProximityEigenvalues of, Atoms atoms, Cell cell, double[] values, double[][] vectors) {
            this.of = of;
            this.atoms = atoms;
            this.cell = cell;
            this.values = values;
            this.vectors = vectors;
        }

        /** One for each particle, ascending. */
        public double[] values() {
            return values.clone();
        }

        /**
         * Adds &Sigma;<sub>m</sub> &part;U/&part;&lambda;<sub>m</sub> &part;&lambda;<sub>m</sub>/&part;x, with
         * d&lambda; = u<sup>T</sup> dP u of the eigenvector u.
         *
         * <p>Where eigenvalues are degenerate, as in a perfect square, only functions that are symmetric in them have
         * derivatives. Their slopes are replaced by the mean of the group: then the sum of the group is differentiated,
         * which needs the projector on its space alone, not the choice of vectors in it, and the result has the symmetry
         * of the particles.
         *
         * @param slopes &part;U/&part;&lambda;<sub>m</sub>, eV
         * @param gradient to add to: x, y, z of particle 0, of particle 1, ..., eV/&Aring;
         */
        public void pullBack(double[] slopes, double[] gradient) {
            double[][] byMatrix = byMatrix(meanOfGroups(slopes));
            Images images = new Images(cell, of.range);
            for (int i = 0; i < values.length; i++) {
                for (int j = 0; j < i; j++) {
                    images.from(atoms, i, j);
                    for (int k = 0; k < images.count; k++) {
                        double r = images.r[k];
                        double perLength = 2 * byMatrix[i][j] * of.slope(r) / r;
                        for (int d = 0; d < 3; d++) {
                            double g = perLength * images.vector[3 * k + d];
                            gradient[3 * j + d] += g;
                            gradient[3 * i + d] -= g;
                        }
                    }
                }
            }
        }

        private double[] meanOfGroups(double[] slopes) {
            int n = values.length;
            double near = SAME * Math.max(Math.abs(values[0]), Math.abs(values[n - 1]));
            double[] mean = new double[n];
            for (int from = 0; from < n;) {
                int to = from + 1;
                while (to < n && values[to] - values[to - 1] <= near) {
                    to++;
                }
                Arrays.fill(mean, from, to, Arrays.stream(slopes, from, to).average().orElseThrow());
                from = to;
            }
            return mean;
        }

        private double[][] byMatrix(double[] slopes) {
            int n = values.length;
            double[][] result = new double[n][n];
            for (int m = 0; m < n; m++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        result[i][j] += slopes[m] * vectors[m][i] * vectors[m][j];
                    }
                }
            }
            return result;
        }
    }

    /** The images of one particle within the range of another. */
    private static final class Images {
        private final Cell cell;
        private final double range;
        private final double[] shifts;
        private final int home;
        /** How many there are. */
        int count;
        /** Distance of each, &Aring;. */
        final double[] r;
        /** Vector to each, three components, &Aring;. */
        final double[] vector;

        Images(Cell cell, double range) {
            this.cell = cell;
            this.range = range;
            double[] basis = cell.completed();
            int[] depth = new int[3];
            int cells = 1;
            for (int k = 0; k < 3; k++) {
                // Particles are at most half a cell apart before images are made.
                depth[k] = cell.periodic(k) ? (int) Math.ceil(range / cell.height(k) + 0.5) : 0;
                cells = Math.multiplyExact(cells, 2 * depth[k] + 1);
            }
            home = cells / 2;
            shifts = new double[Math.multiplyExact(3, cells)];
            r = new double[cells];
            vector = new double[3 * cells];
            int at = 0;
            for (int a = -depth[0]; a <= depth[0]; a++) {
                for (int b = -depth[1]; b <= depth[1]; b++) {
                    for (int c = -depth[2]; c <= depth[2]; c++) {
                        for (int d = 0; d < 3; d++) {
                            shifts[at++] = a * basis[d] + b * basis[3 + d] + c * basis[6 + d];
                        }
                    }
                }
            }
        }

        /** Finds those of j around i, without i itself. */
        void from(Atoms atoms, int i, int j) {
            double x = atoms.x()[j] - atoms.x()[i];
            double y = atoms.y()[j] - atoms.y()[i];
            double z = atoms.z()[j] - atoms.z()[i];
            double a = cell.periodic(0) ? -Math.rint(cell.fractional(0, x, y, z)) : 0;
            double b = cell.periodic(1) ? -Math.rint(cell.fractional(1, x, y, z)) : 0;
            double c = cell.periodic(2) ? -Math.rint(cell.fractional(2, x, y, z)) : 0;
            x += cell.cartesian(0, a, b, c);
            y += cell.cartesian(1, a, b, c);
            z += cell.cartesian(2, a, b, c);
            count = 0;
            for (int s = 0; s < r.length; s++) {
                double dx = x + shifts[3 * s];
                double dy = y + shifts[3 * s + 1];
                double dz = z + shifts[3 * s + 2];
                double square = dx * dx + dy * dy + dz * dz;
                if (square < range * range && (i != j || s != home)) {
                    vector[3 * count] = dx;
                    vector[3 * count + 1] = dy;
                    vector[3 * count + 2] = dz;
                    r[count++] = Math.sqrt(square);
                }
            }
        }
    }
}
