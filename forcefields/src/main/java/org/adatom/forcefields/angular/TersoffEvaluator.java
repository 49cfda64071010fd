package org.adatom.forcefields.angular;

import java.util.Arrays;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.ArrayMath;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates {@link Tersoff} on all bonds and triplets of a block at a time, so that exponentials and logarithms run
 * over whole arrays.
 */
final class TersoffEvaluator implements SitePotential.Evaluator {
    /** The bond order of a bond with a smaller &zeta; is 1. */
    private static final double NEGLIGIBLE = 1e-30;
    /** Above e to this power, 1 + x = x. */
    private static final double LARGE = 40;

    private final int speciesCount;
    private final TersoffAngles angles;
    // Of the entry (i, j, k).
    private final double[] middle;
    private final double[] halfWidth;
    private final double[] thirdHarmonic;
    // Of the pair (i, j).
    private final double[] lambda1;
    private final double[] lambda2;
    private final double[] repulsion;
    private final double[] attraction;
    private final double[] beta;
    private final double[] inner;
    private final double[] outer;
    private final @Nullable TersoffCore[] core;
    private final boolean hasCore;

    private int capacity;
    // Of each neighbour; with one species they are written only when the arrays grow.
    private double[] lambda1Of = {};
    private double[] lambda2Of = {};
    private double[] repulsionOf = {};
    private double[] attractionOf = {};
    private double[] betaOf = {};
    private double[] innerOf = {};
    private double[] outerOf = {};
    // Of neighbour k in the zeta of a bond to species j, at k * speciesCount + j.
    private double[] fc = {};
    private double[] fcSlope = {};
    // Of each neighbour: f_C of its own bond.
    private double[] bondFc = {};
    private double[] bondFcSlope = {};
    private double[] overR = {};
    private double[] ux = {};
    private double[] uy = {};
    private double[] uz = {};
    private double[] exp1 = {};
    private double[] exp2 = {};
    private int[] firstTriplet = {0};
    private double[] zeta = {};
    private double[] power = {};
    private double[] order = {};
    private double[] orderSlope = {};
    private double[] bondEnergy = {};
    private double[] byZeta = {};
    // dU/dr of each neighbour; sums over its triplets of w u, w = dU/dcos.
    private double[] slope = {};
    private double[] vx = {};
    private double[] vy = {};
    private double[] vz = {};

    TersoffEvaluator(Tersoff potential) {
        speciesCount = potential.species().size();
        angles = new TersoffAngles(potential);
        middle = potential.values(TersoffTriplet::middle);
        halfWidth = potential.values(TersoffTriplet::halfWidth);
        thirdHarmonic = potential.values(TersoffTriplet::thirdHarmonic);
        lambda1 = potential.pairValues(TersoffTriplet::lambda1);
        lambda2 = potential.pairValues(TersoffTriplet::lambda2);
        repulsion = potential.pairValues(TersoffTriplet::repulsion);
        attraction = potential.pairValues(TersoffTriplet::attraction);
        beta = potential.pairValues(TersoffTriplet::beta);
        inner = potential.pairValues(TersoffTriplet::inner);
        outer = potential.pairValues(TersoffTriplet::outer);
        core = new TersoffCore[speciesCount * speciesCount];
        for (int p = 0; p < core.length; p++) {
            core[p] = potential.triplets().get(p * speciesCount + p % speciesCount).core();
        }
        hasCore = core[0] != null;
    }

    @Override
    public void evaluate(Sites sites) {
        int n = sites.neighbors();
        ensureCapacity(n);
        if (speciesCount > 1) {
            gatherCoefficients(sites);
        }
        Directions.of(n, sites.r, sites.dx, sites.dy, sites.dz, overR, ux, uy, uz);
        cutoffs(sites);
        collectTriplets(sites);
        angles.evaluate();
        sumZeta(n);
        bondOrders(n);
        exponents(n, sites.r, lambda1Of, lambda2Of, exp1, exp2);
        ArrayMath.exp(exp1, exp1, n);
        ArrayMath.exp(exp2, exp2, n);
        repulsions(n, bondFc, bondFcSlope, repulsionOf, exp1, lambda1Of, bondEnergy, slope);
        attractions(
                n, bondFc, bondFcSlope, attractionOf, exp2, lambda2Of, order, orderSlope, bondEnergy, slope, byZeta);
        if (hasCore) {
            blendCores(sites);
        }
        Arrays.fill(vx, 0, n, 0);
        Arrays.fill(vy, 0, n, 0);
        Arrays.fill(vz, 0, n, 0);
        for (int i = 0; i < sites.atoms; i++) {
            double energy = 0;
            for (int j = sites.first[i]; j < sites.first[i + 1]; j++) {
                energy += bondEnergy[j];
                pullTriplets(j);
            }
            sites.energy[i] = energy;
        }
        // As cos = u_j u_k, its derivative by u_j is u_k.
        Directions.gradients(n, slope, vx, vy, vz, overR, ux, uy, uz, sites.gx, sites.gy, sites.gz);
    }

