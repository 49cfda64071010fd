package org.adatom.forcefields.angular;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.ArrayMath;
import org.adatom.engine.simd.Lookup;

/**
 * F. H. Stillinger and T. A. Weber, Phys. Rev. B 31, 5262 (1985), for any number of species:
 *
 * <pre>
 * U_i        = 1/2 sum_j phi2(r_ij) + sum_(j&lt;k) phi3(r_ij, r_ik, theta_jik)
 * phi2(r)    = eps A [B (sigma/r)^p - (sigma/r)^q] exp(sigma/(r - a sigma))
 * phi3       = eps lambda (cos theta - cos theta0)^2 g(r_ij) g(r_ik),   g(r) = exp(gamma sigma/(r - a sigma))
 * </pre>
 *
 * <p>The triplets of an atom are never visited: a square of a cosine plus a constant is a polynomial in the components of
 * the unit vectors u, so that their sum follows from the moments &Sigma;g, &Sigma;gu, &Sigma;guu of its neighbours, see
 * {@link TripletMoments}.
 *
 * <p>All terms and all their derivatives vanish at a&sigma;. Where a file gives unequal numbers for (i, j, k) and
 * (i, k, j), or for the pair term of i-j and j-i, their mean is taken, so that the order of atoms does not matter.
 */
public final class StillingerWeber implements SitePotential {
    private final List<String> species;
    private final String source;
    private final List<String> references;
    private final double cutoff;
    private final int speciesCount;
    // Of the pair (centre i, neighbour j) at i * speciesCount + j.
    private final double[] sigma;
    private final double[] end;
    private final double[] gammaSigma;
    private final double[] strength;
    private final double[] repulsion;
    private final double[] p;
    private final double[] q;
    // Of the triplet at (i * speciesCount + j) * speciesCount + k.
    private final double[] lambdaEpsilon;
    private final double[] cosTheta0;

    /**
     * A potential.
     *
     * @param species labels
     * @param triplets entry of centre i and neighbours j, k at {@code (i * n + j) * n + k}
     * @param source where the parameters come from, for logs
     * @param references what to cite
     */
    StillingerWeber(
            List<String> species, List<StillingerWeberTriplet> triplets, String source, List<String> references) {
        this.species = List.copyOf(species);
        this.source = source;
        this.references = List.copyOf(references);
        int n = species.size();
        speciesCount = n;
        StillingerWeberTriplet[] pairs = new StillingerWeberTriplet[n * n];
        for (int t = 0; t < pairs.length; t++) {
            pairs[t] = triplets.get(t * n + t % n);
        }
        sigma = values(pairs, StillingerWeberTriplet::sigma);
        end = values(pairs, e -> e.a() * e.sigma());
        gammaSigma = values(pairs, e -> e.gamma() * e.sigma());
        strength = values(pairs, e -> e.epsilon() * e.strength());
        repulsion = values(pairs, StillingerWeberTriplet::repulsion);
        p = values(pairs, StillingerWeberTriplet::p);
        q = values(pairs, StillingerWeberTriplet::q);
        cutoff = Arrays.stream(end).max().orElseThrow();
        lambdaEpsilon = new double[n * n * n];
        cosTheta0 = new double[n * n * n];
        for (int t = 0; t < triplets.size(); t++) {
            StillingerWeberTriplet one = triplets.get(t);
            StillingerWeberTriplet other = triplets.get(t / (n * n) * n * n + t % n * n + t / n % n);
            lambdaEpsilon[t] = (one.lambda() * one.epsilon() + other.lambda() * other.epsilon()) / 2;
            cosTheta0[t] = (one.cosTheta0() + other.cosTheta0()) / 2;
        }
    }

    private static double[] values(StillingerWeberTriplet[] entries, ToDoubleFunction<StillingerWeberTriplet> value) {
        return Arrays.stream(entries).mapToDouble(value).toArray();
    }

