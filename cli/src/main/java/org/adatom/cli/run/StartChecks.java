package org.adatom.cli.run;

import java.util.Locale;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;

/** Refuses structures with which no calculation can begin. */
final class StartChecks {
    /** Atoms nearer than this (&Aring;, or &sigma;) are taken for a mistake; no chemical bond is this short. */
    private static final double OVERLAP = 0.5;

    private StartChecks() {}

    /**
     * Checks a structure.
     *
     * @throws InputException if there are no atoms, some overlap, or some lie outside the cell
     */
    static void check(InputFile file, Frame start, Workers workers) {
        Atoms atoms = start.atoms();
        if (atoms.count() == 0) {
            throw file.place("structure").error("structure: there are no atoms");
        }
        checkInside(file, atoms, start.cell());
        ClosestPair pair = ClosestPair.within(OVERLAP, atoms, start.cell(), workers);
        if (pair != null) {
            throw file.place("structure").error("structure: atoms overlap: " + pair.describe(atoms)
                    + "; check coordinates, cell and repeat");
        }
    }

    /** Along a direction that does not repeat, atoms have to lie inside the cell if it has a length there. */
    private static void checkInside(InputFile file, Atoms atoms, Cell cell) {
        for (int k = 0; k < 3; k++) {
            if (cell.periodic(k) || cell.length(k) == 0) {
                continue;
            }
            for (int i = 0; i < atoms.count(); i++) {
                double f = cell.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
                if (f < -1e-6 || f > 1 + 1e-6) {
                    throw file.place("structure").error(String.format(
                            Locale.ROOT,
                            "structure: atom %d (%s) lies outside the cell along %c, which is not periodic (%.3f of its"
                                    + " length); shift the atoms, enlarge the cell, or set pbc",
                            i + 1, atoms.symbol(i), "abc".charAt(k), f));
                }
            }
        }
    }
}
