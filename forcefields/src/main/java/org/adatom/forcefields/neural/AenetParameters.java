package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;

/**
 * The keys of an {@code aenet} block.
 *
 * @param files network of each species, by label of the structure
 */
@Description("Neural-network potential in the text files of aenet (one per element, made by its nnASCII tool or aenet-PyTorch).")
public record AenetParameters(
        @Description("Text file of the network of each species, by label: { Ti: Ti.nn.ascii, O: O.nn.ascii }.") Map<String, Path> files) {
    /** Checks. */
    public AenetParameters {
        if (files.isEmpty()) {
            throw new InputException("files is empty: name the network of each species");
        }
        files = Map.copyOf(files);
    }
}
