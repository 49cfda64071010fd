package org.adatom.forcefields.angular;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.ArrayMath;

/**
 * The angles of P. Vashishta, R. K. Kalia, J. P. Rino and I. Ebbsj&ouml;, Phys. Rev. B 41, 12197 (1990), saturated as
 * in J. Appl. Phys. 101, 103515 (2007):
 *
 * <pre>
 * U_i  = sum_(j&lt;k) B delta^2/(1 + C delta^2) g(r_ij) g(r_ik),   delta = cos theta_jik - cos theta0
 * g(r) = exp(gamma/(r - r0))
 * </pre>
 *
 * <p>All terms and all their derivatives vanish at r<sub>0</sub>, which is much shorter than the range of the pair
 * energy: the two are added, each over its own neighbours.
 */
final class VashishtaAngles implements SitePotential {
    private final List<String> species;
    private final String source;
    private final List<String> references;
    private final double cutoff;
    private final int speciesCount;
    // Of the pair (centre i, neighbour j) at i * speciesCount + j.
    private final double[] end;
    private final double[] gamma;
    // Of the triplet at (i * speciesCount + j) * speciesCount + k.
    private final double[] strength;
    private final double[] saturation;
    private final double[] cosTheta0;

    /**
     * The angles of a set of parameters.
     *
     * @param species labels
     * @param triplets entry of centre i and neighbours j, k at {@code (i * n + j) * n + k}; that of i, k, j has the same
     *     angle
     * @param source where the parameters come from, for logs
     * @param references what to cite
     */
    VashishtaAngles(List<String> species, List<VashishtaTriplet> triplets, String source, List<String> references) {
        this.species = List.copyOf(species);
        this.source = source;
        this.references = List.copyOf(references);
        int n = species.size();
        speciesCount = n;
        end = new double[n * n];
        gamma = new double[n * n];
        for (int t = 0; t < n * n; t++) {
            VashishtaTriplet leg = triplets.get(t * n + t % n);
            end[t] = leg.end();
            // A leg that ends at 0 is beyond its end everywhere, for any decay.
            gamma[t] = leg.end() > 0 ? leg.gamma() : 1;
        }
        cutoff = Arrays.stream(end).max().orElseThrow();
        strength = triplets.stream().mapToDouble(VashishtaTriplet::strength).toArray();
        saturation = triplets.stream().mapToDouble(VashishtaTriplet::saturation).toArray();
        cosTheta0 = triplets.stream().mapToDouble(VashishtaTriplet::cosTheta0).toArray();
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public double cutoff() {
        return cutoff;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT, "Vashishta angles of %s, %s, cutoff %.6g A", String.join(" ", species), source, cutoff);
    }

    @Override
    public List<String> references() {
        return references;
    }

    @Override
    public Evaluator newEvaluator() {
        return new BlockEvaluator();
    }

    /** Works on all neighbours of a block at a time, then on the triplets of each atom. */
    private final class BlockEvaluator implements Evaluator {
        private int capacity;
        // Of each neighbour: r0 and gamma of its leg, 1/r, unit vector, 1/(r - r0), g(r).
        private double[] endOf = {};
        private double[] gammaOf = {};
        private double[] overR = {};
        private double[] ux = {};
        private double[] uy = {};
        private double[] uz = {};
        private double[] overGap = {};
        private double[] decay = {};
        // Sums over the triplets of each neighbour: of the energy, of w u, w = dU/dcos; dU/dr.
        private double[] energy = {};
        private double[] slope = {};
        private double[] vx = {};
        private double[] vy = {};
        private double[] vz = {};

        @Override
        public void evaluate(Sites sites) {
            int n = sites.neighbors();
            ensureCapacity(n);
            gatherLegs(sites);
            Directions.of(n, sites.r, sites.dx, sites.dy, sites.dz, overR, ux, uy, uz);
            exponents(n, sites.r, endOf, gammaOf, overGap, decay);
            ArrayMath.exp(decay, decay, n);
            Decay.flush(n, decay);
            Arrays.fill(energy, 0, n, 0);
            Arrays.fill(vx, 0, n, 0);
            Arrays.fill(vy, 0, n, 0);
            Arrays.fill(vz, 0, n, 0);
            for (int i = 0; i < sites.atoms; i++) {
                triplets(sites, i);
            }
            slopes(n);
            Directions.gradients(n, slope, vx, vy, vz, overR, ux, uy, uz, sites.gx, sites.gy, sites.gz);
        }

        private void ensureCapacity(int n) {
            if (n <= capacity) {
                return;
            }
            capacity = Math.max(n, 2 * capacity);
            endOf = new double[capacity];
            gammaOf = new double[capacity];
            overR = new double[capacity];
            ux = new double[capacity];
            uy = new double[capacity];
            uz = new double[capacity];
            overGap = new double[capacity];
            decay = new double[capacity];
            energy = new double[capacity];
            slope = new double[capacity];
            vx = new double[capacity];
            vy = new double[capacity];
            vz = new double[capacity];
        }

        private void gatherLegs(Sites sites) {
            for (int i = 0; i < sites.atoms; i++) {
                int row = sites.species[i] * speciesCount;
                for (int k = sites.first[i]; k < sites.first[i + 1]; k++) {
                    int t = row + sites.neighborSpecies[k];
                    endOf[k] = end[t];
                    gammaOf[k] = gamma[t];
                }
            }
        }

        private static void exponents(
                int n, double[] r, double[] end, double[] gamma, double[] overGap, double[] out) {
            for (int k = 0; k < n; k++) {
                double g = 1 / Math.min(r[k] - end[k], Decay.NEAR_ZERO);
                overGap[k] = g;
                out[k] = gamma[k] * g;
            }
        }

        /** Energy of atom i, and the sums over its triplets that each neighbour's gradient needs. */
        private void triplets(Sites sites, int i) {
            int to = sites.first[i + 1];
            double total = 0;
            for (int j = sites.first[i]; j < to; j++) {
                if (decay[j] == 0) {
                    continue;
                }
                int row = (sites.species[i] * speciesCount + sites.neighborSpecies[j]) * speciesCount;
                double sum = 0;
                for (int k = j + 1; k < to; k++) {
                    int t = row + sites.neighborSpecies[k];
                    double b = strength[t] * decay[j] * decay[k];
                    if (b == 0) {
                        continue;
                    }
                    double cos = ux[j] * ux[k] + uy[j] * uy[k] + uz[j] * uz[k];
                    double delta = cos - cosTheta0[t];
                    double bent = b * delta / (1 + saturation[t] * delta * delta);
                    double u = bent * delta;
                    double w = 2 * bent / (1 + saturation[t] * delta * delta);
                    sum += u;
                    energy[k] += u;
                    vx[j] += w * ux[k];
                    vy[j] += w * uy[k];
                    vz[j] += w * uz[k];
                    vx[k] += w * ux[j];
                    vy[k] += w * uy[j];
                    vz[k] += w * uz[j];
                }
                energy[j] += sum;
                total += sum;
            }
            sites.energy[i] = total;
        }

        /** As g depends on the distance: -U gamma/(r - r0)^2. */
        private void slopes(int n) {
            for (int k = 0; k < n; k++) {
                slope[k] = -energy[k] * gammaOf[k] * overGap[k] * overGap[k];
            }
        }
    }
}
