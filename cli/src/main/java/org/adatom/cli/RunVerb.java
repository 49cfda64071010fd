package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.run.DryRun;
import org.adatom.cli.run.RunJob;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run INPUT}: molecular dynamics. */
@Command(name = "run", description = "Runs molecular dynamics and writes a folder with series, trajectory and report.")
final class RunVerb implements Runnable {
    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all random choices, in place of run.seed.")
    private @Nullable Long seed;

    @Option(names = "--dry-run", description = "Checks the input, prints what would be done and what it costs.")
    private boolean dryRun;

    RunVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        InputFile file = input.read("run.seed", seed);
        Console quietOrNot = work.console(console);
        try (Workers workers = work.workers()) {
            if (dryRun) {
                DryRun.print(file, workers, quietOrNot);
            } else {
                RunJob.start(file, workers, quietOrNot,
                        folder.of(input), folder.replace());
            }
        }
    }
}
