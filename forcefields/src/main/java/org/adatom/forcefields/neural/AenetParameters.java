package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor.Policy;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an {@code aenet} block.
 *
 * @param files network of each species, by label of the structure
 * @param extrapolation what is done about atoms outside the range of training; warn by default
 */
@Description("Neural-network potential in the text files of aenet (one per element, made by its nnASCII tool or aenet-PyTorch).")
public record AenetParameters(
        @Description("Text file of the network of each species, by label: { Ti: Ti.nn.ascii, O: O.nn.ascii }.") Map<String, Path> files,
        @Description("What is done about atoms outside the range of training: ignore, warn (default), save or stop.") @Nullable Policy extrapolation) {
    /** Checks. */
    public AenetParameters {
        if (files.isEmpty()) {
            throw new InputException("files is empty: name the network of each species");
        }
        files = Map.copyOf(files);
        extrapolation = extrapolation == null ? Policy.WARN : extrapolation;
    }
}
