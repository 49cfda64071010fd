package org.adatom.forcefields.angular;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.ObjDoubleConsumer;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.jspecify.annotations.Nullable;

/** The labels of a three-body entry of a potential file: centre and two neighbours. */
record LabelTriple(String center, String first, String second) {
    private static final int LONGEST_LABEL = 40;

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
            LabelTriple key = read(file);
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

    /**
     * The next three words of a file.
     *
     * @throws InputException if one is missing or a number
     */
    private static LabelTriple read(PotentialFile file) {
        return new LabelTriple(label(file, "an element"), label(file, "the second element"),
                label(file, "the third element"));
    }

    private static String label(PotentialFile file, String what) {
        boolean number = file.atNumber();
        String word = file.word(what);
        if (number || word.length() > LONGEST_LABEL) {
            throw file.error("found '" + PotentialFile.abbreviated(word) + "' where " + what + " was expected");
        }
        return word;
    }

    /**
     * The numbers of an entry, those named and no more: a label follows, or the file ends.
     *
     * @param check what looks at each name and number as it is read, and complains about it
     * @param meaning what a file with entries of that many numbers looks like, for messages; null if like nothing known
     * @throws InputException if there are fewer or more
     */
    Map<String, Double> numbers(
            PotentialFile file, List<String> names, ObjDoubleConsumer<String> check,
            IntFunction<@Nullable String> meaning) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : names) {
            int have = values.size();
            if (file.atEnd() && meaning.apply(have) != null) {
                throw wrongCount(file, have, names, meaning,
                        "the file ends where " + name + " of " + this + " should follow: the entry");
            }
            String word = file.word(name + " of " + this);
            if (have > 0 && List.of(center, first, second).contains(word)) {
                throw wrongCount(file, have, names, meaning,
                        "found '" + word + "' where " + name + " of " + this + " was expected: the entry");
            }
            double value = file.number(word, name + " of " + this);
            check.accept(name, value);
            values.put(name, value);
        }
        int count = names.size();
        while (file.atNumber()) {
            file.word("a number");
            count++;
        }
        if (count > names.size()) {
            throw wrongCount(file, count, names, meaning, "the entry of " + this);
        }
        return values;
    }

    private static InputException wrongCount(
            PotentialFile file, int count, List<String> names, IntFunction<@Nullable String> meaning, String begin) {
        String known = meaning.apply(count);
        return file.error(
                begin + " has " + count + " numbers, expected " + names.size() + " (" + String.join(" ", names) + ")"
                        + (known == null ? "" : "; this looks like " + known));
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
            return new InputException(source + " has no entry for " + key
                    + ": every centre with every two neighbours needs one");
        }
        return new InputException(key.center + " is not in " + source + " (it has "
                + String.join(", ", known) + ")");
    }

    @Override
    public String toString() {
        return center + " " + first + " " + second;
    }
}
