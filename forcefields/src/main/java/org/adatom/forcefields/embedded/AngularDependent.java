package org.adatom.forcefields.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;

/**
 * The angular-dependent potential of Y. Mishin, M. J. Mehl and D. A. Papaconstantopoulos, Acta Mater. 53, 4029 (2005):
 * embedded atoms whose surroundings also have a dipole &mu; and a quadrupole &lambda;,
 *
 * <pre>
 * U_i       = F(rho_i) + 1/2 sum_j phi(r_ij) + 1/2 mu_i^2 + 1/2 sum_ab (lambda_i^ab)^2 - 1/6 (tr lambda_i)^2
 * mu_i^a    = sum_j u(r_ij) r_ij^a
 * lambda_i^ab = sum_j w(r_ij) r_ij^a r_ij^b
 * </pre>
 *
 * <p>All functions are tables interpolated by {@link CubicTable}. Distances beyond their last point (but below the
 * cutoff) take its value; for densities outside the table see {@link EmbeddingTables}.
 */
public final class AngularDependent implements SitePotential {
    /** Per interval: the cubics of the density at i due to j, of r phi, u and w. */
    private static final int ROW = 16;

    private final List<String> species;
    private final EamTables tables;
    private final double perStep;
    private final int lastInterval;
    /** Coefficients of each type of pair (centre, neighbour). */
    private final double[][] rows;
    private final EmbeddingTables embedding;

    /**
     * The potential for some species.
     *
     * @param species labels of the structure
     * @param elements which of the tables' elements each of them is
     */
    AngularDependent(AdpTables adp, List<String> species, List<String> elements) {
        this.species = List.copyOf(species);
        tables = adp.eam();
        int[] index = elements.stream().mapToInt(tables.elements()::indexOf).toArray();
        int s = index.length;
        perStep = 1 / tables.step();
        lastInterval = tables.pair()[0][0].length - 2;
        rows = new double[s * s][(lastInterval + 1) * ROW];
        for (int a = 0; a < s; a++) {
            for (int b = 0; b < s; b++) {
                double[] r = rows[a * s + b];
                CubicTable.coefficients(tables.density()[index[b]][index[a]], r, ROW, 0);
                CubicTable.coefficients(tables.pair()[index[a]][index[b]], r, ROW, 4);
                CubicTable.coefficients(adp.dipole()[index[a]][index[b]], r, ROW, 8);
                CubicTable.coefficients(adp.quadrupole()[index[a]][index[b]], r, ROW, 12);
            }
        }
        embedding = new EmbeddingTables(tables, index);
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public double cutoff() {
        return tables.cutoff();
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT, "ADP %s, %s, cutoff %.6g A", String.join(" ", species), tables.title(), tables.cutoff());
    }

    @Override
    public List<String> references() {
        return tables.references();
    }

    @Override
    public List<String> warnings() {
        return embedding.warnings("ADP");
    }

    @Override
    public Evaluator newEvaluator() {
        return new BlockEvaluator();
    }

    /** Sums over the neighbours of each atom first, then the gradients, which need the sums. */
    private final class BlockEvaluator implements Evaluator {
        /** Of the dipole x y z, of the quadrupole xx yy zz yz xz xy. */
        private static final int MOMENTS = 9;

        // Of each neighbour: slopes of the density and of phi; u and w with their slopes over r.
        private double[] densitySlope = {};
        private double[] pairSlope = {};
        private double[] u = {};
        private double[] uSlope = {};
        private double[] w = {};
        private double[] wSlope = {};
        // Of each atom.
        private double[] density = {};
        private double[] embeddingEnergy = {};
        private double[] embeddingSlope = {};
        private double[] moments = {};
        private final double[] m = new double[MOMENTS];

        @Override
        public void evaluate(Sites sites) {
            ensureCapacity(sites.atoms, sites.neighbors());
            for (int i = 0; i < sites.atoms; i++) {
                sites.energy[i] = sumUp(sites, i);
            }
            embedding.evaluate(sites.atoms, sites.species, density, embeddingEnergy, embeddingSlope);
            for (int i = 0; i < sites.atoms; i++) {
                sites.energy[i] += embeddingEnergy[i];
                gradients(sites, i);
            }
        }

