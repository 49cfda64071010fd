package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor.Policy;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code model} block.
 *
 * @param file a model file
 * @param elements for labels of the structure that are not element symbols: label to element
 * @param extrapolation what is done about atoms outside the range of training, or of uncertain energy; warn by default
 * @param limit of the standard deviation of the energy of an atom, eV; of Gaussian processes only
 */
@Description("Potential on a descriptor (neural network, linear or quadratic model, Gaussian process) in Adatom's own model file.")
public record ModelParameters(
        @Description("Model file (JSON, with its own SHA-256).") Path file,
        @Description("Element of the file by label, where they differ.") @Nullable Map<String, String> elements,
        @Description("What is done about atoms outside the range of training, or of a Gaussian process beyond the limit: ignore, warn (default), save or stop.") @Nullable Policy extrapolation,
        @Description("Largest standard deviation of the energy of an atom to be trusted, eV, of a Gaussian process (default: the largest in training).") @Nullable Double limit) {
    /** Without names, labels are elements; without a policy, there are warnings. */
    public ModelParameters {
        if (limit != null && !(limit > 0)) {
            throw new InputException("limit: " + limit + " is not allowed, use a positive deviation in eV");
        }
        elements = elements == null ? Map.of() : Map.copyOf(elements);
        extrapolation = extrapolation == null ? Policy.WARN : extrapolation;
    }

    /** Without a limit of its own. */
    public ModelParameters(Path file, @Nullable Map<String, String> elements, @Nullable Policy extrapolation) {
        this(file, elements, extrapolation, null);
    }
}
