package org.adatom.forcefields.descriptor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.error.InputException;

/**
 * All that a descriptor consists of for the elements of a model, as plain data: what a model file keeps, and what makes a
 * {@link Descriptor} for the species of a structure. Elements are numbered; lengths in &Aring;.
 */
public sealed interface DescriptorSettings {
    /** How many elements it is for. */
    int elements();

    /** Number of values of an atom of that element; 0 if it can only be a neighbour. */
    long size(int element);

    /** The longest reach of all elements, &Aring;. */
    double cutoff();

    /**
     * The descriptor of a structure.
     *
     * @param elementOf element of each species; several species may be of one element
     * @throws InputException if one of them can only be a neighbour, or the settings contradict each other
     */
    Descriptor descriptor(int[] elementOf);

    /** The publication of the method. */
    String citation();

    /**
     * What the values of an atom are called, for people.
     *
     * @param element number of the atom's element
     * @param elements symbols of all elements
     */
    default List<String> names(int element, List<String> elements) {
        String of = "value of " + elements.get(element);
        return Collections.nCopies(Math.toIntExact(size(element)), of);
    }

    /** Whether other settings make the same descriptor. */
    default boolean sameAs(DescriptorSettings other) {
        return switch (this) {
            case BehlerParrinello a when other instanceof BehlerParrinello b ->
                    Arrays.equals(a.weights, b.weights) && a.functions.equals(b.functions);
            case ChebyshevSeries a when other instanceof ChebyshevSeries b ->
                    Arrays.equals(a.weights, b.weights) && a.orders.equals(b.orders);
            case PowerSpectra a when other instanceof PowerSpectra b ->
                    Arrays.equals(a.weights, b.weights) && a.settings.equals(b.settings);
            case EmbeddedDensities a when other instanceof EmbeddedDensities b ->
                    Arrays.equals(a.weights, b.weights) && a.settings.equals(b.settings);
            default -> equals(other);
        };
    }

    /**
     * Symmetry functions of Behler and Parrinello.
     *
     * @param weights of neighbours of each element in functions over {@link SymmetryFunction#ANY} element
     * @param functions of atoms of each element, in the order of the values
     */
    record BehlerParrinello(double[] weights, List<List<SymmetryFunction>> functions) implements DescriptorSettings {
        /**
         * Checks.
         *
         * @throws InputException if counts do not agree, or a function is for an element that does not exist
         */
        public BehlerParrinello {
            functions = functions.stream().map(List::copyOf).toList();
            checkWeights(weights, functions.size());
            for (List<SymmetryFunction> own : functions) {
                for (SymmetryFunction f : own) {
                    int one = f instanceof SymmetryFunction.Angular a
                            ? a.one()
                            : ((SymmetryFunction.Radial) f).neighbor();
                    int other = f instanceof SymmetryFunction.Angular a ? a.other() : one;
                    if (Math.min(one, other) < SymmetryFunction.ANY || Math.max(one, other) >= functions.size()) {
                        throw new InputException("a symmetry function is for element number "
                                + (Math.min(one, other) < SymmetryFunction.ANY
                                        ? Math.min(one, other)
                                        : Math.max(one, other))
                                + ", expected -1 (any) to " + (functions.size() - 1));
                    }
                }
            }
        }

        @Override
        public int elements() {
            return functions.size();
        }

        @Override
        public long size(int element) {
            return functions.get(element).size();
        }

        @Override
        public double cutoff() {
            return functions.stream().flatMap(List::stream).mapToDouble(SymmetryFunctions::cutoff).max().orElse(0);
        }

        @Override
        public Descriptor descriptor(int[] elementOf) {
            return SymmetryFunctions.of(elementOf, weights, Arrays.stream(elementOf).mapToObj(functions::get).toList());
        }

        @Override
        public String citation() {
            return "J. Behler, M. Parrinello, Phys. Rev. Lett. 98, 146401 (2007)";
        }

        @Override
        public List<String> names(int element, List<String> elements) {
            return functions.get(element).stream()
                    .map(f -> FunctionNames.of(f, elements.get(element), elements)).toList();
        }
    }

