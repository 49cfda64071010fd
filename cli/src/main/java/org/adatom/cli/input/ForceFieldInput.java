package org.adatom.cli.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.RestrictedForceField;
import org.adatom.engine.forcefield.SelectedPairs;
import org.adatom.engine.forcefield.SpeciesPair;
import org.adatom.engine.forcefield.SumForceField;

/**
 * The {@code forcefield} block: one potential or several that are added.
 *
 * @param terms in the order of the file; at least one
 */
public record ForceFieldInput(List<Term> terms) {
    /** Checks. */
    public ForceFieldInput {
        if (terms.isEmpty()) {
            throw new InputException("forcefield needs at least one potential; use "
                    + Suggestion.alternatives(factories().keySet()));
        }
        terms = List.copyOf(terms);
    }

    /**
     * One potential.
     *
     * @param place where its key stands
     * @param key of the factory
     * @param parameters the record that the factory asked for
     * @param selection the atoms it acts on
     */
    record Term(Place place, String key, Record parameters, Selection selection) {}

    /**
     * Makes the force field.
     *
     * @throws InputException if parameters or files make none; names the place in the input
     */
    public ForceField create(ForceFieldFactory.Context context) {
        List<ForceField> made = new ArrayList<>();
        for (Term t : terms) {
            try {
                if (!t.selection().speciesOf(context.species()).isEmpty()) {
                    made.add(create(t, context));
                }
            } catch (IllegalArgumentException e) {
                throw t.place().error("forcefield." + t.key() + ": " + e.getMessage());
            } catch (InputException e) {
                throw e.in(t.place() + ": forcefield." + t.key());
            }
        }
        if (made.isEmpty()) {
            throw terms.get(0).place().error("forcefield: no potential acts on the species of the structure, "
                    + String.join(", ", context.species()));
        }
        return SumForceField.of(made);
    }

    /** A potential for the selected species alone, then restricted to them. */
    private static ForceField create(Term t, ForceFieldFactory.Context context) {
        ForceFieldFactory<?> factory = factories().get(t.key());
        if (t.selection().isAll()) {
            return create(factory, t.parameters(), context);
        }
        List<String> species = t.selection().speciesOf(context.species());
        List<SpeciesPair> pairs = t.selection().pairsOf(context.species());
        ForceField forAll = create(
                factory, t.parameters(),
                new ForceFieldFactory.Context(context.directory(), species, context.units(), pairs));
        ForceField acting = pairs.isEmpty() ? forAll : SelectedPairs.of(forAll, pairs);
        return RestrictedForceField.of(acting, species, context.species());
    }

    /** A line for each potential that acts on no atom of a structure with these species. */
    public List<String> idle(List<String> species) {
        return terms.stream()
                .filter(t -> t.selection().speciesOf(species).isEmpty())
                .map(t -> t.place() + ": forcefield." + t.key() + " acts " + t.selection()
                        + " only, which the structure (" + String.join(", ", species) + ") does not have")
                .toList();
    }

    /** The blocks that may stand here: the keys of all factories on the class path, in alphabetical order. */
    static Map<String, Shape.Block> known() {
        Map<String, Shape.Block> blocks = new LinkedHashMap<>();
        factories().forEach((key, factory) -> blocks.put(key, Shape.of(factory.parameters())));
        return Collections.unmodifiableMap(blocks);
    }

    private static <P extends Record> ForceField create(
            ForceFieldFactory<P> factory, Record parameters, ForceFieldFactory.Context context) {
        return factory.create(factory.parameters().cast(parameters), context);
    }

    /** All factories on the class path by their keys, in alphabetical order. */
    public static Map<String, ForceFieldFactory<?>> factories() {
        Map<String, ForceFieldFactory<?>> byKey = new TreeMap<>();
        for (ForceFieldFactory<?> f : ServiceLoader.load(ForceFieldFactory.class)) {
            byKey.put(f.key(), f);
        }
        return byKey;
    }
}
