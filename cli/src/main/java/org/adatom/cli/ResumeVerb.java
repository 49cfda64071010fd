package org.adatom.cli;

import java.nio.file.Path;
import org.adatom.cli.console.Console;
import org.adatom.cli.run.RunFolder;
import org.adatom.cli.run.RunJob;
import org.adatom.engine.parallel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code resume DIR}: continues a run. */
@Command(name = "resume", description = "Continues a run from its last checkpoint, bitwise as if never interrupted.")
final class ResumeVerb implements Runnable {
    private final Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "Output folder of the run.")
    private Path folder = Path.of("");

    @Mixin
    private WorkOptions work = new WorkOptions();

    ResumeVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        RunFolder open = RunFolder.open(folder);
        try (Workers workers = work.workers()) {
            RunJob.resume(open, workers, work.console(console));
        }
    }
}
