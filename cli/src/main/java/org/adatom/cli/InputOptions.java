package org.adatom.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The input file of a verb and what the command line changes in it. */
final class InputOptions {
    @Parameters(index = "0", paramLabel = "INPUT", description = "Input file (YAML or JSON); - reads standard input.")
    private Path input = Path.of("-");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a value of the input, such as run.stages.0.steps=100; may be repeated.")
    private List<String> assignments = new ArrayList<>();

    /** The tree of the input, overrides included. */
    InputFile read() {
        InputFile file = InputFile.read(input);
        assignments.forEach(a -> Overrides.apply(file, a));
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
        Path name = input.getFileName();
        String text = name == null || name.toString().equals("-") ? "adatom" : name.toString();
        return Path.of(text.replaceFirst("\\.(ya?ml|json)$", "") + suffix);
    }
}
