package org.adatom.forcefields.linear;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code snap} block.
 *
 * @param coefficients file of the elements' coefficients
 * @param parameters file of the settings
 * @param elements for labels of the structure that are called otherwise in the file: label to name in the file
 */
@Description("Spectral neighbour analysis potential: linear or quadratic in the bispectrum, from two files of LAMMPS.")
public record SnapParameters(
        @Description("Coefficients of the elements (.snapcoeff).") Path coefficients,
        @Description("Settings of the bispectrum (.snapparam).") Path parameters,
        @Description("Element of the file by label, where they differ.") @Nullable Map<String, String> elements) {
    /** Copies. */
    public SnapParameters {
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
