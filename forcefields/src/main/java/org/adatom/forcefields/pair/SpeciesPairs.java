package org.adatom.forcefields.pair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.engine.simd.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * What a block {@code pairs}, with keys like {@code Mg-O}, says for each pair of the species of a structure. Pairs that
 * are not named do not interact.
 *
 * @param <P> parameters of one pair
 */
final class SpeciesPairs<P> {
    private final List<String> species;
    private final List<@Nullable P> ofType;

    /**
     * Sorts the block by type of pair.
     *
     * @throws InputException if a key is no pair of species, a pair is given twice, a label is neither an element nor
     *     in the structure, or no pair of the structure is given
     */
    SpeciesPairs(List<String> species, Map<String, P> pairs) {
        this.species = List.copyOf(species);
        int n = species.size();
        ofType = new ArrayList<>(Collections.nCopies(n * n, null));
        for (Map.Entry<String, P> e : pairs.entrySet()) {
            String[] names = e.getKey().split("-");
            if (names.length != 2) {
                throw new InputException("pairs: '" + e.getKey() + "' is no pair of species; write it like Mg-O");
            }
            int a = indexOf(names[0], e.getKey());
            int b = indexOf(names[1], e.getKey());
            if (a < 0 || b < 0) {
                continue;
            }
            if (ofType.get(a * n + b) != null) {
                throw new InputException(
                        "pairs: " + e.getKey() + " is given twice; the order of species has no meaning");
            }
            ofType.set(a * n + b, e.getValue());
            ofType.set(b * n + a, e.getValue());
        }
        if (ofType.stream().allMatch(p -> p == null)) {
            throw new InputException("pairs (" + String.join(", ", pairs.keySet())
                    + ") has no pair of the species of the structure, " + String.join(", ", species));
        }
    }

    /** Index of a label; -1 if it is an element that the structure has not. */
    private int indexOf(String label, String pair) {
        int index = species.indexOf(label);
        if (index < 0 && Elements.number(label).isEmpty()) {
            throw new InputException("pairs: '" + label + "' in '" + pair
                    + "' is neither an element nor a species of the structure (" + String.join(", ", species) + ")");
        }
        return index;
    }

    /** A parameter of each type of pair; {@code absent} for pairs that were not given. */
    double[] values(ToDoubleFunction<P> parameter, double absent) {
        return ofType.stream().mapToDouble(p -> p == null ? absent : parameter.applyAsDouble(p)).toArray();
    }

    /** What becomes of the parameters of each type of pair; null for pairs that were not given. Alike types share it. */
    <T> List<@Nullable T> map(Function<P, T> make) {
        Map<P, T> made = new IdentityHashMap<>();
        return ofType.stream().map(p -> p == null ? null : made.computeIfAbsent(p, make)).collect(Collectors.toList());
    }

    /** Cutoffs of all types of pairs, &Aring;; the common one where a pair has none of its own. */
    double[] cutoffs(Function<P, @Nullable Double> own, double common) {
        return values(p -> own.apply(p) == null ? common : own.apply(p), common);
    }

    /** Name of a type of pair. */
    static String name(List<String> species, int type) {
        return species.get(type / species.size()) + "-" + species.get(type % species.size());
    }

    /** The pairs among those types that interact, each once, such as {@code Mg-O O-O}. */
    static String names(List<String> species, double[] strength) {
        int n = species.size();
        return IntStream.range(0, n * n)
                .filter(t -> t / n <= t % n && strength[t] != 0)
                .mapToObj(t -> name(species, t))
                .collect(Collectors.joining(" "));
    }

    /**
     * A copy of a parameter of all types of pairs.
     *
     * @throws IllegalArgumentException if there are too many or too few, one is not finite or below the bound, or they
     *     depend on the order of the species
     */
    static double[] checked(List<String> species, double[] values, String what, double lowest, String unit) {
        int n = species.size();
        if (values.length != n * n) {
            throw new IllegalArgumentException(
                    n + " species have " + n * n + " pairs, but there are " + values.length + " values of " + what);
        }
        for (int t = 0; t < values.length; t++) {
            if (!(values[t] >= lowest && Double.isFinite(values[t]))) {
                throw new IllegalArgumentException(what + " of " + name(species, t) + " must be "
                        + (lowest == 0 ? "at least 0" : lowest > 0 ? "positive" : "finite") + ": " + values[t]
                        + (unit.isEmpty() ? "" : " " + unit));
            }
            if (values[t] != values[t % n * n + t / n]) {
                throw new IllegalArgumentException(
                        what + " of " + name(species, t) + " depends on the order of the species");
            }
        }
        return values.clone();
    }

    /** The value of each pair of a batch. */
    static void gather(int n, int[] type, double[] ofType, double[] out) {
        if (ofType.length == 1) {
            Arrays.fill(out, 0, n, ofType[0]);
        } else {
            Lookup.gather(n, ofType, type, out);
        }
    }
}
