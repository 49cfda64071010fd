package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code nep} block.
 *
 * @param file of GPUMD
 * @param elements for labels of the structure that are called otherwise in the file: label to name in the file
 */
@Description("Neuroevolution potential, versions 3 and 4, from a file of GPUMD.")
public record NepParameters(
        @Description("Potential file (nep.txt).") Path file,
        @Description("Element of the file by label, where they differ.") @Nullable Map<String, String> elements) {
    /** Copies. */
    public NepParameters {
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
