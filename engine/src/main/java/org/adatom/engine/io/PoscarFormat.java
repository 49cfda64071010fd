package org.adatom.engine.io;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;

/**
 * POSCAR of VASP 5 and later, Cartesian, atoms in the user's order: where species alternate, their symbols are repeated.
 * Velocities are in &Aring;/fs.
 */
final class PoscarFormat implements FrameFormat {
    private final Units units;

    PoscarFormat(Units units) {
        this.units = units;
    }

    @Override
    public boolean single() {
        return true;
    }

    @Override
    public void append(StringBuilder out, Frame frame) {
        Atoms atoms = frame.atoms();
        Cell cell = frame.cell();
        if (!(cell.volume() > 0) || cell.dimensions() != 3) {
            throw new InputException(
                    "a POSCAR needs three cell vectors: give the structure a cell, with vacuum where it is open");
        }
        out.append(frame.info().getOrDefault("comment", "Adatom").toString().replace('\n', ' ')).append("\n1.0\n");
        for (int k = 0; k < 3; k++) {
            out.append(cell.vector(k, 0)).append(' ').append(cell.vector(k, 1)).append(' ').append(cell.vector(k, 2))
                    .append('\n');
        }
        StringBuilder counts = new StringBuilder();
        for (int i = 0, run = 0; i < atoms.count(); i++) {
            run++;
            if (i + 1 == atoms.count() || atoms.species()[i + 1] != atoms.species()[i]) {
                out.append(' ').append(atoms.symbol(i));
                counts.append(' ').append(run);
                run = 0;
            }
        }
        out.append('\n').append(counts).append('\n');
        boolean selective = frame.has(Frame.Field.FROZEN);
        out.append(selective ? "Selective dynamics\n" : "").append("Cartesian\n");
        for (int i = 0; i < atoms.count(); i++) {
            out.append(atoms.x()[i]).append(' ').append(atoms.y()[i]).append(' ').append(atoms.z()[i]);
            if (selective) {
                appendFlags(out, atoms.frozen()[i], cell);
            }
            out.append('\n');
        }
        if (frame.has(Frame.Field.VELOCITIES)) {
            double unit = VelocityUnit.A_PER_FS.inInternalUnits(units);
            out.append("\n");
            for (int i = 0; i < atoms.count(); i++) {
                out.append(atoms.vx()[i] / unit).append(' ').append(atoms.vy()[i] / unit).append(' ');
                out.append(atoms.vz()[i] / unit).append('\n');
            }
        }
    }

    /** The flags hold components along the lattice vectors, which are Cartesian ones only in an axis-parallel cell. */
    private static void appendFlags(StringBuilder out, byte frozen, Cell cell) {
        if (frozen != 0 && frozen != Atoms.FROZEN && !alongAxes(cell)) {
            throw new InputException(
                    "an atom is held along some axes only, which a POSCAR can say only if the cell vectors "
                            + "lie along x, y and z: hold it altogether, or write extxyz");
        }
        for (int d = 0; d < 3; d++) {
            out.append((frozen >> d & 1) == 0 ? " T" : " F");
        }
    }

    static boolean alongAxes(Cell cell) {
        for (int k = 0; k < 9; k++) {
            if (k % 4 != 0 && cell.vector(k / 3, k % 3) != 0) {
                return false;
            }
        }
        return true;
    }
}
