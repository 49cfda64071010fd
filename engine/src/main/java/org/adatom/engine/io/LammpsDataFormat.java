package org.adatom.engine.io;

import org.adatom.engine.Atoms;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * LAMMPS data files, atom style atomic, or charge if the frame has a column {@code charges}. The cell is turned into
 * LAMMPS' frame ({@link LammpsBox}) with positions and velocities (&Aring;/ps); the first line, a comment, remembers cell,
 * periodicity and rotation so that our reader gives back the frame as it was. Tilt factors are written as they are: where
 * they exceed half the box LAMMPS before 2022 needs {@code box tilt large}.
 */
final class LammpsDataFormat implements FrameFormat {
    /** What marks the first line of our files. */
    static final String MARK = "Adatom";

    private final Units units;

    LammpsDataFormat(Units units) {
        this.units = units;
    }

    @Override
    public boolean single() {
        return true;
    }

    @Override
    public void append(StringBuilder out, Frame frame) {
        Atoms atoms = frame.atoms();
        LammpsBox box = new LammpsBox(atoms, frame.cell());
        LammpsTypes types = new LammpsTypes(atoms);
        appendTitle(out, frame, box);
        out.append('\n').append(atoms.count()).append(" atoms\n").append(types.count()).append(" atom types\n\n");
        for (int d = 0; d < 3; d++) {
            double low = box.origin(d);
            String axis = "xyz".substring(d, d + 1);
            out.append(low).append(' ').append(low + box.vector(d, d)).append(' ');
            out.append(axis).append("lo ").append(axis).append("hi\n");
        }
        if (box.vector(1, 0) != 0 || box.vector(2, 0) != 0 || box.vector(2, 1) != 0) {
            out.append(box.vector(1, 0)).append(' ').append(box.vector(2, 0)).append(' ').append(box.vector(2, 1));
            out.append(" xy xz yz\n");
        }
        out.append("\nMasses\n\n");
        for (int t = 1; t <= types.count(); t++) {
            out.append(t).append(' ').append(types.mass(t)).append(" # ").append(types.label(t)).append('\n');
        }
        double[] charges = charges(frame);
        out.append("\nAtoms # ").append(charges == null ? "atomic" : "charge").append("\n\n");
        for (int i = 0; i < atoms.count(); i++) {
            out.append(i + 1).append(' ').append(types.of(i)).append(' ');
            if (charges != null) {
                out.append(charges[i]).append(' ');
            }
            box.appendPosition(out, i);
            out.append('\n');
        }
        if (frame.has(Frame.Field.VELOCITIES)) {
            appendVelocities(out, atoms, box);
        }
    }

    private static void appendTitle(StringBuilder out, Frame frame, LammpsBox box) {
        for (String label : frame.atoms().symbols()) {
            if (label.contains("#") || label.isBlank()) {
                throw new InputException("species '" + label + "' cannot be written to a LAMMPS file: rename it");
            }
        }
        out.append("# ").append(MARK).append(" lattice=");
        ExtxyzFormat.appendValue(out, frame.cell().rows());
        out.append(" pbc=");
        ExtxyzFormat.appendValue(out, frame.cell().periodic());
        out.append(" dimensions=").append(frame.cell().dimensions()).append(" rotation=");
        ExtxyzFormat.appendValue(out, box.rotation());
        out.append('\n');
    }

    private static double @Nullable [] charges(Frame frame) {
        Frame.Column column = frame.columns().get("charges");
        return column != null && column.width() == 1 && column.values() instanceof double[] q ? q : null;
    }

    private void appendVelocities(StringBuilder out, Atoms atoms, LammpsBox box) {
        double[] vx = atoms.vx().clone();
        double[] vy = atoms.vy().clone();
        double[] vz = atoms.vz().clone();
        box.rotate(vx, vy, vz);
        double unit = VelocityUnit.A_PER_PS.inInternalUnits(units);
        out.append("\nVelocities\n\n");
        for (int i = 0; i < vx.length; i++) {
            out.append(i + 1).append(' ').append(vx[i] / unit).append(' ').append(vy[i] / unit).append(' ');
            out.append(vz[i] / unit).append('\n');
        }
    }
}
