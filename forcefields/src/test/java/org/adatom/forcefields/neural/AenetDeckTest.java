package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies, forces and virials of aenet. */
class AenetDeckTest {
    @ParameterizedTest
    @ValueSource(strings = {"nnp-aenet-tio2", "nnp-aenet-tio2-behler"})
    void agreesWithAenet(String name) {
        Deck deck = Deck.require(name);
        ForceField potential = potential(deck.folder(), deck.species(), "");
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(potential, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(potential, s.atoms(), s.cell(), 2));
        }
    }

    /** The 200 structures that come with the published networks; their file prints 1e-8 eV and 1e-6 eV/A. */
    @Test
    void publishedPredictionsAreReproduced() throws IOException {
        Path folder = SharedFolder.require("reference/aenet-tio2-published");
        ForceField potential = potential(folder, List.of("Ti", "O"), ".pytorch");
        List<String> lines;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("golden.extxyz.gz"))),
                StandardCharsets.UTF_8))) {
            // The frames have names under another key, and no virial.
            lines = in.lines().map(l -> l.replace("source=", "virial=\"0 0 0 0 0 0 0 0 0\" config_name=")).toList();
        }
        List<Deck.Configuration> all = Deck.read(lines);
        assertEquals(200, all.size());
        for (Deck.Configuration c : all) {
            Structure s = c.structure();
            Evaluation actual = Evaluation.byEngine(potential, s.atoms(), s.cell(), 2);
            assertEquals(c.expected().energy(), actual.energy(), 2e-8, "energy of " + c);
            assertArrayEquals(c.expected().forces(), actual.forces(), 1e-6, "forces of " + c);
        }
    }

    static ForceField potential(Path folder, List<String> species, String infix) {
        Map<String, Path> files = new LinkedHashMap<>();
        species.forEach(s -> files.put(s, Path.of(s + infix + ".nn.ascii")));
        return new AenetFactory().create(
                new AenetParameters(files, null), new ForceFieldFactory.Context(folder, species, Units.CODATA_2018));
    }
}
