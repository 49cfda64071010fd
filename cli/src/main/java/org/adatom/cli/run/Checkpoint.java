package org.adatom.cli.run;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * The part of the saved state that comes before all else: which run it is, how far it came, atoms and cell.
 *
 * @param hash of the input and the potentials
 * @param stage under way, counted from 0
 * @param step reached
 * @param time of that step, internal units
 * @param atoms with positions, velocities, masses and held coordinates
 * @param cell of that step
 */
record Checkpoint(String hash, int stage, long step, double time, Atoms atoms, Cell cell) {
    /** Writes it; {@link #read} is the inverse, bit by bit. */
    void write(DataOutput out) throws IOException {
        out.writeUTF(hash);
        out.writeInt(stage);
        out.writeLong(step);
        out.writeDouble(time);
        cell.save(out);
        out.writeInt(atoms.symbols().size());
        for (String symbol : atoms.symbols()) {
            out.writeUTF(symbol);
        }
        out.writeInt(atoms.count());
        for (int i = 0; i < atoms.count(); i++) {
            out.writeInt(atoms.species()[i]);
            out.writeByte(atoms.frozen()[i]);
        }
        for (double[] array : reals(atoms)) {
            for (double value : array) {
                out.writeDouble(value);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static Checkpoint read(DataInputStream in) throws IOException {
        String hash = in.readUTF();
        int stage = in.readInt();
        long step = in.readLong();
        double time = in.readDouble();
        Cell cell = Cell.restored(in);
        List<String> symbols = new ArrayList<>();
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            symbols.add(in.readUTF());
        }
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new StreamCorruptedException("it announces " + count + " atoms, more than it can hold");
        }
        int[] species = new int[count];
        byte[] frozen = new byte[species.length];
        for (int i = 0; i < species.length; i++) {
            species[i] = in.readInt();
            frozen[i] = in.readByte();
        }
        Atoms atoms = new Atoms(symbols, species);
        System.arraycopy(frozen, 0, atoms.frozen(), 0, frozen.length);
        for (double[] array : reals(atoms)) {
            for (int i = 0; i < array.length; i++) {
                array[i] = in.readDouble();
            }
        }
        return new Checkpoint(hash, stage, step, time, atoms, cell);
    }

    private static double[][] reals(Atoms a) {
        return new double[][] {a.mass(), a.x(), a.y(), a.z(), a.vx(), a.vy(), a.vz()};
    }
}
