package org.adatom.cli;

import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.run.CalculationInput;
import org.adatom.cli.run.CalculationJob;
import org.adatom.engine.parallel.Workers;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A verb that computes a property of a structure. Exit code 3 if the result is not to be trusted.
 *
 * @param <I> its input
 */
abstract class CalculationVerb<I extends Record & CalculationInput> implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 3;

    private final Console console;
    private final String verb;
    private final Class<I> type;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Option(names = "--dry-run", description = "Checks the input, prints what would be done and what it costs.")
    private boolean dryRun;

    /** The verb as it is typed, and what its input is bound to. */
    CalculationVerb(Console console, String verb, Class<I> type) {
        this.console = console;
        this.verb = verb;
        this.type = type;
    }

    @Override
    public final Integer call() {
        try (Workers workers = work.workers()) {
            CalculationJob job = new CalculationJob(verb, type, input.read(), workers, work.console(console));
            if (dryRun) {
                job.dryRun();
                return OK;
            }
            return job.run(folder.of(input), folder.replace()) ? OK : FAILED;
        }
    }
}
