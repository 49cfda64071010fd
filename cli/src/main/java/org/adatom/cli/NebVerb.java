package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.run.NebInput;
import picocli.CommandLine.Command;

/** {@code neb INPUT}: barriers. Exit code 3 if the band does not converge. */
@Command(
        name = "neb",
        description = "Barrier between two minima by a nudged elastic band; exit code 3 if it does not converge.")
final class NebVerb extends CalculationVerb<NebInput> {
    NebVerb(Console console) {
        super(console, "neb", NebInput.class);
    }
}
