package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code model} block.
 *
 * @param file a model file
 * @param elements for labels of the structure that are not element symbols: label to element
 */
@Description("Potential on a descriptor (neural network, linear or quadratic model) in Adatom's own model file.")
public record ModelParameters(
        @Description("Model file (JSON, with its own SHA-256).") Path file,
        @Description("Element of the file by label, where they differ.") @Nullable Map<String, String> elements) {
    /** Without names, labels are elements. */
    public ModelParameters {
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
