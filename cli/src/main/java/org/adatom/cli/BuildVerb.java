package org.adatom.cli;

import java.nio.file.Path;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.run.RunSetup;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameTarget;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code build INPUT -o FILE}: makes a structure. */
@Command(name = "build", description = "Makes a structure and writes it.")
final class BuildVerb implements Runnable {
    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE",
            description = "File to write; its name tells the format.")
    private Path output = Path.of("");

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the random choices, in place of 'seed'.")
    private @Nullable Long seed;

    @Option(names = {"-q", "--quiet"}, description = "No chatter on standard error.")
    private boolean quiet;

    BuildVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        InputFile file = input.read("seed", seed);
        BuildInput bound = Binder.bind(file, BuildInput.class);
        Units units = Units.CODATA_2018;
        Frame frame = RunSetup.structure(file, bound.structure(), bound.seed() == null ? 1 : bound.seed(), units);
        try (FrameTarget target = new FrameTarget(output, units)) {
            target.write(frame);
            target.finish();
        }
        console.quiet(quiet).note(output + ": " + frame.atoms().count() + " atoms");
    }
}
