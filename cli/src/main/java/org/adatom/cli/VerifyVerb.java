package org.adatom.cli;

import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.run.VerifyJob;
import org.adatom.engine.parallel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private FolderOptions folder = new FolderOptions();

    VerifyVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        InputFile file = input.read();
        try (Workers workers = work.workers()) {
            boolean passed = VerifyJob.run(file, workers, work.console(console),
                    folder.of(input), folder.replace());
            return passed ? OK : FAILED;
        }
    }
}
