package org.adatom.forcefields.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an {@code adp} block.
 *
 * @param file the potential file
 * @param elements for labels of the structure that are not element symbols of the potential: label to element
 */
@Description("Angular-dependent potential: embedded atoms with dipole and quadrupole terms, from a file of LAMMPS.")
public record AdpParameters(
        @Description("Potential file (.adp).") Path file,
        @Description("Element in the file by label, where they differ.") @Nullable Map<String, String> elements) {
    /** Copies. */
    public AdpParameters {
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
