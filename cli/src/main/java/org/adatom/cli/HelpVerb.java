package org.adatom.cli;

import java.util.Arrays;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.KeyTable;
import org.adatom.cli.input.Shape;
import org.adatom.cli.input.Suggestion;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help [VERB]}: what there is, or one verb with its options and every key of its input. */
@Command(name = "help", description = "Explains a verb: its options and every key of its input.")
final class HelpVerb implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "VERB", description = "The verb (default: all, in short).")
    private @Nullable String verb;

    HelpVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        CommandLine program = spec.parent().commandLine();
        if (verb == null) {
            program.usage(console.out());
            return;
        }
        CommandLine command = program.getSubcommands().get(verb);
        if (command == null) {
            throw new InputException("unknown verb '" + verb + "'"
                    + Suggestion.orList(program.getSubcommands().keySet(), verb));
        }
        command.usage(console.out());
        command.getSubcommands().values().forEach(job -> {
            console.out().println();
            job.usage(console.out());
        });
        Arrays.stream(Inputs.values()).filter(i -> i.verb().equals(verb)).forEach(i -> {
            console.out().println("\nKeys of the input (* must be given; [unit] of plain numbers):");
            console.out().print(KeyTable.of(Shape.of(i.record())));
        });
    }
}