    /** Silicon, 1985. */
    public static StillingerWeber silicon() {
        return StillingerWeberFactory.create(
                StillingerWeberParameters.Builtin.SI_1985.file(".sw"), "Stillinger-Weber si-1985", List.of("Si"),
                List.of("Si"));
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
                Locale.ROOT, "Stillinger-Weber %s, %s, cutoff %.6g A", String.join(" ", species), source, cutoff);
    }

    @Override
    public List<String> references() {
        return references;
    }

    @Override
    public Evaluator newEvaluator() {
        return new BlockEvaluator();
    }

    /** Works on all neighbours of a block at a time, but for the triplets, which belong to an atom. */
    private final class BlockEvaluator implements Evaluator {
        /** So large that its product with a distance is an exponent of zero or beyond all others, 1/&Aring;. */
        private static final double STEEP = 1e250;

        private int capacity;
        private int[] type = {};
        // Coefficients of each neighbour; with one species they are written only when the arrays grow.
        private double[] sigmaOf = {};
        private double[] endOf = {};
        private double[] gammaSigmaOf = {};
        private double[] strengthOf = {};
        private double[] repulsionOf = {};
        private double[] pOf = {};
        private double[] qOf = {};
        // Of each neighbour: 1/r, unit vector, 1/(r - a sigma), (sigma/r)^p and ^q, the exponentials.
        private double[] overR = {};
        private double[] ux = {};
        private double[] uy = {};
        private double[] uz = {};
        private double[] overGap = {};
        private double[] ratio = {};
        private double[] powerP = {};
        private double[] powerQ = {};
        private double[] exp2 = {};
        private double[] exp3 = {};
        // Pair energies; dU/dr, first of the pair energy alone.
        private double[] pairEnergy = {};
        private double[] slope = {};
        private final TripletMoments triplets = new TripletMoments(speciesCount, lambdaEpsilon, cosTheta0);

        @Override
        public void evaluate(Sites sites) {
            int n = sites.neighbors();
            ensureCapacity(n);
            if (speciesCount > 1) {
                gatherCoefficients(sites);
            }
            Directions.of(n, sites.r, sites.dx, sites.dy, sites.dz, overR, ux, uy, uz);
            exponents(n, sites.r, overR, sigmaOf, endOf, gammaSigmaOf, overGap, ratio, exp2, exp3);
            ArrayMath.exp(exp2, exp2, n);
            ArrayMath.exp(exp3, exp3, n);
            Decay.flush(n, exp2);
            Decay.flush(n, exp3);
            powers(n, ratio, pOf, powerP);
            powers(n, ratio, qOf, powerQ);
            pairs(n);
            triplets.evaluate(sites, ux, uy, uz, exp3);
            for (int i = 0; i < sites.atoms; i++) {
                double energy = 0;
                for (int k = sites.first[i]; k < sites.first[i + 1]; k++) {
                    energy += pairEnergy[k] + triplets.energy[k];
                }
                sites.energy[i] = energy;
            }
            slopes(n, exp3, triplets.byWeight);
            Directions.gradients(
                    n, slope, triplets.tx, triplets.ty, triplets.tz, overR, ux, uy, uz, sites.gx, sites.gy, sites.gz);
        }

        private void ensureCapacity(int n) {
            if (n <= capacity) {
                return;
            }
            capacity = Math.max(n, 2 * capacity);
            type = new int[capacity];
            sigmaOf = filled(sigma);
            endOf = filled(end);
            gammaSigmaOf = filled(gammaSigma);
            strengthOf = filled(strength);
            repulsionOf = filled(repulsion);
            pOf = filled(p);
            qOf = filled(q);
            overR = new double[capacity];
            ux = new double[capacity];
            uy = new double[capacity];
            uz = new double[capacity];
            overGap = new double[capacity];
            ratio = new double[capacity];
            powerP = new double[capacity];
            powerQ = new double[capacity];
            exp2 = new double[capacity];
            exp3 = new double[capacity];
            pairEnergy = new double[capacity];
            slope = new double[capacity];
        }

        private double[] filled(double[] ofPair) {
            double[] all = new double[capacity];
            Arrays.fill(all, ofPair[0]);
            return all;
        }

        private void gatherCoefficients(Sites sites) {
            for (int i = 0; i < sites.atoms; i++) {
                int row = sites.species[i] * speciesCount;
                for (int k = sites.first[i]; k < sites.first[i + 1]; k++) {
                    type[k] = row + sites.neighborSpecies[k];
                }
            }
            int n = sites.neighbors();
            Lookup.gather(n, sigma, type, sigmaOf);
            Lookup.gather(n, end, type, endOf);
            Lookup.gather(n, gammaSigma, type, gammaSigmaOf);
            Lookup.gather(n, strength, type, strengthOf);
            Lookup.gather(n, repulsion, type, repulsionOf);
            Lookup.gather(n, p, type, pOf);
            Lookup.gather(n, q, type, qOf);
        }

        private void pairs(int n) {
            for (int k = 0; k < n; k++) {
                double half = 0.5 * strengthOf[k] * exp2[k];
                double repelling = repulsionOf[k] * powerP[k];
                double shape = repelling - powerQ[k];
                double g = overGap[k];
                pairEnergy[k] = half * shape;
                slope[k] = -half
                        * ((pOf[k] * repelling - qOf[k] * powerQ[k]) * overR[k] + shape * sigmaOf[k] * g * g);
            }
        }

        /** Adds to phi2' that g depends on the distance, too: -gamma sigma/(r - a sigma)^2 g dU/dg. */
        private void slopes(int n, double[] g, double[] byG) {
            for (int k = 0; k < n; k++) {
                double h = overGap[k];
                slope[k] -= byG[k] * g[k] * gammaSigmaOf[k] * h * h;
            }
        }

        private static void exponents(
                int n, double[] r, double[] overR, double[] sigma, double[] end, double[] gammaSigma, double[] overGap,
                double[] ratio, double[] two, double[] three) {
            for (int k = 0; k < n; k++) {
                double g = 1 / Math.min(r[k] - end[k], Decay.NEAR_ZERO);
                overGap[k] = g;
                two[k] = sigma[k] * g;
                // Without decay a leg would count beyond its end, up to the cutoff of other species.
                three[k] = Math.min(gammaSigma[k] * g, (end[k] - r[k]) * STEEP);
                ratio[k] = sigma[k] * overR[k];
            }
        }

        /** The usual powers 4 and 0 by multiplication, others by {@link StrictMath}: the same bits always. */
        private static void powers(int n, double[] x, double[] exponent, double[] out) {
            for (int k = 0; k < n; k++) {
                double e = exponent[k];
                double square = x[k] * x[k];
                out[k] = e == 4 ? square * square : e == 0 ? 1 : StrictMath.pow(x[k], e);
            }
        }
    }
}
