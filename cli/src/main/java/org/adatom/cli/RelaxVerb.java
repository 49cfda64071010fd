package org.adatom.cli;

import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.run.RelaxJob;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code relax INPUT}: energy minimisation. Exit code 3 if it does not converge. */
@Command(
        name = "relax",
        description = "Relaxes positions and cell to a minimum of the energy; exit code 3 if it does not converge.")
final class RelaxVerb implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 3;

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all random choices, in place of relax.seed.")
    private @Nullable Long seed;

    @Option(names = "--dry-run", description = "Checks the input, prints what would be done and what it costs.")
    private boolean dryRun;

    RelaxVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        InputFile file = input.read("relax.seed", seed);
        Console quietOrNot = work.console(console);
        try (Workers workers = work.workers()) {
            if (dryRun) {
                RelaxJob.dryRun(file, workers, quietOrNot);
                return OK;
            }
            boolean fine = RelaxJob.start(file, workers, quietOrNot,
                    folder.of(input), folder.replace());
            return fine ? OK : FAILED;
        }
    }
}
