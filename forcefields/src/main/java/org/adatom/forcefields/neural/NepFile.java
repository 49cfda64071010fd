package org.adatom.forcefields.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.NepSetup;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@code nep.txt} of GPUMD, version 3 (one network for all elements) or 4 (one each): header lines, then
 * one number a line: networks, coefficients of the radial functions, scale of each value of the descriptor, and the
 * parameters of a flexible repulsion.
 *
 * @param version 3 or 4
 * @param elements in its order
 * @param setup of the descriptor, by element
 * @param networks of each element
 * @param repulsion of nuclei, if it has one
 */
record NepFile(
        int version, List<String> elements, NepSetup setup, List<AtomNetwork> networks,
        NepRepulsion.@Nullable Screening repulsion) {
    private static final Map<String, Integer> VERSIONS =
            Map.of("nep3", 3, "nep3_zbl", 3, "nep4", 4, "nep4_zbl", 4);

    private static final int LARGEST = 10_000;

    /** What the header says. */
    private record Header(
            int version, List<String> elements, double inner, double outer, double radialCutoff, double angularCutoff,
            int[] functions, int[] orders, int degree, boolean fourBody, boolean fiveBody, int neurons) {
        boolean repulsive() {
            return inner >= 0;
        }

        boolean flexible() {
            return inner == 0 && outer == 0;
        }
    }

    /**
     * Reads a file.
     *
     * @throws org.adatom.engine.error.InputException if it is none that this program knows, with file and line
     */
    static NepFile read(PotentialFile file) {
        Header h = header(file);
        int types = h.elements.size();
        int size = new NepSetup(basis(h, 0, empty(types)), basis(h, 1, empty(types)), h.degree, h.fourBody, h.fiveBody)
                .size();
        long count = (h.version == 3 ? 1 : types) * (long) (size + 2) * h.neurons + 1
                + (long) types * types * (h.functions[0] * (h.orders[0] + 1L) + h.functions[1] * (h.orders[1] + 1L))
                + size + (h.repulsive() && h.flexible() ? NepRepulsion.PARAMETERS * types * (types + 1L) / 2 : 0);
        if (file.wordsLeft() != count) {
            throw file.error(file.wordsLeft() + " values follow this line, but the header asks for " + count
                    + "; is the file complete, and of this version?");
        }
        List<Network> networks = networks(file, h, size);
        double[][][] radial = coefficients(file, types, h.functions[0] * (h.orders[0] + 1));
        double[][][] angular = coefficients(file, types, h.functions[1] * (h.orders[1] + 1));
        double[] scale = file.numbers(size, "scales of the descriptor");
        List<AtomNetwork> models = networks.stream()
                .map(n -> new AtomNetwork(new double[size], scale, n, 1, 0)).toList();
        NepSetup setup = new NepSetup(
                basis(h, 0, radial), basis(h, 1, angular), h.degree, h.fourBody, h.fiveBody);
        NepRepulsion.Screening repulsion = !h.repulsive()
                ? null
                : h.flexible() ? flexible(file, types) : NepRepulsion.Screening.universal(types, h.inner, h.outer);
        return new NepFile(h.version, h.elements, setup, models, repulsion);
    }

    private static double[][][] empty(int types) {
        return new double[types][types][0];
    }

    private static NepSetup.Basis basis(Header h, int kind, double[][][] coefficients) {
        return new NepSetup.Basis(
                kind == 0 ? h.radialCutoff : h.angularCutoff, h.orders[kind], h.functions[kind], coefficients);
    }

    private static Header header(PotentialFile file) {
        List<String> first = file.words("the version, the number of elements and their names");
        Integer version = VERSIONS.get(first.get(0));
        if (version == null) {
            throw file.error("'" + PotentialFile.abbreviated(first.get(0)) + "' is no version that can be read: nep3,"
                    + " nep3_zbl, nep4 and nep4_zbl are");
        }
        int types = first.size() < 2 ? -1 : file.whole(first.get(1), "the number of elements");
        if (types < 1 || first.size() != 2 + types) {
            throw file
                    .error("expected the version, the number of elements and that many names, such as 'nep4 2 Te Pb'");
        }
        List<String> elements = List.copyOf(first.subList(2, first.size()));
        if (elements.stream().distinct().count() < types) {
            throw file.error("an element is given twice");
        }
        double inner = -1;
        double outer = -1;
        if (first.get(0).endsWith("_zbl")) {
            List<String> zbl = keyed(file, "zbl", 2, 2);
            inner = file.number(zbl.get(0), "the inner cutoff of zbl");
            outer = file.number(zbl.get(1), "the outer cutoff of zbl");
            if (!(inner >= 0 && outer > inner || inner == 0 && outer == 0)) {
                throw file.error("zbl needs 0 <= inner < outer, or 0 0 for a flexible one");
            }
        }
        List<String> cutoff = keyed(file, "cutoff", 2, 4);
        double radial = positive(file, cutoff.get(0), "the radial cutoff");
        double angular = positive(file, cutoff.get(1), "the angular cutoff");
        for (String neighbors : cutoff.subList(2, cutoff.size())) {
            file.number(neighbors, "a number of neighbours");
        }
        int[] functions = pair(file, "n_max");
        functions[0]++;
        functions[1]++;
        int[] orders = pair(file, "basis_size");
        List<String> degrees = keyed(file, "l_max", 1, 3);
        int three = file.whole(degrees.get(0), "l_max of three bodies");
        int four = degrees.size() > 1 ? file.whole(degrees.get(1), "l_max of four bodies") : 0;
        int five = degrees.size() > 2 ? file.whole(degrees.get(2), "l_max of five bodies") : 0;
        if (three < 0 || three > 4 || four != 0 && four != 2 || five != 0 && five != 1) {
            throw file.error("l_max must be 0 to 4 for three bodies, 0 or 2 for four, 0 or 1 for five");
        }
        List<String> ann = keyed(file, "ANN", 1, 2);
        int neurons = file.whole(ann.get(0), "the number of neurons");
        if (neurons < 1 || neurons > LARGEST || ann.size() > 1 && !ann.get(1).equals("0")) {
            throw file.error("expected ANN, 1 to " + LARGEST + " neurons, and 0: one hidden layer");
        }
        return new Header(
                version, elements, inner, outer, radial, angular, functions, orders, three, four > 0, five > 0,
                neurons);
    }

    /** The words behind a keyword. */
    private static List<String> keyed(PotentialFile file, String key, int least, int most) {
        List<String> words = file.words(key);
        if (!words.get(0).equals(key)) {
            throw file.error("expected '" + key + "', found '" + PotentialFile.abbreviated(words.get(0)) + "'");
        }
        if (words.size() - 1 < least || words.size() - 1 > most) {
            throw file.error("'" + key + "' has " + (words.size() - 1) + " values, expected "
                    + (least == most ? "" + least : least + " to " + most));
        }
        return words.subList(1, words.size());
    }

    private static double positive(PotentialFile file, String word, String what) {
        double value = file.number(word, what);
        if (!(value > 0)) {
            throw file.error(what + " must be positive: " + value);
        }
        return value;
    }

    private static int[] pair(PotentialFile file, String key) {
        List<String> words = keyed(file, key, 2, 2);
        int[] values = {file.whole(words.get(0), key), file.whole(words.get(1), key)};
        if (Math.min(values[0], values[1]) < 0 || Math.max(values[0], values[1]) > LARGEST) {
            throw file.error(key + " must be 0 to " + LARGEST);
        }
        return values;
    }

    /** One of each element, or the same for all; the last number, the output's bias, belongs to all. Biases are subtracted. */
    private static List<Network> networks(PotentialFile file, Header h, int size) {
        int count = h.version == 3 ? 1 : h.elements.size();
        List<Network.Layer> hidden = new ArrayList<>();
        List<double[]> output = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            double[] weights = file.numbers(h.neurons * size, "weights");
            double[][] rows = new double[h.neurons][];
            for (int n = 0; n < h.neurons; n++) {
                rows[n] = Arrays.copyOfRange(weights, n * size, (n + 1) * size);
            }
            double[] bias = negative(file.numbers(h.neurons, "biases"));
            hidden.add(new Network.Layer(rows, bias, Activation.TANH));
            output.add(file.numbers(h.neurons, "weights of the output"));
        }
        double[] last = negative(file.numbers(1, "the bias of the output"));
        List<Network> all = new ArrayList<>();
        for (int t = 0; t < h.elements.size(); t++) {
            int own = Math.min(t, count - 1);
            all.add(new Network(List.of(
                    hidden.get(own),
                    new Network.Layer(new double[][] {output.get(own)}, last, Activation.LINEAR))));
        }
        return all;
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }

    /** The file has the pair of elements as the fastest index, here it is the slowest. */
    private static double[][][] coefficients(PotentialFile file, int types, int count) {
        double[] all = file.numbers(count * types * types, "coefficients of the radial functions");
        double[][][] c = new double[types][types][count];
        for (int k = 0; k < all.length; k++) {
            int pair = k % (types * types);
            c[pair / types][pair % types][k / (types * types)] = all[k];
        }
        return c;
    }

    private static NepRepulsion.Screening flexible(PotentialFile file, int types) {
        double[][] ofPair = new double[types * types][];
        for (int i = 0; i < types; i++) {
            for (int j = i; j < types; j++) {
                double[] p = file.numbers(NepRepulsion.PARAMETERS, "parameters of zbl");
                if (!(p[0] >= 0 && p[1] > p[0])) {
                    throw file.error("zbl needs 0 <= inner < outer: " + p[0] + ", " + p[1]);
                }
                ofPair[i * types + j] = p;
                ofPair[j * types + i] = p;
            }
        }
        return new NepRepulsion.Screening(types, ofPair);
    }
}
