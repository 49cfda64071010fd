package org.adatom.forcefields.neural;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.descriptor.Descriptor;

/**
 * A high-dimensional neural-network potential: U = &Sigma;<sub>i</sub> U<sub>s(i)</sub>(G<sub>i</sub>), where the
 * descriptor G<sub>i</sub> of the environment of atom i goes through the network of its species. J. Behler and M.
 * Parrinello, Phys. Rev. Lett. 98, 146401 (2007).
 */
public final class NeuralNetworkPotential implements SitePotential {
    private final List<String> species;
    private final Descriptor descriptor;
    private final List<AtomNetwork> networks;
    private final String source;
    private final List<String> references;

    /**
     * A potential.
     *
     * @param species labels
     * @param descriptor for these species
     * @param networks of each species
     * @param source where the parameters come from, for logs
     * @param references what to cite
     * @throws InputException if a network does not take as many inputs as the descriptor of its species has values
     */
    public NeuralNetworkPotential(
            List<String> species, Descriptor descriptor, List<AtomNetwork> networks, String source,
            List<String> references) {
        for (int s = 0; s < species.size(); s++) {
            int inputs = networks.get(s).network().inputs();
            if (inputs != descriptor.size(s)) {
                throw new InputException("the network of " + species.get(s) + " has " + inputs
                        + " inputs, but its descriptor has " + descriptor.size(s) + " values");
            }
        }
        this.species = List.copyOf(species);
        this.descriptor = descriptor;
        this.networks = List.copyOf(networks);
        this.source = source;
        this.references = List.copyOf(references);
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
        String sizes = networks.stream().map(n -> n.network().nodes()).distinct()
                .map(nodes -> nodes.stream().map(String::valueOf).collect(Collectors.joining("-")))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "neural network %s (%s), %s, cutoff %.6g A", String.join(" ", species),
                sizes, source, cutoff());
    }

    @Override
    public List<String> references() {
        return references;
    }

    /** The descriptor that the networks see. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** The networks, in the order of the species. */
    public List<AtomNetwork> networks() {
        return networks;
    }

    @Override
    public Evaluator newEvaluator() {
        return new BlockEvaluator(this);
    }

    private static final class BlockEvaluator implements Evaluator {
        private final Descriptor.Evaluator descriptor;
        private final AtomNetwork[] networks;
        private final Network.Evaluator[] evaluators;
        private int capacity;
        // Descriptor and slopes of the block; inputs and derivatives of the atoms of one species.
        private final double[][] values;
        private final double[][] inputs;
        private final double[][][] inputsOf;
        private final double[][] gradient;
        private double[] output = {};
        private int[] members = {};

        BlockEvaluator(NeuralNetworkPotential potential) {
            descriptor = potential.descriptor.newEvaluator();
            networks = potential.networks.toArray(AtomNetwork[]::new);
            evaluators = potential.networks.stream().map(n -> n.network().newEvaluator())
                    .toArray(Network.Evaluator[]::new);
            int most = potential.networks.stream().mapToInt(n -> n.network().inputs()).max().orElseThrow();
            values = new double[most][0];
            inputs = new double[most][0];
            gradient = new double[most][0];
            inputsOf = new double[networks.length][][];
        }

        @Override
        public void evaluate(Sites sites) {
            ensureCapacity(sites.atoms);
            descriptor.values(sites, values);
            for (int s = 0; s < networks.length; s++) {
                evaluateSpecies(sites, s);
            }
            descriptor.pullBack(sites, values);
        }

        /** Replaces the values of the descriptor of all atoms of a species by the derivatives of the energy. */
        private void evaluateSpecies(Sites sites, int species) {
            int n = 0;
            for (int a = 0; a < sites.atoms; a++) {
                members[n] = a;
                n += sites.species[a] == species ? 1 : 0;
            }
            if (n == 0) {
                return;
            }
            AtomNetwork model = networks[species];
            int size = model.center().length;
            for (int f = 0; f < size; f++) {
                double center = model.center()[f];
                double scale = model.scale()[f];
                for (int c = 0; c < n; c++) {
                    inputs[f][c] = (values[f][members[c]] - center) * scale;
                }
            }
            evaluators[species].evaluate(n, inputsOf[species], output, gradient);
            for (int c = 0; c < n; c++) {
                sites.energy[members[c]] = model.offset() + model.factor() * output[c];
            }
            for (int f = 0; f < size; f++) {
                double factor = model.scale()[f] * model.factor();
                for (int c = 0; c < n; c++) {
                    values[f][members[c]] = gradient[f][c] * factor;
                }
            }
        }

        private void ensureCapacity(int atoms) {
            if (capacity < atoms) {
                capacity = Simd.roundUp(atoms);
                Arrays.setAll(values, f -> new double[capacity]);
                Arrays.setAll(inputs, f -> new double[capacity]);
                Arrays.setAll(gradient, f -> new double[capacity]);
                Arrays.setAll(inputsOf, s -> Arrays.copyOf(inputs, networks[s].network().inputs()));
                output = new double[capacity];
                members = new int[capacity + 1];
            }
        }
    }
}
