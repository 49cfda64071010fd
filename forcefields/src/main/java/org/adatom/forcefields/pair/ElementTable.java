package org.adatom.forcefields.pair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ParameterSet;
import org.adatom.forcefields.BuiltinSet;
import org.adatom.forcefields.PotentialFile;

/** Built-in sets of pair parameters, one element per line of a data file: symbol and numbers. */
final class ElementTable {
    private ElementTable() {}

    /** The numbers by symbol. */
    static Map<String, double[]> read(BuiltinSet set, int columns) {
        PotentialFile file = set.file(".txt").withoutComments();
        Map<String, double[]> rows = new LinkedHashMap<>();
        while (!file.atEnd()) {
            rows.put(file.word("a symbol"), file.numbers(columns, "the parameters"));
        }
        return rows;
    }

    /**
     * The numbers of the only species of a structure.
     *
     * @throws InputException if there are several species, or that one is not in the set
     */
    static double[] only(BuiltinSet set, int columns, List<String> species) {
        Map<String, double[]> rows = read(set, columns);
        String known = String.join(", ", rows.keySet());
        if (species.size() > 1) {
            throw new InputException(set.key() + " describes pure " + known + ", the structure has "
                    + String.join(", ", species) + "; give the parameters of all pairs instead of builtin");
        }
        double[] row = rows.get(species.get(0));
        if (row == null) {
            throw new InputException(species.get(0) + " is not in " + set.key() + " (it has " + known + ")");
        }
        return row;
    }

    /** The publication of a set. */
    static List<String> references(BuiltinSet set) {
        return List.of(set.file(".txt").citation());
    }

    /** As {@code adatom potentials} lists it, with a cutoff as it is usual. */
    static ParameterSet listed(BuiltinSet set, int columns, double cutoff) {
        return new ParameterSet(
                "{ builtin: " + set.key() + ", cutoff: " + cutoff + " }",
                List.copyOf(read(set, columns).keySet()),
                references(set).get(0),
                set.range());
    }
}
