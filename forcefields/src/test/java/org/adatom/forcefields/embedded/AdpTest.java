package org.adatom.forcefields.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Angular-dependent potentials: LAMMPS' {@code pair_style adp} and its files. */
class AdpTest {
    private static final String TABLES =
            """
                    one
                    two
                    three
                    2 Ni Al
                    6 1.0 6 1.0 5.0
                    28 58.69 3.52 fcc
                    -1 -2 -3 -4 -5 -6
                    5 4 3 2 1 0
                    13 26.98 4.05 fcc
                    -2 -4 -6 -8 -10 -12
                    10 8 6 4 2 0
                    """
                    + "0 0 0 0 0 0\n".repeat(3)
                    + """
                            .1 .1 .1 .1 .1 .1
                            .2 .2 .2 .2 .2 .2
                            .3 .3 .3 .3 .3 .3
                            1 1 1 1 1 1
                            2 2 2 2 2 2
                            3 3 3 3 3 3
                            """;

    @TempDir
    Path folder;

    @Test
    void agreesWithLammps() {
        Deck deck = Deck.require("adp_Ni");
        ForceField forceField = potential(deck);
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(forceField, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(forceField, s.atoms(), s.cell(), 2));
        }
        assertEquals(List.of("Mishin et al, Acta Mater, 53, 4029 (2005)"), forceField.references());
        assertEquals("ADP Ni, adp file Ni.adp, cutoff 5.16800 A", forceField.description());
    }

    @Test
    void readsDipolesAndQuadrupolesOfEachPair() {
        AdpTables tables = DynamoFiles.readAdp(write(TABLES));
        assertEquals(0.1, tables.dipole()[0][0][3]);
        assertEquals(0.2, tables.dipole()[1][0][3]);
        assertEquals(0.2, tables.dipole()[0][1][3]);
        assertEquals(0.3, tables.dipole()[1][1][3]);
        assertEquals(1, tables.quadrupole()[0][0][5]);
        assertEquals(2, tables.quadrupole()[0][1][5]);
        assertEquals(3, tables.quadrupole()[1][1][5]);
    }

    /**
     * A dimer Ni-Al of 2 A: the density at Ni is 6, that at Al 3, so F = -7 (beyond the table) and -8; mu = 0.4 and
     * lambda_xx = 8 at both, which make 1/2 0.16 + 1/2 64 - 1/6 64 each.
     */
    @Test
    void dimerHasTheEnergyOfTheFormula() {
        ForceField f = create(TABLES, Map.of(), "Ni", "Al");
        Atoms atoms = new Atoms(List.of("Ni", "Al"), new int[] {0, 1});
        atoms.setPosition(1, 2, 0, 0);
        Evaluation e = BruteForce.evaluate(f, atoms, Cell.open());
        assertEquals(-15 + 2 * (0.08 + 64 / 3.0), e.energy(), 1e-12);
        assertTrue(f.warnings().get(0).startsWith("ADP: 1 times an atom's density lay outside the table [0, 5.00000]"));
    }

    @Test
    void labelsMayStandForElementsOfTheFile() {
        ForceField f = create(TABLES, Map.of("A", "Al", "B", "Ni"), "A", "B");
        assertEquals(List.of("A", "B"), f.species());
        Atoms atoms = new Atoms(List.of("A", "B"), new int[] {1, 0});
        atoms.setPosition(1, 2, 0.3, 0);
        Atoms same = new Atoms(List.of("Ni", "Al"), new int[] {0, 1});
        same.setPosition(1, 2, 0.3, 0);
        Evaluation expected = BruteForce.evaluate(create(TABLES, Map.of(), "Ni", "Al"), same, Cell.open());
        Evaluation actual = BruteForce.evaluate(f, atoms, Cell.open());
        assertEquals(expected.energy(), actual.energy(), 1e-12);
        assertArrayEquals(expected.forces(), actual.forces(), 1e-12);
        assertFalse(expected.largestForce() < 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 3 3 3 3 3 | 3 3 3 3 3 | the file ends where value 6 of 6 of w(r) of Al-Al should follow",
                "3 3 3 3 3 3 | 3 3 3 3 3 3 3 | x.adp:20: found '3' after the last value: more values than the header announces",
                ".2 .2 .2 .2 | .2 x .2 .2 | x.adp:16: 'x' is not a number (expected u(r) of Al-Ni)",
                "2 Ni Al | 2 Fe Al | Ni is not in adp file x.adp (it has Fe, Al)",
            })
    void refusesDamagedFiles(String sound, String damaged, String message) {
        String text = TABLES.replace(sound, damaged);
        InputException e = assertThrows(InputException.class, () -> create(text, Map.of(), "Ni"));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private ForceField create(String text, Map<String, String> elements, String... species) {
        return new AdpFactory()
                .create(
                        new AdpParameters(write(text), elements),
                        new ForceFieldFactory.Context(folder, List.of(species), Units.CODATA_2018));
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("x.adp"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static ForceField potential(Deck deck) {
        Path file = Path.of(deck.parameters().get("files").get(0).asText());
        return new AdpFactory()
                .create(
                        new AdpParameters(file, null),
                        new ForceFieldFactory.Context(deck.folder(), deck.species(), Units.LAMMPS_METAL));
    }
}
