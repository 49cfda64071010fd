package org.adatom.analysis;

import java.util.Map;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/** Checks of the keys {@code cutoff} and {@code cutoffs}, which say what is a bond. */
final class BondInput {
    private BondInput() {}

    /** Refuses lengths that are not positive, and names that are not pairs. */
    static void check(String block, @Nullable Double cutoff, @Nullable Map<String, Double> cutoffs) {
        InputChecks.positive(block + ".cutoff", cutoff, "A");
        if (cutoffs != null) {
            cutoffs.forEach((pair, length) -> {
                InputChecks.positive(block + ".cutoffs." + pair, length, "A");
                if (pair.split("-", -1).length != 2) {
                    throw new InputException(
                            block + ".cutoffs." + pair + ": expected a pair of species such as Si-O");
                }
            });
        }
    }
}