    private void ensureCapacity(int n) {
        if (n <= capacity) {
            return;
        }
        capacity = Math.max(n, 2 * capacity);
        lambda1Of = filled(lambda1);
        lambda2Of = filled(lambda2);
        repulsionOf = filled(repulsion);
        attractionOf = filled(attraction);
        betaOf = filled(beta);
        innerOf = filled(inner);
        outerOf = filled(outer);
        fc = new double[capacity * speciesCount];
        fcSlope = new double[capacity * speciesCount];
        bondFc = new double[capacity];
        bondFcSlope = new double[capacity];
        overR = new double[capacity];
        ux = new double[capacity];
        uy = new double[capacity];
        uz = new double[capacity];
        exp1 = new double[capacity];
        exp2 = new double[capacity];
        firstTriplet = new int[capacity + 1];
        zeta = new double[capacity];
        power = new double[capacity];
        order = new double[capacity];
        orderSlope = new double[capacity];
        bondEnergy = new double[capacity];
        byZeta = new double[capacity];
        slope = new double[capacity];
        vx = new double[capacity];
        vy = new double[capacity];
        vz = new double[capacity];
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
                int p = row + sites.neighborSpecies[k];
                lambda1Of[k] = lambda1[p];
                lambda2Of[k] = lambda2[p];
                repulsionOf[k] = repulsion[p];
                attractionOf[k] = attraction[p];
                betaOf[k] = beta[p];
                innerOf[k] = inner[p];
                outerOf[k] = outer[p];
            }
        }
    }

    /** f<sub>C</sub>(r<sub>ik</sub>) for every species that j of the triplet (i, j, k) may have. */
    private void cutoffs(Sites sites) {
        for (int i = 0; i < sites.atoms; i++) {
            int center = sites.species[i] * speciesCount;
            for (int k = sites.first[i]; k < sites.first[i + 1]; k++) {
                int sk = sites.neighborSpecies[k];
                for (int sj = 0; sj < speciesCount; sj++) {
                    cutoff((center + sj) * speciesCount + sk, sites.r[k], k * speciesCount + sj);
                }
                bondFc[k] = fc[k * speciesCount + sk];
                bondFcSlope[k] = fcSlope[k * speciesCount + sk];
            }
        }
    }

    private void cutoff(int entry, double r, int index) {
        double x = r - middle[entry];
        double d = halfWidth[entry];
        if (x <= -d) {
            fc[index] = 1;
            fcSlope[index] = 0;
        } else if (x >= d) {
            fc[index] = 0;
            fcSlope[index] = 0;
        } else {
            // With y = pi (R + D - r)/(4D) and q = sin^2 y, 1/2 - 1/2 sin a = q and sin a + sin 3a = 16 q (1-q) (1-2q):
            // no digits are lost where the function ends.
            double scale = Math.PI / (4 * d);
            double y = scale * (d - x);
            double sin = StrictMath.sin(y);
            double q = sin * sin;
            double h = 16 * thirdHarmonic[entry];
            fc[index] = q * (1 - h * (1 - q) * (1 - 2 * q));
            fcSlope[index] = -2 * scale * sin * StrictMath.cos(y) * (1 - h * (1 - 6 * q * (1 - q)));
        }
    }

    private void collectTriplets(Sites sites) {
        int most = 0;
        for (int i = 0; i < sites.atoms; i++) {
            int count = sites.first[i + 1] - sites.first[i];
            most += count * (count - 1);
        }
        angles.clear(most);
        for (int i = 0; i < sites.atoms; i++) {
            int from = sites.first[i];
            int to = sites.first[i + 1];
            for (int j = from; j < to; j++) {
                firstTriplet[j] = angles.size;
                if (bondFc[j] == 0) {
                    continue;
                }
                int sj = sites.neighborSpecies[j];
                int row = (sites.species[i] * speciesCount + sj) * speciesCount;
                for (int k = from; k < to; k++) {
                    int leg = k * speciesCount + sj;
                    if (k != j && fc[leg] != 0) {
                        double cos = ux[j] * ux[k] + uy[j] * uy[k] + uz[j] * uz[k];
                        angles.add(
                                row + sites.neighborSpecies[k], k, cos, sites.r[j] - sites.r[k], fc[leg], fcSlope[leg]);
                    }
                }
            }
        }
        firstTriplet[sites.neighbors()] = angles.size;
    }

    private void sumZeta(int n) {
        double[] value = angles.value;
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int t = firstTriplet[j]; t < firstTriplet[j + 1]; t++) {
                sum += value[t];
            }
            zeta[j] = sum;
        }
    }

    /** b and db/d&zeta;; with u = (&beta;&zeta;)<sup>n</sup>, db/d&zeta; = &minus;b/2 (u/(1 + u))/&zeta;. */
    private void bondOrders(int n) {
        for (int j = 0; j < n; j++) {
            order[j] = betaOf[j] * zeta[j];
        }
        ArrayMath.log(order, order, n);
        for (int j = 0; j < n; j++) {
            order[j] *= innerOf[j];
            power[j] = Math.min(order[j], LARGE);
        }
        ArrayMath.exp(power, power, n);
        for (int j = 0; j < n; j++) {
            orderSlope[j] = 1 + power[j];
        }
        ArrayMath.log(orderSlope, orderSlope, n);
        for (int j = 0; j < n; j++) {
            double log = order[j] > LARGE ? order[j] : orderSlope[j];
            order[j] = -log / (2 * outerOf[j]);
        }
        ArrayMath.exp(order, order, n);
        for (int j = 0; j < n; j++) {
            double logSlope = zeta[j] > NEGLIGIBLE ? innerOf[j] * power[j] / ((1 + power[j]) * zeta[j]) : 0;
            orderSlope[j] = -order[j] * logSlope / (2 * outerOf[j]);
        }
    }

    private static void exponents(int n, double[] r, double[] lambda1, double[] lambda2, double[] one, double[] two) {
        for (int k = 0; k < n; k++) {
            one[k] = -lambda1[k] * r[k];
            two[k] = -lambda2[k] * r[k];
        }
    }

    private static void repulsions(
            int n, double[] fc, double[] fcSlope, double[] repulsion, double[] exp1, double[] lambda1, double[] energy,
            double[] slope) {
        for (int k = 0; k < n; k++) {
            double bare = 0.5 * repulsion[k] * exp1[k];
            energy[k] = fc[k] * bare;
            slope[k] = (fcSlope[k] - fc[k] * lambda1[k]) * bare;
        }
    }

    private static void attractions(
            int n, double[] fc, double[] fcSlope, double[] attraction, double[] exp2, double[] lambda2, double[] order,
            double[] orderSlope, double[] energy, double[] slope, double[] byZeta) {
        for (int k = 0; k < n; k++) {
            double bare = 0.5 * attraction[k] * exp2[k];
            double attractive = fc[k] * bare;
            energy[k] -= order[k] * attractive;
            slope[k] -= order[k] * (fcSlope[k] * bare - lambda2[k] * attractive);
            byZeta[k] = -orderSlope[k] * attractive;
        }
    }

    private void blendCores(Sites sites) {
        for (int i = 0; i < sites.atoms; i++) {
            int row = sites.species[i] * speciesCount;
            for (int k = sites.first[i]; k < sites.first[i + 1]; k++) {
                TersoffCore c = core[row + sites.neighborSpecies[k]];
                if (c != null && bondFc[k] != 0) {
                    c.blend(k, sites.r[k], bondEnergy, slope, byZeta);
                }
            }
        }
    }

    /** What the triplets of bond j pull at its own neighbour and at the third one. */
    private void pullTriplets(int j) {
        double p = byZeta[j];
        double x = ux[j];
        double y = uy[j];
        double z = uz[j];
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        double sumZ = 0;
        for (int t = firstTriplet[j]; t < firstTriplet[j + 1]; t++) {
            int k = angles.partner[t];
            double w = p * angles.slopeOfCos[t];
            sum += angles.slopeOfBond[t];
            slope[k] += p * angles.slopeOfPartner[t];
            sumX += w * ux[k];
            sumY += w * uy[k];
            sumZ += w * uz[k];
            vx[k] += w * x;
            vy[k] += w * y;
            vz[k] += w * z;
        }
        slope[j] += p * sum;
        vx[j] += sumX;
        vy[j] += sumY;
        vz[j] += sumZ;
    }
}
