package org.adatom.cli;

import java.util.ArrayList;
import java.util.List;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Overrides;
import picocli.CommandLine.Option;

/** What the command line changes in an input. */
final class Assignments {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a value of the input, such as run.stages.0.steps=100; may be repeated.")
    private List<String> assignments = new ArrayList<>();

    /** Makes the changes. */
    void apply(InputFile file) {
        assignments.forEach(a -> Overrides.apply(file, a));
    }
}
