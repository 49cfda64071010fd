package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.run.GsfInput;
import picocli.CommandLine.Command;

/** {@code gsf INPUT}: generalised stacking faults. */
@Command(
        name = "gsf",
        description = "Generalised stacking faults: energy against the shift of two halves along a direction, or all over a plane.")
final class GsfVerb extends CalculationVerb<GsfInput> {
    GsfVerb(Console console) {
        super(console, "gsf", GsfInput.class);
    }
}
