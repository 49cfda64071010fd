package org.adatom.engine.io;

import org.adatom.engine.Atoms;
import org.adatom.engine.units.Units;

/**
 * LAMMPS text dumps: {@code id type element x y z ix iy iz}, velocities (&Aring;/ps) and forces if the frame has them. The
 * cell is turned into LAMMPS' frame with all vectors ({@link LammpsBox}); a dump has no place to remember the rotation.
 */
final class LammpsDumpFormat implements FrameFormat {
    private final Units units;
    private long frames;

    LammpsDumpFormat(Units units) {
        this.units = units;
    }

    @Override
    public boolean single() {
        return false;
    }

    @Override
    public void append(StringBuilder out, Frame frame) {
        Atoms atoms = frame.atoms();
        LammpsBox box = new LammpsBox(atoms, frame.cell());
        LammpsTypes types = new LammpsTypes(atoms);
        if (frame.info().get("units") instanceof String u) {
            out.append("ITEM: UNITS\n").append(u).append('\n');
        }
        if (frame.info().get("time") instanceof Number t) {
            out.append("ITEM: TIME\n").append(t).append('\n');
        }
        long step = frame.info().get("timestep") instanceof Long s
                ? s
                : frame.info().get("step") instanceof Long s ? s : frames;
        out.append("ITEM: TIMESTEP\n").append(step).append('\n');
        frames++;
        out.append("ITEM: NUMBER OF ATOMS\n").append(atoms.count()).append('\n');
        appendBox(out, frame, box);
        boolean velocities = frame.has(Frame.Field.VELOCITIES);
        boolean forces = frame.has(Frame.Field.FORCES);
        out.append("ITEM: ATOMS id type element x y z ix iy iz");
        out.append(velocities ? " vx vy vz" : "").append(forces ? " fx fy fz" : "").append('\n');
        double[][] v = {atoms.vx().clone(), atoms.vy().clone(), atoms.vz().clone()};
        double[][] f = {atoms.fx().clone(), atoms.fy().clone(), atoms.fz().clone()};
        box.rotate(v[0], v[1], v[2]);
        box.rotate(f[0], f[1], f[2]);
        double unit = VelocityUnit.A_PER_PS.inInternalUnits(units);
        for (int i = 0; i < atoms.count(); i++) {
            out.append(i + 1).append(' ').append(types.of(i)).append(' ').append(atoms.symbol(i)).append(' ');
            box.appendPosition(out, i);
            for (int d = 0; velocities && d < 3; d++) {
                out.append(' ').append(v[d][i] / unit);
            }
            for (int d = 0; forces && d < 3; d++) {
                out.append(' ').append(f[d][i]);
            }
            out.append('\n');
        }
    }

    /** The box by the bounds of its bounding box: xlo + min(0, xy, xz, xy + xz) and so on. */
    private static void appendBox(StringBuilder out, Frame frame, LammpsBox box) {
        double xy = box.vector(1, 0);
        double xz = box.vector(2, 0);
        double yz = box.vector(2, 1);
        boolean tilted = xy != 0 || xz != 0 || yz != 0;
        out.append("ITEM: BOX BOUNDS").append(tilted ? " xy xz yz" : "");
        for (int d = 0; d < 3; d++) {
            out.append(frame.cell().periodic(d) ? " pp" : " ff");
        }
        out.append('\n');
        double[] below = {Math.min(Math.min(0, xy), Math.min(xz, xy + xz)), Math.min(0, yz), 0};
        double[] above = {Math.max(Math.max(0, xy), Math.max(xz, xy + xz)), Math.max(0, yz), 0};
        double[] tilts = {xy, xz, yz};
        for (int d = 0; d < 3; d++) {
            double low = box.origin(d);
            out.append(low + below[d]).append(' ').append(low + box.vector(d, d) + above[d]);
            if (tilted) {
                out.append(' ').append(tilts[d]);
            }
            out.append('\n');
        }
    }
}
