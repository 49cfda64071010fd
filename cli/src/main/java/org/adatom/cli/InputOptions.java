package org.adatom.cli;

import java.nio.file.Path;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The input file of a verb and what the command line changes in it. */
final class InputOptions {
    @Parameters(index = "0", paramLabel = "INPUT", description = "Input file (YAML or JSON); - reads standard input.")
    private Path input = Path.of("-");

    @Mixin
    private Assignments assignments = new Assignments();

    /** The tree of the input, overrides included. */
    InputFile read() {
        InputFile file = InputFile.read(input);
        assignments.apply(file);
        return file;
    }

    /** {@link #read} with one more override, if its value is there. */
    InputFile read(String key, @Nullable Object value) {
        InputFile file = read();
        if (value != null) {
            Overrides.apply(file, key + "=" + value);
        }
        return file;
    }

    /** The name of the input, its ending replaced by {@code suffix}; standard input is called adatom. */
    Path named(String suffix) {
        return named(input, suffix);
    }

    /** The same of any input. */
    static Path named(Path input, String suffix) {
        Path name = input.getFileName();
        String text = name == null || name.toString().equals("-") ? "adatom" : name.toString();
        return Path.of(text.replaceFirst("\\.(ya?ml|json)$", "") + suffix);
    }
}
