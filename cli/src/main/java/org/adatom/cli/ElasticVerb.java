package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.run.ElasticInput;
import picocli.CommandLine.Command;

/** {@code elastic INPUT}: elastic constants. Exit code 3 if the crystal is unstable. */
@Command(
        name = "elastic",
        description = "Elastic constants, moduli, stability of a crystal; exit code 3 if it is unstable.")
final class ElasticVerb extends CalculationVerb<ElasticInput> {
    ElasticVerb(Console console) {
        super(console, "elastic", ElasticInput.class);
    }
}
