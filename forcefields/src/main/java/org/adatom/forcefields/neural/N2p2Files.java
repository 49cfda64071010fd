package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.SymmetryFunction;

/**
 * Reads the files of n2p2 (A. Singraber, J. Behler and C. Dellago, J. Chem. Theory Comput. 15, 1827 (2019)), which are
 * those of RuNNer: {@code input.nn}, {@code scaling.data}, {@code weights.NNN.data} with the atomic number NNN.
 *
 * <p>With E<sub>i</sub> = output/conv_energy + mean_energy + atom_energy in the files' units. The files' conv_length
 * scales lengths and parameters alike, which no value of a symmetry function notices.
 */
public final class N2p2Files {
    /** Activations by their letter in {@code input.nn}. */
    static final Map<String, Activation> ACTIVATIONS = Map.of(
            "l", Activation.LINEAR, "t", Activation.TANH, "s", Activation.SIGMOID, "p", Activation.SOFTPLUS, "r",
            Activation.RELU, "g", Activation.GAUSSIAN, "c", Activation.COSINE, "S", Activation.REVERSE_SIGMOID, "e",
            Activation.EXPONENTIAL, "h", Activation.HARMONIC);

    private static final String REFERENCE =
            "A. Singraber, J. Behler, C. Dellago, J. Chem. Theory Comput. 15, 1827 (2019)";
    private static final String METHOD = "J. Behler, M. Parrinello, Phys. Rev. Lett. 98, 146401 (2007)";
    private static final int SCALING_COLUMNS = 4;

    private final Path folder;
    private final N2p2Parameters parameters;
    private final N2p2Settings settings;
    private final List<List<SymmetryFunction>> functions;
    /** Lines of scaling.data by element and function. */
    private final List<List<Integer>> scalingLines = new ArrayList<>();

    private N2p2Files(Path folder, N2p2Parameters parameters) {
        this.folder = folder.normalize();
        this.parameters = parameters;
        settings = new N2p2Settings(PotentialFile.read(folder.resolve("input.nn")));
        functions = new N2p2Functions(settings, parameters.perAngstrom()).ofElements();
    }

    /**
     * The potential.
     *
     * @param folder with the files
     * @param species labels
     * @throws InputException if files contradict each other, or do not cover a species
     */
    static NeuralNetworkPotential read(Path folder, N2p2Parameters parameters, List<String> species) {
        return new N2p2Files(folder, parameters).potential(species);
    }

    /**
     * The model of all elements of a folder.
     *
     * @param folder with the files
     * @param parameters their units; the folder that they name does not matter here
     * @throws InputException if files contradict each other
     */
    public static DescriptorModel readModel(Path folder, N2p2Parameters parameters) {
        N2p2Files files = new N2p2Files(folder, parameters);
        return files.model(IntStream.range(0, files.settings.elements().size()).toArray());
    }

    private NeuralNetworkPotential potential(List<String> species) {
        int[] elementOf = ModelElements.of(species, parameters.elements(), settings.elements(), name());
        return (NeuralNetworkPotential) model(Arrays.stream(elementOf).distinct().toArray()).potential(
                species, parameters.elements(), "n2p2 " + name(), List.of(METHOD, REFERENCE),
                parameters.extrapolation(), null);
    }

    /** With the networks of these elements. */
    private DescriptorModel model(int[] centers) {
        List<String> elements = settings.elements();
        double[][][] scaling = readScaling();
        List<DescriptorModel.AtomModel> atoms = new ArrayList<>();
        for (int e : centers) {
            AtomNetwork n = network(e, scaling[e]);
            atoms.add(new DescriptorModel.AtomModel(elements.get(e), scaling[e][0], scaling[e][1], new Regressor.Neural(
                    n.center(), n.scale(), n.network().layers(), n.factor(), n.offset())));
        }
        double[] weights = elements.stream().mapToDouble(e -> Elements.number(e).orElseThrow()).toArray();
        return new DescriptorModel(
                elements, new DescriptorSettings.BehlerParrinello(weights, functions), atoms,
                Map.of("source", "n2p2 " + name(), "citation", REFERENCE));
    }

    private String name() {
        return folder.toAbsolutePath().getFileName().toString();
    }

