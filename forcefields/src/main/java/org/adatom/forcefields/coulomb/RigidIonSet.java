package org.adatom.forcefields.coulomb;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.pair.BuckinghamParameters;
import org.adatom.forcefields.pair.CollapseCore;

/**
 * A published set of rigid ions: charges and Buckingham energies, as a data file holds them.
 *
 * @param charges by element, e
 * @param pairs energies by pair of elements, in the order of the file; others have only their charges
 * @param cores against collapse, of the same pairs or fewer
 */
record RigidIonSet(
        Map<String, Double> charges, Map<Set<String>, BuckinghamParameters.Pair> pairs,
        Map<Set<String>, CollapseCore> cores) {

    /** Reads a built-in file. */
    static RigidIonSet read(PotentialFile source) {
        PotentialFile file = source.withoutComments();
        RigidIonSet set = new RigidIonSet(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        while (!file.atEnd()) {
            String kind = file.word("charge, pair or core");
            String element = file.word("an element");
            switch (kind) {
                case "charge" -> set.charges.put(element, file.number("a charge"));
                case "pair" -> set.pairs.put(
                        pair(element, file.word("an element")),
                        new BuckinghamParameters.Pair(
                                file.number("a"), 1 / file.number("b"), file.number("c"), null, null));
                case "core" -> set.cores.put(
                        pair(element, file.word("an element")),
                        new CollapseCore(file.number("epsilon"), file.number("sigma")));
                default -> throw file.error("'" + kind + "' is none of charge, pair, core");
            }
        }
        return set;
    }

    private static Set<String> pair(String one, String other) {
        return new LinkedHashSet<>(List.of(one, other));
    }

    /**
     * Charges of some labels.
     *
     * @param elements element by label, where they differ
     * @param name of the set, for messages
     * @throws InputException if an element is not in the set
     */
    Map<String, Double> charges(List<String> labels, Map<String, String> elements, String name) {
        Map<String, Double> ofLabel = new LinkedHashMap<>();
        for (String label : labels) {
            String element = elements.getOrDefault(label, label);
            Double charge = charges.get(element);
            if (charge == null) {
                throw new InputException(
                        element + " is not in " + name + " (it has " + String.join(", ", charges.keySet()) + ")");
            }
            ofLabel.put(label, charge);
        }
        return ofLabel;
    }

    /** The pairs among some labels as a {@code buckingham} block names them, with their cores if {@code repair}. */
    Map<String, BuckinghamParameters.Pair> pairs(List<String> labels, Map<String, String> elements, boolean repair) {
        Map<String, BuckinghamParameters.Pair> ofLabels = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i; j < labels.size(); j++) {
                Set<String> key = pair(
                        elements.getOrDefault(labels.get(i), labels.get(i)),
                        elements.getOrDefault(labels.get(j), labels.get(j)));
                BuckinghamParameters.Pair p = pairs.get(key);
                if (p != null) {
                    ofLabels.put(
                            labels.get(i) + "-" + labels.get(j),
                            new BuckinghamParameters.Pair(
                                    p.a(), p.rho(), p.c(), repair ? cores.get(key) : null, null));
                }
            }
        }
        return ofLabels;
    }
}
