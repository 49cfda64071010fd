package org.adatom.forcefields.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an {@code eam} block: exactly one of {@code file}, {@code files}, {@code builtin}.
 *
 * @param file one potential file
 * @param files several funcfl files, one per element
 * @param builtin a set of parameters that comes with the program
 * @param format of the files; by default the name tells
 * @param elements for labels of the structure that are not element symbols of the potential: label to element
 */
@Description("Embedded-atom method (metals): tables from DYNAMO files, or built-in parameters.")
public record EamParameters(
        @Description("Potential file: .eam (funcfl), .eam.alloy or .eam.fs.") @Nullable Path file,
        @Description("Several funcfl files, one per element, mixed as in LAMMPS.") @Nullable List<Path> files,
        @Description("Built-in set; zhou-2004 covers sixteen metals and their alloys.") @Nullable Builtin builtin,
        @Description("Format of the file where its name does not tell.") @Nullable Format format,
        @Description("Element in the file by label, where they differ.") @Nullable Map<String, String> elements) {
    /** File formats of the program DYNAMO. */
    public enum Format {
        /** One element per file; LAMMPS' {@code pair_style eam}. */
        FUNCFL,
        /** Alloys; {@code eam/alloy}. */
        SETFL,
        /** Densities that depend on both elements; {@code eam/fs}. */
        FINNIS_SINCLAIR
    }

    /** Sets of parameters that come with the program. */
    public enum Builtin {
        /** Zhou, Johnson and Wadley 2004: sixteen metals. */
        ZHOU_2004
    }

    /** Checks. */
    public EamParameters {
        if (Stream.of(file != null, files != null, builtin != null).filter(given -> given).count() != 1) {
            throw new InputException("eam needs exactly one of the keys file, files, builtin");
        }
        if (files != null && files.isEmpty()) {
            throw new InputException("files is empty: name at least one potential file");
        }
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
