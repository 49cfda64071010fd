package org.adatom.forcefields.neural;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.FunctionNames;
import org.adatom.forcefields.gaussian.GaussianPotential;
import org.adatom.forcefields.linear.LinearPotential;
import org.jspecify.annotations.Nullable;

/**
 * All that a potential on a descriptor consists of, in &Aring; and eV: what a {@link ModelFile} keeps and a potential is
 * made from.
 *
 * @param elements as the descriptor numbers them
 * @param descriptor of the environments of atoms of these elements
 * @param atoms what is known of atoms of an element; an element without is only a neighbour
 * @param provenance where the model comes from: training, data, citation; free keys
 */
public record DescriptorModel(
        List<String> elements, DescriptorSettings descriptor, List<AtomModel> atoms, Map<String, String> provenance) {
    /**
     * The energy of atoms of one element.
     *
     * @param element symbol
     * @param min smallest value of each component of the descriptor in training
     * @param max largest value of each component in training
     * @param regressor energy by the components
     */
    public record AtomModel(String element, double[] min, double[] max, Regressor regressor) {
        /**
         * Checks.
         *
         * @throws InputException if a bound is not finite
         */
        public AtomModel {
            if (!Arrays.stream(min).allMatch(Double::isFinite) || !Arrays.stream(max).allMatch(Double::isFinite)) {
                throw new InputException("the model of " + element + " has a number that is not finite");
            }
        }

        /**
         * The network.
         *
         * @throws InputException if it is something else
         */
        public Regressor.Neural neural() {
            if (regressor instanceof Regressor.Neural n) {
                return n;
            }
            throw new InputException("the model of " + element + " is no network, but a "
                    + (regressor instanceof Regressor.Polynomial ? "polynomial" : "Gaussian process"));
        }
    }

    /**
     * Checks.
     *
     * @throws InputException if counts do not agree, an element is given twice or not at all, or kinds of models are
     *     mixed
     */
    public DescriptorModel {
        elements = List.copyOf(elements);
        atoms = List.copyOf(atoms);
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
        int count = elements.size();
        if (descriptor.elements() != count || elements.stream().distinct().count() != count) {
            throw new InputException("a model needs a descriptor for each of its elements " + elements
                    + ", each named once; it is for " + descriptor.elements());
        }
        for (AtomModel atom : atoms) {
            int element = elements.indexOf(atom.element);
            if (element < 0) {
                throw new InputException("there is a model of " + atom.element + ", which is none of the elements "
                        + elements);
            }
            long size = descriptor.size(element);
            if (atom.min.length != size || atom.max.length != size) {
                throw new InputException("the model of " + atom.element + " has a descriptor of " + size
                        + " values, but min and max have " + atom.min.length + " and " + atom.max.length);
            }
            atom.regressor.check(atom.element, size);
        }
        if (atoms.stream().map(AtomModel::element).distinct().count() != atoms.size()) {
            throw new InputException("there are two models of one element");
        }
        if (atoms.stream().map(DescriptorModel::kind).distinct().count() > 1) {
            throw new InputException(
                    "all elements must have networks, linear polynomials, quadratic ones or Gaussian processes");
        }
    }

    private static String kind(AtomModel atom) {
        return switch (atom.regressor) {
            case Regressor.Neural n -> "network";
            case Regressor.Polynomial p -> p.quadratic() ? "quadratic" : "linear";
            case Regressor.Gaussian g -> "gaussian";
        };
    }

    /** The largest cutoff of the descriptor, &Aring;. */
    public double cutoff() {
        return descriptor.cutoff();
    }

    /** The potential for a structure, with no look at the range of training. */
    public SitePotential potential(
            List<String> species, Map<String, String> names, String source, List<String> references) {
        return potential(species, names, source, references, Monitor.Policy.IGNORE, null);
    }

    /**
     * The potential for a structure.
     *
     * @param species labels
     * @param names element by label, where they differ
     * @param source where the model comes from, for logs and messages
     * @param references what to cite
     * @param extrapolation what is done about atoms that a network or a Gaussian process was not trained for; polynomials
     *     are not watched
     * @param limit of the standard deviation of an atom's energy, eV; if null, the largest one in training
     * @throws InputException if there is no model of a species, or a limit for something that has no deviation
     */
    public SitePotential potential(
            List<String> species, Map<String, String> names, String source, List<String> references,
            Monitor.Policy extrapolation, @Nullable Double limit) {
        int[] elementOf = ModelElements.of(species, names, elements, source);
        List<AtomModel> own = Arrays.stream(elementOf).mapToObj(e -> atom(elements.get(e), source)).toList();
        Descriptor made = descriptor.descriptor(elementOf);
        if (limit != null && !(own.get(0).regressor instanceof Regressor.Gaussian)) {
            throw new InputException(
                    source + " is no Gaussian process, so there is no deviation to limit: leave limit out");
        }
        return switch (own.get(0).regressor) {
            case Regressor.Neural n -> new NeuralNetworkPotential(
                    species, made, own.stream().map(a -> a.neural().network()).toList(), source, references,
                    extrapolation == Monitor.Policy.IGNORE
                            ? null
                            : new TrainingRange(species, own.stream().map(this::range).toList(), extrapolation));
            case Regressor.Polynomial p -> new LinearPotential(species, made, p.quadratic(),
                    all(own, Regressor.Polynomial.class).map(Regressor.Polynomial::coefficients)
                            .toArray(double[][]::new),
                    source, references);
            case Regressor.Gaussian g -> new GaussianPotential(species, made,
                    all(own, Regressor.Gaussian.class).map(Regressor.Gaussian::atom).toList(), source, references,
                    limit != null
                            ? limit
                            : all(own, Regressor.Gaussian.class).mapToDouble(Regressor.Gaussian::spread).max()
                                    .orElseThrow(),
                    extrapolation);
        };
    }

    /** The regressors of atoms, which are all of one kind. */
    private static <R extends Regressor> Stream<R> all(List<AtomModel> atoms, Class<R> kind) {
        return atoms.stream().map(a -> kind.cast(a.regressor));
    }

    private TrainingRange.Range range(AtomModel atom) {
        List<String> names = descriptor instanceof DescriptorSettings.BehlerParrinello b
                ? b.functions().get(elements.indexOf(atom.element)).stream()
                        .map(f -> FunctionNames.of(f, atom.element, elements)).toList()
                : IntStream.range(0, atom.min.length).mapToObj(f -> "value of " + atom.element).toList();
        return new TrainingRange.Range(atom.min, atom.max, names);
    }

    /** Whether atoms of all elements are described alike in another model. */
    boolean hasDescriptorOf(DescriptorModel other) {
        return elements.equals(other.elements) && descriptor.sameAs(other.descriptor);
    }

    private AtomModel atom(String element, String source) {
        return atoms.stream().filter(a -> a.element.equals(element)).findFirst().orElseThrow(
                () -> new InputException(source + " knows " + element + " only as a neighbour: it has no energy"));
    }
}
