package org.adatom.forcefields.linear;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.forcefields.descriptor.Bispectrum;
import org.adatom.forcefields.descriptor.BispectrumEvaluator;

/**
 * The spectral neighbour analysis potential: U<sub>i</sub> = &beta;<sub>0</sub> + &beta;&middot;B<sub>i</sub> (A. P.
 * Thompson et al., J. Comput. Phys. 285, 316 (2015)), or with a quadratic term + &frac12; B<sub>i</sub>&middot;&alpha;B<sub>i</sub>
 * (M. A. Wood, A. P. Thompson, J. Chem. Phys. 148, 241721 (2018)), where B<sub>i</sub> is the {@link Bispectrum} of the
 * atom and the coefficients are those of its species.
 */
public final class SnapPotential implements SitePotential {
    private final List<String> species;
    private final Bispectrum bispectrum;
    private final boolean quadratic;
    private final double[][] coefficients;
    private final String source;
    private final List<String> references;

    /**
     * A potential.
     *
     * @param species labels
     * @param bispectrum of environments of these species
     * @param quadratic whether there is a quadratic term
     * @param coefficients of each species: &beta;<sub>0</sub>, &beta;, and the upper triangle of &alpha; row by row, whose
     *     diagonal counts half
     * @param source where they come from, for logs
     * @param references what to cite
     * @throws IllegalArgumentException if their number is wrong
     */
    public SnapPotential(
            List<String> species, Bispectrum bispectrum, boolean quadratic, double[][] coefficients, String source,
            List<String> references) {
        this.species = List.copyOf(species);
        this.bispectrum = bispectrum;
        this.quadratic = quadratic;
        this.coefficients = new double[coefficients.length][];
        for (int s = 0; s < coefficients.length; s++) {
            if (coefficients[s].length != count(bispectrum.size(), quadratic)) {
                throw new IllegalArgumentException(coefficients[s].length + " coefficients, expected "
                        + count(bispectrum.size(), quadratic));
            }
            this.coefficients[s] = coefficients[s].clone();
        }
        this.source = source;
        this.references = List.copyOf(references);
    }

    /** Number of coefficients of a species for that many components of the bispectrum. */
    static int count(int components, boolean quadratic) {
        return 1 + components + (quadratic ? components * (components + 1) / 2 : 0);
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public double cutoff() {
        return bispectrum.cutoff();
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "SNAP %s, %s, %d components%s, cutoff %.6g A", String.join(" ", species),
                source, bispectrum.size(), quadratic ? ", quadratic" : "", cutoff());
    }

    @Override
    public List<String> references() {
        return references;
    }

    /** Without the switching function the energy jumps at the cutoff, and by how much nobody knows beforehand. */
    @Override
    public double energyJump() {
        return bispectrum.switched() ? 0 : Double.MAX_VALUE;
    }

    @Override
    public Evaluator newEvaluator() {
        BispectrumEvaluator evaluator = bispectrum.newEvaluator();
        return quadratic ? new Quadratic(evaluator) : new Linear(evaluator);
    }

    private static double[][] rows(double[][] old, int rows, int atoms) {
        return old.length > 0 && old[0].length >= atoms || rows == 0 ? old : new double[rows][atoms];
    }

    /** Needs no value of any component: the derivatives are known beforehand. */
    private final class Linear implements Evaluator {
        private final BispectrumEvaluator evaluator;
        private double[][] slopes = {};

        Linear(BispectrumEvaluator evaluator) {
            this.evaluator = evaluator;
        }

        @Override
        public void evaluate(Sites sites) {
            slopes = rows(slopes, bispectrum.size(), sites.atoms);
            for (int a = 0; a < sites.atoms; a++) {
                double[] beta = coefficients[sites.species[a]];
                sites.energy[a] = beta[0];
                for (int f = 0; f < bispectrum.size(); f++) {
                    slopes[f][a] = beta[1 + f];
                }
            }
            evaluator.addLinear(sites, slopes);
        }
    }

    private final class Quadratic implements Evaluator {
        private final BispectrumEvaluator evaluator;
        private double[][] values = {};
        private double[][] slopes = {};

        Quadratic(BispectrumEvaluator evaluator) {
            this.evaluator = evaluator;
        }

        @Override
        public void evaluate(Sites sites) {
            values = rows(values, bispectrum.size(), sites.atoms);
            slopes = rows(slopes, bispectrum.size(), sites.atoms);
            evaluator.values(sites, values);
            for (int a = 0; a < sites.atoms; a++) {
                sites.energy[a] = energy(a, coefficients[sites.species[a]]);
            }
            evaluator.pullBack(sites, slopes);
        }

        /** The energy of an atom; its derivatives by the components go to the slopes. */
        private double energy(int a, double[] beta) {
            int n = bispectrum.size();
            for (int f = 0; f < n; f++) {
                slopes[f][a] = beta[1 + f];
            }
            int k = 1 + n;
            for (int f = 0; f < n; f++) {
                double b = values[f][a];
                double sum = beta[k++] * b;
                for (int g = f + 1; g < n; g++) {
                    sum += beta[k] * values[g][a];
                    slopes[g][a] += beta[k++] * b;
                }
                slopes[f][a] += sum;
            }
            // The slopes hold the linear term once and the quadratic one twice.
            double energy = beta[0];
            for (int f = 0; f < n; f++) {
                energy += 0.5 * (beta[1 + f] + slopes[f][a]) * values[f][a];
            }
            return energy;
        }
    }
}
