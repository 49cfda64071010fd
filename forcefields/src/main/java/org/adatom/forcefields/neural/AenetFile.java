package org.adatom.forcefields.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.jspecify.annotations.Nullable;

/**
 * A network of aenet in its text form, a stream of words: N. Artrith and A. Urban, Comput. Mater. Sci. 114, 135 (2016).
 *
 * @param element that the network is for
 * @param environment elements of the neighbours, as the functions number them
 * @param behler the functions if they are Behler's; empty otherwise
 * @param chebyshev the set-up if they are Chebyshev's; null otherwise
 * @param min smallest values of the inputs in training
 * @param max largest values of the inputs in training
 * @param model inputs, network and energies
 */
record AenetFile(
        String element, List<String> environment, List<SymmetryFunction> behler, @Nullable Chebyshev chebyshev,
        double[] min, double[] max, AtomNetwork model) {
    private static final Activation[] ACTIVATIONS = {
        Activation.LINEAR, Activation.TANH, Activation.SIGMOID, Activation.SCALED_TANH, Activation.TWIST
    };
    private static final Pattern SYMBOL = Pattern.compile("[A-Z][a-z]?");
    private static final int LARGEST = 100_000;
    /** An input that varied less in training is not used. */
    private static final double CONSTANT = 1e-10;

    /** The numbers of a Chebyshev descriptor; cutoffs in &Aring;. */
    record Chebyshev(double radialCutoff, int radialOrder, double angularCutoff, int angularOrder) {}

    /**
     * Reads a file.
     *
     * @throws org.adatom.engine.error.InputException if it is no such file
     */
    static AenetFile read(PotentialFile in) {
        return new Reader(in).read();
    }

    /** The numbers of the head and what follows from them. */
    private static final class Reader {
        private final PotentialFile in;

        Reader(PotentialFile in) {
            this.in = in;
        }

        AenetFile read() {
            List<Network.Layer> layers = layers();
            in.line("a description of the descriptor");
            String element = symbols(1, "the element").get(0);
            int count = count("the number of elements around", 120);
            List<String> environment = symbols(count, "an element around");
            if (environment.stream().distinct().count() < count) {
                throw in.error("an element is named twice among those around: " + String.join(" ", environment));
            }
            in.number("the smallest distance");
            in.number("the largest cutoff");
            String kind = in.word("the kind of descriptor").toLowerCase(Locale.ROOT);
            int size = count("the number of functions", LARGEST);
            if (size != layers.get(0).inputs()) {
                throw in.error("the descriptor has " + size + " functions, but the network has "
                        + layers.get(0).inputs() + " inputs");
            }
            int columns = count("the number of parameters of a function", 100);
            int[] kinds = wholes(size, "a kind of function");
            double[] parameters = in.numbers(size * columns, "the parameters of the functions");
            int[] around = wholes(2 * size, "an element of a function");
            List<SymmetryFunction> behler = List.of();
            Chebyshev chebyshev = null;
            switch (kind) {
                case "chebyshev" -> chebyshev = chebyshev(parameters, count, size);
                case "behler2011" -> behler = behler(kinds, parameters, columns, around, count);
                default -> throw in.error("'" + PotentialFile.abbreviated(kind)
                        + "' is no descriptor known here: expected Chebyshev or Behler2011");
            }
            in.number("the number of evaluations");
            double[] min = in.numbers(size, "smallest values of the functions");
            double[] max = in.numbers(size, "largest values of the functions");
            double[] mean = in.numbers(size, "mean values of the functions");
            double[] square = in.numbers(size, "mean squares of the functions");
            double[] scale = new double[size];
            for (int f = 0; f < size; f++) {
                double spread = Math.sqrt(Math.max(square[f] - mean[f] * mean[f], 0));
                scale[f] = spread < CONSTANT ? 0 : 1 / spread;
            }
            return new AenetFile(element, environment, behler, chebyshev, min, max,
                    energies(mean, scale, layers, element));
        }

        private List<Network.Layer> layers() {
            int count = count("the number of layers", 1000);
            if (count < 2) {
                throw in.error("a network cannot have " + count + " layers, inputs and output counted");
            }
            int largest = count("the number of nodes of the largest layer", LARGEST);
            int weights = count("the number of weights", Integer.MAX_VALUE);
            in.number("the number of values");
            int[] nodes = new int[count];
            long needed = 0;
            for (int l = 0; l < count; l++) {
                nodes[l] = count("the number of nodes of layer " + (l + 1), largest);
                needed += l == 0 ? 0 : (nodes[l - 1] + 1L) * nodes[l];
            }
            if (needed != weights || nodes[count - 1] != 1) {
                throw in.error("a network of " + Arrays.toString(nodes) + " nodes has " + needed
                        + " weights, but " + weights + " are announced, and its last layer must have one node");
            }
            int[] kinds = wholes(count - 1, "an activation function");
            wholes(2 * count, "where weights and values begin");
            double[] all = in.numbers(weights, "the weights");
            List<Network.Layer> layers = new ArrayList<>();
            int at = 0;
            for (int l = 1; l < count; l++) {
                if (kinds[l - 1] < 0 || kinds[l - 1] >= ACTIVATIONS.length) {
                    throw in.error("activation function " + kinds[l - 1] + " is not known: expected 0 to 4");
                }
                double[][] matrix = new double[nodes[l]][nodes[l - 1]];
                for (int i = 0; i < nodes[l - 1]; i++) {
                    for (int o = 0; o < nodes[l]; o++) {
                        matrix[o][i] = all[at++];
                    }
                }
                double[] bias = Arrays.copyOfRange(all, at, at + nodes[l]);
                at += nodes[l];
                layers.add(new Network.Layer(matrix, bias, ACTIVATIONS[kinds[l - 1]]));
            }
            return layers;
        }

        private Chebyshev chebyshev(double[] parameters, int elements, int size) {
            if (parameters.length < 4) {
                throw in.error("a Chebyshev descriptor needs four parameters");
            }
            Chebyshev c = new Chebyshev(
                    parameters[0], (int) parameters[1], parameters[2], (int) parameters[3]);
            boolean sound = parameters[1] == c.radialOrder && parameters[3] == c.angularOrder && c.radialOrder >= 0
                    && c.angularOrder >= 0 && c.radialCutoff > 0 && c.angularCutoff > 0;
            long expected = (c.radialOrder + 1L + c.angularOrder + 1L) * (elements > 1 ? 2 : 1);
            if (!sound || expected != size) {
                throw in.error("a Chebyshev descriptor with cutoffs " + parameters[0] + ", " + parameters[2]
                        + " and orders " + parameters[1] + ", " + parameters[3] + " around " + elements
                        + " elements does not have " + size + " functions");
            }
            return c;
        }

        /**
         * The functions in the order of the inputs, which is not that of the file: element of the (first) neighbour, radial
         * before angular, second element, kind; then that of the file.
         */
        private List<SymmetryFunction> behler(
                int[] kinds, double[] parameters, int columns, int[] around, int elements) {
            if (columns < 4) {
                throw in.error("Behler's functions need four parameters each, the file has " + columns);
            }
            List<SymmetryFunction> functions = new ArrayList<>();
            int[][] keys = new int[kinds.length][];
            for (int f = 0; f < kinds.length; f++) {
                double[] p = Arrays.copyOfRange(parameters, f * columns, f * columns + 4);
                int one = around[2 * f] - 1;
                int other = around[2 * f + 1] - 1;
                boolean angular = kinds[f] > 3;
                if (one < 0 || one >= elements || angular && (other < 0 || other >= elements)) {
                    throw in.error("function " + (f + 1) + " is for elements " + (one + 1) + " and " + (other + 1)
                            + ", but there are " + elements);
                }
                keys[f] = angular
                        ? new int[] {Math.min(one, other), 1, Math.max(one, other), kinds[f]}
                        : new int[] {one, 0, 0, kinds[f]};
                functions.add(behler(f, kinds[f], p, one, other));
            }
            return IntStream.range(0, kinds.length).boxed().sorted((a, b) -> Arrays.compare(keys[a], keys[b]))
                    .map(functions::get).toList();
        }

        private SymmetryFunction behler(int f, int kind, double[] p, int one, int other) {
            try {
                CutoffFunction cutoff = new CutoffFunction(CutoffFunction.Kind.COSINE, p[0]);
                return switch (kind) {
                    case 1 -> new SymmetryFunction.Radial(one, new RadialShape.Gaussian(cutoff, 0, 0));
                    case 2 -> new SymmetryFunction.Radial(one, new RadialShape.Gaussian(cutoff, p[2], p[1]));
                    case 3 -> new SymmetryFunction.Radial(one, new RadialShape.CosineWave(cutoff, p[1]));
                    case 4, 5 -> new SymmetryFunction.Angular(
                            Math.min(one, other), Math.max(one, other), kind == 4,
                            new RadialShape.Gaussian(cutoff, p[3], 0), new AngularShape.Power(p[1], p[2]));
                    default -> throw new InputException("is of kind " + kind + ", expected 1 to 5");
                };
            } catch (InputException e) {
                throw in.error("function " + (f + 1) + ": " + e.getMessage());
            }
        }

        /** The rest of the file: E = output/scale + shift + energy of the free atom. */
        private AtomNetwork energies(double[] mean, double[] scale, List<Network.Layer> layers, String element) {
            in.word("the name of the training set");
            String normalized = in.word("whether energies are normalised");
            boolean apply = normalized.toUpperCase(Locale.ROOT).startsWith("T");
            if (!apply && !normalized.toUpperCase(Locale.ROOT).startsWith("F")) {
                throw in.error(
                        "'" + PotentialFile.abbreviated(normalized) + "' is neither T nor F (whether energies are"
                                + " normalised)");
            }
            double energyScale = in.number("the scale of energies");
            double shift = in.number("the shift of energies");
            if (!(energyScale > 0)) {
                throw in.error("the scale of energies must be positive, it is " + energyScale);
            }
            List<String> elements = symbols(count("the number of elements", 120), "an element");
            double[] atomic = in.numbers(elements.size(), "energies of free atoms");
            int own = elements.indexOf(element);
            if (own < 0) {
                throw in.error("no energy of a free atom of " + element + " is given");
            }
            in.numbers(5, "atoms, structures and energies of the training set");
            if (!in.atEnd()) {
                in.word("the end");
                throw in.error("the file goes on where it should end");
            }
            return new AtomNetwork(mean, scale, new Network(layers), apply ? 1 / energyScale : 1,
                    (apply ? shift : 0) + atomic[own]);
        }

        private int count(String what, int largest) {
            int value = in.whole(in.word(what), what);
            if (value < 1 || value > largest) {
                throw in.error(what + " is " + value + ", expected 1 to " + largest);
            }
            return value;
        }

        private int[] wholes(int count, String what) {
            double[] numbers = in.numbers(count, what);
            int[] whole = new int[count];
            for (int k = 0; k < count; k++) {
                whole[k] = (int) numbers[k];
                if (whole[k] != numbers[k]) {
                    throw in.error("'" + numbers[k] + "' is not a whole number (expected " + what + ")");
                }
            }
            return whole;
        }

        /** Element symbols; Fortran may have written them without a space between them. */
        private List<String> symbols(int count, String what) {
            List<String> symbols = new ArrayList<>();
            while (symbols.size() < count) {
                String word = in.word(what);
                Matcher next = SYMBOL.matcher(word);
                int at = 0;
                while (next.find(at) && next.start() == at && Elements.number(next.group()).isPresent()) {
                    symbols.add(next.group());
                    at = next.end();
                    if (at == word.length()) {
                        break;
                    }
                }
                if (at < word.length() || symbols.size() > count) {
                    throw in.error("'" + PotentialFile.abbreviated(word) + "' is not what was expected: " + what);
                }
            }
            return symbols;
        }
    }
}
