package org.adatom.forcefields.training.neural;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.neural.AtomNetwork;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.Regressor;

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
     * The model that the parameters make.
     *
     * @param elements symbol of each species, in their order
     * @param descriptor of these elements
     * @param ranges of the values in training
     * @param provenance where the model comes from
     */
    public DescriptorModel model(
            List<String> elements, DescriptorSettings descriptor, double[] parameters, InputRanges ranges,
            InputScaling scaling, EnergyScale scale, Map<String, String> provenance) {
        List<AtomNetwork> networks = networks(parameters, scaling, scale);
        return new DescriptorModel(elements, descriptor,
                IntStream.range(0, species())
                        .mapToObj(s -> new DescriptorModel.AtomModel(
                                elements.get(s), ranges.min()[s], ranges.max()[s],
                                new Regressor.Neural(scaling.center()[s], scaling.scale()[s],
                                        networks.get(s).network().layers(), scale.factor(), scale.offset()[s])))
                        .toList(),
                provenance);
    }
}