    /**
     * Chebyshev polynomials of distances and angles.
     *
     * @param weights of neighbours of each element in the weighted functions; a row of them for atoms of each element, one
     *     after the other, if these weigh differently; empty if there are no weighted functions
     * @param orders of atoms of each element
     */
    record ChebyshevSeries(double[] weights, List<Orders> orders) implements DescriptorSettings {
        /** No series is useful beyond. */
        private static final int HIGHEST_ORDER = 1000;

        /**
         * The functions of atoms of one element.
         *
         * @param radialCutoff &Aring;
         * @param radialOrder the largest order of distances
         * @param angularCutoff &Aring;
         * @param angularOrder the largest order of angles
         */
        public record Orders(double radialCutoff, int radialOrder, double angularCutoff, int angularOrder) {
            /**
             * Checks.
             *
             * @throws InputException if a cutoff is not positive, or an order negative or above 1000
             */
            public Orders {
                checkCutoff(radialCutoff);
                checkCutoff(angularCutoff);
                if (Math.min(radialOrder, angularOrder) < 0 || Math.max(radialOrder, angularOrder) > HIGHEST_ORDER) {
                    throw new InputException("Chebyshev polynomials of order " + radialOrder + " and " + angularOrder
                            + ": expected 0 to " + HIGHEST_ORDER);
                }
            }
        }

        /**
         * Checks.
         *
         * @throws InputException if counts do not agree
         */
        public ChebyshevSeries {
            orders = List.copyOf(orders);
            if (weights.length > 0) {
                int count = orders.size();
                checkWeights(weights, weights.length == count * count ? weights.length : count);
            }
        }

        @Override
        public int elements() {
            return orders.size();
        }

        @Override
        public long size(int element) {
            Orders o = orders.get(element);
            return (o.radialOrder + 1 + o.angularOrder + 1) * (weights.length > 0 ? 2 : 1);
        }

        @Override
        public double cutoff() {
            return orders.stream().mapToDouble(o -> Math.max(o.radialCutoff, o.angularCutoff)).max().orElse(0);
        }

        @Override
        public Descriptor descriptor(int[] elementOf) {
            return SymmetryFunctions.chebyshev(Arrays.stream(elementOf).mapToObj(e -> {
                Orders o = orders.get(e);
                return new SymmetryFunctions.ChebyshevSetup(o.radialCutoff, o.radialOrder, o.angularCutoff,
                        o.angularOrder, weights.length == 0 ? null : pick(weightsAround(e), elementOf));
            }).toList());
        }

        /** Of the neighbours of atoms of an element. */
        private double[] weightsAround(int element) {
            int count = orders.size();
            return weights.length == count
                    ? weights
                    : Arrays.copyOfRange(weights, element * count, (element + 1) * count);
        }

        @Override
        public List<String> names(int element, List<String> elements) {
            Orders o = orders.get(element);
            List<String> names = new ArrayList<>();
            for (String weighted : weights.length > 0 ? List.of("", " weighted") : List.of("")) {
                for (int n = 0; n <= o.radialOrder; n++) {
                    names.add("Chebyshev" + weighted + " radial order " + n);
                }
                for (int n = 0; n <= o.angularOrder; n++) {
                    names.add("Chebyshev" + weighted + " angular order " + n);
                }
            }
            return names;
        }

        @Override
        public String citation() {
            return "N. Artrith, A. Urban, G. Ceder, Phys. Rev. B 96, 014112 (2017)";
        }
    }

