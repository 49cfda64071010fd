package org.adatom.forcefields.coulomb;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.forcefields.pair.PairFormula;

/** &phi;(r) = k q<sub>i</sub> q<sub>j</sub> erfc(&alpha;r)/r: point charges, each screened by a Gaussian. */
final class ScreenedCoulomb implements PairFormula {
    private static final double SLOPE = 2 / Math.sqrt(Math.PI);

    private final List<String> species;
    private final double alpha;
    private final double[] strength;

    /**
     * Screened charges.
     *
     * @param charges of each species, e
     * @param alpha inverse width of the screening, 1/&Aring;; not negative
     * @param coulomb k = e&sup2;/(4&pi;&epsilon;<sub>0</sub>), eV &Aring;
     */
    ScreenedCoulomb(List<String> species, double[] charges, double alpha, double coulomb) {
        if (!(alpha >= 0 && Double.isFinite(alpha))) {
            throw new IllegalArgumentException("alpha must not be negative: " + alpha + " 1/A");
        }
        this.species = List.copyOf(species);
        this.alpha = alpha;
        int n = species.size();
        strength = new double[n * n];
        for (int t = 0; t < n * n; t++) {
            strength[t] = coulomb * (charges[t / n] * charges[t % n]);
        }
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "screened charges %s, alpha %.6g 1/A", String.join(" ", species), alpha);
    }

    @Override
    public void evaluate(PairBatch batch) {
        int n = batch.size;
        double[] x = batch.scratch(0);
        double[] gauss = batch.scratch(1);
        double[] erfc = batch.scratch(2);
        scaled(n, alpha, batch.r2, x);
        Erfc.erfc(n, x, gauss, erfc);
        double[] kqq = x;
        for (int k = 0; k < n; k++) {
            kqq[k] = strength[batch.type[k]];
        }
        evaluate(n, SLOPE * alpha, batch.r2, kqq, gauss, erfc, batch.energy, batch.forceOverR);
    }

    private static void scaled(int n, double alpha, double[] r2, double[] out) {
        for (int k = 0; k < n; k++) {
            out[k] = alpha * Math.sqrt(r2[k]);
        }
    }

    private static void evaluate(
            int n,
            double slope,
            double[] r2,
            double[] kqq,
            double[] gauss,
            double[] erfc,
            double[] energy,
            double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            energy[k] = kqq[k] * erfc[k] / Math.sqrt(r2[k]);
            forceOverR[k] = (energy[k] + kqq[k] * slope * gauss[k]) / r2[k];
        }
    }

    /** Zero: what lies beyond the cutoff is no homogeneous background but the other half of a neutral system. */
    @Override
    public double energyBeyond(int type, double cutoff) {
        return 0;
    }
}
