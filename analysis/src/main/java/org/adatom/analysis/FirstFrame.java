package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/** Remembers where the atoms were at step 0, for the report at the end. */
public final class FirstFrame implements Observer {
    private @Nullable Frame frame;

    /** Nothing seen yet. */
    public FirstFrame() {}

    /** A period longer than any run: step 0 is the only one of its multiples that is seen. */
    @Override
    public long every() {
        return Long.MAX_VALUE;
    }

    @Override
    public void observe(Simulation simulation) {
        frame = new Frame(simulation.atoms().copy(), simulation.cell());
    }

    /** The configuration at step 0; null before. */
    public @Nullable Frame frame() {
        return frame;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(frame != null);
        if (frame == null) {
            return;
        }
        Atoms atoms = frame.atoms();
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
        for (double v : frame.cell().rows()) {
            out.writeDouble(v);
        }
        for (boolean p : frame.cell().periodic()) {
            out.writeBoolean(p);
        }
        out.writeInt(frame.cell().dimensions());
    }

    @Override
    public void restore(DataInput in) throws IOException {
        frame = null;
        if (!in.readBoolean()) {
            return;
        }
        List<String> symbols = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            symbols.add(in.readUTF());
        }
        int count = in.readInt();
        int[] species = new int[count];
        double[] r = new double[3 * count];
        for (int i = 0; i < count; i++) {
            species[i] = in.readInt();
            for (int d = 0; d < 3; d++) {
                r[3 * i + d] = in.readDouble();
            }
        }
        Atoms atoms = new Atoms(symbols, species);
        for (int i = 0; i < count; i++) {
            atoms.setPosition(i, r[3 * i], r[3 * i + 1], r[3 * i + 2]);
        }
        double[] rows = new double[9];
        for (int k = 0; k < 9; k++) {
            rows[k] = in.readDouble();
        }
        boolean[] periodic = {in.readBoolean(), in.readBoolean(), in.readBoolean()};
        Cell cell = in.readInt() == 2
                ? Cell.planar(new double[] {rows[0], rows[1], rows[3], rows[4]}, periodic[0], periodic[1])
                : Cell.of(rows, periodic);
        frame = new Frame(atoms, cell);
    }
}
