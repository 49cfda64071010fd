package org.adatom.analysis.training.active;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * A frame worth a label.
 *
 * @param origin where it is from
 * @param atoms positions and species, at rest
 * @param cell its lattice
 */
public record Candidate(Origin origin, Atoms atoms, Cell cell) {
    /** Positions that differ by less are the same, &Aring;. */
    private static final double SAME = 1e-3;

    /** A copy of the positions. */
    static Candidate of(Origin origin, Atoms atoms, Cell cell) {
        return new Candidate(origin, positions(atoms), cell);
    }

    /** The same positions and species, nothing else. */
    static Atoms positions(Atoms atoms) {
        Atoms plain = new Atoms(atoms.symbols(), atoms.species());
        for (int i = 0; i < plain.count(); i++) {
            plain.setPosition(i, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
        }
        return plain;
    }

    /** Without labels, for whoever makes them; its keys tell its origin. */
    public Frame frame() {
        Frame frame = new Frame(atoms, cell);
        frame.info().putAll(origin.info());
        return frame;
    }

    /** The configuration without labels. */
    LabelledFrame unlabelled() {
        return new LabelledFrame(origin.reason(), origin.group(), atoms, cell, null, null, null);
    }

    /** Whether another frame has the same atoms at the same places but for whole lattice vectors and the digits of a file. */
    boolean isAt(LabelledFrame other) {
        if (other.count() != atoms.count()) {
            return false;
        }
        for (int i = 0; i < atoms.count(); i++) {
            double[] d = cell.shortest(other.atoms().x()[i] - atoms.x()[i], other.atoms().y()[i] - atoms.y()[i],
                    other.atoms().z()[i] - atoms.z()[i]);
            if (!other.atoms().symbol(i).equals(atoms.symbol(i))
                    || !(Math.hypot(Math.hypot(d[0], d[1]), d[2]) < SAME)) {
                return false;
            }
        }
        return true;
    }

    void save(DataOutput out) throws IOException {
        origin.save(out);
        save(out, atoms, cell);
    }

    static Candidate restored(DataInput in) throws IOException {
        Origin origin = Origin.restored(in);
        Atoms atoms = atoms(in);
        return new Candidate(origin, atoms, Cell.restored(in));
    }

    static void save(DataOutput out, Atoms atoms, Cell cell) throws IOException {
        out.writeInt(atoms.symbols().size());
        for (String symbol : atoms.symbols()) {
            out.writeUTF(symbol);
        }
        out.writeInt(atoms.count());
        for (int i = 0; i < atoms.count(); i++) {
            out.writeInt(atoms.species()[i]);
            out.writeDouble(atoms.x()[i]);
            out.writeDouble(atoms.y()[i]);
            out.writeDouble(atoms.z()[i]);
        }
        cell.save(out);
    }

    /** The atoms that {@link #save} wrote; the cell follows. */
    static Atoms atoms(DataInput in) throws IOException {
        List<String> symbols = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            symbols.add(in.readUTF());
        }
        int[] species = new int[in.readInt()];
        double[][] r = new double[species.length][3];
        for (int i = 0; i < species.length; i++) {
            species[i] = in.readInt();
            r[i] = new double[] {in.readDouble(), in.readDouble(), in.readDouble()};
        }
        Atoms atoms = new Atoms(symbols, species);
        for (int i = 0; i < species.length; i++) {
            atoms.setPosition(i, r[i][0], r[i][1], r[i][2]);
        }
        return atoms;
    }
}
