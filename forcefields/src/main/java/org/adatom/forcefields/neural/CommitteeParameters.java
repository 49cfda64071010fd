package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor.Policy;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code committee} block.
 *
 * @param files model files of the members
 * @param elements for labels of the structure that are not element symbols: label to element
 * @param limit of the spread of the force on an atom, eV/&Aring;; none if it is left out
 * @param beyond what is done about atoms beyond it; warn by default
 * @param every steps between looks at the spread of forces; 10 by default
 */
@Description("Committee of neural-network potentials: the mean of several model files, whose spread tells what they do not know.")
public record CommitteeParameters(
        @Description("Model files of the members, at least two.") List<Path> files,
        @Description("Element of the files by label, where they differ.") @Nullable Map<String, String> elements,
        @Description("Largest spread (standard deviation) of the force on an atom to be trusted, eV/A (default: no limit).") @Nullable Double limit,
        @Description("What is done about atoms beyond the limit: ignore, warn (default), save or stop.") @Nullable Policy beyond,
        @Description("Steps between looks at the spread of forces, which costs as much as the members (default 10).") @Nullable Long every) {
    private static final long EVERY = 10;

    /** Checks. */
    public CommitteeParameters {
        if (files.size() < 2) {
            throw new InputException("files: a committee needs at least two model files, there are " + files.size());
        }
        if (limit != null && !(limit > 0)) {
            throw new InputException("limit: " + limit + " is not allowed, use a positive spread in eV/A");
        }
        if (every != null && every < 1) {
            throw new InputException("every: " + every + " is not allowed, use a positive number of steps");
        }
        if (limit == null && (beyond == Policy.SAVE || beyond == Policy.STOP)) {
            throw new InputException("beyond: " + beyond + " needs a limit: say which spread in eV/A is too large");
        }
        files = List.copyOf(files);
        elements = elements == null ? Map.of() : Map.copyOf(elements);
        limit = limit == null ? Double.POSITIVE_INFINITY : limit;
        beyond = beyond == null ? Policy.WARN : beyond;
        every = every == null ? EVERY : every;
    }
}
