package org.adatom.cli;

import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.run.TrainJob;
import org.adatom.engine.parallel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code train INPUT}: a potential from labelled configurations. */
@Command(
        name = "train",
        description = "Trains a network (or a committee, whose settings are tried on a grid, or which collects the frames that it"
                + " does not know), fits a polynomial or a Gaussian process, on labelled configurations; writes model files and a"
                + " report.")
final class TrainVerb implements Callable<Integer> {
    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private FolderOptions folder = new FolderOptions();

    TrainVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Workers workers = work.workers()) {
            new TrainJob(input.read(), workers, work.console(console)).run(folder.of(input), folder.replace());
            return 0;
        }
    }
}
