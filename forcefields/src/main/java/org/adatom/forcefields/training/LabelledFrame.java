package org.adatom.forcefields.training;

import java.util.Arrays;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A configuration with what a reference calculation says of it. Every label may be missing; none is ever made up.
 *
 * @param source file and number of the frame, for messages
 * @param group configuration type, for weights and errors by group; empty if there is none
 * @param atoms positions and species; their forces mean nothing
 * @param cell the lattice
 * @param energy total, eV
 * @param forces x, y, z of atom 0, of atom 1, ..., eV/&Aring;
 * @param virial W<sub>ab</sub> = &Sigma; r<sub>a</sub> f<sub>b</sub> = &minus;V &sigma;<sub>ab</sub>, nine components row by
 *     row, eV
 */
public record LabelledFrame(
        String source, String group, Atoms atoms, Cell cell, @Nullable Double energy, double @Nullable [] forces,
        double @Nullable [] virial) {
    /**
     * Checks.
     *
     * @throws InputException if a label is not finite or has the wrong number of components
     */
    public LabelledFrame {
        if (energy != null && !Double.isFinite(energy)) {
            throw new InputException(source + ": the energy is " + energy);
        }
        check(source, "forces", forces, 3 * atoms.count());
        check(source, "virial", virial, 9);
    }

    private static void check(String source, String what, double @Nullable [] values, int expected) {
        if (values == null) {
            return;
        }
        if (values.length != expected) {
            throw new InputException(
                    source + ": " + what + " with " + values.length + " components, expected " + expected);
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new InputException(source + ": " + what + " with a component that is not a finite number");
        }
    }

    /** Number of atoms. */
    public int count() {
        return atoms.count();
    }

    /** The same configuration with nothing but its energy. */
    public LabelledFrame withEnergyOnly() {
        return new LabelledFrame(source, group, atoms, cell, energy, null, null);
    }
}
