package org.adatom.forcefields.neural;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.forcefields.descriptor.FunctionNames;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.descriptor.SymmetryFunctions;

/**
 * All that a neural-network potential on Behler-Parrinello symmetry functions consists of, in &Aring; and eV: what a
 * {@link ModelFile} keeps and a potential is made from.
 *
 * @param elements as the functions number them
 * @param weights of neighbours of each element in functions over {@link SymmetryFunction#ANY} element
 * @param atoms what is known of atoms of an element; an element without is only a neighbour
 * @param provenance where the model comes from: training, data, citation; free keys
 */
public record NeuralModel(
        List<String> elements, double[] weights, List<AtomModel> atoms, Map<String, String> provenance) {
    /**
     * The energy of atoms of one element.
     *
     * @param element symbol
     * @param functions symmetry functions, in the order of the network's inputs
     * @param min smallest value of each function in training
     * @param max largest value of each function in training
     * @param center subtracted from each value
     * @param scale then multiplied with
     * @param layers of the network
     * @param factor energy of one unit of the output, eV
     * @param offset energy of an atom whose network gives 0, eV
     */
    public record AtomModel(
            String element, List<SymmetryFunction> functions, double[] min, double[] max, double[] center,
            double[] scale, List<Network.Layer> layers, double factor, double offset) {
        /**
         * Checks.
         *
         * @throws InputException if counts do not agree, or a number is not finite
         */
        public AtomModel {
            functions = List.copyOf(functions);
            layers = List.copyOf(layers);
            int size = functions.size();
            int inputs = new Network(layers).inputs();
            if (size != inputs || min.length != size || max.length != size || center.length != size
                    || scale.length != size) {
                throw new InputException("the model of " + element + " has " + size + " functions, but min, max,"
                        + " center, scale and network have " + min.length + ", " + max.length + ", " + center.length
                        + ", " + scale.length + " and " + inputs + " values");
            }
            boolean finite = Double.isFinite(factor) && Double.isFinite(offset);
            for (double[] numbers : List.of(min, max, center, scale)) {
                finite &= finite(numbers);
            }
            for (Network.Layer layer : layers) {
                finite &= finite(layer.bias()) && Arrays.stream(layer.weights()).allMatch(AtomModel::finite);
            }
            if (!finite) {
                throw new InputException("the model of " + element + " has a number that is not finite");
            }
        }

        private static boolean finite(double[] numbers) {
            return Arrays.stream(numbers).allMatch(Double::isFinite);
        }

        /** Inputs, network and energies. */
        AtomNetwork network() {
            return new AtomNetwork(center, scale, new Network(layers), factor, offset);
        }
    }

    /**
     * Checks.
     *
     * @throws InputException if counts do not agree, or an element is given twice or not at all
     */
    public NeuralModel {
        elements = List.copyOf(elements);
        atoms = List.copyOf(atoms);
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
        int count = elements.size();
        if (weights.length != count || elements.stream().distinct().count() != count) {
            throw new InputException("a model needs a weight for each of its elements " + elements
                    + ", each named once; it has " + weights.length + " weights");
        }
        for (AtomModel atom : atoms) {
            if (!elements.contains(atom.element)) {
                throw new InputException("there is a network for " + atom.element + ", which is none of the elements "
                        + elements);
            }
            for (SymmetryFunction f : atom.functions) {
                int last = switch (f) {
                    case SymmetryFunction.Radial r -> r.neighbor();
                    case SymmetryFunction.Angular a -> Math.max(a.one(), a.other());
                };
                int first = f instanceof SymmetryFunction.Angular a ? Math.min(a.one(), a.other()) : last;
                if (first < SymmetryFunction.ANY || last >= count) {
                    throw new InputException("a symmetry function of " + atom.element + " is for element number "
                            + (first < SymmetryFunction.ANY ? first : last) + ", expected -1 (any) to " + (count - 1));
                }
            }
        }
        if (atoms.stream().map(AtomModel::element).distinct().count() != atoms.size()) {
            throw new InputException("there are two networks for one element");
        }
    }

    /** The largest cutoff of the functions, &Aring;. */
    public double cutoff() {
        return atoms.stream().flatMap(a -> a.functions.stream()).mapToDouble(f -> switch (f) {
            case SymmetryFunction.Radial r -> r.shape().cutoff();
            case SymmetryFunction.Angular a -> a.leg().cutoff();
        }).max().orElse(0);
    }

    /** The potential for a structure, with no look at the range of training. */
    public NeuralNetworkPotential potential(
            List<String> species, Map<String, String> names, String source, List<String> references) {
        return potential(species, names, source, references, Monitor.Policy.IGNORE);
    }

    /**
     * The potential for a structure.
     *
     * @param species labels
     * @param names element by label, where they differ
     * @param source where the model comes from, for logs and messages
     * @param references what to cite
     * @param extrapolation what is done about atoms outside the range of training
     * @throws InputException if there is no network for a species
     */
    public NeuralNetworkPotential potential(
            List<String> species, Map<String, String> names, String source, List<String> references,
            Monitor.Policy extrapolation) {
        int[] elementOf = ModelElements.of(species, names, elements, source);
        List<AtomModel> own = Arrays.stream(elementOf).mapToObj(e -> atom(elements.get(e), source)).toList();
        return new NeuralNetworkPotential(
                species,
                SymmetryFunctions.of(elementOf, weights, own.stream().map(AtomModel::functions).toList()),
                own.stream().map(AtomModel::network).toList(), source, references,
                extrapolation == Monitor.Policy.IGNORE
                        ? null
                        : new TrainingRange(species, own.stream().map(this::range).toList(), extrapolation));
    }

    private TrainingRange.Range range(AtomModel atom) {
        return new TrainingRange.Range(atom.min, atom.max,
                atom.functions.stream().map(f -> FunctionNames.of(f, atom.element, elements)).toList());
    }

    /** Whether atoms of each element are described by the same functions, in the same order, as in another model. */
    boolean hasDescriptorOf(NeuralModel other) {
        return elements.equals(other.elements) && Arrays.equals(weights, other.weights)
                && atoms.stream().map(a -> List.of(a.element, a.functions)).toList()
                        .equals(other.atoms.stream().map(a -> List.of(a.element, a.functions)).toList());
    }

    private AtomModel atom(String element, String source) {
        return atoms.stream().filter(a -> a.element.equals(element)).findFirst().orElseThrow(
                () -> new InputException(source + " knows " + element + " only as a neighbour: it has no network"));
    }
}
