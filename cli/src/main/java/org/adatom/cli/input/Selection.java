package org.adatom.cli.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.SpeciesPair;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys beside a potential that say which atoms it acts on: all of the structure if neither is given.
 *
 * @param among species that see each other through the potential; others are invisible to it
 * @param between pairs of species such as {@code Si-Ar}
 */
record Selection(
        @Description("Species that the potential beside this key acts on; all others do not exist for it (default: all)") @Nullable List<String> among,
        @Description("Pairs of species that the pair potential beside this key acts between, such as Si-Ar (default: all)") @Nullable List<String> between) {
    /** All atoms. */
    static final Selection ALL = new Selection(null, null);

    /** Checks. */
    Selection {
        if (among != null && between != null) {
            throw new InputException("between names its species itself: leave out among, or write two list items");
        }
        require("among", among);
        require("between", between);
        if (between != null) {
            List<SpeciesPair> pairs = pairs(between);
            for (int k = 0; k < pairs.size(); k++) {
                for (int l = 0; l < k; l++) {
                    if (pairs.get(l).joins(pairs.get(k).first(), pairs.get(k).second())) {
                        throw new InputException("between: " + pairs.get(k) + " is given twice; the order of species"
                                + " has no meaning");
                    }
                }
            }
        }
    }

    private static void require(String key, @Nullable List<String> names) {
        if (names != null && (names.isEmpty() || names.stream().distinct().count() < names.size())) {
            throw new InputException(key + ": name at least one, each once; leave the key out for all");
        }
    }

    private static List<SpeciesPair> pairs(List<String> texts) {
        List<SpeciesPair> pairs = new ArrayList<>();
        for (String text : texts) {
            try {
                pairs.add(SpeciesPair.parse(text));
            } catch (IllegalArgumentException e) {
                throw new InputException("between: " + e.getMessage());
            }
        }
        return pairs;
    }

    /** Whether there is no restriction. */
    boolean isAll() {
        return among == null && between == null;
    }

    /**
     * The pairs whose species both occur; empty if no pairs are selected.
     *
     * @param present labels of the structure
     */
    List<SpeciesPair> pairsOf(List<String> present) {
        return between == null
                ? List.of()
                : pairs(between).stream()
                        .filter(p -> present.contains(p.first()) && present.contains(p.second()))
                        .toList();
    }

    /**
     * The species acted on, in the order of the structure; empty if it has none of them.
     *
     * @param present labels of the structure
     * @throws InputException if a label is neither an element nor in the structure
     */
    List<String> speciesOf(List<String> present) {
        if (isAll()) {
            return present;
        }
        Set<String> named = new LinkedHashSet<>();
        if (among != null) {
            named.addAll(among);
        } else {
            pairs(between).forEach(p -> named.addAll(List.of(p.first(), p.second())));
        }
        for (String label : named) {
            if (!present.contains(label) && Elements.number(label).isEmpty()) {
                throw new InputException((among != null ? "among: '" : "between: '") + label
                        + "' is neither an element nor a species of the structure"
                        + Suggestion.orList(present, label));
            }
        }
        if (among != null) {
            return present.stream().filter(named::contains).toList();
        }
        List<SpeciesPair> pairs = pairsOf(present);
        return present.stream()
                .filter(s -> pairs.stream().anyMatch(p -> p.first().equals(s) || p.second().equals(s)))
                .toList();
    }

    /** As it is written in the input. */
    @Override
    public String toString() {
        return among != null ? "among " + String.join(", ", among) : "between " + String.join(", ", between);
    }
}
