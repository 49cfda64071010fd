package org.adatom.forcefields.angular;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;

/** The labels of a three-body entry of a potential file: centre and two neighbours. */
record LabelTriple(String center, String first, String second) {
    /**
     * All entries of a file in the format of LAMMPS: three labels and numbers each, on any number of lines.
     *
     * @param kind of the potential, for messages
     * @param entry reads what follows the labels
     * @throws InputException naming file and line if {@code entry} refuses one, an entry occurs twice, or there is none
     */
    static <T> Map<LabelTriple, T> readAll(
            PotentialFile source, String kind, BiFunction<PotentialFile, LabelTriple, T> entry) {
        PotentialFile file = source.withoutComments();
        Map<LabelTriple, T> entries = new LinkedHashMap<>();
        while (!file.atEnd()) {
            LabelTriple key = new LabelTriple(
                    file.word("an element"), file.word("the second element"), file.word("the third element"));
            if (entries.put(key, entry.apply(file, key)) != null) {
                throw file.error("a second entry for " + key);
            }
        }
        if (entries.isEmpty()) {
            throw InputException.at(source.name(), 0, "holds no " + kind + " entry");
        }
        return entries;
    }

    /** The elements of some entries, in alphabetical order. */
    static List<String> centers(Map<LabelTriple, ?> entries) {
        return entries.keySet().stream().map(LabelTriple::center).distinct().sorted().toList();
    }

    /** Whether both neighbours are of one kind, so that the entry also holds the parameters of a pair. */
    boolean isPair() {
        return first.equals(second);
    }

    /**
     * The entries of some species: that of centre i and neighbours j, k at {@code (i * n + j) * n + k}.
     *
     * @param names of the n species in the file
     * @param source what to call the file in messages
     * @throws InputException if an entry is missing
     */
    static <T> List<T> select(Map<LabelTriple, T> entries, List<String> names, String source) {
        List<T> selected = new ArrayList<>();
        for (String i : names) {
            for (String j : names) {
                for (String k : names) {
                    LabelTriple key = new LabelTriple(i, j, k);
                    T entry = entries.get(key);
                    if (entry == null) {
                        throw missing(entries, key, source);
                    }
                    selected.add(entry);
                }
            }
        }
        return selected;
    }

    private static InputException missing(Map<LabelTriple, ?> entries, LabelTriple key, String source) {
        List<String> known = entries.keySet().stream().map(LabelTriple::center).distinct().toList();
        if (known.contains(key.center)) {
            return new InputException(source + " has no entry for " + key);
        }
        return new InputException(key.center + " is not in " + source + " (it has "
                + String.join(", ", known) + ")");
    }

    @Override
    public String toString() {
        return center + " " + first + " " + second;
    }
}
