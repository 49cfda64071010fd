package org.adatom.forcefields.pair;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.simd.ArrayMath;

/**
 * &phi;(r) = A e<sup>(&sigma; &minus; r)/&rho;</sup> &minus; C/r<sup>6</sup> + D/r<sup>8</sup>: the form of Born, Mayer
 * and Huggins (M. Born and J. E. Mayer, Z. Phys. 75, 1 (1932); M. L. Huggins and J. E. Mayer, J. Chem. Phys. 1, 643
 * (1933)), with the signs of LAMMPS' pair_style born. With &sigma; = D = 0 it is Buckingham's (R. A. Buckingham, Proc.
 * R. Soc. A 168, 264 (1938)).
 *
 * <p>With C &gt; 0 it falls to minus infinity at short distance. A core 4&epsilon; [(s/r)<sup>30</sup> &minus;
 * (s/r)<sup>6</sup>] can be added against that, as Y. Guissani and B. Guillot did for silica (J. Chem. Phys. 104, 7633
 * (1996)).
 */
public final class BornMayer implements PairFormula {
    private final List<String> species;
    private final String name;
    private final double[] a;
    private final double[] rho;
    private final double[] c;
    private final double[] d;
    private final double[] core;

    /**
     * Every pair of species by itself, in the order {@code i * species.size() + j}; symmetric. Pairs whose coefficients are
     * all 0 do not interact.
     *
     * @param name of this form and set, for logs
     * @param a A, eV; not negative
     * @param rho &rho;, &Aring;; positive
     * @param sigma &sigma;, &Aring;
     * @param c C, eV &Aring;<sup>6</sup>
     * @param d D, eV &Aring;<sup>8</sup>
     * @throws IllegalArgumentException if a parameter is out of range, missing or not symmetric
     */
    public BornMayer(
            String name, List<String> species, double[] a, double[] rho, double[] sigma, double[] c, double[] d) {
        this.name = name;
        this.species = List.copyOf(species);
        this.a = SpeciesPairs.checked(species, a, "a", 0, "eV");
        this.rho = SpeciesPairs.checked(species, rho, "rho", Double.MIN_NORMAL, "A");
        this.c = SpeciesPairs.checked(species, c, "c", Double.NEGATIVE_INFINITY, "eV A^6");
        this.d = SpeciesPairs.checked(species, d, "d", Double.NEGATIVE_INFINITY, "eV A^8");
        this.core = new double[a.length];
        SpeciesPairs.checked(species, sigma, "sigma", Double.NEGATIVE_INFINITY, "A");
        for (int t = 0; t < a.length; t++) {
            this.a[t] *= ArrayMath.exp(sigma[t] / rho[t]);
        }
    }

    private BornMayer(BornMayer other, double[] c, double[] core) {
        this.name = other.name + " with 30-6 core";
        this.species = other.species;
        this.a = other.a;
        this.rho = other.rho;
        this.c = c;
        this.d = other.d;
        this.core = core;
    }

    /** A e<sup>&minus;r/&rho;</sup> &minus; C/r<sup>6</sup>; parameters as for Born and Mayer's. */
    public static BornMayer buckingham(List<String> species, double[] a, double[] rho, double[] c) {
        double[] zero = new double[a.length];
        return new BornMayer("Buckingham", species, a, rho, zero, c, zero);
    }

    /**
     * This formula plus 4&epsilon; [(s/r)<sup>30</sup> &minus; (s/r)<sup>6</sup>].
     *
     * @param epsilon &epsilon; of each type of pair, eV; not negative, 0 adds nothing
     * @param s of each type of pair, &Aring;; not negative
     * @throws IllegalArgumentException if a parameter is out of range, missing or not symmetric
     */
    public BornMayer withCore(double[] epsilon, double[] s) {
        SpeciesPairs.checked(species, epsilon, "epsilon of the core", 0, "eV");
        SpeciesPairs.checked(species, s, "sigma of the core", 0, "A");
        double[] six = c.clone();
        double[] thirty = core.clone();
        for (int t = 0; t < six.length; t++) {
            double s6 = s[t] * s[t] * s[t] * s[t] * s[t] * s[t];
            six[t] += 4 * epsilon[t] * s6;
            thirty[t] += 4 * epsilon[t] * s6 * s6 * s6 * s6 * s6;
        }
        return new BornMayer(this, six, thirty);
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public String description() {
        double[] any = new double[a.length];
        Arrays.setAll(any, t -> Math.abs(a[t]) + Math.abs(c[t]) + Math.abs(d[t]));
        return name + " " + SpeciesPairs.names(species, any);
    }

    @Override
    public void evaluate(PairBatch batch) {
        int n = batch.size;
        double[] e = batch.scratch(0);
        double[] first = batch.scratch(1);
        double[] second = batch.scratch(2);
        double[] third = batch.scratch(3);
        SpeciesPairs.gather(n, batch.type, rho, first);
        exponents(n, batch.r2, first, e);
        ArrayMath.exp(e, e, n);
        SpeciesPairs.gather(n, batch.type, a, second);
        repulsion(n, batch.r2, e, second, first, batch.energy, batch.forceOverR);
        SpeciesPairs.gather(n, batch.type, c, first);
        SpeciesPairs.gather(n, batch.type, d, second);
        SpeciesPairs.gather(n, batch.type, core, third);
        powers(n, batch.r2, first, second, third, batch.energy, batch.forceOverR);
    }

    private static void exponents(int n, double[] r2, double[] rho, double[] out) {
        for (int k = 0; k < n; k++) {
            out[k] = -Math.sqrt(r2[k]) / rho[k];
        }
    }

    private static void repulsion(
            int n, double[] r2, double[] e, double[] a, double[] rho, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            energy[k] = a[k] * e[k];
            forceOverR[k] = a[k] * e[k] / (rho[k] * Math.sqrt(r2[k]));
        }
    }

    private static void powers(
            int n, double[] r2, double[] c, double[] d, double[] core, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            double over2 = 1 / r2[k];
            double over6 = over2 * over2 * over2;
            double over12 = over6 * over6;
            double e6 = c[k] * over6;
            double e8 = d[k] * over6 * over2;
            double e30 = core[k] * over12 * over12 * over6;
            energy[k] += e8 - e6 + e30;
            forceOverR[k] += (8 * e8 - 6 * e6 + 30 * e30) * over2;
        }
    }

    @Override
    public double energyBeyond(int type, double cutoff) {
        double over = 1 / cutoff;
        double over3 = over * over * over;
        double over9 = over3 * over3 * over3;
        return a[type] * ArrayMath.exp(-cutoff / rho[type]) * Morse.momentBeyond(1 / rho[type], cutoff)
                - c[type] * over3 / 3
                + d[type] * over3 * over * over / 5
                + core[type] * over9 * over9 * over9 / 27;
    }
}
