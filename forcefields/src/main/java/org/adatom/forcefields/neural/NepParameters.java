package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor.Policy;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code nep} block.
 *
 * @param file of GPUMD
 * @param elements for labels of the structure that are called otherwise in the file: label to name in the file
 * @param extrapolation ignore, which is the default: the file keeps how wide the range of training is (its scales are the
 *     inverse), but not where it begins
 */
@Description("Neuroevolution potential, versions 3 and 4, from a file of GPUMD.")
public record NepParameters(
        @Description("Potential file (nep.txt).") Path file,
        @Description("Element of the file by label, where they differ.") @Nullable Map<String, String> elements,
        @Description("Only ignore (default): the file does not keep the range of training.") @Nullable Policy extrapolation) {
    /** Checks. */
    public NepParameters {
        if (extrapolation != null && extrapolation != Policy.IGNORE) {
            throw new InputException(
                    "extrapolation: " + extrapolation + " is not possible with nep: its file keeps how wide"
                            + " the range of training is, but not where it begins; leave the key out");
        }
        extrapolation = Policy.IGNORE;
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
