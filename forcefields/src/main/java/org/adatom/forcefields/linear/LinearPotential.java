package org.adatom.forcefields.linear;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.TrainingRange;
import org.jspecify.annotations.Nullable;

/**
 * A polynomial in a descriptor: U<sub>i</sub> = c<sub>0</sub> + c&middot;G<sub>i</sub>, or with a quadratic term + &frac12;
 * G<sub>i</sub>&middot;C G<sub>i</sub>, where G<sub>i</sub> describes the environment of the atom and the coefficients are
 * those of its species. With the bispectrum this is the spectral neighbour analysis potential, SNAP (A. P. Thompson et
 * al., J. Comput. Phys. 285, 316 (2015); M. A. Wood, A. P. Thompson, J. Chem. Phys. 148, 241721 (2018)).
 */
public final class LinearPotential implements SitePotential {
    private final List<String> species;
    private final Descriptor descriptor;
    private final boolean quadratic;
    private final double[][] coefficients;
    private final int rows;
    private final String source;
    private final List<String> references;
    private final @Nullable TrainingRange range;

    /** A potential whose training range is unknown, or of no concern. */
    public LinearPotential(
            List<String> species, Descriptor descriptor, boolean quadratic, double[][] coefficients, String source,
            List<String> references) {
        this(species, descriptor, quadratic, coefficients, source, references, null);
    }

    /**
     * A potential.
     *
     * @param species labels
     * @param descriptor of environments of these species
     * @param quadratic whether there is a quadratic term
     * @param coefficients of each species: c<sub>0</sub>, c, and the upper triangle of C row by row, whose diagonal counts
     *     half
     * @param source kind of potential and where the coefficients come from, for logs
     * @param references what to cite
     * @param range of the descriptor's values in training; null if it is unknown or of no concern
     * @throws InputException if their number is wrong
     */
    public LinearPotential(
            List<String> species, Descriptor descriptor, boolean quadratic, double[][] coefficients, String source,
            List<String> references, @Nullable TrainingRange range) {
        this.species = List.copyOf(species);
        this.descriptor = descriptor;
        this.quadratic = quadratic;
        this.coefficients = new double[coefficients.length][];
        int most = 0;
        for (int s = 0; s < coefficients.length; s++) {
            int size = descriptor.size(s);
            if (coefficients[s].length != count(size, quadratic)) {
                throw new InputException(species.get(s) + " has " + coefficients[s].length
                        + " coefficients, but its descriptor has " + size + " values, which need "
                        + count(size, quadratic));
            }
            this.coefficients[s] = coefficients[s].clone();
            most = Math.max(most, size);
        }
        rows = most;
        this.source = source;
        this.references = List.copyOf(references);
        this.range = range;
    }

    /** Number of coefficients of a species whose descriptor has that many values. */
    public static long count(long values, boolean quadratic) {
        return 1 + values + (quadratic ? values * (values + 1) / 2 : 0);
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public double cutoff() {
        return descriptor.cutoff();
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "%s %s, %d components%s, cutoff %.6g A", source, String.join(" ", species),
                rows, quadratic ? ", quadratic" : "", cutoff());
    }

    @Override
    public List<String> references() {
        return references;
    }

    @Override
    public List<String> warnings() {
        return range == null ? List.of() : range.warnings();
    }

    @Override
    public @Nullable Monitor monitor() {
        return range;
    }

    /** Without a switching function the energy jumps at the cutoff, and by how much nobody knows beforehand. */
    @Override
    public double energyJump() {
        return descriptor.continuous() ? 0 : Double.MAX_VALUE;
    }

    /** The descriptor of the environments. */
    public Descriptor descriptor() {
        return descriptor;
    }

    @Override
    public boolean costly() {
        return true;
    }

    @Override
    public Evaluator newEvaluator() {
        return quadratic ? new Quadratic() : new Linear();
    }

    private static double[][] rows(double[][] old, int rows, int atoms) {
        return old.length > 0 && old[0].length >= atoms || rows == 0 ? old : new double[rows][atoms];
    }

    /** The derivatives are known beforehand, and values are computed only where they are held against their range. */
    private final class Linear implements Evaluator {
        private final Descriptor.Evaluator evaluator = descriptor.newEvaluator();
        private final TrainingRange.@Nullable Judge judge = range == null ? null : range.newJudge();
        private double[][] slopes = {};
        private double[][] values = {};

        @Override
        public void evaluate(Sites sites) {
            slopes = rows(slopes, rows, sites.atoms);
            values = rows(values, rows, sites.atoms);
            for (int a = 0; a < sites.atoms; a++) {
                double[] c = coefficients[sites.species[a]];
                sites.energy[a] = c[0];
                for (int f = 0; f < rows; f++) {
                    slopes[f][a] = 1 + f < c.length ? c[1 + f] : 0;
                }
            }
            if (judge != null) {
                evaluator.values(sites, values);
                judge.judge(sites, values);
            }
            // Also where values are known: to watch must not change a bit.
            evaluator.addLinear(sites, slopes, values);
        }
    }

    private final class Quadratic implements Evaluator {
        private final Descriptor.Evaluator evaluator = descriptor.newEvaluator();
        private final TrainingRange.@Nullable Judge judge = range == null ? null : range.newJudge();
        private double[][] values = {};
        private double[][] slopes = {};

        @Override
        public void evaluate(Sites sites) {
            values = rows(values, rows, sites.atoms);
            slopes = rows(slopes, rows, sites.atoms);
            evaluator.values(sites, values);
            if (judge != null) {
                judge.judge(sites, values);
            }
            for (int a = 0; a < sites.atoms; a++) {
                int s = sites.species[a];
                sites.energy[a] = energy(a, descriptor.size(s), coefficients[s]);
            }
            evaluator.pullBack(sites, slopes);
        }

        /** The energy of an atom with n values; its derivatives by them go to the slopes. */
        private double energy(int a, int n, double[] c) {
            for (int f = 0; f < n; f++) {
                slopes[f][a] = c[1 + f];
            }
            int k = 1 + n;
            for (int f = 0; f < n; f++) {
                double b = values[f][a];
                double sum = c[k++] * b;
                for (int g = f + 1; g < n; g++) {
                    sum += c[k] * values[g][a];
                    slopes[g][a] += c[k++] * b;
                }
                slopes[f][a] += sum;
            }
            // The slopes hold the linear term once and the quadratic one twice.
            double energy = c[0];
            for (int f = 0; f < n; f++) {
                energy += 0.5 * (c[1 + f] + slopes[f][a]) * values[f][a];
            }
            return energy;
        }
    }
}
