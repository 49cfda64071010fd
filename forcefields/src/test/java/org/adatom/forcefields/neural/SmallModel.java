package org.adatom.forcefields.neural;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The files of small networks with made-up numbers, for tests of their readers. */
public final class SmallModel {
    /** An {@code input.nn} of two elements: two functions of H (one of them angular), three of O. */
    public static final String INPUT = """
            # made up for tests
            number_of_elements 2
            elements O H            # n2p2 sorts them
            atom_energy O -2.5
            atom_energy H -0.5
            mean_energy -1.25
            conv_energy 4.0
            conv_length 2.0
            cutoff_type 1
            scale_symmetry_functions
            center_symmetry_functions
            scale_min_short 0.0
            scale_max_short 2.0
            global_hidden_layers_short 1
            global_nodes_short 2
            global_activation_short t l
            epochs 10
            kalman_q0 0.01
            symfunction_short H 3 O H 0.05 -1.0 2.0 9.0
            symfunction_short H 2 O 0.1 1.0 8.0
            symfunction_short O 2 O 0.2 0.0 8.0
            symfunction_short O 2 H 0.2 0.0 8.0
            symfunction_short O 9 H H 0.1 1.0 1.0 8.0 0.5
            """;

    private SmallModel() {}

    /** All files of an n2p2 model by name. */
    public static Map<String, String> n2p2() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("input.nn", INPUT);
        files.put("scaling.data", """
                # made up
                1 1 0.0 2.0 0.5 0.1
                1 2 0.0 4.0 1.0 0.2
                2 1 0.5 1.5 1.0 0.3
                2 2 0.0 1.0 0.2 0.1
                2 3 0.0 0.5 0.3 0.1
                """);
        files.put("weights.001.data", weights(2));
        files.put("weights.008.data", weights(3));
        return files;
    }

    private static String weights(int inputs) {
        StringBuilder text = new StringBuilder("# made up\n");
        int line = 1;
        for (int i = 1; i <= inputs; i++) {
            for (int o = 1; o <= 2; o++) {
                text.append(String.format(
                        Locale.ROOT, "%.2f a %d 0 %d 1 %d%n", weight(inputs, i, o), line++, i, o));
            }
        }
        text.append("0.1 b ").append(line++).append(" 1 1\n-0.2 b ").append(line++).append(" 1 2\n");
        text.append("1.5 a ").append(line++).append(" 1 1 2 1\n-0.5 a ").append(line++).append(" 1 2 2 1\n");
        return text.append("0.3 b ").append(line).append(" 2 1\n").toString();
    }

    /** The weight from input i to node o of a network with that many inputs, all from 1. */
    static double weight(int inputs, int i, int o) {
        return 0.25 * i - 0.5 * o + 0.1 * inputs;
    }

    /** A file of aenet: Ti among Ti and O, Chebyshev functions of orders 1 and 0, one layer of two nodes. */
    public static String aenet() {
        return """
                3
                6
                17
                11
                6 2 1
                1 0
                0 14 17
                0 7 10
                0.1 -0.2 0.3 -0.4 0.5 -0.6 0.7 -0.8 0.9 -1.0 1.1 -1.2 0.05 -0.05
                1.5 -0.5 0.2
                made up$$
                Ti
                2
                TiO
                0.5
                5.0
                Chebyshev
                6
                4
                0 0 0 0 0 0
                5.0 1 4.0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
                0 0 0 0 0 0 0 0 0 0 0 0
                10
                0 0 0 0 0 0
                1 1 1 1 1 1
                0.5 0.5 0.5 0.5 0.5 0.5
                0.5 0.5 0.5 0.5 0.25 0.5
                made.up
                T
                2.0
                -3.0
                2
                Ti O
                -5.0 -1.0
                10
                2
                -1 1 0
                """;
    }

    /** The same with functions of Behler, among Ti and O: three, of which the second never varied in training. */
    public static String aenetBehler(String element) {
        return """
                3
                3
                11
                7
                3 2 1
                1 0
                0 8 11
                0 4 6
                0.1 -0.2 0.3 -0.4 0.5 -0.6 0.05 -0.05
                1.5 -0.5 0.2
                made up$$
                %s
                2
                Ti O
                0.5
                5.0
                Behler2011
                3
                4
                2 4 2
                5.0 0.5 0.2 0
                4.5 -1 2 0.1
                5.0 0.0 0.3 0
                2 0 1 2 1 0
                10
                0 0 0
                3 1 2
                1.5 0.5 1.0
                2.5 0.25 1.5
                made.up
                F
                2.0
                -3.0
                2
                Ti O
                -5.0 -1.0
                10
                2
                -1 1 0
                """.formatted(element);
    }

    /** Writes files into a folder. */
    public static void write(Path folder, Map<String, String> files) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
