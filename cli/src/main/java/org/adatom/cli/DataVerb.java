package org.adatom.cli;

import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.run.DataJob;
import org.adatom.engine.parallel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code data INPUT}: labelled configurations for training. */
@Command(
        name = "data",
        description = "Labelled configurations for training: audit, subset, augmentation, selection, split, and samples from"
                + " a teacher.")
final class DataVerb implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 3;

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private FolderOptions folder = new FolderOptions();

    DataVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Workers workers = work.workers()) {
            DataJob job = new DataJob(input.read(), workers, work.console(console));
            return job.run(folder.of(input), folder.replace()) ? OK : FAILED;
        }
    }
}
