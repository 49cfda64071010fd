package org.adatom.forcefields.embedded;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.EmbeddedBatch;
import org.adatom.engine.forcefield.EmbeddedPotential;
import org.adatom.engine.simd.ArrayMath;

/**
 * Effective-medium theory of K. W. Jacobsen, P. Stoltze and J. K. N&oslash;rskov, Surf. Sci. 366, 394 (1996), with the
 * energy measured from the equilibrium crystals: an isolated atom has &minus;E0.
 *
 * <pre>
 * U        = sum_i [E_c(s_i) + 6 V0_i exp(-kappa_i s_i)] + sum_(i&lt;j) phi_ij
 * E_c(s)   = E0 [(1 + lambda s) exp(-lambda s) - 1]
 * s_i      = -ln(sigma1_i/12)/(beta eta2_i)                       departure of the sphere's radius from s0
 * sigma1_i = sum_j chi_ij theta(r)/gamma1_i exp[-eta2_j (r - beta s0_j)]
 * phi_ij   = -V0_i/2 chi_ij theta(r)/gamma2_i exp[-kappa_j (r/beta - s0_j)] - (i &lt;-&gt; j),     chi_ij = n0_j/n0_i
 * </pre>
 *
 * <p>So &sigma;<sub>1</sub> is the density of the embedded-atom form, and the atomic-sphere correction splits into an
 * embedding energy and a pair term. &gamma;<sub>1</sub>, &gamma;<sub>2</sub> make both sums 12 in the perfect crystal
 * of three shells, with the cutoff function &theta; of {@link EmtCutoff}.
 */
public final class Emt implements EmbeddedPotential {
    /** (16 &pi;/3)<sup>1/3</sup>/&radic;2 as the paper rounds it: nearest distance over neutral-sphere radius. */
    static final double BETA = 1.809;

    private static final int[] SHELLS = {12, 6, 24};
    private static final double COORDINATION = 12;

    private final List<String> species;
    private final List<EmtMetal> metals;
    private final EmtCutoff cutoff;
    // Of the pair (i, j) at i * n + j, without theta: sigma1 of i due to j is amplitude exp(-decay r), phi likewise.
    private final double[] density;
    private final double[] densityDecay;
    private final double[] pair;
    private final double[] pairDecay;

    /**
     * A potential.
     *
     * @param species labels
     * @param metals of each of them
     */
    Emt(List<String> species, List<EmtMetal> metals, EmtCutoff cutoff) {
        this.species = List.copyOf(species);
        this.metals = List.copyOf(metals);
        this.cutoff = cutoff;
        int n = metals.size();
        density = new double[n * n];
        densityDecay = new double[n * n];
        pair = new double[n * n];
        pairDecay = new double[n * n];
        for (int i = 0; i < n; i++) {
            EmtMetal a = metals.get(i);
            double gamma1 = crystalSum(a, a.eta2());
            double gamma2 = crystalSum(a, a.kappa() / BETA);
            for (int j = 0; j < n; j++) {
                EmtMetal b = metals.get(j);
                double chi = b.n0() / a.n0();
                density[i * n + j] = chi / gamma1 * StrictMath.exp(b.eta2() * BETA * b.s0());
                densityDecay[i * n + j] = b.eta2();
                pair[i * n + j] = -0.5 * a.v0() * chi / gamma2 * StrictMath.exp(b.kappa() * b.s0());
                pairDecay[i * n + j] = b.kappa() / BETA;
            }
        }
    }

    /** A twelfth of the sum of &theta; e<sup>&minus;decay (r &minus; &beta; s0)</sup> over three shells of the crystal. */
    private double crystalSum(EmtMetal metal, double decay) {
        double sum = 0;
        for (int shell = 0; shell < SHELLS.length; shell++) {
            double nearest = BETA * metal.s0();
            double r = nearest * Math.sqrt(shell + 1);
            sum += SHELLS[shell] * cutoff.at(r) * StrictMath.exp(-decay * (r - nearest));
        }
        return sum / COORDINATION;
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public double cutoff() {
        return cutoff.end();
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "EMT %s, Jacobsen, Stoltze and Norskov 1996, cutoff of %s: centred at %.6g A, ends at %.6g A",
                String.join(" ", species),
                cutoff.convention(),
                cutoff.center(),
                cutoff.end());
    }

    @Override
    public List<String> references() {
        return EmtMetal.references();
    }

    /**
     * &theta; is small but not zero where pairs end. The jump is that of a dimer: the embedding energy is a sum of powers
     * below 1 of the density, which an atom without other neighbours feels most.
     */
    @Override
    public double energyJump() {
        int n = species.size();
        EmbeddedBatch pairs = new EmbeddedBatch();
        pairs.ensureCapacity(n * n, n == 1);
        pairs.size = n * n;
        for (int t = 0; t < n * n; t++) {
            pairs.r2[t] = cutoff.end() * cutoff.end();
            pairs.type[t] = t;
        }
        pairs(pairs);
        double largest = 0;
        for (int t = 0; t < n * n; t++) {
            int[] both = {t / n, t % n};
            double[] energies = new double[2];
            embed(2, both, new double[] {pairs.densityAtI[t], pairs.densityAtJ[t]}, energies, new double[2]);
            double alone = -metals.get(both[0]).e0() - metals.get(both[1]).e0();
            largest = Math.max(largest, Math.abs(energies[0] + energies[1] + pairs.energy[t] - alone));
        }
        return largest;
    }

