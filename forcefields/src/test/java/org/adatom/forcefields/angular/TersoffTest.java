package org.adatom.forcefields.angular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.TersoffParameters.Builtin;
import org.adatom.forcefields.angular.TersoffParameters.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TersoffTest {
    private static final String CARBON =
            """
                    # CITATION: Somebody, 1988
                    C C C  3 1 0 38049 4.3484 -0.57058 0.72751
                           1.5724e-7 2.2119 346.74 1.95 0.15 3.4879 1393.6
                    """;

    @TempDir
    Path folder;

    /** Without a third atom the bond order is 1. */
    @Test
    void dimerIsAMorsePotential() {
        ForceField f = builtin(Builtin.C_1988, "C");
        Atoms atoms = new Atoms(List.of("C"), new int[2]);
        atoms.setPosition(1, 0, 1.4, 0);
        double expected = 1393.6 * Math.exp(-3.4879 * 1.4) - 346.74 * Math.exp(-2.2119 * 1.4);
        assertEquals(expected, BruteForce.evaluate(f, atoms, Cell.open()).energy(), 1e-13 * Math.abs(expected));
    }

    /**
     * An atom that comes into reach of a bonded one weakens its bond by (beta zeta)^n with zeta ~ fC ~ delta^2 and feels
     * a force ~ delta^(2n - 1): continuous, with an infinite slope for n = 0.72751.
     */
    @Test
    void forceOnAnEnteringAtomBeginsWithThePowerOfTheBondOrder() {
        ForceField f = builtin(Builtin.C_1988, "C");
        double[] force = new double[3];
        for (int k = 0; k < force.length; k++) {
            Atoms atoms = new Atoms(List.of("C"), new int[3]);
            atoms.setPosition(1, -1.5, 0, 0);
            atoms.setPosition(2, 2.1 - Math.pow(100, -3 - k), 0, 0);
            force[k] = BruteForce.evaluate(f, atoms, Cell.open()).forces()[6];
        }
        for (int k = 1; k < force.length; k++) {
            assertEquals(Math.pow(100, 2 * 0.72751 - 1), force[k - 1] / force[k], 0.05);
        }
    }

    /** Far beyond the range of exp the bond order follows its power law. */
    @Test
    void hugeZetaGivesThePowerLawAndNoInfinity() {
        TersoffTriplet stiff = new TersoffTriplet(
                3, 1.7, new TersoffTriplet.Angle(0, 1e25, 0, 1, 0, 0), 22.9, 22.9, 1, 1.3, 95, 3, 0.2, 0, 3.2, 3264,
                null);
        ForceField f = new Tersoff(List.of("Si"), List.of(stiff), "test", List.of());
        Atoms atoms = new Atoms(List.of("Si"), new int[3]);
        atoms.setPosition(1, 2.3, 0, 0);
        atoms.setPosition(2, 0, 2.3, 0);
        double bond = 3264 * Math.exp(-3.2 * 2.3) - Math.pow(1e25, -0.5) * 95 * Math.exp(-1.3 * 2.3);
        double free = 3264 * Math.exp(-3.2 * 2.3) - 95 * Math.exp(-1.3 * 2.3);
        // The end atoms are 3.25 A apart: each has one neighbour, the middle one two.
        assertEquals(bond + free, BruteForce.evaluate(f, atoms, Cell.open()).energy(), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(Builtin.class)
    void everyBuiltinSetNamesItsPaper(Builtin set) {
        ForceField f = builtin(set, set.name().startsWith("SI") ? "Si" : "C");
        assertTrue(
                f.references().stream()
                        .allMatch(r -> r.matches(".*(Phys\\. Rev\\. (B|Lett\\.)) \\d+, \\d+ \\(\\d{4}\\)")),
                f.references().toString());
        assertTrue(f.description().contains(set.key()), f.description());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.4879 1393.6 | 3.4879 | c.tersoff:3: the file ends where A of C C C should follow",
                "346.74 | many | c.tersoff:3: 'many' is not a number (expected B of C C C)",
                "346.74 | -346.74 | c.tersoff:3: B of C C C must not be negative: -346.74",
                "C  3 1 | C  2 1 | c.tersoff:2: m of C C C must be 1 or 3, not 2.0",
                "4.3484 | 0 | c.tersoff:2: d of C C C must be positive, not 0.0",
                "0.72751 | 0 | c.tersoff:3: the exponent of the bond order of C C C must be positive, not 0",
                "1.95 0.15 | 1.95 2.15 | c.tersoff:3: the cutoff of C C C must begin at a distance",
                "C C C | C C Si | Tersoff of c.tersoff has no entry for C C C",
                "C C C | Ge Ge Ge | C is not in Tersoff of c.tersoff (it has Ge)",
                "1393.6 | 1393.6 7 | c.tersoff:3: the entry of C C C has 15 numbers, expected 14 (m gamma",
                "1393.6 | 1393.6 14 6 0.95 14 | 18 numbers, expected 14 (m gamma lambda3 c d cos(theta0) n beta lambda2 B R D lambda1 A); this looks like a tersoff/zbl file: set form: zbl",
                "1393.6 | 1393.6 1 2 3 | this looks like a tersoff/mod file: set form: mod",
                "C C C | C C 7 | c.tersoff:2: found '7' where the third element was expected",
                "38049 | 1e200 | c.tersoff:3: the numbers of C C C are too large",
                "38049 | 0x1p3 | c.tersoff:2: '0x1p3' is not a number (expected c of C C C)",
                "38049 | 3f | c.tersoff:2: '3f' is not a number (expected c of C C C)",
                "1988 | 1988 UNITS: real | c.tersoff:1: the file is in units 'real', expected metal",
            })
    void refusesDamagedFiles(String sound, String damaged, String message) {
        assertRefused("c.tersoff", CARBON.replace(sound, damaged), null, message);
    }

    /** The second byte of an A with a ring in UTF-8 is a line break (NEL) to some. */
    @Test
    void commentsMayHoldAnyLetters() throws IOException {
        Files.writeString(folder.resolve("c.tersoff"), "# R. \u00C5uthor, in \u00C5\n" + CARBON);
        TersoffParameters parameters = new TersoffParameters(Path.of("c.tersoff"), null, null, null);
        ForceField f = new TersoffFactory()
                .create(parameters, new ForceFieldFactory.Context(folder, List.of("C"), Units.CODATA_2018));
        assertEquals(2.1, f.cutoff(), 1e-12);
    }

    @Test
    void refusesDuplicatesEmptyFilesAndTheWrongForm() {
        assertRefused("c.tersoff", CARBON + CARBON, null, "c.tersoff:6: a second entry for C C C");
        assertRefused("c.tersoff", "# nothing\n", null, "holds no Tersoff entry");
        assertRefused("c.tersoff", CARBON, Form.ZBL,
                "c.tersoff:3: the file ends where Z_i of C C C should follow: the entry has"
                        + " 14 numbers, expected 18 (m gamma lambda3 c d cos(theta0) n beta lambda2 B R D lambda1 A Z_i Z_j ZBLcut"
                        + " ZBLexpscale); this looks like a standard Tersoff file: set form: standard");
        assertRefused("c.tersoff", CARBON + CARBON.replace("C C C", "C C Si"), Form.ZBL,
                "c.tersoff:5: found 'C' where Z_i of C C C was expected: the entry has 14 numbers, expected 18");
        assertRefused("c.tersoff.mod", CARBON, null, "c.tersoff.mod:");
        AdatomException e = assertThrows(AdatomException.class, () -> new TersoffParameters(null, null, null, null));
        assertEquals("tersoff needs exactly one of the keys file, builtin", e.getMessage());
    }

    private void assertRefused(String name, String text, Form form, String message) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TersoffParameters parameters = new TersoffParameters(Path.of(name), null, form, null);
        AdatomException e = assertThrows(AdatomException.class, () -> new TersoffFactory()
                .create(parameters, new ForceFieldFactory.Context(folder, List.of("C"), Units.CODATA_2018)));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(2, e.exitCode());
    }

    static Tersoff builtin(Builtin set, String... species) {
        return (Tersoff) new TersoffFactory()
                .create(
                        new TersoffParameters(null, set, null, null),
                        new ForceFieldFactory.Context(Path.of(""), List.of(species), Units.CODATA_2018));
    }
}
