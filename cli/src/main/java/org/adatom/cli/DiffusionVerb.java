package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.run.DiffusionInput;
import picocli.CommandLine.Command;

/** {@code diffusion INPUT}: from jumps to diffusion coefficients. Exit code 3 if the rate of a jump is not known. */
@Command(
        name = "diffusion",
        description = "Diffusion coefficients by vacancies, interstitials or on a face, from all distinct jumps; exit code 3 if the rate of one is not known.")
final class DiffusionVerb extends CalculationVerb<DiffusionInput> {
    DiffusionVerb(Console console) {
        super(console, "diffusion", DiffusionInput.class);
    }
}
