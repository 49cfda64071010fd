package org.adatom.forcefields.neural.training;

import java.util.List;
import java.util.stream.IntStream;
import org.adatom.forcefields.neural.AtomNetwork;
import org.adatom.forcefields.neural.NeuralModel;

/**
 * The parameters of the networks of all species in one array, species by species.
 *
 * @param shapes of the network of each species
 */
public record ParameterLayout(List<NetworkShape> shapes) {
    /** The layout. */
    public ParameterLayout {
        shapes = List.copyOf(shapes);
    }

    /** Number of species. */
    public int species() {
        return shapes.size();
    }

    /** Where the parameters of a species begin; of the species behind the last one, where all end. */
    public int first(int species) {
        return shapes.subList(0, species).stream().mapToInt(NetworkShape::parameters).sum();
    }

    /** Number of parameters. */
    public int count() {
        return first(species());
    }

    /** The networks of all species with these parameters, as potentials take them. */
    public List<AtomNetwork> networks(double[] parameters, InputScaling scaling, EnergyScale scale) {
        return IntStream.range(0, species())
                .mapToObj(s -> new AtomNetwork(scaling.center()[s], scaling.scale()[s],
                        shapes.get(s).network(parameters, first(s)), scale.factor(), scale.offset()[s]))
                .toList();
    }

    /**
     * The model with these parameters, as files keep it.
     *
     * @param untrained whose elements, functions, weights and provenance are kept; its networks do not matter
     * @param ranges of the values in training
     */
    public NeuralModel model(
            NeuralModel untrained, double[] parameters, InputRanges ranges, InputScaling scaling, EnergyScale scale) {
        List<AtomNetwork> networks = networks(parameters, scaling, scale);
        return new NeuralModel(untrained.elements(), untrained.weights(),
                IntStream.range(0, species())
                        .mapToObj(s -> new NeuralModel.AtomModel(
                                untrained.atoms().get(s).element(), untrained.atoms().get(s).functions(),
                                ranges.min()[s], ranges.max()[s], scaling.center()[s], scaling.scale()[s],
                                networks.get(s).network().layers(), scale.factor(), scale.offset()[s]))
                        .toList(),
                untrained.provenance());
    }
}
