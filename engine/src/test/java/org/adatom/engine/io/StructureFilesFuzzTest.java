package org.adatom.engine.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.adatom.engine.Atoms;
import org.adatom.engine.fuzz.FuzzContract;
import org.adatom.engine.fuzz.FuzzTarget;
import org.adatom.engine.units.Units;

class StructureFilesFuzzTest extends FuzzContract {
    private static final String EXTXYZ =
            """
                    3
                    Lattice="5.1 0 0 0.3 4.2 0 -0.2 0.1 6.5" pbc="T T F" Properties=species:S:1:pos:R:3:mass:R:1:vel:R:3:move_mask:L:3:tag:I:1 energy=-1.25 stress=[[1, 0, 0], [0, 2, 0], [0, 0, 3]] name="a b" list={1 2 3}
                    Cu 0.1 0.2 0.3 63.546 0.001 -0.002 0.003 T T F 1
                    O 1.9 2.0 2.1 15.999 -0.004 0.005 1e-3 T T T 2
                    Cu 3.2 0.9 4.4 63.546 0 0 0 F F F 3
                    2
                    plain comment
                    Ar 0 0 0
                    Ar 3.7 0.1 -2.5D-1
                    """;

    private static final String DATA = """
            LAMMPS data file via write_data, version 2 Aug 2023, timestep = 0

            3 atoms
            2 atom types

            -1.0 9.0 xlo xhi
            0.0 8.0 ylo yhi
            0.0 7.0 zlo zhi
            2.0 -1.0 0.5 xy xz yz

            Masses

            1 63.546 # Cu
            2 15.999

            Pair Coeffs # lj/cut

            1 0.1 2.3
            2 0.2 2.1

            Atoms # charge

            3 2 -0.5 1.5 2.5 3.5 0 0 0
            1 1 0.25 4.0 5.0 6.0 1 -1 2
            2 1 0.25 0.5 0.5 0.25 0 0 0

            Velocities

            2 0.1 1.2 0
            1 1 0 -0.3
            3 0 0 1
            """;

    private static final String DUMP = """
            ITEM: TIMESTEP
            100
            ITEM: NUMBER OF ATOMS
            2
            ITEM: BOX BOUNDS xy xz yz pp pp ff
            0.0 6.5 0.5
            0.0 5.25 -0.25
            -1.0 7.0 0.125
            ITEM: ATOMS id type mass xs ys zs vx vy vz q
            2 1 63.546 0.1 0.2 0.3 0 1.5 -2 0.5
            1 2 15.999 0.6 0.7 0.9 1e-3 0 0 -0.5
            ITEM: TIMESTEP
            200
            ITEM: NUMBER OF ATOMS
            2
            ITEM: BOX BOUNDS pp pp pp
            0.0 6.5
            0.0 5.25
            -1.0 7.0
            ITEM: ATOMS id element x y z ix iy iz
            1 O 1.5 2.25 3.125 0 1 -1
            2 Cu 0.5 0.25 0.125 0 0 0
            """;

    private static final String POSCAR = """
            Cu3O in a skewed cell
            1.05
            5.0 0.0 0.0
            0.5 4.5 0.0
            0.0 0.25 6.0
            Cu O_s/1a2b
            3 1
            Selective dynamics
            Direct
            0.0 0.0 0.0 T T T
            0.5 0.5 0.25 F F F
            0.25 0.75 0.5 T T T
            0.1 0.2 0.3 T T T

            0.001 0.002 0.003
            0.0 0.0 0.0
            -0.001 0.0 0.0
            0.0 1e-4 0.0
            """;

    @Override
    protected List<FuzzTarget> parsers() {
        return List.of(
                FuzzTarget.of("extended XYZ", "a.extxyz", EXTXYZ, StructureFilesFuzzTest::readAll),
                FuzzTarget.of("LAMMPS data", "a.data", DATA, StructureFilesFuzzTest::readAll),
                FuzzTarget.of("LAMMPS dump", "a.dump", DUMP, StructureFilesFuzzTest::readAll),
                FuzzTarget.of("POSCAR", "POSCAR", POSCAR, StructureFilesFuzzTest::readAll),
                FuzzTarget.of("input.data of RuNNer", "input.data", LabelledFiles.RUNNER,
                        StructureFilesFuzzTest::readAll),
                FuzzTarget.of("XSF", "a.xsf", LabelledFiles.XSF, StructureFilesFuzzTest::readAll)
                        .and(List.of(LabelledFiles.MOLECULE.getBytes(StandardCharsets.UTF_8))),
                FuzzTarget.of("JSON of pymatgen", "a.json", LabelledFiles.JSON, StructureFilesFuzzTest::readAll),
                FuzzTarget.of("OUTCAR", "OUTCAR", LabelledFiles.TWO_STEPS, StructureFilesFuzzTest::readAll),
                database(),
                new FuzzTarget("npy of NumPy", List.of(new FuzzTarget.Seed("coord.npy",
                        LabelledFiles.npy(false, "2, 6", 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1.25))),
                        StructureFilesFuzzTest::readArray),
                compressed("gzip", "a.extxyz.gz"),
                compressed("Zstandard", "a.extxyz.zst"));
    }

    private static FuzzTarget database() {
        try {
            Path file = Files.createTempFile("fuzz", ".db");
            LabelledFiles.aseDatabase(file);
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            return new FuzzTarget("database of ASE", List.of(new FuzzTarget.Seed("a.db", content)),
                    StructureFilesFuzzTest::readAll);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readArray(Path file) {
        try (NumpyArray array = new NumpyArray(file)) {
            for (long k = 0; k < array.rows(); k++) {
                assertTrue(Arrays.stream(array.next()).allMatch(Double::isFinite));
            }
        }
    }

    /** A frame in each of two pieces, as trajectories are written. */
    private static FuzzTarget compressed(String name, String file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int piece = 0; piece < 2; piece++) {
            try (OutputStream out = Compression.of(file).compress(bytes)) {
                out.write(EXTXYZ.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new FuzzTarget(name, List.of(new FuzzTarget.Seed(file, bytes.toByteArray())),
                StructureFilesFuzzTest::readAll);
    }

    private static void readAll(Path file) {
        try (FrameReader in = StructureFiles.open(file,
                new ReadOptions(null, null, null, null, FileUnits.EV_ANGSTROM, null, Units.CODATA_2018))) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                Atoms atoms = f.get().atoms();
                assertTrue(Arrays.stream(f.get().cell().rows()).allMatch(Double::isFinite));
                for (double[] values : List.of(
                        atoms.x(), atoms.y(), atoms.z(), atoms.vx(), atoms.vy(), atoms.vz(), atoms.mass())) {
                    assertTrue(Arrays.stream(values).allMatch(Double::isFinite), "a value that is not finite");
                }
                assertTrue(Arrays.stream(atoms.mass()).allMatch(m -> m > 0), "a mass that is not positive");
                f.get().columns().forEach((name, column) -> column.select(new int[0]));
            }
        }
    }
}
