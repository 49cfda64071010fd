package org.adatom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as LAMMPS and VASP write them. */
class ForeignFilesTest {
    private static final Units UNITS = Units.CODATA_2018;
    private static final String DATA =
            """
                    LAMMPS data file via write_data, version 29 Sep 2021, timestep = 10

                    3 atoms
                    2 atom types
                    1 bonds

                    -1.0 9.0 xlo xhi
                    0.0 8.0 ylo yhi
                    0.0 7.0 zlo zhi
                    2.0 -1.0 0.5 xy xz yz

                    Masses

                    1 63.55 # Cu
                    2 15.999

                    Pair Coeffs # lj/cut

                    1 0.1 2.3

                    Atoms # full

                    3 1 2 -0.5 1 2 3 0 0 0 # comment
                    1 1 1 0.25 4.0 5.0 6.0 1 -1 2
                    2 1 1 0.25 -0.5 0.5 0.25 0 0 0

                    Velocities

                    2 0 1 0
                    1 1 0 0
                    3 0 0 1

                    Bonds

                    1 1 1 2
                    """;

    @TempDir
    Path folder;

    @Test
    void lammpsDataIsSortedUnwrappedAndNamed() throws IOException {
        Frame f = read("start.data", DATA, null);
        Atoms a = f.atoms();
        assertEquals(List.of("Cu", "O"), a.symbols());
        assertArrayEquals(new double[] {4 + 10 - 2 - 2, -0.5, 1}, a.x(), 1e-14);
        assertArrayEquals(new double[] {5 - 8 + 1, 0.5, 2}, a.y(), 1e-14);
        assertArrayEquals(new double[] {6 + 14, 0.25, 3}, a.z(), 1e-14);
        assertArrayEquals(new double[] {1 / UNITS.picosecond(), 0, 0}, a.vx(), 1e-18);
        assertArrayEquals(new double[] {0, 0, 1 / UNITS.picosecond()}, a.vz(), 1e-18);
        assertArrayEquals(new double[] {0.25, 0.25, -0.5}, (double[]) f.columns().get("charges").values());
        assertArrayEquals(new double[] {63.55, 63.55, 15.999}, a.mass());
        assertEquals(Cell.of(new double[] {10, 0, 0, 2, 8, 0, -1, 0.5, 7}, true, true, true), f.cell());
    }

    @Test
    void speciesAndPeriodicityCanBeGiven() throws IOException {
        Path file = folder.resolve("data.start");
        Files.writeString(file, DATA);
        ReadOptions options =
                new ReadOptions(null, List.of("Ag", "S"), new boolean[] {true, true, false}, null, null, null,
                        UNITS);
        Frame f = StructureFiles.read(file, options, 0);
        assertEquals(List.of("Ag", "S"), f.atoms().symbols());
        assertEquals(2, f.cell().periodicCount());
        ReadOptions tooFew = new ReadOptions(null, List.of("Ag"), null, null, null, null, UNITS);
        assertTrue(assertThrows(InputException.class, () -> StructureFiles.read(file, tooFew, 0)).getMessage()
                .contains("type 2"));
    }

    @Test
    void lammpsDataIsLowerTriangularAndRemembersTheRotation() throws IOException {
        Atoms atoms = Atoms.of(List.of("Cu"));
        atoms.setPosition(0, 1, 2, 3);
        Cell left = Cell.of(new double[] {0, 4, 0, 5, 0, 0, 0, 1, 6}, true, true, true);
        Path file = folder.resolve("left.data");
        StructureFiles.write(file, new Frame(atoms, left), UNITS);
        String text = Files.readString(file);
        assertTrue(text.contains("0.0 4.0 xlo xhi\n0.0 5.0 ylo yhi\n0.0 6.0 zlo zhi\n0.0 1.0 0.0 xy xz yz"), text);
        assertTrue(text.contains("1 1 2.0 1.0 3.0 0 0 0"), text);
        assertEquals(left, StructureFiles.read(file, ReadOptions.defaults(UNITS), 0).cell());
        Files.writeString(file, text.replace("0.0 4.0 xlo", "0.0 4.5 xlo"));
        assertTrue(assertThrows(InputException.class, () -> StructureFiles.read(file, ReadOptions.defaults(UNITS), 0))
                .getMessage()
                .contains("left.data:1:"));
    }

