package org.adatom.forcefields.neural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;

/**
 * The lines of an {@code input.nn} file by keyword. Keywords of training are passed over; any other that is not known
 * is an error, because it could change the energy.
 */
final class N2p2Settings {
    private static final Set<String> ONCE = Set.of(
            "number_of_elements", "elements", "cutoff_type", "scale_symmetry_functions",
            "scale_symmetry_functions_sigma", "center_symmetry_functions", "scale_min_short", "scale_max_short",
            "global_hidden_layers_short", "global_nodes_short", "global_activation_short", "normalize_nodes",
            "mean_energy", "conv_energy", "conv_length");
    private static final Set<String> SEVERAL = Set.of("symfunction_short", "atom_energy");
    private static final Set<String> TRAINING = Set.of(
            "epochs", "updater_type", "parallel_mode", "jacobian_mode", "update_strategy", "random_seed",
            "test_fraction", "force_weight", "use_short_forces", "memorize_symfunc_results", "precondition_weights",
            "repeated_energy_update", "main_error_metric", "normalize_data_set", "force_energy_ratio",
            "nguyen_widrow_weights_short");
    private static final List<String> TRAINING_PREFIXES = List.of(
            "selection_mode", "task_batch_size_", "short_energy_", "short_force_", "rmse_threshold", "weights_",
            "write_", "kalman_", "gradient_");

    /**
     * A line.
     *
     * @param number of the line, from 1
     * @param words what follows the keyword
     */
    record Line(String file, int number, List<String> words) {
        InputException error(String message) {
            return InputException.at(file, number, message);
        }

        String word(int index, String what) {
            if (index >= words.size()) {
                throw error("the line ends where " + what + " should follow");
            }
            return words.get(index);
        }

        double number(int index, String what) {
            String word = word(index, what);
            try {
                double value = Double.parseDouble(word);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw error("'" + PotentialFile.abbreviated(word) + "' is not a finite number (expected " + what + ")");
        }

        int whole(int index, String what) {
            String word = word(index, what);
            try {
                return Integer.parseInt(word);
            } catch (NumberFormatException e) {
                throw error("'" + PotentialFile.abbreviated(word) + "' is not a whole number (expected " + what + ")");
            }
        }

        /** Complains about words from that one on. */
        void end(int index) {
            if (index < words.size()) {
                throw error("found '" + PotentialFile.abbreviated(words.get(index)) + "' where the line should end");
            }
        }
    }

    private final String file;
    private final Map<String, List<Line>> lines = new LinkedHashMap<>();
    private final List<String> elements;

    /**
     * Reads a file.
     *
     * @throws InputException if a keyword is unknown or given twice, or elements are missing
     */
    N2p2Settings(PotentialFile in) {
        file = in.name();
        in.withoutComments();
        while (!in.atEnd()) {
            List<String> words = in.restOfLine();
            String keyword = words.get(0);
            Line line = new Line(file, in.lineNumber(), words.subList(1, words.size()));
            if (!TRAINING.contains(keyword) && TRAINING_PREFIXES.stream().noneMatch(keyword::startsWith)) {
                if (!ONCE.contains(keyword) && !SEVERAL.contains(keyword)) {
                    throw line.error("'" + PotentialFile.abbreviated(keyword)
                            + "' is not a keyword known here; it might"
                            + " change the energy. Keywords of n2p2 for short-range networks and their training are"
                            + " known");
                }
                List<Line> before = lines.computeIfAbsent(keyword, k -> new ArrayList<>());
                if (ONCE.contains(keyword) && !before.isEmpty()) {
                    throw line.error(keyword + " is given twice, first in line " + before.get(0).number());
                }
                before.add(line);
            }
        }
        elements = readElements();
    }

    private List<String> readElements() {
        Line line = required("elements");
        int count = required("number_of_elements").whole(0, "the number of elements");
        if (line.words().size() != count || line.words().stream().distinct().count() != count) {
            throw line.error("number_of_elements is " + count + ", but elements names "
                    + line.words().stream().distinct().count() + " different ones");
        }
        for (String e : line.words()) {
            if (Elements.number(e).isEmpty()) {
                throw line.error("'" + PotentialFile.abbreviated(e) + "' is not an element symbol");
            }
        }
        return line.words().stream().sorted(Comparator.comparingInt(e -> Elements.number(e).orElseThrow())).toList();
    }

    /** The file's name. */
    String file() {
        return file;
    }

    /** The elements, by atomic number. */
    List<String> elements() {
        return elements;
    }

    /** Whether a keyword is given. */
    boolean has(String keyword) {
        return lines.containsKey(keyword);
    }

    /** The line of a keyword that must be there. */
    Line required(String keyword) {
        if (!has(keyword)) {
            throw InputException.at(file, 0, "the keyword " + keyword + " is missing");
        }
        return lines.get(keyword).get(0);
    }

    /** All lines of a keyword. */
    List<Line> all(String keyword) {
        return lines.getOrDefault(keyword, List.of());
    }

    /** The number that follows a keyword, or another one if the keyword is missing. */
    double number(String keyword, double otherwise) {
        if (!has(keyword)) {
            return otherwise;
        }
        required(keyword).end(1);
        return required(keyword).number(0, "a number behind " + keyword);
    }

    /**
     * The same for a number that must be positive; 1 if the keyword is missing.
     *
     * @throws InputException if it is not
     */
    double positive(String keyword) {
        double value = number(keyword, 1);
        if (!(value > 0)) {
            throw required(keyword).error(keyword + " must be positive: " + value);
        }
        return value;
    }

    /** Index of an element in {@link #elements}. */
    int element(Line line, int index) {
        String symbol = line.word(index, "an element");
        int element = elements.indexOf(symbol);
        if (element < 0) {
            throw line.error("'" + PotentialFile.abbreviated(symbol) + "' is none of the elements "
                    + String.join(" ", elements));
        }
        return element;
    }
}
