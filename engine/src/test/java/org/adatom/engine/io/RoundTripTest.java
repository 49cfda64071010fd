package org.adatom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.units.Units;

/** What is written and read again is the same, for cells of any shape, handedness and periodicity. */
class RoundTripTest {
    private static final Units UNITS = Units.CODATA_2018;

    @Provide
    Arbitrary<Frame> frames() {
        return Arbitraries.longs().map(RoundTripTest::frame);
    }

    /** Some atoms, partly outside a skewed, possibly left-handed cell with any periodicity. */
    private static Frame frame(long seed) {
        CounterRandom random = new CounterRandom(seed, "frame");
        int n = 1 + (int) (7 * random.uniform(0, 0, 0));
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            symbols.add(List.of("Cu", "Ni", "O").get((int) (3 * random.uniform(1, i, 0))));
        }
        Atoms atoms = Atoms.of(symbols);
        double[][] arrays = {
            atoms.x(), atoms.y(), atoms.z(), atoms.vx(), atoms.vy(), atoms.vz(), atoms.fx(), atoms.fy(), atoms.fz()
        };
        for (int k = 0; k < arrays.length; k++) {
            for (int i = 0; i < n; i++) {
                arrays[k][i] = (k < 3 ? 12 : 0.7) * random.normal(2, i, k);
            }
        }
        double[] h = new double[9];
        for (int k = 0; k < 9; k++) {
            h[k] = (k % 4 == 0 ? 5 : 0) + random.normal(3, k, 0);
        }
        if (random.uniform(4, 0, 0) < 0.5) {
            for (int d = 0; d < 3; d++) {
                h[d] = -h[d];
            }
        }
        boolean[] pbc = new boolean[3];
        for (int k = 0; k < 3; k++) {
            pbc[k] = random.uniform(5, k, 0) < 0.5;
            atoms.frozen()[0] |= (byte) (random.uniform(6, k, 0) < 0.5 ? 1 << k : 0);
        }
        return new Frame(atoms, Cell.of(h, pbc)).with(Frame.Field.VELOCITIES);
    }

    @Property(tries = 200)
    void extendedXyz(@ForAll("frames") Frame frame) throws IOException {
        Frame whole = frame.with(Frame.Field.FORCES, Frame.Field.FROZEN, Frame.Field.MASSES);
        Frame back = through("frame.extxyz", whole, ReadOptions.defaults(UNITS));
        assertSame(whole, back, 0, 1e-15);
        assertEquals(whole.fields(), back.fields());
        assertEquals(whole.cell(), back.cell());
        assertArrayEquals(whole.atoms().fz(), back.atoms().fz());
        assertArrayEquals(whole.atoms().frozen(), back.atoms().frozen());
        assertArrayEquals(whole.atoms().mass(), back.atoms().mass());
    }

    @Property(tries = 200)
    void lammpsDataTurnsTheFrameBack(@ForAll("frames") Frame frame) throws IOException {
        Frame back = through("frame.data", frame, ReadOptions.defaults(UNITS));
        assertSame(frame, back, 1e-11, 1e-12);
        assertEquals(frame.cell(), back.cell());
    }

    @Property(tries = 200)
    void lammpsDumpKeepsDistancesSpeedsAndForces(@ForAll("frames") Frame frame) throws IOException {
        Frame whole = frame.with(Frame.Field.FORCES);
        Frame back = through("frame.dump", whole, ReadOptions.defaults(UNITS));
        Atoms a = whole.atoms();
        Atoms b = back.atoms();
        for (int i = 0; i < a.count(); i++) {
            assertEquals(a.symbol(i), b.symbol(i));
            for (int j = 0; j < a.count(); j++) {
                assertEquals(dot(a, i, j), dot(b, i, j), 1e-10);
                assertEquals(
                        a.vx()[i] * a.fx()[j] + a.vy()[i] * a.fy()[j] + a.vz()[i] * a.fz()[j],
                        b.vx()[i] * b.fx()[j] + b.vy()[i] * b.fy()[j] + b.vz()[i] * b.fz()[j],
                        1e-12);
            }
        }
        assertArrayEquals(whole.cell().periodic(), back.cell().periodic());
        if (whole.cell().periodicCount() == 3) {
            assertEquals(whole.cell().volume(), back.cell().volume(), 1e-9 * whole.cell().volume());
        }
    }

    private static double dot(Atoms a, int i, int j) {
        return (a.x()[i] - a.x()[0]) * (a.x()[j] - a.x()[0])
                + (a.y()[i] - a.y()[0]) * (a.y()[j] - a.y()[0])
                + (a.z()[i] - a.z()[0]) * (a.z()[j] - a.z()[0]);
    }

    @Property(tries = 200)
    void poscar(@ForAll("frames") Frame frame) throws IOException {
        ReadOptions options = new ReadOptions(null, null, frame.cell().periodic(), null, null, null, UNITS);
        Frame back = through("POSCAR", frame, options);
        assertSame(frame, back, 0, 1e-15);
        assertEquals(frame.cell(), back.cell());
    }

    private static Frame through(String name, Frame frame, ReadOptions options) throws IOException {
        Path folder = Files.createTempDirectory("roundtrip");
        Path file = folder.resolve(name);
        try {
            StructureFiles.write(file, frame, UNITS);
            return StructureFiles.read(file, options, 0);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void assertSame(Frame a, Frame b, double position, double velocity) {
        for (int i = 0; i < a.atoms().count(); i++) {
            assertEquals(a.atoms().symbol(i), b.atoms().symbol(i));
        }
        assertArrayEquals(a.atoms().x(), b.atoms().x(), position);
        assertArrayEquals(a.atoms().y(), b.atoms().y(), position);
        assertArrayEquals(a.atoms().z(), b.atoms().z(), position);
        assertArrayEquals(a.atoms().vx(), b.atoms().vx(), velocity);
        assertArrayEquals(a.atoms().vy(), b.atoms().vy(), velocity);
        assertArrayEquals(a.atoms().vz(), b.atoms().vz(), velocity);
    }
}
