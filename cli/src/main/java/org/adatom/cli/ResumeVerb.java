package org.adatom.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.run.CalculationJob;
import org.adatom.cli.run.NebInput;
import org.adatom.cli.run.RelaxJob;
import org.adatom.cli.run.RunFolder;
import org.adatom.cli.run.RunJob;
import org.adatom.cli.run.TrainJob;
import org.adatom.engine.parallel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code resume DIR}: continues a run, a relaxation, a band or a training. */
@Command(name = "resume",
        description = "Continues a run, a relaxation, a band or a training from its last checkpoint, bitwise as if never interrupted.")
final class ResumeVerb implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 3;

    private final Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "Output folder of the job.")
    private Path folder = Path.of("");

    @Mixin
    private WorkOptions work = new WorkOptions();

    ResumeVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunFolder open = RunFolder.open(folder);
        try (Workers workers = work.workers()) {
            Set<String> blocks = InputFile.read(open.input()).root().entries().keySet();
            if (blocks.contains("neb")) {
                return CalculationJob.resume("neb", NebInput.class, open, workers, work.console(console)) ? OK : FAILED;
            }
            if (blocks.contains("train")) {
                TrainJob.resume(open, workers, work.console(console));
                return OK;
            }
            if (blocks.contains("relax")) {
                return RelaxJob.resume(open, workers, work.console(console)) ? OK : FAILED;
            }
            RunJob.resume(open, workers, work.console(console));
            return OK;
        }
    }
}
