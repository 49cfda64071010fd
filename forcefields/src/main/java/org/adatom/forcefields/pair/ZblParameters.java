package org.adatom.forcefields.pair;

import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code zbl} block.
 *
 * @param inner where the switch begins, &Aring;
 * @param outer where the interaction ends, &Aring;
 * @param charges nuclear charges of species that are labelled otherwise than elements, e
 */
@Description("Ziegler-Biersack-Littmark repulsion of screened nuclei, switched off as in LAMMPS.")
public record ZblParameters(
        @Description("Where the switch begins.") @Quantity(Dimension.LENGTH) double inner,
        @Description("Where the interaction ends.") @Quantity(Dimension.LENGTH) double outer,
        @Description("Nuclear charges by label; default the atomic number.") @Nullable Map<String, Double> charges) {

    /** Checks. */
    public ZblParameters {
        if (!(inner >= 0 && inner < outer && Double.isFinite(outer))) {
            throw new InputException("zbl needs 0 <= inner < outer: inner " + inner + " A, outer " + outer + " A");
        }
    }
}