    /** Rows min, max, mean, sigma of each function of each element. */
    private double[][][] readScaling() {
        PotentialFile in = PotentialFile.read(folder.resolve("scaling.data")).withoutComments();
        double[][][] scaling = new double[functions.size()][][];
        for (int e = 0; e < scaling.length; e++) {
            scaling[e] = new double[SCALING_COLUMNS][functions.get(e).size()];
            scalingLines.add(new ArrayList<>());
            for (int f = 0; f < functions.get(e).size(); f++) {
                List<String> row = in.atEnd() ? List.of() : in.restOfLine();
                scalingLines.get(e).add(in.lineNumber());
                String what = "line of function " + (f + 1) + " of " + settings.elements().get(e);
                if (row.size() < 2 + SCALING_COLUMNS - 1 || row.size() > 2 + SCALING_COLUMNS) {
                    throw in.error("expected the " + what + " (element, function, min, max, mean, sigma), found "
                            + row.size() + " words: input.nn defines " + functions.get(e).size() + " functions of this"
                            + " element");
                }
                if (in.whole(row.get(0), "an element") != e + 1 || in.whole(row.get(1), "a function") != f + 1) {
                    throw in.error("expected the " + what + ", found function " + row.get(1) + " of element "
                            + row.get(0) + ": input.nn and scaling.data do not belong together");
                }
                for (int column = 0; column < row.size() - 2; column++) {
                    scaling[e][column][f] = in.number(row.get(2 + column), "a number");
                }
            }
        }
        // RuNNer adds a line with the range of energies.
        if (!in.atEnd() && in.restOfLine().size() != 2 || !in.atEnd()) {
            throw in.error("the file goes on where it should end: input.nn defines fewer functions");
        }
        return scaling;
    }

    private AtomNetwork network(int element, double[][] scaling) {
        int size = functions.get(element).size();
        double[] min = scaling[0];
        double[] max = scaling[1];
        double[] mean = scaling[2];
        double[] sigma = scaling[3];
        boolean byRange = settings.has("scale_symmetry_functions");
        boolean bySigma = settings.has("scale_symmetry_functions_sigma");
        boolean centered = settings.has("center_symmetry_functions");
        if (bySigma && (byRange || centered)) {
            throw settings.required("scale_symmetry_functions_sigma").error("scale_symmetry_functions_sigma cannot go"
                    + " together with scale_symmetry_functions or center_symmetry_functions");
        }
        double low = byRange || bySigma ? settings.number("scale_min_short", 0) : 0;
        double high = settings.number("scale_max_short", 1);
        double[] center = new double[size];
        double[] scale = new double[size];
        for (int f = 0; f < size; f++) {
            double width = bySigma ? sigma[f] : byRange ? max[f] - min[f] : 1;
            if (!(width > 0)) {
                throw inScaling(element, f, "has no range, so it cannot be scaled");
            }
            scale[f] = (byRange || bySigma ? high - low : 1) / width;
            if (!(scale[f] > 0)) {
                throw settings.required("scale_max_short").error("scale_max_short must be above scale_min_short");
            }
            center[f] = (bySigma || centered ? mean[f] : byRange ? min[f] : 0) - low / scale[f];
            if (!Double.isFinite(scale[f]) || !Double.isFinite(center[f])) {
                throw inScaling(element, f, "cannot be scaled as " + folder.resolve("input.nn")
                        + " says: the numbers go beyond all bounds");
            }
        }
        double perElectronVolt = parameters.perElectronVolt();
        double conversion = settings.positive("conv_energy");
        // Without meaning here, but no more than it may be.
        settings.positive("conv_length");
        double factor = 1 / (conversion * perElectronVolt);
        double offset = (settings.number("mean_energy", 0) + atomEnergy(element)) / perElectronVolt;
        if (!Double.isFinite(factor) || !Double.isFinite(offset)) {
            throw InputException.at(folder.resolve("input.nn"), 0, "the energies of "
                    + settings.elements().get(element) + " are beyond what numbers hold: look at conv_energy,"
                    + " mean_energy and atom_energy");
        }
        return new AtomNetwork(center, scale, readNetwork(element, size), factor, offset);
    }

    private InputException inScaling(int element, int function, String message) {
        return InputException.at(folder.resolve("scaling.data"), scalingLines.get(element).get(function),
                "function " + (function + 1) + " of " + settings.elements().get(element) + " " + message);
    }

    private double atomEnergy(int element) {
        double energy = 0;
        N2p2Settings.Line before = null;
        for (N2p2Settings.Line line : settings.all("atom_energy")) {
            if (settings.element(line, 0) == element) {
                if (before != null) {
                    throw line.error("atom_energy of " + settings.elements().get(element)
                            + " is given twice, first in line " + before.number());
                }
                before = line;
                energy = line.number(1, "the energy of an atom");
                line.end(2);
            }
        }
        return energy;
    }

