package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.run.PhononsInput;
import picocli.CommandLine.Command;

/** {@code phonons INPUT}: lattice vibrations. Exit code 3 if the crystal is unstable. */
@Command(
        name = "phonons",
        description = "Phonon bands, density of states, heat capacity, thermal expansion; exit code 3 if the crystal is unstable.")
final class PhononsVerb extends CalculationVerb<PhononsInput> {
    PhononsVerb(Console console) {
        super(console, "phonons", PhononsInput.class);
    }
}
