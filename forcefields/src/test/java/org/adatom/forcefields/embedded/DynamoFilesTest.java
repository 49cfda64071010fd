package org.adatom.forcefields.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamoFilesTest {
    private static final String GRID = "10 0.5 8 0.75 5.25";

    @TempDir
    Path folder;

    private static String values(int count, double value) {
        return String.join(" ", Collections.nCopies(count, String.valueOf(value))) + "\n";
    }

    private static String setfl() {
        return "UNITS: metal CITATION: Somebody 1986\ncomment\ncomment\n2 Ni Al\n" + GRID + "\n28 58.69 3.52 fcc\n"
                + values(10, -1) + values(8, 0.1) + "13 26.98 4.05 fcc\n" + values(10, -2) + values(8, 0.2)
                + values(8, 1) + values(8, 2) + values(8, 3);
    }

    private static String finnisSinclair() {
        return "Somebody 1984\ncomment\ncomment\n2 Ni Al\n" + GRID + "\n28 58.69 3.52 fcc\n" + values(10, -1)
                + values(8, 0.1) + values(8, 0.11) + "13 26.98 4.05 fcc\n" + values(10, -2) + values(8, 0.2)
                + values(8, 0.22) + values(8, 1) + values(8, 2) + values(8, 3);
    }

    private static String funcfl() {
        return "Cu by somebody\n29 63.55 3.615 FCC\n" + GRID + "\n" + values(10, -1) + values(8, 2) + values(8, 0.1);
    }

    @Test
    void setflHasOneDensityPerElementAndPairsInTriangularOrder() {
        EamTables t = DynamoFiles.readSetfl(write("x.eam.alloy", setfl()), false);
        assertEquals(List.of("Ni", "Al"), t.elements());
        assertEquals(0.2, t.density()[1][0][3]);
        assertEquals(0.2, t.density()[1][1][3]);
        assertEquals(1, t.pair()[0][0][0]);
        assertEquals(2, t.pair()[0][1][0]);
        assertEquals(3, t.pair()[1][1][0]);
        assertEquals(4.5, t.densityMax());
        assertEquals(List.of("Somebody 1986"), t.references());
    }

    @Test
    void finnisSinclairDensityDependsOnSourceAndHost() {
        EamTables t = DynamoFiles.readSetfl(write("x.eam.fs", finnisSinclair()), true);
        assertEquals(0.11, t.density()[0][1][0], "of Ni at Al");
        assertEquals(0.2, t.density()[1][0][0], "of Al at Ni");
    }

    @Test
    void funcflLosesItsLastPointAndKeepsItsLargestDensity() {
        EamTables t = DynamoFiles.readFuncfl(List.of(write("Cu.eam", funcfl())));
        assertEquals(List.of("Cu"), t.elements());
        assertEquals(7, t.pair()[0][0].length);
        assertEquals(27.2 * 0.529 * 4, t.pair()[0][0][3], 1e-12);
        assertEquals(9, t.embedding()[0].length);
        assertEquals(4.5, t.densityMax());
    }

    @Test
    void fortranExponentsAreNumbers() {
        Path file = write("x.eam.alloy", setfl().replace("10 0.5 8", "10 5.0D-1 8"));
        assertEquals(0.5, DynamoFiles.readSetfl(file, false).densityStep());
    }

    @Test
    void resamplingReproducesCubics() {
        double[] f = new double[20];
        for (int k = 0; k < f.length; k++) {
            f[k] = cubic(0.1 * k);
        }
        double[] g = DynamoFiles.resampled(f, 0.1, 0.13, 12);
        for (int k = 0; k < g.length; k++) {
            assertEquals(cubic(0.13 * k), g[k], 1e-13);
        }
    }

    @Test
    void cubicTablesReproduceStraightLinesAndTheirSlopes() {
        double[] f = {1, 3, 5, 7, 9, 11, 13};
        assertArrayEquals(new double[] {2, 2, 2, 2, 2, 2, 2}, CubicTable.slopes(f), 1e-15);
    }

    private static double cubic(double x) {
        return 1 - 2 * x + 0.5 * x * x - 0.3 * x * x * x;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.eam.alloy | 2 Ni Al | 3 Ni Al | x.eam.alloy:4: expected the number of elements and as many names",
                "x.eam.alloy | 2 Ni Al | 2 Ni Ni | x.eam.alloy:4: an element is listed twice",
                "x.eam.alloy | 2 Ni Al | two Ni Al | x.eam.alloy:4: 'two' is not a whole number",
                "x.eam.alloy | 10 0.5 8 0.75 5.25 | 10 0.5 8 0.75 | x.eam.alloy:5: expected Nrho, drho, Nr, dr and cutoff",
                "x.eam.alloy | 10 0.5 8 0.75 5.25 | 10 0.5 8 0.75 -5.25 | x.eam.alloy:5: the cutoff must be positive, not -5.25 A",
                "x.eam.alloy | 10 0.5 8 0.75 5.25 | 10 0.5 8 0.75 6.25 | x.eam.alloy:5: the cutoff 6.25 A lies beyond the table",
                "x.eam.alloy | 10 0.5 8 0.75 5.25 | 10 -0.5 8 0.75 5.25 | x.eam.alloy:5: the spacings drho and dr must be positive",
                "x.eam.alloy | 10 0.5 8 0.75 5.25 | 10 0.5 3 0.75 5.25 | x.eam.alloy:5: tables of 10 and 3 points are too short",
                "x.eam.alloy | 10 0.5 8 0.75 5.25 | 10 nan 8 0.75 5.25 | x.eam.alloy:5: drho must be a finite number, not nan",
                "x.eam.alloy | 10 0.5 8 0.75 5.25 | 2000000000 0.5 8 0.75 5.25 | x.eam.alloy:6: 2000000000 values of F(rho) of Ni are announced, more than the file has",
                "x.eam.alloy | 28 58.69 3.52 fcc | 28 -58.69 3.52 fcc | x.eam.alloy:6: the mass of Ni must be positive",
                "x.eam.alloy | 0.2 0.2 0.2 0.2 0.2 0.2 0.2 0.2 | 0.2 0.2 NaN 0.2 0.2 0.2 0.2 0.2 | x.eam.alloy:11: rho(r) of Al must be a finite number, not NaN",
                "x.eam.alloy | 3.0 3.0 3.0 3.0 3.0 3.0 3.0 3.0 | 3.0 3.0 | x.eam.alloy:14: the file ends where value 3 of 8 of r phi(r) of Al-Al",
                "x.eam.alloy | 13 26.98 4.05 fcc | 13 | x.eam.alloy:9: expected atomic number, mass, lattice constant",
                "x.eam.alloy | 10 0.5 8 | 9 0.5 8 | x.eam.alloy:8: found '0.1', expected the line to end here and atomic number",
                "x.eam.alloy | 10 0.5 8 0.75 | 10 1e308 8 0.75 | x.eam.alloy:5: the tables end beyond all numbers",
                "x.eam.alloy | 28 58.69 3.52 fcc | 28 58.69 fcc bcc | x.eam.alloy:6: 'fcc' is not a number (expected the lattice constant of Ni)",
                "x.eam.alloy | 3.0 3.0 3.0 3.0 3.0 3.0 3.0 3.0 | 3.0 3.0 3.0 3.0 3.0 3.0 3.0 3.0 7 | x.eam.alloy:14: found '7' after the last value",
                "x.eam.alloy | UNITS: metal | UNITS: real | x.eam.alloy:1: the file is in units 'real', expected metal",
                "x.eam.alloy | 0.5 8 0.75 | 0,5 8 0.75 | x.eam.alloy:5: '0,5' is not a number (expected drho)",
                "Cu.eam | 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 | 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 5 | Cu.eam:6: found '5' after the last value",
                "Cu.eam | 10 0.5 8 0.75 5.25 | 10 0.5 8 1e308 5.25 | Cu.eam:3: the tables end beyond all numbers",
                "Cu.eam | 29 63.55 3.615 FCC | 0 63.55 3.615 FCC | Cu.eam:2: the atomic number names no element",
                "Cu.eam | 2.0 2.0 2.0 2.0 | 2.0 x 2.0 2.0 | Cu.eam:5: 'x' is not a number (expected Z(r))",
                "Cu.eam | 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 | 0.1 | Cu.eam:6: the file ends where value 2 of 8 of rho(r)",
            })
    void refusesDamagedFiles(String name, String sound, String damaged, String message) {
        Path file = write(name, (name.equals("Cu.eam") ? funcfl() : setfl()).replace(sound, damaged));
        AdatomException e = assertThrows(AdatomException.class, () -> create(file, "Ni"));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
        assertEquals(2, e.exitCode());
    }

    @Test
    void namesTheFormatThatWasProbablyMeant() {
        Path fs = write("wrong.eam.alloy", finnisSinclair());
        assertTrue(assertThrows(InputException.class, () -> create(fs, "Ni")).getMessage()
                .contains("wrong.eam.alloy:"));
        Path unknown = write("potential.txt", setfl());
        String message = assertThrows(InputException.class, () -> create(unknown, "Ni")).getMessage();
        assertTrue(message.contains("add the key 'format'"), message);
        ForceField told = new EamFactory().create(
                new EamParameters(unknown, null, null, EamParameters.Format.SETFL, null), context("Al"));
        assertEquals(List.of("Al"), told.species());
    }

    /** Every format under the name of every other, one and two elements. */
    @Test
    void namesTheFormatOfMislabelledFiles() {
        assertRefused("a.eam.alloy", finnisSinclair(), "this looks like a Finnis-Sinclair (eam/fs) file: set format");
        assertRefused("a.eam.fs", setfl(), "this looks like a setfl (eam/alloy) file: set format: setfl");
        assertRefused("a.eam", setfl(), "this looks like a setfl (eam/alloy) file");
        assertRefused("a.eam.fs", funcfl(),
                "a.eam.fs:4: '-1.0' is not a whole number (expected the number of elements);"
                        + " this looks like a funcfl file: set format: funcfl");
        assertRefused("a.eam.alloy", adp(), "found '4.0' after the last value: more values than the header announces;"
                + " this looks like an angular-dependent (adp) file: use the force field adp");
        String message = assertThrows(InputException.class, () -> DynamoFiles.readAdp(write("a.adp", setfl())))
                .getMessage();
        assertTrue(message.contains("u(r) of Ni-Ni") && message.contains("this looks like a setfl"), message);
    }

    private static String adp() {
        return setfl() + values(8, 4).repeat(6);
    }

    private void assertRefused(String name, String text, String message) {
        Path file = write(name, text);
        String found = assertThrows(InputException.class, () -> create(file, "Ni")).getMessage();
        assertTrue(found.contains(message), found);
    }

    @Test
    void commentsWindowsLinesAndValuesOfSeveralLinesAreSound() {
        String text = setfl().replace(GRID, GRID + " # sizes").replace("0.1 0.1", "0.1 # half\n 0.1")
                .replace("\n", "\r\n");
        EamTables t = DynamoFiles.readSetfl(write("x.eam.alloy", text), false);
        assertEquals(0.1, t.density()[0][0][7]);
        assertEquals(3, t.pair()[1][1][7]);
    }

    @Test
    void commentLinesMayBeBlank() {
        String text = setfl().replace("comment\ncomment\n", "\n\n");
        assertEquals(List.of("Ni", "Al"), DynamoFiles.readSetfl(write("x.eam.alloy", text), false).elements());
    }

    @Test
    void refusesWhatIsNoText() {
        Path file = write("x.eam.alloy", setfl());
        try {
            Files.write(file, setfl().getBytes(java.nio.charset.StandardCharsets.UTF_16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String message = assertThrows(InputException.class, () -> create(file, "Ni")).getMessage();
        assertTrue(message.contains("x.eam.alloy:1: holds zero bytes: expected plain text; is it UTF-16"), message);
        assertThrows(FileException.class, () -> DynamoFiles.readSetfl(folder, false));
    }

    @Test
    void namesTheSpeciesThatIsMissing() {
        Path file = write("NiAl.eam.alloy", setfl());
        String message = assertThrows(InputException.class, () -> create(file, "Ni", "Cu")).getMessage();
        assertTrue(message.contains("Cu is not in setfl file NiAl.eam.alloy (it has Ni, Al)"), message);
        ForceField mapped = new EamFactory().create(
                new EamParameters(file, null, null, null, Map.of("M", "Al")), context("M", "Ni"));
        assertEquals(List.of("M", "Ni"), mapped.species());
    }

    @Test
    void missingFileIsAFileError() {
        FileException e = assertThrows(FileException.class, () -> create(folder.resolve("no.eam"), "Cu"));
        assertTrue(e.getMessage().endsWith("no.eam: no such potential file"), e.getMessage());
    }

    @Test
    void onlyFuncflFilesCombine() {
        Path a = write("a.eam.alloy", setfl());
        String message = assertThrows(
                InputException.class,
                () -> new EamFactory()
                        .create(new EamParameters(null, List.of(a, a), null, null, null), context("Ni")))
                .getMessage();
        assertTrue(message.contains("only funcfl files can be combined"), message);
        Path cu = write("Cu.eam", funcfl());
        message = assertThrows(
                InputException.class,
                () -> new EamFactory()
                        .create(new EamParameters(null, List.of(cu, cu), null, null, null), context("Cu")))
                .getMessage();
        assertTrue(message.contains("two funcfl files are for the same element"), message);
    }

    @Test
    void exactlyOneSourceOfParametersIsNamed() {
        assertThrows(InputException.class, () -> new EamParameters(null, null, null, null, null));
        assertThrows(
                InputException.class,
                () -> new EamParameters(Path.of("a"), null, EamParameters.Builtin.ZHOU_2004, null, null));
    }

    @Test
    void densitiesOutsideTheTableContinueAlongTheTangentAndAreReported() {
        EmbeddedAtom cu = new EmbeddedAtom(ZhouMetal.tables(List.of("Cu")), List.of("Cu"), List.of("Cu"));
        double max = ZhouMetal.tables(List.of("Cu")).densityMax();
        double[] energy = new double[3];
        double[] slope = new double[3];
        assertTrue(cu.warnings().isEmpty());
        cu.embed(3, new int[3], new double[] {max, max + 1, max + 3}, energy, slope);
        assertEquals(slope[0], slope[2], 1e-12);
        assertEquals(energy[0] + 3 * slope[0], energy[2], 1e-10);
        assertEquals(1, cu.warnings().size());
        assertTrue(cu.warnings().get(0).startsWith("EAM: 2 times an atom's density lay outside"), cu.warnings().get(0));
    }

    private ForceField create(Path file, String... species) {
        return new EamFactory().create(new EamParameters(file, null, null, null, null), context(species));
    }

    private ForceFieldFactory.Context context(String... species) {
        return new ForceFieldFactory.Context(folder, List.of(species), Units.CODATA_2018);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
