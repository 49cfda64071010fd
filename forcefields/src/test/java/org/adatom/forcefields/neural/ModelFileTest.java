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

    /** What is wrong is told by the path of keys and in words of the file. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "`version`:2 | `version`:3 | is of version 3 of the format",
        "`version`:2 | `version`:`2` | is of version `2` of the format",
        "`length`:`A` | `length`:`nm` | expected units A and eV, found nm and eV",
        "`cutoff`:9.0 | `cutoff`:8.0 | cutoff is 8.0 A, but the descriptor reaches to 9.0 A",
        "`cutoff`:9.0 | `cutoff`:`nine` | 1: cutoff: found 'nine', expected a number",
        "`cutoff`:9.0 | `cutoff`:NaN | 1: is no JSON: Non-standard token 'NaN'",
        "`elements`:[`H`,`O`] | `elements`:[`H`,`S`] | 1: model: there is a model of O, which is none of",
        "`elements`:[`H`,`O`] | `elements`:[`H`] | a descriptor for each of its elements [H]",
        "`elements`:[`H`,`O`] | `elements`:`H` | 1: model.elements: found 'H', expected a list",
        "`type`:`behler-parrinello` | `type`:`soap` | model.descriptor: the type 'soap' is not known, use one of behler",
        "`type`:`radial` | `type`:`round` | functions[0][0]: the type 'round' is not known, use one of angular, radial",
        "`kind`:`COSINE` | `kind`:`SINE` | cutoffFunction.kind: 'SINE' is not known, use one of COSINE",
        "`neighbor`:1 | `neighbor`:7 | a symmetry function is for element number 7",
        "`neighbor`:1 | `neighbor`:1.5 | functions[0][0].neighbor: found '1.5', expected a whole number",
        "`weights`:[1.0,8.0] | `weights`:[1.0] | as many finite weights",
        "`weights`:[1.0,8.0] | `weights`:[1.0,null] | model.descriptor.weights[1]: found 'null', expected a number",
        "`eta`:0.1 | `eta`:0.2 | the content was changed",
        "`eta`:0.1 | `eta`:null | shape.eta: found 'null', expected a number",
        "`eta`:0.1 | `Eta`:0.1 | shape.eta: the key 'eta' is missing",
        "`eta`:0.1 | `eta`:0.1,`eta`:0.1 | Duplicate field 'eta'",
        "`eta`:0.1 | `eta`:0.1,`beta`:1 | shape.beta: the key 'beta' is not known, use one of cutoffFunction, eta, shift",
        "`type`:`network` | `type`:`forest` | regressor: the type 'forest' is not known, use one of gaussian, network, polynomial",
        "`activation`:`TANH` | `activation`:`TAN` | layers[0].activation: 'TAN' is not known, use one of LINEAR",
        "`min`:[ | `min`:[1, | 2 values, but min and max have 3 and 2",
        "`min`:[ | `min`:[`a`, | model.atoms[0].min[0]: found 'a', expected a number",
        "`factor`: | `factors`: | regressor.factor",
        "`provenance`:{ | `provenance`:{`a`:{`b`:1}, | model.provenance.a: ",
        "`model`:{ | `model`:[ | is no JSON",
        "{`format` | [`format` | is no JSON"
    })
    void damagedFilesAreRefusedInWords(String sound, String damaged, String reason) throws IOException {
        Path source = Files.createDirectory(folder.resolve("source"));
        SmallModel.write(source, SmallModel.n2p2());
        Path file = folder.resolve("damaged.model.json");
        ModelFile.write(file, N2p2Files.readModel(source,
                new N2p2Parameters(source, N2p2Parameters.FileUnits.ANGSTROM_EV, null, null, null, null)));
        String text = Files.readString(file);
        String from = sound.replace('`', '"');
        int at = text.indexOf(from);
        assertTrue(at >= 0, from);
        Files.writeString(file, text.substring(0, at) + damaged.replace('`', '"') + text.substring(at + from.length()));
        String message = assertThrows(InputException.class, () -> ModelFile.read(file)).getMessage();
        assertTrue(message.contains(reason.replace('`', '"')) && message.contains("damaged.model.json:")
                && message.lines().count() == 1 && !message.contains("adatom.forcefields"), message);
    }
}
