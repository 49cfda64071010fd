package org.adatom.forcefields.angular;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code vashishta} block.
 *
 * @param file in the format of LAMMPS
 * @param elements for labels of the structure that are called otherwise in the file: label to name in the file
 */
@Description("Vashishta potential (silica, silicon carbide, III-V semiconductors): screened ions with angles.")
public record VashishtaParameters(
        @Description("Parameter file in the format of LAMMPS (.vashishta).") Path file,
        @Description("Element of the file by label, where they differ.") @Nullable Map<String, String> elements) {
    /** Defaults. */
    public VashishtaParameters {
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
