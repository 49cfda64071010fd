package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.cli.run.SurfaceInput;
import picocli.CommandLine.Command;

/** {@code surface INPUT}: surface energies. */
@Command(name = "surface",
        description = "Energies of the faces of a crystal, as cut and relaxed, by slabs of growing thickness.")
final class SurfaceVerb extends CalculationVerb<SurfaceInput> {
    SurfaceVerb(Console console) {
        super(console, "surface", SurfaceInput.class);
    }
}