    @Override
    public void pairs(EmbeddedBatch batch) {
        int n = batch.size;
        // Until its value is known, each output holds its exponent, and energySlope that of theta.
        double[] r = batch.scratch(0);
        double[] overR = batch.scratch(1);
        distances(n, batch.r2, r, overR);
        ends(n, r, cutoff.steepness(), cutoff.center(), batch.energySlope);
        ArrayMath.exp(batch.energySlope, batch.energySlope, n);
        if (species.size() == 1) {
            pure(batch, r, overR);
        } else {
            mixed(batch, r, overR);
        }
    }

    private static void distances(int n, double[] r2, double[] r, double[] overR) {
        for (int k = 0; k < n; k++) {
            double d = Math.sqrt(r2[k]);
            r[k] = d;
            overR[k] = 1 / d;
        }
    }

    private static void ends(int n, double[] r, double steepness, double center, double[] exponent) {
        for (int k = 0; k < n; k++) {
            exponent[k] = steepness * (r[k] - center);
        }
    }

    private void pure(EmbeddedBatch batch, double[] r, double[] overR) {
        int n = batch.size;
        exponents(n, r, densityDecay[0], pairDecay[0], batch.densityAtI, batch.energy);
        ArrayMath.exp(batch.densityAtI, batch.densityAtI, n);
        ArrayMath.exp(batch.energy, batch.energy, n);
        pure(n, overR, cutoff.steepness(), density[0], densityDecay[0], 2 * pair[0], pairDecay[0], batch.densityAtI,
                batch.slopeAtI, batch.energy, batch.energySlope);
    }

    private static void exponents(
            int n, double[] r, double densityDecay, double pairDecay, double[] density, double[] pair) {
        for (int k = 0; k < n; k++) {
            density[k] = -densityDecay * r[k];
            pair[k] = -pairDecay * r[k];
        }
    }

    private static void pure(
            int n, double[] overR, double steepness, double amplitude, double decay, double pairAmplitude,
            double pairDecay, double[] density, double[] densitySlope, double[] energy, double[] energySlope) {
        for (int k = 0; k < n; k++) {
            double theta = 1 / (1 + energySlope[k]);
            // theta' = -a theta (1 - theta)
            double fall = steepness * energySlope[k] * theta;
            double sigma = amplitude * theta * density[k];
            double phi = pairAmplitude * theta * energy[k];
            density[k] = sigma;
            densitySlope[k] = -(decay + fall) * sigma * overR[k];
            energy[k] = phi;
            energySlope[k] = -(pairDecay + fall) * phi * overR[k];
        }
    }

    private void mixed(EmbeddedBatch batch, double[] r, double[] overR) {
        int n = batch.size;
        int count = species.size();
        for (int k = 0; k < n; k++) {
            int ij = batch.type[k];
            int ji = ij % count * count + ij / count;
            batch.densityAtI[k] = -densityDecay[ij] * r[k];
            batch.densityAtJ[k] = -densityDecay[ji] * r[k];
            batch.energy[k] = -pairDecay[ij] * r[k];
            batch.slopeAtI[k] = -pairDecay[ji] * r[k];
        }
        ArrayMath.exp(batch.densityAtI, batch.densityAtI, n);
        ArrayMath.exp(batch.densityAtJ, batch.densityAtJ, n);
        ArrayMath.exp(batch.energy, batch.energy, n);
        ArrayMath.exp(batch.slopeAtI, batch.slopeAtI, n);
        for (int k = 0; k < n; k++) {
            int ij = batch.type[k];
            int ji = ij % count * count + ij / count;
            double theta = 1 / (1 + batch.energySlope[k]);
            double fall = cutoff.steepness() * batch.energySlope[k] * theta;
            double atI = density[ij] * theta * batch.densityAtI[k];
            double atJ = density[ji] * theta * batch.densityAtJ[k];
            double phiI = pair[ij] * theta * batch.energy[k];
            double phiJ = pair[ji] * theta * batch.slopeAtI[k];
            batch.densityAtI[k] = atI;
            batch.densityAtJ[k] = atJ;
            batch.slopeAtI[k] = -(densityDecay[ij] + fall) * atI * overR[k];
            batch.slopeAtJ[k] = -(densityDecay[ji] + fall) * atJ * overR[k];
            batch.energy[k] = phiI + phiJ;
            batch.energySlope[k] = -((pairDecay[ij] + fall) * phiI + (pairDecay[ji] + fall) * phiJ) * overR[k];
        }
    }

    @Override
    public void embed(int n, int[] atomSpecies, double[] density, double[] energy, double[] slope) {
        for (int i = 0; i < n; i++) {
            EmtMetal m = metals.get(atomSpecies[i]);
            double sigma = density[i];
            if (sigma <= 0) {
                energy[i] = -m.e0();
                slope[i] = 0;
                continue;
            }
            double perLog = 1 / (BETA * m.eta2());
            double s = -ArrayMath.log(sigma / COORDINATION) * perLog;
            double x = m.lambda() * s;
            double cohesive = m.e0() * ArrayMath.exp(-x);
            double correction = 6 * m.v0() * ArrayMath.exp(-m.kappa() * s);
            energy[i] = (1 + x) * cohesive - m.e0() + correction;
            // ds/dsigma = -1/(sigma beta eta2)
            slope[i] = (m.lambda() * x * cohesive + m.kappa() * correction) * perLog / sigma;
        }
    }
}
