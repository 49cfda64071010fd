package org.adatom.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.run.BatteryJob;
import org.adatom.cli.run.RunFolder;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toy battery [INPUT]}: the acceptance tests of toy models. Exit code 3 if a candidate fails one. */
@Command(
        name = "battery",
        description = "Puts candidates for the toy model through the tests of the thesis; exit code 3 if one fails.")
final class ToyBatteryVerb implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 3;

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "INPUT",
            description = "Input file (YAML or JSON); - reads standard input (default: the adopted model, all tests).")
    private @Nullable Path input;

    @Mixin
    private Assignments assignments = new Assignments();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Output folder (default: name of the input with .out, or toy-battery.out).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces an earlier job in the output folder.")
    private boolean force;

    ToyBatteryVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        InputFile file = input == null ? InputFile.parse("defaults", Path.of(""), "{}") : InputFile.read(input);
        assignments.apply(file);
        Path folder = output != null
                ? output
                : input == null ? Path.of("toy-battery.out") : InputOptions.named(input, ".out");
        try (Workers workers = work.workers()) {
            boolean passed = BatteryJob.run(file, workers, work.console(console), new RunFolder(folder), force);
            return passed ? OK : FAILED;
        }
    }
}
