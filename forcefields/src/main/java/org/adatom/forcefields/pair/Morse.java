package org.adatom.forcefields.pair;

import java.util.List;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.simd.ArrayMath;

/**
 * &phi;(r) = D<sub>0</sub> [e<sup>&minus;2&alpha;(r &minus; r<sub>0</sub>)</sup> &minus; 2 e<sup>&minus;&alpha;(r
 * &minus; r<sub>0</sub>)</sup>] (P. M. Morse, Phys. Rev. 34, 57 (1929)), as LAMMPS' pair_style morse.
 */
public final class Morse implements PairFormula {
    private final List<String> species;
    private final double[] d0;
    private final double[] alpha;
    private final double[] r0;

    /** One species; D<sub>0</sub> in eV, &alpha; in 1/&Aring;, r<sub>0</sub> in &Aring;. */
    public Morse(String species, double d0, double alpha, double r0) {
        this(List.of(species), new double[] {d0}, new double[] {alpha}, new double[] {r0});
    }

    /**
     * Every pair of species by itself, in the order {@code i * species.size() + j}; symmetric. Pairs of D<sub>0</sub> = 0
     * do not interact.
     *
     * @param d0 depths of the wells, eV; not negative
     * @param alpha inverse widths, 1/&Aring;; positive
     * @param r0 distances of the minima, &Aring;
     * @throws IllegalArgumentException if a parameter is out of range, missing or not symmetric
     */
    public Morse(List<String> species, double[] d0, double[] alpha, double[] r0) {
        this.species = List.copyOf(species);
        this.d0 = SpeciesPairs.checked(species, d0, "d0", 0, "eV");
        this.alpha = SpeciesPairs.checked(species, alpha, "alpha", Double.MIN_NORMAL, "1/A");
        this.r0 = SpeciesPairs.checked(species, r0, "r0", Double.MIN_NORMAL, "A");
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public String description() {
        return "Morse " + SpeciesPairs.names(species, d0);
    }

    @Override
    public void evaluate(PairBatch batch) {
        int n = batch.size;
        double[] depth = batch.scratch(0);
        double[] slope = batch.scratch(1);
        double[] minimum = batch.scratch(2);
        double[] e = batch.scratch(3);
        SpeciesPairs.gather(n, batch.type, d0, depth);
        SpeciesPairs.gather(n, batch.type, alpha, slope);
        SpeciesPairs.gather(n, batch.type, r0, minimum);
        exponents(n, batch.r2, slope, minimum, e);
        ArrayMath.exp(e, e, n);
        evaluate(n, batch.r2, depth, slope, e, batch.energy, batch.forceOverR);
    }

    private static void exponents(int n, double[] r2, double[] alpha, double[] r0, double[] out) {
        for (int k = 0; k < n; k++) {
            out[k] = -alpha[k] * (Math.sqrt(r2[k]) - r0[k]);
        }
    }

    private static void evaluate(
            int n, double[] r2, double[] d0, double[] alpha, double[] e, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            energy[k] = d0[k] * e[k] * (e[k] - 2);
            forceOverR[k] = 2 * d0[k] * alpha[k] * e[k] * (e[k] - 1) / Math.sqrt(r2[k]);
        }
    }

    @Override
    public double energyBeyond(int type, double cutoff) {
        double e = ArrayMath.exp(-alpha[type] * (cutoff - r0[type]));
        return d0[type]
                * (e * e * momentBeyond(2 * alpha[type], cutoff) - 2 * e * momentBeyond(alpha[type], cutoff));
    }

    /** e<sup>k rc</sup> times the integral of r&sup2; e<sup>&minus;kr</sup> from rc to infinity. */
    static double momentBeyond(double k, double rc) {
        return (rc * rc + (2 * rc + 2 / k) / k) / k;
    }
}