    /** Name of the file with the weights of an element. */
    static String weightsFile(String element) {
        return String.format(Locale.ROOT, "weights.%03d.data", Elements.number(element).orElseThrow());
    }

    private Network readNetwork(int element, int inputs) {
        Path path = folder.resolve(weightsFile(settings.elements().get(element)));
        PotentialFile in = PotentialFile.read(path).withoutComments();
        int[] nodes = nodes(inputs);
        Activation[] activations = activations(nodes.length - 1);
        boolean normalized = settings.has("normalize_nodes");
        List<Network.Layer> layers = new ArrayList<>();
        for (int l = 1; l < nodes.length; l++) {
            double[][] weights = new double[nodes[l]][nodes[l - 1]];
            double[] bias = new double[nodes[l]];
            for (int i = 0; i < nodes[l - 1]; i++) {
                for (int o = 0; o < nodes[l]; o++) {
                    weights[o][i] = connection(in, "a", l - 1, i + 1, l, o + 1);
                }
            }
            for (int o = 0; o < nodes[l]; o++) {
                bias[o] = connection(in, "b", l, o + 1);
            }
            if (normalized) {
                divide(weights, bias, nodes[l - 1]);
            }
            layers.add(new Network.Layer(weights, bias, activations[l - 1]));
        }
        if (!in.atEnd()) {
            in.restOfLine();
            throw in.error("there are more weights than a network of " + Arrays.toString(nodes) + " nodes has");
        }
        return new Network(layers);
    }

    /** One weight or bias; what the line says of its place must be true. */
    private static double connection(PotentialFile in, String kind, int... place) {
        if (in.atEnd()) {
            throw in.error("the file ends where the weight " + kind + " " + Arrays.toString(place)
                    + " should follow: it has fewer weights than input.nn says");
        }
        List<String> row = in.restOfLine();
        boolean annotated = row.size() == 3 + place.length && row.get(1).equals(kind);
        for (int k = 0; annotated && k < place.length; k++) {
            annotated = in.whole(row.get(3 + k), "a layer or node") == place[k];
        }
        if (row.size() > 1 && !annotated) {
            throw in.error("expected the weight " + kind + " " + Arrays.toString(place) + " (layer, node), found '"
                    + PotentialFile.abbreviated(String.join(" ", row)) + "': does the file belong to input.nn?");
        }
        return in.number(row.get(0), "a weight");
    }

    private static void divide(double[][] weights, double[] bias, int inputs) {
        for (int o = 0; o < bias.length; o++) {
            bias[o] /= inputs;
            for (int i = 0; i < inputs; i++) {
                weights[o][i] /= inputs;
            }
        }
    }

    private int[] nodes(int inputs) {
        N2p2Settings.Line line = settings.required("global_nodes_short");
        int hidden = settings.required("global_hidden_layers_short").whole(0, "the number of hidden layers");
        settings.required("global_hidden_layers_short").end(1);
        if (hidden != line.words().size()) {
            throw line.error("global_hidden_layers_short is " + hidden + ", but there are " + line.words().size()
                    + " numbers of nodes");
        }
        int[] nodes = new int[hidden + 2];
        nodes[0] = inputs;
        nodes[hidden + 1] = 1;
        for (int l = 0; l < hidden; l++) {
            nodes[l + 1] = line.whole(l, "a number of nodes");
            if (nodes[l + 1] < 1 || nodes[l + 1] > 10_000) {
                throw line.error("a layer cannot have " + nodes[l + 1] + " nodes");
            }
        }
        return nodes;
    }

    private Activation[] activations(int layers) {
        N2p2Settings.Line line = settings.required("global_activation_short");
        if (line.words().size() != layers) {
            throw line.error("there are " + line.words().size() + " activation functions for " + layers
                    + " layers (hidden ones and the output)");
        }
        Activation[] activations = new Activation[layers];
        for (int l = 0; l < layers; l++) {
            activations[l] = ACTIVATIONS.get(line.words().get(l));
            if (activations[l] == null) {
                throw line.error("'" + PotentialFile.abbreviated(line.words().get(l))
                        + "' is no activation function: expected one of c e g h l p r s S t");
            }
        }
        return activations;
    }
}
