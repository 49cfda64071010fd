package org.adatom.cli;

import java.nio.file.Path;
import org.adatom.cli.run.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a job writes. */
final class FolderOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Output folder (default: name of the input, or of a verb that has none, with .out).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces an earlier job in the output folder.")
    private boolean force;

    /** The folder asked for, or the one named after the input. */
    RunFolder of(InputOptions input) {
        return or(input.named(".out"));
    }

    /** The folder asked for, or another. */
    RunFolder or(Path otherwise) {
        return new RunFolder(output != null ? output : otherwise);
    }

    /** Whether an earlier job there is replaced. */
    boolean replace() {
        return force;
    }
}
