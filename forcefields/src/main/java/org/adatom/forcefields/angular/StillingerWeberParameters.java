package org.adatom.forcefields.angular;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.forcefields.BuiltinSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code stillinger-weber} block: exactly one of {@code file}, {@code builtin}.
 *
 * @param file in the format of LAMMPS
 * @param builtin a set of parameters that comes with the program
 * @param elements for labels of the structure that are called otherwise in the file: label to name in the file
 */
@Description("Stillinger-Weber potential (silicon and other tetrahedral semiconductors).")
public record StillingerWeberParameters(
        @Description("Parameter file in the format of LAMMPS (.sw).") @Nullable Path file,
        @Description("Built-in parameters.") @Nullable Builtin builtin,
        @Description("Element of the file by label, where they differ.") @Nullable Map<String, String> elements) {
    /** Sets of parameters that come with the program. */
    public enum Builtin implements BuiltinSet {
        /** Silicon, with epsilon 2.1683 eV. */
        SI_1985(
                "Diamond and liquid silicon. Tetrahedral angles are imposed: not for high-pressure phases and small"
                        + " clusters.");

        private final String range;

        Builtin(String range) {
            this.range = range;
        }

        @Override
        public String range() {
            return range;
        }
    }

    /** Checks. */
    public StillingerWeberParameters {
        if ((file == null) == (builtin == null)) {
            throw new InputException("stillinger-weber needs exactly one of the keys file, builtin");
        }
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