    /**
     * A {@link Bispectrum}: of SNAP, or of SO(4).
     *
     * @param settings common to all elements
     * @param ofElement radius, weights and fading in of each element
     */
    record Bispectra(BispectrumSettings settings, List<BispectrumElement> ofElement) implements DescriptorSettings {
        /**
         * Checks.
         *
         * @throws InputException if a number makes no sense, or a cutoff does not exceed the inner radius
         */
        public Bispectra {
            ofElement = List.copyOf(ofElement);
            if (settings.twoJ() < 0 || settings.twoJ() > 20) {
                throw new InputException("twice the highest spin of a bispectrum is " + settings.twoJ()
                        + ", expected 0 to 20");
            }
            if (!(settings.angleFactor() > 0 && Double.isFinite(settings.angleFactor()))) {
                throw new InputException("the angle factor of a bispectrum must be positive: "
                        + settings.angleFactor());
            }
            for (BispectrumElement e : ofElement) {
                double reach = 2 * settings.cutoffFactor() * e.radius();
                checkCutoff(reach);
                if (!(settings.cutoffFactor() > 0 && reach > settings.innerRadius())) {
                    throw new InputException("the cutoff of a bispectrum, " + reach
                            + " A, must exceed its inner radius " + settings.innerRadius() + " A");
                }
                if (!Double.isFinite(e.weight() + e.self() + e.inner().middle() + e.inner().halfWidth())
                        || e.inner().halfWidth() < 0) {
                    throw new InputException("an element of a bispectrum has a number that makes no sense: " + e);
                }
            }
        }

        @Override
        public int elements() {
            return ofElement.size();
        }

        @Override
        public long size(int element) {
            long channels = settings.explicit() ? ofElement.size() : 1;
            return channels * channels * channels * Bispectrum.components(settings.twoJ());
        }

        @Override
        public double cutoff() {
            return 2 * settings.cutoffFactor()
                    * ofElement.stream().mapToDouble(BispectrumElement::radius).max().orElse(0);
        }

        @Override
        public Descriptor descriptor(int[] elementOf) {
            return new Bispectrum(settings, ofElement, elementOf);
        }

        @Override
        public String citation() {
            return "A. P. Thompson et al., J. Comput. Phys. 285, 316 (2015)";
        }
    }

    /**
     * A {@link PowerSpectrum} on SO(3).
     *
     * @param weights of neighbours of each element
     */
    record PowerSpectra(PowerSpectrum settings, double[] weights) implements DescriptorSettings {
        /**
         * Checks.
         *
         * @throws InputException if a weight is not finite
         */
        public PowerSpectra {
            checkWeights(weights, weights.length);
        }

        @Override
        public int elements() {
            return weights.length;
        }

        @Override
        public long size(int element) {
            return settings.size();
        }

        @Override
        public double cutoff() {
            return settings.cutoff();
        }

        @Override
        public Descriptor descriptor(int[] elementOf) {
            return settings.descriptor(pick(weights, elementOf));
        }

        @Override
        public String citation() {
            return "H. Yanxon et al., Mach. Learn.: Sci. Technol. 2, 027001 (2021)";
        }
    }

    /**
     * An {@link EmbeddedDensity}.
     *
     * @param weights of neighbours of each element
     */
    record EmbeddedDensities(EmbeddedDensity settings, double[] weights) implements DescriptorSettings {
        /**
         * Checks.
         *
         * @throws InputException if a weight is not finite
         */
        public EmbeddedDensities {
            checkWeights(weights, weights.length);
        }

        @Override
        public int elements() {
            return weights.length;
        }

        @Override
        public long size(int element) {
            return settings.size();
        }

        @Override
        public double cutoff() {
            return settings.cutoff().outer();
        }

        @Override
        public Descriptor descriptor(int[] elementOf) {
            return settings.descriptor(pick(weights, elementOf));
        }

        @Override
        public String citation() {
            return "Y. Zhang, C. Hu, B. Jiang, J. Phys. Chem. Lett. 10, 4962 (2019)";
        }
    }

    private static double[] pick(double[] weights, int[] elementOf) {
        return IntStream.of(elementOf).mapToDouble(e -> weights[e]).toArray();
    }

    private static void checkWeights(double[] weights, int elements) {
        if (weights.length != elements || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new InputException("a descriptor of " + elements
                    + " elements needs as many finite weights; it has " + Arrays.toString(weights));
        }
    }

    private static void checkCutoff(double cutoff) {
        if (!(cutoff > 0 && Double.isFinite(cutoff))) {
            throw new InputException("the cutoff of a descriptor must be positive: " + cutoff + " A");
        }
    }
}
