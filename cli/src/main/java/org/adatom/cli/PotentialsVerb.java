package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.input.ForceFieldInput;
import picocli.CommandLine.Command;

/** {@code potentials}: the sets of parameters that come with the program. */
@Command(
        name = "potentials",
        description = "Lists the built-in sets of parameters: elements, publication, range of use.")
final class PotentialsVerb implements Runnable {
    private final Console console;

    PotentialsVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        ForceFieldInput.factories().forEach((key, factory) -> factory.parameterSets().forEach(set -> {
            console.out().println(key + ": " + set.block());
            console.out().println("  elements   " + String.join(", ", set.elements()));
            console.out().println("  reference  " + set.reference());
            console.out().println("  range      " + set.range());
        }));
    }
}
