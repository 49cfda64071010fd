package org.adatom.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.run.EnsembleJob;
import org.adatom.cli.run.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ensemble RUN [RUN]}: whether finished runs sampled their ensemble. Exit code 3 if a law is broken. */
@Command(
        name = "ensemble",
        description = "Checks whether finished runs sampled their ensemble (Shirts 2013); exit code 3 if a law is broken.")
final class EnsembleVerb implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 3;

    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "Output folder of a finished run: DIR for its last stage at constant temperature, DIR:2 for its"
                    + " second stage.")
    private String first = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN",
            description = "Another of the same system at another temperature or pressure, which tells much more.")
    private @Nullable String second;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR",
            description = "Folder for a report (default: none is written).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces an earlier job in the output folder.")
    private boolean force;

    @Option(names = {"-q", "--quiet"}, description = "No chatter on standard error.")
    private boolean quiet;

    EnsembleVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunFolder folder = output == null ? null : new RunFolder(output);
        List<String> runs = second == null ? List.of(first) : List.of(first, second);
        return EnsembleJob.run(runs, console.quiet(quiet), folder, force) ? OK : FAILED;
    }
}
