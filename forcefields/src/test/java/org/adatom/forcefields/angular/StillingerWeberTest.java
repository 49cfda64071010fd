package org.adatom.forcefields.angular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.Crystals;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.error.FileException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StillingerWeberTest {
    private static final double EPSILON = 2.1683;
    private static final double A = 4 / Math.sqrt(3) * Math.pow(2, 1.0 / 6) * 2.0951;
    private static final String SILICON =
            """
                    # DATE: today CITATION: Somebody, 1985

                    Si Si Si 2.1683  2.0951  1.80  21.0  1.20  -0.333333333333
                             7.049556277  0.6022245584  4.0  0.0 0.0
                    """;

    @TempDir
    Path folder;

    /** Two bonds of depth epsilon per atom at the minimum of the pair term, all angles ideal. */
    @Test
    void diamondHasCohesiveEnergyOfTwoEpsilonAtA5430() {
        assertEquals(5.43095, A, 1e-5);
        Evaluation e = BruteForce.evaluate(StillingerWeber.silicon(), diamond(), cell(A, true));
        assertEquals(-2 * EPSILON, e.energy() / 8, 2e-9);
        assertArrayEquals(new double[24], e.forces(), 1e-12);
        assertEquals(0, e.virial()[0] / 8, 1e-7);
    }

    /**
     * Broken bonds cost epsilon each, all angles stay ideal: gamma(100) = 2 epsilon/a^2, gamma(110) = 2^(1/2) epsilon/a^2,
     * gamma(111) = 2 epsilon/(3^(1/2) a^2), without any force on the surface.
     */
    @ParameterizedTest
    @EnumSource(Crystals.Face.class)
    void idealSurfaceCostsOneEpsilonPerBrokenBondAndFeelsNoForce(Crystals.Face face) {
        Crystals silicon = new Crystals(StillingerWeber.silicon(), Structures.Lattice.DIAMOND);
        double perSquare =
                switch (face) {
                    case F100 -> 2;
                    case F110 -> Math.sqrt(2);
                    case F111 -> 2 / Math.sqrt(3);
                };
        double joules = 16.02176634;
        assertEquals(perSquare * EPSILON / (A * A) * joules, silicon.surfaceEnergy(A, face), 1e-7);
        Structure slab = silicon.slab(A, face);
        Evaluation e = BruteForce.evaluate(StillingerWeber.silicon(), slab.atoms(), slab.cell());
        assertArrayEquals(new double[3 * slab.atoms().count()], e.forces(), 1e-8);
    }

    /** A triplet without decay (gamma 0) ends where its shorter leg does, although other species reach further. */
    @Test
    void legBeyondItsEndTakesNoPartInTripletsEvenWithoutDecay() throws IOException {
        StringBuilder entries = new StringBuilder();
        for (String i : List.of("Si", "Ge")) {
            for (String j : List.of("Si", "Ge")) {
                for (String k : List.of("Si", "Ge")) {
                    // Pairs of Ge end at 3.6, all others at 2.7; no pair energy.
                    double a = i.equals("Ge") && j.equals("Ge") ? 1.8 : 1.35;
                    entries.append(String.join(" ", i, j, k)).append(" 1 2 ").append(a).append(" 5 0 0 0 1 4 0 0\n");
                }
            }
        }
        Path file = Files.writeString(folder.resolve("x.sw"), entries);
        ForceField sw = new StillingerWeberFactory().create(
                new StillingerWeberParameters(file, null, null),
                new ForceFieldFactory.Context(folder, List.of("Si", "Ge"), Units.CODATA_2018));
        assertEquals(3.6, sw.cutoff(), 1e-12);
        // Straight angles at the middle atom: 5 (cos 180 - 0)^2 if both legs count.
        assertEquals(5, straight(sw, 2.6), 1e-12);
        assertEquals(0, straight(sw, 2.8), 0);
    }

    /** Energy of Si - Si - Si in a line, the second leg of that length. */
    private static double straight(ForceField sw, double leg) {
        Atoms atoms = Atoms.of(List.of("Si", "Si", "Si"));
        atoms.setPosition(0, -2.5, 0, 0);
        atoms.setPosition(2, leg, 0, 0);
        return BruteForce.evaluate(sw, atoms, Cell.open()).energy();
    }

    /** Four bonds break, and two per atom belong to the crystal that takes up the atom. */
    @Test
    void idealVacancyCostsTwoEpsilon() {
        Crystals silicon = new Crystals(StillingerWeber.silicon(), Structures.Lattice.DIAMOND);
        assertEquals(2 * EPSILON, silicon.idealVacancy(A), 1e-6);
    }

    @Test
    void builtinIsTheFileOfLammps() {
        ForceField file = create(write(SILICON), "Si");
        Atoms atoms = diamond();
        atoms.x()[0] += 0.3;
        Evaluation expected = BruteForce.evaluate(StillingerWeber.silicon(), atoms, cell(5.3, true));
        Evaluation actual = BruteForce.evaluate(file, atoms, cell(5.3, true));
        assertEquals(expected.energy(), actual.energy(), 1e-9);
        assertArrayEquals(expected.forces(), actual.forces(), 1e-9);
        assertEquals(List.of("Somebody, 1985"), file.references());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.6022245584  4.0  0.0 0.0 | 0.6022245584 | si.sw:4: the file ends where p of Si Si Si should follow",
                "2.0951 | two | si.sw:3: 'two' is not a number (expected sigma of Si Si Si)",
                "2.0951 | NaN | si.sw:3: sigma of Si Si Si must be a finite number, not NaN",
                "1.80 | -1.80 | si.sw:3: a of Si Si Si must not be negative: -1.8",
                "2.0951 | 0 | si.sw:3: sigma of Si Si Si must be positive, not 0",
                "-0.333333333333 | -1.5 | si.sw:3: cos(theta0) of Si Si Si must lie between -1 and 1",
                "Si Si Si | Si Si C | Stillinger-Weber of si.sw has no entry for Si Si Si",
                "Si Si Si | Ge Ge Ge | Si is not in Stillinger-Weber of si.sw (it has Ge)",
                "0.0 0.0 | 0.0 0.0 0.0 | si.sw:4: the entry of Si Si Si has 12 numbers, expected 11 (epsilon sigma",
                "0.0 0.0 | 0.0 | si.sw:4: the file ends where tol of Si Si Si should follow: the entry has 10 numbers, expected 11",
                "0.0 0.0 | 0.0 0.0 1 2 3 | this looks like a file of another potential",
                "1.80 | 1e308 | si.sw:4: the numbers of Si Si Si are too large",
            })
    void refusesDamagedFiles(String sound, String damaged, String message) {
        Path file = write(SILICON.replace(sound, damaged));
        AdatomException e = assertThrows(AdatomException.class, () -> create(file, "Si"));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(2, e.exitCode());
    }

    @Test
    void refusesDuplicatesEmptyAndMissingFiles() {
        String twice = SILICON + SILICON;
        Path file = write(twice);
        assertMessage("si.sw:8: a second entry for Si Si Si", () -> create(file, "Si"));
        Path empty = write("# nothing\n");
        assertMessage("holds no Stillinger-Weber entry", () -> create(empty, "Si"));
        FileException e = assertThrows(FileException.class, () -> create(folder.resolve("none.sw"), "Si"));
        assertTrue(e.getMessage().endsWith("none.sw: no such potential file"), e.getMessage());
    }

    @Test
    void labelsMayStandForElementsOfTheFile() {
        ForceField f = new StillingerWeberFactory()
                .create(
                        new StillingerWeberParameters(write(SILICON), null, Map.of("Si1", "Si", "Si2", "Si")),
                        new ForceFieldFactory.Context(folder, List.of("Si1", "Si2"), Units.CODATA_2018));
        assertEquals(List.of("Si1", "Si2"), f.species());
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable code) {
        String message = assertThrows(AdatomException.class, code).getMessage();
        assertTrue(message.contains(part), message);
    }

    private ForceField create(Path file, String... species) {
        return new StillingerWeberFactory()
                .create(
                        new StillingerWeberParameters(file, null, null),
                        new ForceFieldFactory.Context(folder, List.of(species), Units.CODATA_2018));
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("si.sw"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Cell cell(double a, boolean periodic) {
        return Cell.orthorhombic(a, a, a).withPeriodicity(periodic, periodic, periodic);
    }

    private static Atoms diamond() {
        Atoms atoms = new Atoms(List.of("Si"), new int[8]);
        double[][] fcc = {{0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0}};
        for (int i = 0; i < 8; i++) {
            double[] r = fcc[i / 2];
            double s = 0.25 * (i % 2);
            atoms.setPosition(i, A * (r[0] + s), A * (r[1] + s), A * (r[2] + s));
        }
        return atoms;
    }
}
