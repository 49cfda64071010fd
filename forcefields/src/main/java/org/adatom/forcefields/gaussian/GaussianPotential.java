package org.adatom.forcefields.gaussian;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.descriptor.Descriptor;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a Gaussian process: the energy of an atom is a sum over the environments of atoms of its element in training.
 * A. P. Bartok et al., Phys. Rev. Lett. 104, 136403 (2010). Its {@link #monitor} tells what is not known of that energy.
 */
public final class GaussianPotential implements SitePotential {
    private final List<String> species;
    private final Descriptor descriptor;
    private final List<GaussianAtom> atoms;
    private final String source;
    private final List<String> references;
    private final @Nullable Monitor monitor;

    /**
     * A potential.
     *
     * @param species labels
     * @param descriptor for these species
     * @param atoms of each species
     * @param source where the parameters come from, for logs
     * @param references what to cite
     * @param limit standard deviation of the energy of an atom beyond which it counts, eV
     * @param policy what is done about it; IGNORE if nobody looks
     * @throws InputException if the model of a species does not take as many values as its descriptor has
     */
    public GaussianPotential(
            List<String> species, Descriptor descriptor, List<GaussianAtom> atoms, String source,
            List<String> references, double limit, Monitor.Policy policy) {
        for (int s = 0; s < species.size(); s++) {
            int values = atoms.get(s).map().center().length;
            if (values != descriptor.size(s)) {
                throw new InputException("the model of " + species.get(s) + " takes " + values
                        + " values, but its descriptor has " + descriptor.size(s));
            }
        }
        this.species = List.copyOf(species);
        this.descriptor = descriptor;
        this.atoms = List.copyOf(atoms);
        this.source = source;
        this.references = List.copyOf(references);
        monitor = policy == Monitor.Policy.IGNORE ? null : new Uncertainty(limit, policy);
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
        return String.format(Locale.ROOT, "Gaussian process %s (%s environments), %s, cutoff %.6g A",
                String.join(" ", species),
                atoms.stream().map(a -> String.valueOf(a.mean().count())).collect(Collectors.joining(", ")), source,
                cutoff());
    }

    @Override
    public List<String> references() {
        return references;
    }

    @Override
    public @Nullable Monitor monitor() {
        return monitor;
    }

    @Override
    public boolean costly() {
        return true;
    }

    @Override
    public Evaluator newEvaluator() {
        return new BlockEvaluator();
    }

    private final class BlockEvaluator implements Evaluator {
        private final Descriptor.Evaluator evaluator = descriptor.newEvaluator();
        private final OfElement[] ofSpecies = atoms.stream().map(OfElement::new).toArray(OfElement[]::new);
        // The values of the descriptor, and then the derivatives of the energy by them.
        private final double[][] values =
                new double[atoms.stream().mapToInt(a -> a.map().center().length).max().orElse(0)][0];

        @Override
        public void evaluate(Sites sites) {
            if (values.length > 0 && values[0].length < sites.atoms) {
                Arrays.setAll(values, f -> new double[Simd.roundUp(sites.atoms)]);
            }
            evaluator.values(sites, values);
            for (int s = 0; s < ofSpecies.length; s++) {
                ofSpecies[s].evaluate(sites, s, values);
            }
            evaluator.pullBack(sites, values);
        }
    }

    /** The atoms of one species of a block, side by side. */
    private static final class OfElement {
        private final GaussianAtom atom;
        private final Expansion.Evaluator mean;
        private final Deviation.Evaluator deviation;
        private final double[][] points;
        private final double[][] gradient;
        private double[] norms = {};
        private double[] halfSquares = {};
        private double[] energy = {};
        private double[] spread = {};
        private int[] members = {};

        OfElement(GaussianAtom atom) {
            this.atom = atom;
            int size = atom.map().size();
            mean = new Expansion.Evaluator(size);
            deviation = atom.deviation().newEvaluator();
            points = new double[size][0];
            gradient = new double[size][0];
        }

        void evaluate(Sites sites, int species, double[][] values) {
            ensureRoom(sites.atoms);
            int n = 0;
            for (int a = 0; a < sites.atoms; a++) {
                members[n] = a;
                n += sites.species[a] == species ? 1 : 0;
            }
            if (n == 0) {
                return;
            }
            int size = atom.map().center().length;
            for (int f = 0; f < size; f++) {
                for (int c = 0; c < n; c++) {
                    points[f][c] = values[f][members[c]];
                }
            }
            int lanes = Simd.roundUp(n);
            atom.map().place(n, points, norms, halfSquares);
            Arrays.fill(energy, 0, lanes, 0);
            for (double[] row : gradient) {
                Arrays.fill(row, 0, lanes, 0);
            }
            mean.add(atom.mean(), atom.kernel(), lanes, points, energy, gradient);
            if (sites.monitored.length > 0) {
                deviation.evaluate(lanes, points, halfSquares, spread);
                for (int c = 0; c < n; c++) {
                    sites.monitored[0][members[c]] = spread[c];
                }
            }
            atom.map().pullBack(n, points, norms, gradient);
            for (int c = 0; c < n; c++) {
                sites.energy[members[c]] = atom.offset() + energy[c];
            }
            for (int f = 0; f < size; f++) {
                for (int c = 0; c < n; c++) {
                    values[f][members[c]] = gradient[f][c];
                }
            }
        }

        private void ensureRoom(int atomsOfBlock) {
            if (norms.length < atomsOfBlock) {
                int room = Simd.roundUp(atomsOfBlock);
                Arrays.setAll(points, f -> new double[room]);
                Arrays.setAll(gradient, f -> new double[room]);
                norms = new double[room];
                halfSquares = new double[room];
                energy = new double[room];
                spread = new double[room];
                members = new int[room + 1];
            }
        }
    }

    /** The standard deviation of the energy of an atom. */
    private record Uncertainty(double limit, Policy policy) implements Monitor {
        @Override
        public long every() {
            return 1;
        }

        @Override
        public List<String> columns() {
            return List.of("energy_spread");
        }

        @Override
        public List<String> units() {
            return List.of("eV");
        }

        @Override
        public int numbers() {
            return 1;
        }

        @Override
        public String title() {
            return "of uncertain energy";
        }

        @Override
        public int cause(double[][] numbers, int atom) {
            return 0;
        }

        @Override
        public String causeName(String species, int cause) {
            return "energy";
        }

        @Override
        public String explain(String species, double measure, double[][] numbers, int atom) {
            return String.format(Locale.ROOT, "%s: the standard deviation of its energy is %.4g eV (limit %.4g)",
                    species,
                    measure, limit);
        }
    }
}
