package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.run.EosInput;
import picocli.CommandLine.Command;

/** {@code eos INPUT}: energy and pressure against volume. */
@Command(
        name = "eos",
        description = "Equation of state: energy against volume of one or several phases, bulk modulus, transition pressures.")
final class EosVerb extends CalculationVerb<EosInput> {
    EosVerb(Console console) {
        super(console, "eos", EosInput.class);
    }
}
