package org.adatom.forcefields.pair;

import java.util.Map;
import java.util.function.Function;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A core against collapse, 4 epsilon [(sigma/r)^30 - (sigma/r)^6], as a key of a pair of species.
 *
 * @param epsilon eV
 * @param sigma &Aring;
 */
public record CollapseCore(
        @Description("Strength of the core.") @Quantity(Dimension.ENERGY) double epsilon,
        @Description("Range of the core.") @Quantity(Dimension.LENGTH) double sigma) {

    /** The formula with the cores that its pairs name; the formula itself if none does. */
    static <T> BornMayer added(
            BornMayer formula, Map<String, T> named, SpeciesPairs<T> pairs, Function<T, @Nullable CollapseCore> core) {
        if (named.values().stream().allMatch(p -> core.apply(p) == null)) {
            return formula;
        }
        return formula.withCore(
                pairs.values(p -> core.apply(p) == null ? 0 : core.apply(p).epsilon(), 0),
                pairs.values(p -> core.apply(p) == null ? 0 : core.apply(p).sigma(), 0));
    }
}
