package org.adatom.forcefields.angular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.error.FileException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VashishtaTest {
    private static final Path FOLDER = resource("vashishta-lammps.extxyz").getParent();
    private static final double TOLERANCE = 1e-11;
    private static final String PHOSPHORUS =
            """
                    # CITATION: Somebody, 2009
                    P P P  1813.06 7 1.21 1.21 4.5 52.7067 2.75
                           1.5 6.0 4.3 1.0 3.5 7.0 -0.3333
                    """;

    @TempDir
    Path folder;

    static List<Deck.Configuration> configurations() throws IOException {
        List<Deck.Configuration> all = Deck.read(Files.readAllLines(resource("vashishta-lammps.extxyz")));
        assertEquals(7, all.size());
        return all;
    }

    /**
     * LAMMPS 29 Sep 2021, units metal: {@code pair_style vashishta}, {@code pair_coeff * * FILE O Si} (C Si, In P),
     * {@code run 0}; virial from {@code compute stress/atom NULL virial}, divided by -1.6021765e6. Rattled crystals in skewed
     * cells of 2 to 9 atoms, all smaller than the cutoff; a slab; a cluster; like atoms side by side.
     */
    @ParameterizedTest
    @MethodSource("configurations")
    void agreesWithLammps(Deck.Configuration c) {
        Structure s = c.structure();
        ForceField f = create(
                switch (s.name().split(" ")[0]) {
                    case "quartz" -> "sio-1990.vashishta";
                    case "indium" -> "inp-2009.vashishta";
                    case "no" -> "mixed.vashishta";
                    default -> "sic-2007.vashishta";
                },
                s.atoms().symbols().toArray(String[]::new));
        for (Evaluation actual : List.of(
                BruteForce.evaluate(f, s.atoms(), s.cell()), Evaluation.byEngine(f, s.atoms(), s.cell(), 2))) {
            Evaluation expected = c.expected();
            assertEquals(expected.energy(), actual.energy(), TOLERANCE * Math.abs(expected.energy()));
            assertArrayEquals(expected.forces(), actual.forces(), TOLERANCE * expected.largestForce());
            assertArrayEquals(
                    expected.virial(), actual.virial(), TOLERANCE * Evaluation.largest(expected.virial()));
        }
    }

    @Test
    void aSetWithoutAnglesIsAPairPotential() {
        ForceField f = create(folder, write("In In In 273.584 7 -1.21 -1.21 4.5 0 0  0 6 0 0 0 0 0"), "In");
        assertEquals(6, f.cutoff());
        assertFalse(f.description().contains("angles"), f.description());
    }

    @Test
    void labelsMayStandForElementsOfTheFileAndTheCitationIsKept() {
        ForceField f = new VashishtaFactory()
                .create(
                        new VashishtaParameters(write(PHOSPHORUS), Map.of("P1", "P", "P2", "P")),
                        new ForceFieldFactory.Context(folder, List.of("P1", "P2"), Units.CODATA_2018));
        assertEquals(List.of("P1", "P2"), f.species());
        assertEquals(List.of("Somebody, 2009"), f.references());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7.0 -0.3333 | 7.0 | p.vashishta:3: the file ends where cos(theta0) of P P P should follow",
                "1813.06 | many | p.vashishta:2: 'many' is not a number (expected H of P P P)",
                "1813.06 | -1 | p.vashishta:2: H of P P P must not be negative: -1.0",
                "6.0 | 0 | p.vashishta:3: rc of P P P must be positive, not 0",
                "4.5 | 0 | p.vashishta:3: lambda1 of P P P must be positive, not 0",
                "2.75 | 0 | p.vashishta:3: lambda4 of P P P must be positive, not 0",
                "4.3 1.0 | 4.3 0 | p.vashishta:3: gamma of P P P must be positive, not 0",
                "-0.3333 | -1.1 | p.vashishta:3: cos(theta0) of P P P must lie between -1 and 1: -1.1",
                "P P P | P P In | Vashishta of p.vashishta has no entry for P P P",
                "P P P | As As As | P is not in Vashishta of p.vashishta (it has As)",
            })
    void refusesDamagedFiles(String sound, String damaged, String message) {
        assertRefused(PHOSPHORUS.replace(sound, damaged), message, "P");
    }

    @Test
    void refusesDuplicatesEmptyAndMissingFiles() {
        assertRefused(PHOSPHORUS + PHOSPHORUS, "p.vashishta:6: a second entry for P P P", "P");
        assertRefused("# nothing\n", "holds no Vashishta entry", "P");
        FileException e =
                assertThrows(FileException.class, () -> create(folder, folder.resolve("none.vashishta"), "P"));
        assertTrue(e.getMessage().endsWith("none.vashishta: no such potential file"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Si C C    447.09026 9 1.1 | Si C C    447.09026 9 1.2 |"
                        + " entries C Si Si and Si C C must have the same H, eta, Zi Zj,",
                "C C Si    0 0 0 0 0 0 0  0 0 4 | C C Si    0 0 0 0 0 0 0  0 0 5 |"
                        + " entries C C Si and C Si C must have the same B, C and cos(theta0)",
            })
    void refusesEntriesThatContradictOneAnother(String sound, String other, String message) throws IOException {
        String mixed = Files.readString(FOLDER.resolve("mixed.vashishta"));
        assertTrue(mixed.contains(sound));
        assertRefused(mixed.replace(sound, other), message, "C", "Si");
    }

    private void assertRefused(String text, String message, String... species) {
        Path file = write(text);
        AdatomException e = assertThrows(AdatomException.class, () -> create(folder, file, species));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals(2, e.exitCode());
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("p.vashishta"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the sets beside this test. */
    static ForceField create(String file, String... species) {
        return create(FOLDER, Path.of(file), species);
    }

    private static ForceField create(Path folder, Path file, String... species) {
        return new VashishtaFactory()
                .create(
                        new VashishtaParameters(file, null),
                        new ForceFieldFactory.Context(folder, List.of(species), Units.LAMMPS_METAL));
    }

    private static Path resource(String name) {
        try {
            return Path.of(VashishtaTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
