package org.adatom.analysis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Observer;

/** Configurations and round trips that the tests of measurements share. */
final class FrameSamples {
    static final Cell TRICLINIC = Cell.of(new double[] {14.1, 0, 0, 5, 12.1, 0, -4, 3, 11}, true, true, true);

    private FrameSamples() {}

    /** Atoms anywhere, species in turn. */
    static Atoms gas(int n, Cell cell, long sample, String... symbols) {
        CounterRandom random = new CounterRandom(11, "gas");
        int[] species = new int[n];
        for (int i = 0; i < n; i++) {
            species[i] = i % symbols.length;
        }
        Atoms atoms = new Atoms(List.of(symbols), species);
        for (int i = 0; i < n; i++) {
            double a = random.uniform(sample, i, 0);
            double b = random.uniform(sample, i, 1);
            double c = cell.dimensions() == 2 ? 0 : random.uniform(sample, i, 2);
            atoms.setPosition(i, cell.cartesian(0, a, b, c), cell.cartesian(1, a, b, c), cell.cartesian(2, a, b, c));
        }
        return atoms;
    }

    /** A copy with every coordinate moved by a normal deviate. */
    static Atoms rattled(Atoms atoms, double deviation, long seed) {
        CounterRandom random = new CounterRandom(seed, "rattle");
        Atoms moved = atoms.copy();
        for (int i = 0; i < moved.count(); i++) {
            moved.setPosition(i, moved.x()[i] + deviation * random.normal(0, i, 0),
                    moved.y()[i] + deviation * random.normal(0, i, 1),
                    moved.z()[i] + deviation * random.normal(0, i, 2));
        }
        return moved;
    }

    /** What an observer saves. */
    static byte[] saved(Observer observer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        observer.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** Lets another observer continue from there. */
    static <T extends Observer> T restored(T into, byte[] saved) throws IOException {
        into.restore(new DataInputStream(new ByteArrayInputStream(saved)));
        return into;
    }
}