        private void ensureCapacity(int atoms, int neighbors) {
            if (density.length < atoms) {
                density = new double[atoms];
                embeddingEnergy = new double[atoms];
                embeddingSlope = new double[atoms];
                moments = new double[MOMENTS * atoms];
            }
            if (u.length < neighbors) {
                int length = Math.max(neighbors, 2 * u.length);
                densitySlope = new double[length];
                pairSlope = new double[length];
                u = new double[length];
                uSlope = new double[length];
                w = new double[length];
                wSlope = new double[length];
            }
        }

        /** Density and moments of atom i; returns its energy but for the embedding. */
        private double sumUp(Sites sites, int i) {
            double rho = 0;
            double pairs = 0;
            int pairsOfI = sites.species[i] * species.size();
            Arrays.fill(m, 0);
            for (int k = sites.first[i]; k < sites.first[i + 1]; k++) {
                double r = sites.r[k];
                double overR = 1 / r;
                double[] row = rows[pairsOfI + sites.neighborSpecies[k]];
                double p = r * perStep;
                int interval = Math.min((int) p, lastInterval);
                double t = Math.min(p - interval, 1);
                int o = ROW * interval;
                rho += value(row, o, t);
                densitySlope[k] = slope(row, o, t) * perStep;
                // phi = z/r and phi' = (z' - phi)/r.
                double phi = value(row, o + 4, t) * overR;
                pairs += phi;
                pairSlope[k] = (slope(row, o + 4, t) * perStep - phi) * overR;
                double x = sites.dx[k];
                double y = sites.dy[k];
                double z = sites.dz[k];
                double uk = value(row, o + 8, t);
                u[k] = uk;
                uSlope[k] = slope(row, o + 8, t) * perStep * overR;
                m[0] += uk * x;
                m[1] += uk * y;
                m[2] += uk * z;
                double wk = value(row, o + 12, t);
                w[k] = wk;
                wSlope[k] = slope(row, o + 12, t) * perStep * overR;
                m[3] += wk * x * x;
                m[4] += wk * y * y;
                m[5] += wk * z * z;
                m[6] += wk * y * z;
                m[7] += wk * x * z;
                m[8] += wk * x * y;
            }
            density[i] = rho;
            System.arraycopy(m, 0, moments, MOMENTS * i, MOMENTS);
            double trace = m[3] + m[4] + m[5];
            return 0.5 * pairs
                    + 0.5 * (m[0] * m[0] + m[1] * m[1] + m[2] * m[2])
                    + 0.5 * (m[3] * m[3] + m[4] * m[4] + m[5] * m[5])
                    + m[6] * m[6] + m[7] * m[7] + m[8] * m[8]
                    - trace * trace / 6;
        }

        /**
         * With q = lambda - 1/3 tr lambda: the gradient is [F' rho' + phi'/2] r/|r| + u mu + (u'/|r|)(mu r) r + 2 w q r
         * + (w'/|r|)(r q r) r.
         */
        private void gradients(Sites sites, int i) {
            int o = MOMENTS * i;
            double mx = moments[o];
            double my = moments[o + 1];
            double mz = moments[o + 2];
            double third = (moments[o + 3] + moments[o + 4] + moments[o + 5]) / 3;
            double xx = moments[o + 3] - third;
            double yy = moments[o + 4] - third;
            double zz = moments[o + 5] - third;
            double yz = moments[o + 6];
            double xz = moments[o + 7];
            double xy = moments[o + 8];
            double f = embeddingSlope[i];
            for (int k = sites.first[i]; k < sites.first[i + 1]; k++) {
                double x = sites.dx[k];
                double y = sites.dy[k];
                double z = sites.dz[k];
                double qx = xx * x + xy * y + xz * z;
                double qy = xy * x + yy * y + yz * z;
                double qz = xz * x + yz * y + zz * z;
                double radial = (f * densitySlope[k] + 0.5 * pairSlope[k]) / sites.r[k]
                        + uSlope[k] * (mx * x + my * y + mz * z)
                        + wSlope[k] * (qx * x + qy * y + qz * z);
                double twice = 2 * w[k];
                sites.gx[k] = radial * x + u[k] * mx + twice * qx;
                sites.gy[k] = radial * y + u[k] * my + twice * qy;
                sites.gz[k] = radial * z + u[k] * mz + twice * qz;
            }
        }

        private static double value(double[] row, int o, double t) {
            return ((row[o + 3] * t + row[o + 2]) * t + row[o + 1]) * t + row[o];
        }

        /** Per grid step. */
        private static double slope(double[] row, int o, double t) {
            return (3 * row[o + 3] * t + 2 * row[o + 2]) * t + row[o + 1];
        }
    }
}
