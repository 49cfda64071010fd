package org.adatom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtxyzTest {
    private static final Units UNITS = Units.CODATA_2018;

    @TempDir
    Path folder;

    @Test
    void commentLineHasEveryKindOfValue() {
        Map<String, Object> v =
                new Comment("a=1 b = -2.5d3 c=T d=false e=bare f=\"two words\" g=\"1 2 3\" h=\"1 2.5\" i=[1, 2] "
                        + "j=[[1,2],[3,4.5]] k={T F} l=[\"x y\", z] m=\"say \\\"hi\\\"\" n=[7] o='1 2' flag")
                        .pairs();
        assertEquals(1L, v.get("a"));
        assertEquals(-2500.0, v.get("b"));
        assertEquals(true, v.get("c"));
        assertEquals(false, v.get("d"));
        assertEquals("bare", v.get("e"));
        assertEquals("two words", v.get("f"));
        assertArrayEquals(new long[] {1, 2, 3}, (long[]) v.get("g"));
        assertArrayEquals(new double[] {1, 2.5}, (double[]) v.get("h"));
        assertArrayEquals(new long[] {1, 2}, (long[]) v.get("i"));
        assertArrayEquals(new double[][] {{1, 2}, {3, 4.5}}, (double[][]) v.get("j"));
        assertArrayEquals(new boolean[] {true, false}, (boolean[]) v.get("k"));
        assertArrayEquals(new String[] {"x y", "z"}, (String[]) v.get("l"));
        assertEquals("say \"hi\"", v.get("m"));
        assertArrayEquals(new long[] {7}, (long[]) v.get("n"));
        assertArrayEquals(new long[] {1, 2}, (long[]) v.get("o"));
        assertEquals(true, v.get("flag"));
        assertEquals(List.of("a", "b", "c"), v.keySet().stream().limit(3).toList());
    }

    @Test
    void unknownKeysAndColumnsSurviveARoundTrip() throws IOException {
        String text =
                """
                        2
                        Lattice="5.0 0.0 0.0 0.0 5.0 0.0 0.0 0.0 5.0" Properties=species:S:1:pos:R:3:tag:I:1:q:R:2:name:S:1:on:L:1 \
                        pbc="T F T" energy=-1.25 weight=2 config_type="bulk phase" m=[[1, 2], [3, 4]] ok=T one=[7]
                        Cu 0.1 0.2 0.3 4 1.5 -2.5 a T
                        O 1.0 2.0 3.0 -5 0.5 1.0E-7 b F
                        """;
        Path in = folder.resolve("in.xyz");
        Files.writeString(in, text);
        Path out = folder.resolve("out.xyz");
        StructureFiles.write(out, read(in, 0), UNITS);
        assertEquals(text, Files.readString(out));
    }

    @Test
    void plainXyzIsACluster() throws IOException {
        Frame frame = read(file("1\nwater, from a = b\nO 1 2 3 extra\n"), 0);
        assertEquals(0, frame.cell().periodicCount());
        assertEquals("water, from a = b", frame.info().get("comment"));
        assertEquals(3, frame.atoms().z()[0]);
        assertEquals(Cell.open(), read(file("1\n\nO 1 2 3"), 0).cell());
    }

    @Test
    void periodicityDefaultsToTheLattice() throws IOException {
        assertEquals(3, read(file("1\nLattice=\"5 0 0 0 5 0 0 0 5\"\nO 1 2 3\n"), 0).cell().periodicCount());
        assertEquals(0, read(file("1\nenergy=3\nO 1 2 3\n"), 0).cell().periodicCount());
        Frame z = read(file("1\nProperties=Z:I:1:pos:R:3\n29 1D0 2.5e-1 +3\n\n\n"), 0);
        assertEquals("Cu", z.atoms().symbol(0));
        assertEquals(0.25, z.atoms().y()[0]);
    }

    @Test
    void velocitiesFollowTheirName() throws IOException {
        double fs = UNITS.femtosecond();
        assertEquals(2 / fs, velocity("velo", UNITS, null), 1e-12);
        assertEquals(2 / fs, velocity("vel", UNITS, null), 1e-12);
        assertEquals(2e-3 / fs, velocity("velo", UNITS, VelocityUnit.A_PER_PS), 1e-14);
        assertEquals(2, velocity("velocities", UNITS, VelocityUnit.ASE));
        assertEquals(2 / 63.546, velocity("momenta", UNITS, null), 1e-15);
        assertEquals(2, velocity("vel", Units.LJ, null));
    }

    private double velocity(String name, Units units, VelocityUnit unit) throws IOException {
        Path file = file("1\nProperties=species:S:1:pos:R:3:" + name + ":R:3\nCu 0 0 0 0 0 2\n");
        Frame frame = StructureFiles.read(file, new ReadOptions(null, null, null, unit, null, null, units), 0);
        assertTrue(frame.has(Frame.Field.VELOCITIES));
        return frame.atoms().vz()[0];
    }

    @Test
    void numbersAreParsedToTheNearestDouble() throws IOException {
        String[] words = {
            "0.1", "-12.345678901234567", "1e22", "1e23", "9007199254740993", "4.9e-324", "1.7976931348623157E308",
            "123456789.125e-3",
            "0.30000000000000004", "-0.0", "5d-7", "00012.50"
        };
        for (String word : words) {
            Frame frame = read(file("1\nc\nO " + word + " 0 0\n"), 0);
            assertEquals(Double.parseDouble(word.replace('d', 'e')), frame.atoms().x()[0], 0, word);
        }
    }

    @Test
    void stressIsWrittenWithNineNumbersAndPlanarCellsComeBack() throws IOException {
        Frame frame = new Frame(Atoms.of(List.of("C")), Cell.planar(new double[] {2, 0, -1, 1.7}, true, false));
        frame.info().put("stress", new double[] {1, 2, 3, 4, 5, 6});
        Path file = folder.resolve("planar.xyz");
        StructureFiles.write(file, frame, UNITS);
        Frame back = read(file, -1);
        assertArrayEquals(new double[] {1, 6, 5, 6, 2, 4, 5, 4, 3},
                assertInstanceOf(double[].class, back.info().get("stress")));
        assertEquals(frame.cell(), back.cell());
    }

    @Test
    void framesOfAnySizeAreFoundByNumber() throws IOException {
        Path file = file("1\nc\nO 1 0 0\n2\nc\nO 2 0 0\nO 0 0 0\n0\nc\n1\nc\nO 4 0 0\n");
        assertEquals(2, read(file, 1).atoms().count());
        assertEquals(0, read(file, -2).atoms().count());
        assertEquals(4, read(file, -1).atoms().x()[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.xyz", "t.xyz.gz", "t.xyz.zst", "t.dump.gz"})
    void aSyncedFileHoldsWholeFramesAndIsContinuedThere(String name) throws IOException {
        Path file = folder.resolve(name);
        Path killed = folder.resolve("killed-" + name);
        long length;
        try (FrameWriter out = StructureFiles.create(file, UNITS)) {
            out.write(numbered(0));
            out.write(numbered(1));
            length = out.sync();
            Files.copy(file, killed);
            out.write(numbered(2));
        }
        assertEquals(2, count(killed));
        assertEquals(length, Files.size(killed));
        try (FrameWriter out = StructureFiles.append(file, length, FileFormat.of(file), UNITS)) {
            out.write(numbered(3));
        }
        assertEquals(3, count(file));
        assertEquals(3, read(file, -1).atoms().x()[0]);
    }

    private static Frame numbered(int i) {
        Atoms atoms = Atoms.of(List.of("Cu"));
        atoms.setPosition(0, i, 0, 0);
        return new Frame(atoms, Cell.orthorhombic(9, 9, 9));
    }

    private static int count(Path file) {
        int n = 0;
        try (FrameReader in = StructureFiles.open(file, ReadOptions.defaults(UNITS))) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                n++;
            }
        }
        return n;
    }

    @Test
    void anAtomicWriteLeavesNothingElseBehind() throws IOException {
        Path file = folder.resolve("POSCAR");
        StructureFiles.write(file, numbered(1), UNITS);
        try (var names = Files.list(folder)) {
            assertEquals(List.of(file), names.toList());
        }
        assertFalse(Files.readString(file).isEmpty());
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("case.xyz");
        Files.writeString(file, text);
        return file;
    }

    private static Frame read(Path file, int index) {
        return StructureFiles.read(file, ReadOptions.defaults(UNITS), index);
    }
}
