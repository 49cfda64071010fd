package org.adatom.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.run.RunFolder;
import org.adatom.cli.run.VerifyJob;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify INPUT}: the certificate of a potential. Exit code 3 if a check fails. */
@Command(
        name = "verify",
        description = "Checks that a potential is consistent and writes its certificate; exit code 3 if it is not.")
final class VerifyVerb implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 3;

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Output folder (default: name of the input with .out).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces an earlier job in the output folder.")
    private boolean force;

    VerifyVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        InputFile file = input.read();
        try (Workers workers = work.workers()) {
            boolean passed = VerifyJob.run(file, workers, work.console(console),
                    new RunFolder(output != null ? output : input.named(".out")), force);
            return passed ? OK : FAILED;
        }
    }
}
