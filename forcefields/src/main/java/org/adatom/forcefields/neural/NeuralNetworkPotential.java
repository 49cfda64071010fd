package org.adatom.forcefields.neural;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.TrainingRange;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable TrainingRange range;

    /**
     * A potential.
     *
     * @param species labels
     * @param descriptor for these species
     * @param networks of each species
     * @param source where the parameters come from, for logs
     * @param references what to cite
     * @param range of the descriptor's values in training; null if it is unknown or of no concern
     * @throws InputException if a network does not take as many inputs as the descriptor of its species has values
     */
    NeuralNetworkPotential(
            List<String> species, Descriptor descriptor, List<AtomNetwork> networks, String source,
            List<String> references, @Nullable TrainingRange range) {
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
        this.range = range;
    }

    /** A potential whose training range is unknown, or of no concern. */
    public NeuralNetworkPotential(
            List<String> species, Descriptor descriptor, List<AtomNetwork> networks, String source,
            List<String> references) {
        this(species, descriptor, networks, source, references, null);
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

    @Override
    public List<String> warnings() {
        return range == null ? List.of() : range.warnings();
    }

    @Override
    public @Nullable Monitor monitor() {
        return range;
    }

    /** The descriptor that the networks see. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** The same potential on an equal descriptor, which it then shares with others. */
    NeuralNetworkPotential with(Descriptor equal) {
        return new NeuralNetworkPotential(species, equal, networks, source, references, range);
    }

    /** The networks, in the order of the species. */
    public List<AtomNetwork> networks() {
        return networks;
    }

    @Override
    public boolean costly() {
        return true;
    }

    @Override
    public Evaluator newEvaluator() {
        return new BlockEvaluator(this);
    }

    private static final class BlockEvaluator implements Evaluator {
        private final Descriptor.Evaluator descriptor;
        private final AtomNetworks.Evaluator networks;
        private final TrainingRange.@Nullable Judge judge;
        // The values of the descriptor, and then the derivatives of the energy by them.
        private final double[][] values;

        BlockEvaluator(NeuralNetworkPotential potential) {
            descriptor = potential.descriptor.newEvaluator();
            networks = new AtomNetworks(potential.networks).newEvaluator();
            judge = potential.range == null ? null : potential.range.newJudge();
            values = new double[networks.inputs()][0];
        }

        @Override
        public void evaluate(Sites sites) {
            AtomNetworks.ensureCapacity(values, sites.atoms);
            descriptor.values(sites, values);
            if (judge != null) {
                judge.judge(sites, values);
            }
            networks.evaluate(sites, values, sites.energy, values);
            descriptor.pullBack(sites, values);
        }
    }
}
