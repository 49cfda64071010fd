package org.adatom.cli.run;

import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code defect.pairs}.
 *
 * @param type of the second defect
 * @param species that it puts in
 * @param shells around the first in which it is
 */
@Description("A second defect beside the first, and what binds both")
public record PairBlock(
        @Description("Kind of the second defect: vacancy (default), substitution") DefectBlock.@Nullable Type type,
        @Description("Species that it puts in, of a substitution (default: that of the first)") @Nullable String species,
        @Description("Shells of sites around the first defect in which it is, numbered by distance from 1 (default [1, 2, 3])") @Nullable List<Integer> shells) {
    private static final List<Integer> SHELLS = List.of(1, 2, 3);
    private static final int MOST = 100;

    /** Checks. */
    public PairBlock {
        if (type == DefectBlock.Type.INTERSTITIAL) {
            throw new InputException(
                    "pairs.type: the second defect is a vacancy or a substitution; an interstitial can be the"
                            + " first, as type beside pairs");
        }
        if (species != null && type != DefectBlock.Type.SUBSTITUTION) {
            throw new InputException("pairs.species: a vacancy puts no atom in; give type: substitution");
        }
        if (shells != null && (shells.isEmpty() || shells.stream().anyMatch(n -> n < 1 || n > MOST))) {
            throw new InputException("pairs.shells: " + shells + " are no shells, use numbers from 1 to " + MOST);
        }
    }

    List<Integer> shellsOrDefault() {
        return shells == null ? SHELLS : shells;
    }

    /**
     * What the second defect puts in; null for a vacancy.
     *
     * @param first what the first puts in, if anything
     * @throws InputException if neither says so
     */
    @Nullable
    String symbol(@Nullable String first) {
        if (type != DefectBlock.Type.SUBSTITUTION) {
            return null;
        }
        if (species == null && first == null) {
            throw new InputException("pairs.species: name the species that replaces an atom");
        }
        return species == null ? first : species;
    }
}
