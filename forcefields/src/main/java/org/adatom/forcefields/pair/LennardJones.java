package org.adatom.forcefields.pair;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.simd.Lookup;

/**
 * &phi;(r) = 4&epsilon; [(&sigma;/r)<sup>12</sup> &minus; (&sigma;/r)<sup>6</sup>] (J. E. Lennard-Jones, Proc. Phys.
 * Soc. 43, 461 (1931)).
 */
public final class LennardJones implements PairFormula {
    /** How &epsilon; and &sigma; of unlike species follow from those of the species. */
    public enum Mixing {
        /** Geometric mean of &epsilon;, arithmetic mean of &sigma;. */
        LORENTZ_BERTHELOT,
        /** Geometric mean of both: LAMMPS' default. */
        GEOMETRIC
    }

    private final List<String> species;
    private final double[] sigma;
    private final double[] fourEpsilon;
    private final double[] sigma2;

    /**
     * One species.
     *
     * @param epsilon depth of the well, eV; not negative
     * @param sigma distance of zero energy, &Aring;; positive
     */
    public LennardJones(String species, double epsilon, double sigma) {
        this(List.of(species), new double[] {epsilon}, new double[] {sigma});
    }

    /**
     * Every pair of species by itself, in the order {@code i * species.size() + j}; symmetric.
     *
     * @param epsilon depths of the wells, eV; not negative
     * @param sigma distances of zero energy, &Aring;; positive
     * @throws IllegalArgumentException if a parameter is out of range, missing or not symmetric
     */
    public LennardJones(List<String> species, double[] epsilon, double[] sigma) {
        this.species = List.copyOf(species);
        int s = species.size();
        if (epsilon.length != s * s || sigma.length != s * s) {
            throw new IllegalArgumentException(s + " species have " + s * s + " pairs, but there are " + epsilon.length
                    + " epsilon and " + sigma.length + " sigma");
        }
        for (int t = 0; t < s * s; t++) {
            String pair = species.get(t / s) + "-" + species.get(t % s);
            if (!(epsilon[t] >= 0 && Double.isFinite(epsilon[t]))) {
                throw new IllegalArgumentException(
                        "epsilon of " + pair + " must not be negative: " + epsilon[t] + " eV");
            }
            if (!(sigma[t] > 0 && Double.isFinite(sigma[t]))) {
                throw new IllegalArgumentException("sigma of " + pair + " must be positive: " + sigma[t] + " A");
            }
            int mirrored = t % s * s + t / s;
            if (epsilon[t] != epsilon[mirrored] || sigma[t] != sigma[mirrored]) {
                throw new IllegalArgumentException("parameters of " + pair + " depend on the order of the species");
            }
        }
        this.sigma = sigma.clone();
        fourEpsilon = Arrays.stream(epsilon).map(e -> 4 * e).toArray();
        sigma2 = Arrays.stream(sigma).map(d -> d * d).toArray();
    }

    /** The unlike pairs by a mixing rule from one &epsilon; (eV) and &sigma; (&Aring;) per species. */
    public static LennardJones mixed(List<String> species, double[] epsilon, double[] sigma, Mixing mixing) {
        int s = species.size();
        double[] pairEpsilon = new double[s * s];
        double[] pairSigma = new double[s * s];
        for (int t = 0; t < s * s; t++) {
            int a = t / s;
            int b = t % s;
            pairEpsilon[t] = a == b ? epsilon[a] : Math.sqrt(epsilon[a] * epsilon[b]);
            pairSigma[t] = a == b
                    ? sigma[a]
                    : switch (mixing) {
                        case LORENTZ_BERTHELOT -> (sigma[a] + sigma[b]) / 2;
                        case GEOMETRIC -> Math.sqrt(sigma[a] * sigma[b]);
                    };
        }
        return new LennardJones(species, pairEpsilon, pairSigma);
    }

    @Override
    public List<String> species() {
        return species;
    }

    /** &epsilon; of a type of pair, eV. */
    public double epsilon(int type) {
        return fourEpsilon[type] / 4;
    }

    /** &sigma; of a type of pair, &Aring;. */
    public double sigma(int type) {
        return sigma[type];
    }

    @Override
    public String description() {
        if (species.size() > 1) {
            return "Lennard-Jones " + String.join(" ", species);
        }
        return String.format(Locale.ROOT, "Lennard-Jones %s, epsilon %.6g eV, sigma %.6g A", species.get(0),
                epsilon(0), sigma(0));
    }

    @Override
    public void evaluate(PairBatch batch) {
        if (species.size() == 1) {
            evaluate(batch.size, fourEpsilon[0], sigma2[0], batch.r2, batch.energy, batch.forceOverR);
        } else {
            double[] e = batch.scratch(0);
            double[] d = batch.scratch(1);
            Lookup.gather(batch.size, fourEpsilon, batch.type, e);
            Lookup.gather(batch.size, sigma2, batch.type, d);
            evaluate(batch.size, e, d, batch.r2, batch.energy, batch.forceOverR);
        }
    }

    private static void evaluate(int n, double e, double d, double[] r2, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            double over = 1 / r2[k];
            double s2 = d * over;
            double s6 = s2 * s2 * s2;
            energy[k] = e * s6 * (s6 - 1);
            forceOverR[k] = 6 * e * s6 * (2 * s6 - 1) * over;
        }
    }

    private static void evaluate(int n, double[] e, double[] d, double[] r2, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            double over = 1 / r2[k];
            double s2 = d[k] * over;
            double s6 = s2 * s2 * s2;
            energy[k] = e[k] * s6 * (s6 - 1);
            forceOverR[k] = 6 * e[k] * s6 * (2 * s6 - 1) * over;
        }
    }

    @Override
    public double energyBeyond(int type, double cutoff) {
        double s6 = sigma2[type] * sigma2[type] * sigma2[type];
        double rc3 = cutoff * cutoff * cutoff;
        return fourEpsilon[type] * s6 * (s6 / (9 * rc3 * rc3 * rc3) - 1 / (3 * rc3));
    }
}
