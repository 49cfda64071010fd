package org.adatom.forcefields.embedded;

import java.util.Map;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an {@code emt} block.
 *
 * @param cutoff convention; {@code ase} by default
 * @param elements for labels of the structure that are not symbols of metals: label to symbol
 */
@Description("Effective-medium theory (Jacobsen, Stoltze, Norskov 1996): Al, Cu, Ag, Au, Ni, Pd, Pt and their alloys.")
public record EmtParameters(
        @Description("Convention of the cutoff: ase (one for all metals) or asap (from the metals present).") @Nullable Cutoff cutoff,
        @Description("Metal by label, where they differ.") @Nullable Map<String, String> elements) {
    /** Two conventions, between which energies differ. */
    public enum Cutoff {
        /** ASE's default: from the largest metal of the table, Ag, whatever metals are present; ends 0.5 A after it. */
        ASE,
        /** Of the program ASAP and ASE's {@code asap_cutoff}: from the largest metal present; ends at 1.045 of it. */
        ASAP
    }

    /** Defaults. */
    public EmtParameters {
        cutoff = cutoff == null ? Cutoff.ASE : cutoff;
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
