package org.adatom.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.adatom.cli.console.Console;
import org.adatom.cli.run.BenchmarkJob;
import org.adatom.engine.parallel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code benchmark POTENTIAL... --against REFERENCE}: potentials beside reference values. */
@Command(
        name = "benchmark",
        description = "Lattice, elastic constants, surfaces, defects, phonons of potentials beside reference values.")
final class BenchmarkVerb implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "POTENTIAL",
            description = "Input files with a block forcefield, or KEY:SET of built-in parameters, such as eam:zhou-2004.")
    private List<String> potentials = List.of();

    @Option(
            names = "--against",
            required = true,
            paramLabel = "REFERENCE",
            description = "File of reference values, or one of the shipped sets: Al, Ar, Au, C, Cu, Ni, Si.")
    private String against = "";

    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    BenchmarkVerb(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Workers workers = work.workers()) {
            BenchmarkJob.run(potentials, against, workers, work.console(console),
                    folder.or(Path.of("benchmark.out")), folder.replace());
            return 0;
        }
    }
}
