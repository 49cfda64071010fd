package org.adatom.engine.io;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/** Atoms while they are read one by one, with or without forces; grows with what is there. */
final class AtomRows {
    private final List<String> symbols = new ArrayList<>();
    private final DoubleArrayList positions = new DoubleArrayList();
    private final DoubleArrayList forces = new DoubleArrayList();

    /** Adds an atom, &Aring;. */
    void add(String symbol, double x, double y, double z) {
        symbols.add(symbol);
        positions.add(x);
        positions.add(y);
        positions.add(z);
    }

    /** The force on the atom added last, eV/&Aring;. */
    void force(double x, double y, double z) {
        forces.add(x);
        forces.add(y);
        forces.add(z);
    }

    /** Number of atoms so far. */
    int count() {
        return symbols.size();
    }

    /** Number of forces so far. */
    int forces() {
        return forces.size() / 3;
    }

    /** The atoms in a cell; forces are part of it if every atom has one. */
    Frame in(Cell cell) {
        Atoms atoms = Atoms.of(symbols);
        boolean forced = forces.size() == positions.size() && !symbols.isEmpty();
        for (int i = 0; i < atoms.count(); i++) {
            atoms.setPosition(i, positions.getDouble(3 * i), positions.getDouble(3 * i + 1),
                    positions.getDouble(3 * i + 2));
            if (forced) {
                atoms.fx()[i] = forces.getDouble(3 * i);
                atoms.fy()[i] = forces.getDouble(3 * i + 1);
                atoms.fz()[i] = forces.getDouble(3 * i + 2);
            }
        }
        Frame frame = new Frame(atoms, cell);
        return forced ? frame.with(Frame.Field.FORCES) : frame;
    }
}
