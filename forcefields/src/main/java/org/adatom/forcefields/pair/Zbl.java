package org.adatom.forcefields.pair;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.simd.ArrayMath;

/**
 * The universal repulsion of nuclei with screened charges: k Z<sub>i</sub> Z<sub>j</sub>/r &Sigma; c<sub>m</sub>
 * e<sup>&minus;b<sub>m</sub> r/a</sup>, a = 0.46850 &Aring;/(Z<sub>i</sub><sup>0.23</sup> +
 * Z<sub>j</sub><sup>0.23</sup>) (J. F. Ziegler, J. P. Biersack, U. Littmark, The Stopping and Range of Ions in Matter
 * (1985)).
 *
 * <p>It ends as in LAMMPS' pair_style zbl: a constant is added below the inner distance, and beyond it a polynomial
 * A/3 t&sup3; + B/4 t<sup>4</sup>, t = r &minus; inner, such that energy, slope and curvature vanish at the outer one. The
 * end being part of the definition, no {@link Truncation} applies.
 */
public final class Zbl implements PairPotential {
    private static final double LENGTH = 0.46850;
    private static final double[] COEFFICIENT = {0.02817, 0.28022, 0.50986, 0.18175};
    private static final double[] DECAY = {0.20162, 0.40290, 0.94229, 3.19980};

    private final List<String> species;
    private final double inner;
    private final double outer;
    private final double[] strength;
    private final double[] perLength;
    private final double[] cubic;
    private final double[] quartic;
    private final double[] constant;

    /**
     * All pairs of these species.
     *
     * @param charges Z of each species, e
     * @param inner where the switch begins, &Aring;
     * @param outer where the interaction ends, &Aring;
     * @param coulomb k = e&sup2;/(4&pi;&epsilon;<sub>0</sub>), eV &Aring;
     * @throws IllegalArgumentException unless 0 &le; inner &lt; outer and all charges are positive
     */
    public Zbl(List<String> species, double[] charges, double inner, double outer, double coulomb) {
        if (!(inner >= 0 && inner < outer && Double.isFinite(outer))) {
            throw new IllegalArgumentException(
                    "zbl needs 0 <= inner < outer: inner " + inner + " A, outer " + outer + " A");
        }
        this.species = List.copyOf(species);
        this.inner = inner;
        this.outer = outer;
        int n = species.size();
        strength = new double[n * n];
        perLength = new double[n * n];
        cubic = new double[n * n];
        quartic = new double[n * n];
        constant = new double[n * n];
        for (int t = 0; t < n * n; t++) {
            double zi = charges[t / n];
            double zj = charges[t % n];
            if (!(zi > 0 && Double.isFinite(zi))) {
                throw new IllegalArgumentException(
                        "nuclear charge of " + species.get(t / n) + " must be positive: " + zi);
            }
            strength[t] = coulomb * zi * zj;
            perLength[t] = (Math.pow(zi, 0.23) + Math.pow(zj, 0.23)) / LENGTH;
            endSmoothly(t);
        }
    }

    private void endSmoothly(int t) {
        double sum = 0;
        double slope = 0;
        double curvature = 0;
        for (int m = 0; m < DECAY.length; m++) {
            double b = DECAY[m] * perLength[t];
            double e = COEFFICIENT[m] * ArrayMath.exp(-b * outer);
            sum += e;
            slope -= b * e;
            curvature += b * b * e;
        }
        double energy = strength[t] * sum / outer;
        double first = (strength[t] * slope - energy) / outer;
        double second = (strength[t] * curvature - 2 * first) / outer;
        double width = outer - inner;
        cubic[t] = (width * second - 3 * first) / (width * width);
        quartic[t] = (2 * first - width * second) / (width * width * width);
        constant[t] = -energy + width * (first / 2 - width * second / 12);
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public double cutoff() {
        return outer;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT, "ZBL %s, inner %s A, outer %s A", String.join(" ", species), inner, outer);
    }

    @Override
    public List<String> references() {
        return List.of("J. F. Ziegler, J. P. Biersack, U. Littmark, The Stopping and Range of Ions in Matter,"
                + " Pergamon (1985)");
    }

    @Override
    public void evaluate(PairBatch batch) {
        int n = batch.size;
        double[] scale = batch.scratch(0);
        double[] e = batch.scratch(1);
        double[] sum = batch.energy;
        double[] slope = batch.forceOverR;
        SpeciesPairs.gather(n, batch.type, perLength, scale);
        for (int m = 0; m < DECAY.length; m++) {
            exponents(n, DECAY[m], batch.r2, scale, e);
            ArrayMath.exp(e, e, n);
            addTerm(n, m == 0, COEFFICIENT[m], DECAY[m], scale, e, sum, slope);
        }
        double[] kzz = scale;
        SpeciesPairs.gather(n, batch.type, strength, kzz);
        SpeciesPairs.gather(n, batch.type, constant, e);
        screened(n, batch.r2, kzz, e, batch.energy, batch.forceOverR);
        double[] a = scale;
        double[] b = e;
        SpeciesPairs.gather(n, batch.type, cubic, a);
        SpeciesPairs.gather(n, batch.type, quartic, b);
        end(n, inner, batch.r2, a, b, batch.energy, batch.forceOverR);
    }

    private static void exponents(int n, double decay, double[] r2, double[] perLength, double[] out) {
        for (int k = 0; k < n; k++) {
            out[k] = -decay * perLength[k] * Math.sqrt(r2[k]);
        }
    }

    private static void addTerm(
            int n, boolean set, double c, double decay, double[] perLength, double[] e, double[] sum, double[] slope) {
        for (int k = 0; k < n; k++) {
            double term = c * e[k];
            sum[k] = (set ? 0 : sum[k]) + term;
            slope[k] = (set ? 0 : slope[k]) - decay * perLength[k] * term;
        }
    }

    private static void screened(
            int n, double[] r2, double[] kzz, double[] constant, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            double over = 1 / Math.sqrt(r2[k]);
            double bare = kzz[k] * energy[k] * over;
            forceOverR[k] = (bare * over - kzz[k] * forceOverR[k] * over) * over;
            energy[k] = bare + constant[k];
        }
    }

    private static void end(
            int n, double inner, double[] r2, double[] a, double[] b, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            double r = Math.sqrt(r2[k]);
            double t = Math.max(0, r - inner);
            energy[k] += t * t * t * (a[k] / 3 + b[k] / 4 * t);
            forceOverR[k] -= t * t * (a[k] + b[k] * t) / r;
        }
    }
}
