package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.run.DefectInput;
import picocli.CommandLine.Command;

/** {@code defect INPUT}: formation energies of point defects. */
@Command(
        name = "defect",
        description = "Formation energies of vacancies, interstitials and substitutions, from several starts and sizes.")
final class DefectVerb extends CalculationVerb<DefectInput> {
    DefectVerb(Console console) {
        super(console, "defect", DefectInput.class);
    }
}
