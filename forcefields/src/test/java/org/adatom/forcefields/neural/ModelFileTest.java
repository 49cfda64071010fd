package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    @TempDir
    private Path folder;

    private DescriptorModel small() {
        SmallModel.write(folder, SmallModel.n2p2());
        return N2p2Files.readModel(folder, SMALL);
    }

    private static final N2p2Parameters SMALL =
            new N2p2Parameters(Path.of("."), N2p2Parameters.FileUnits.BOHR_HARTREE, null, null, null, null);

    private ForceFieldFactory.Context context(String... species) {
        return new ForceFieldFactory.Context(folder, List.of(species), Units.CODATA_2018);
    }

    @Test
    void whatIsReadIsWrittenAgainToTheLastBit() throws IOException {
        ModelFile.write(folder.resolve("one.json"), small());
        DescriptorModel read = ModelFile.read(folder.resolve("one.json"));
        ModelFile.write(folder.resolve("two.json"), read);
        assertEquals(Files.readString(folder.resolve("one.json")), Files.readString(folder.resolve("two.json")));
        DescriptorModel.AtomModel before = small().atoms().get(1);
        DescriptorModel.AtomModel after = read.atoms().get(1);
        assertEquals(functions(small()), functions(read));
        assertArrayEquals(before.neural().scale(), after.neural().scale());
        assertArrayEquals(new double[] {0.5, 0, 0}, after.min());
        assertArrayEquals(before.neural().layers().get(0).weights(), after.neural().layers().get(0).weights());
        assertEquals(before.neural().offset(), after.neural().offset());
    }

    private static List<?> functions(DescriptorModel model) {
        return ((DescriptorSettings.BehlerParrinello) model.descriptor()).functions();
    }

    @Test
    void energiesAndForcesStayTheSame() {
        ModelFile.write(folder.resolve("m.json"), small());
        Atoms atoms = Atoms.of(List.of("O", "H", "H"));
        atoms.setPosition(0, 0, 0, 0);
        atoms.setPosition(1, 0.96, 0.05, 0);
        atoms.setPosition(2, -0.25, 0.93, 0.1);
        ForceField theirs = new N2p2Factory().create(SMALL, context("O", "H"));
        ForceField ours =
                new ModelFactory().create(new ModelParameters(Path.of("m.json"), null, null), context("O", "H"));
        Evaluation expected = BruteForce.evaluate(theirs, atoms, Cell.open());
        Evaluation actual = BruteForce.evaluate(ours, atoms, Cell.open());
        assertEquals(expected.energy(), actual.energy());
        assertArrayEquals(expected.forces(), actual.forces());
        assertTrue(ours.references().get(1).contains("Singraber"));
    }

    /** Gaussian, weighted and compact functions. */
    @ParameterizedTest
    @ValueSource(strings = {"nnp-n2p2-cu", "nnp-n2p2-ethylbenzene"})
    void deckOfN2p2IsKeptToTheLastDigit(String name) {
        Deck deck = Deck.require(name);
        NeuralNetworkPotential theirs = N2p2DeckTest.potential(deck);
        var units = deck.description().get("potential_units");
        DescriptorModel model = N2p2Files.readModel(deck.folder(), new N2p2Parameters(
                Path.of("."), null, units.get("length_factor_per_angstrom").asDouble(),
                units.get("energy_factor_per_eV").asDouble(), null, null));
        ModelFile.write(folder.resolve("m.json"), model);
        ForceField ours = new ModelFactory().create(
                new ModelParameters(Path.of("m.json"), null, null), context(deck.species().toArray(String[]::new)));
        Structure s = deck.configurations().get(0).structure();
        Evaluation expected = Evaluation.byEngine(theirs, s.atoms(), s.cell(), 1);
        Evaluation actual = Evaluation.byEngine(ours, s.atoms(), s.cell(), 1);
        assertEquals(expected.energy(), actual.energy());
        assertArrayEquals(expected.forces(), actual.forces());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"version\":2 | \"version\":1 | is of version 1",
        "adatom-model | other | is not a model file",
        "\"provenance\" | \"origin\" | the key 'provenance' is missing",
        "\"version\":2 | \"version\":2,\"colour\":3 | colour",
        "\"energy\":\"eV\" | \"energy\":\"Ry\" | expected units A and eV",
        "\"source\":\"n2p2 | \"source\":\"mine | SHA-256",
        "\"max\":[2.0, | \"max\":[2.5, | SHA-256",
        "\"max\":[2.0, | \"max\":[2.0,1.0, | min and max have 2 and 3",
        "\"neighbor\":1 | \"neighbor\":7 | element number 7",
        "\"elements\":[\"H\",\"O\"] | \"elements\":[\"H\",\"H\"] | each named once",
        "\"activation\":\"TANH\" | \"activation\":\"TAN\" | activation"
    })
    void wrongFilesAreRefused(String sound, String wrong, String reason) throws IOException {
        Path file = folder.resolve("m.json");
        ModelFile.write(file, small());
        String text = Files.readString(file);
        assertTrue(text.contains(sound), text);
        Files.writeString(file, text.replace(sound, wrong));
        String message = assertThrows(InputException.class, () -> ModelFile.read(file)).getMessage();
        assertTrue(message.contains("m.json") && message.contains(reason), message);
    }
}
