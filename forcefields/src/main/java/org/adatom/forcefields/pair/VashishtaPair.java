package org.adatom.forcefields.pair;

import java.util.List;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.simd.ArrayMath;

/**
 * The pair energy of P. Vashishta, R. K. Kalia, J. P. Rino and I. Ebbsj&ouml;, Phys. Rev. B 41, 12197 (1990): steric
 * repulsion, screened charges, charge and induced dipole, van der Waals,
 *
 * <pre>
 * phi(r) = H/r^eta + k Z_i Z_j exp(-r/lambda1)/r - D exp(-r/lambda4)/r^4 - W/r^6
 * </pre>
 *
 * <p>D is that of LAMMPS' files, half of the paper's. {@link Truncation#FORCE} ends the published potential.
 */
public final class VashishtaPair implements PairFormula {
    private final List<String> species;
    private final String source;
    private final List<String> references;
    private final double[] h;
    private final double[] eta;
    private final double[] kzz;
    private final double[] overLambda1;
    private final double[] d;
    private final double[] overLambda4;
    private final double[] w;

    /**
     * Parameters of one pair of species.
     *
     * @param h H, eV &Aring;<sup>&eta;</sup>
     * @param eta &eta;
     * @param kzz k Z<sub>i</sub> Z<sub>j</sub>, eV &Aring;
     * @param lambda1 &Aring;; positive unless {@code kzz} is 0
     * @param d D, eV &Aring;<sup>4</sup>
     * @param lambda4 &Aring;; positive unless {@code d} is 0
     * @param w W, eV &Aring;<sup>6</sup>
     */
    public record Pair(double h, double eta, double kzz, double lambda1, double d, double lambda4, double w) {}

    /**
     * Every pair of species by itself, in the order {@code i * species.size() + j}; symmetric.
     *
     * @param source where the parameters come from, for logs
     * @param references what to cite
     * @throws IllegalArgumentException if a parameter is not finite, missing or not symmetric, or a length not positive
     */
    public VashishtaPair(List<String> species, List<Pair> pairs, String source, List<String> references) {
        this.species = List.copyOf(species);
        this.source = source;
        this.references = List.copyOf(references);
        h = checked(pairs.stream().mapToDouble(Pair::h).toArray(), "H", "eV A^eta");
        eta = checked(pairs.stream().mapToDouble(Pair::eta).toArray(), "eta", "");
        kzz = checked(pairs.stream().mapToDouble(Pair::kzz).toArray(), "k Zi Zj", "eV A");
        overLambda1 = checked(pairs.stream().mapToDouble(p -> over(p.lambda1, p.kzz)).toArray(), "1/lambda1", "1/A");
        d = checked(pairs.stream().mapToDouble(Pair::d).toArray(), "D", "eV A^4");
        overLambda4 = checked(pairs.stream().mapToDouble(p -> over(p.lambda4, p.d)).toArray(), "1/lambda4", "1/A");
        w = checked(pairs.stream().mapToDouble(Pair::w).toArray(), "W", "eV A^6");
    }

    private double[] checked(double[] values, String what, String unit) {
        return SpeciesPairs.checked(species, values, what, Double.NEGATIVE_INFINITY, unit);
    }

    /** 1/&lambda; of a term; 0 if it has no strength. */
    private static double over(double lambda, double strength) {
        if (strength != 0 && !(lambda > 0)) {
            throw new IllegalArgumentException("lambda must be positive: " + lambda + " A");
        }
        return strength == 0 ? 0 : 1 / lambda;
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public String description() {
        return "Vashishta pairs of " + String.join(" ", species) + ", " + source;
    }

    @Override
    public List<String> references() {
        return references;
    }

    @Override
    public void evaluate(PairBatch batch) {
        int n = batch.size;
        double[] e = batch.scratch(0);
        double[] first = batch.scratch(1);
        double[] second = batch.scratch(2);
        double[] third = batch.scratch(3);

        ArrayMath.log(batch.r2, e, n);
        SpeciesPairs.gather(n, batch.type, eta, first);
        powers(n, first, e);
        ArrayMath.exp(e, e, n);
        SpeciesPairs.gather(n, batch.type, h, second);
        repulsion(n, batch.r2, second, first, e, batch.energy, batch.forceOverR);

        SpeciesPairs.gather(n, batch.type, overLambda1, first);
        decays(n, batch.r2, first, e);
        ArrayMath.exp(e, e, n);
        SpeciesPairs.gather(n, batch.type, kzz, second);
        charges(n, batch.r2, second, first, e, batch.energy, batch.forceOverR);

        SpeciesPairs.gather(n, batch.type, overLambda4, first);
        decays(n, batch.r2, first, e);
        ArrayMath.exp(e, e, n);
        SpeciesPairs.gather(n, batch.type, d, second);
        SpeciesPairs.gather(n, batch.type, w, third);
        attraction(n, batch.r2, second, first, e, third, batch.energy, batch.forceOverR);
    }

    /** From ln r&sup2; to ln r<sup>&minus;&eta;</sup>. */
    private static void powers(int n, double[] eta, double[] inOut) {
        for (int k = 0; k < n; k++) {
            inOut[k] = -0.5 * eta[k] * inOut[k];
        }
    }

    private static void decays(int n, double[] r2, double[] overLambda, double[] out) {
        for (int k = 0; k < n; k++) {
            out[k] = -Math.sqrt(r2[k]) * overLambda[k];
        }
    }

    private static void repulsion(
            int n, double[] r2, double[] h, double[] eta, double[] power, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            energy[k] = h[k] * power[k];
            forceOverR[k] = eta[k] * energy[k] / r2[k];
        }
    }

    private static void charges(
            int n, double[] r2, double[] kzz, double[] overLambda, double[] e, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            double over = 1 / Math.sqrt(r2[k]);
            double u = kzz[k] * e[k] * over;
            energy[k] += u;
            forceOverR[k] += u * (over + overLambda[k]) * over;
        }
    }

    private static void attraction(
            int n, double[] r2, double[] d, double[] overLambda, double[] e, double[] w, double[] energy,
            double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            double over = 1 / Math.sqrt(r2[k]);
            double over2 = over * over;
            double dipole = d[k] * e[k] * over2 * over2;
            double dispersion = w[k] * over2 * over2 * over2;
            energy[k] -= dipole + dispersion;
            forceOverR[k] -= dipole * (4 * over + overLambda[k]) * over + 6 * dispersion * over2;
        }
    }

    /** Zero: the potential was fitted with its end, beyond which there is nothing. */
    @Override
    public double energyBeyond(int type, double cutoff) {
        return 0;
    }
}