    @Test
    void dumpBoundsAreThoseOfTheBoundingBox() throws IOException {
        String dump =
                """
                        ITEM: UNITS
                        metal
                        ITEM: TIME
                        0.5
                        ITEM: TIMESTEP
                        500
                        ITEM: NUMBER OF ATOMS
                        2
                        ITEM: BOX BOUNDS xy xz yz pp pp ff
                        -2.0 12.0 2.0
                        0.0 8.5 -1.0
                        0.0 7.0 0.5
                        ITEM: ATOMS id type xs ys zs ix iy iz c_pe tag
                        9 2 0.5 0.5 0.5 1 0 0 -3.5 b
                        4 1 0.0 0.0 0.0 0 0 0 -3.25 a
                        """;
        Frame f = read("t.lammpstrj", dump, List.of("Cu", "O"));
        assertEquals(Cell.of(new double[] {11, 0, 0, 2, 8, 0, -1, 0.5, 7}, true, true, false), f.cell());
        assertEquals("Cu", f.atoms().symbol(0));
        assertArrayEquals(new double[] {-1, -1 + 0.5 * (11 + 2 - 1) + 11}, f.atoms().x(), 1e-14);
        assertArrayEquals(new double[] {0, 4.25}, f.atoms().y(), 1e-14);
        assertArrayEquals(new double[] {-3.25, -3.5}, (double[]) f.columns().get("c_pe").values());
        assertArrayEquals(new String[] {"a", "b"}, (String[]) f.columns().get("tag").values());
        assertEquals(List.of("units", "time", "timestep"), List.copyOf(f.info().keySet()));
    }

    @Test
    void poscarScalesFlagsAndVelocities() throws IOException {
        String poscar =
                """
                        two atoms
                        -128
                        4 0 0
                        0 2 0
                        0 0 2
                        Fe_pv/1a2b O
                        1 1
                        Selective dynamics
                        Direct
                        0.5 0.5 0.5 T F T
                        0.25 0 0 F F F

                        0.001 0 0
                        0 0 0.002
                        """;
        Frame f = read("CONTCAR.old", poscar, null);
        assertEquals(128, f.cell().volume(), 1e-12);
        assertEquals(List.of("Fe", "O"), f.atoms().symbols());
        assertEquals(2 * Math.cbrt(8), f.atoms().x()[0], 1e-12);
        assertArrayEquals(new byte[] {Atoms.FROZEN_Y, Atoms.FROZEN}, f.atoms().frozen());
        assertEquals(0.002 / UNITS.femtosecond(), f.atoms().vz()[1], 1e-15);
        InputException e = assertThrows(
                InputException.class, () -> read("POSCAR", poscar.replace("4 0 0\n", "4 1 0\n"), null));
        assertTrue(e.getMessage().contains("POSCAR:10: the flags"));
    }

    @Test
    void poscarKeepsTheOrderOfTheAtoms() throws IOException {
        Atoms atoms = Atoms.of(List.of("Na", "Cl", "Na"));
        Path file = folder.resolve("a.vasp");
        StructureFiles.write(file, new Frame(atoms, Cell.orthorhombic(4, 4, 4)), UNITS);
        assertTrue(Files.readString(file).contains("\n Na Cl Na\n 1 1 1\n"));
        assertEquals("Cl", StructureFiles.read(file, ReadOptions.defaults(UNITS), 0).atoms().symbol(1));
    }

    private Frame read(String name, String text, List<String> species) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return StructureFiles.read(file, new ReadOptions(null, species, null, null, null, null, UNITS), 0);
    }
}
