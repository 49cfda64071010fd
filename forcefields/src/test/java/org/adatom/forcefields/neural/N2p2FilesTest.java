package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class N2p2FilesTest {
    private static final double BOHR = 0.529177210903;
    private static final double HARTREE = 27.211386245988;

    @TempDir
    private Path folder;

    private Map<String, String> files;

    @BeforeEach
    void makeFiles() {
        files = SmallModel.n2p2();
    }

    /** An O alone with one H at 2 bohr: the formulas of the program by hand, in its units. */
    @Test
    void energyIsThatOfTheFormulas() {
        Atoms atoms = Atoms.of(List.of("O", "H"));
        atoms.setPosition(0, 0, 0, 0);
        atoms.setPosition(1, 2 * BOHR, 0, 0);
        Evaluation actual = BruteForce.evaluate(create("O", "H"), atoms, Cell.open());
        double fc = 0.5 + 0.5 * Math.cos(Math.PI * 2 / 8);
        // Sorted: H has type 2, then 3; O has type 2 of H, type 2 of O, type 9.
        double[] h = {scaled(Math.exp(-0.1) * fc, 0, 2, 0.5), scaled(0, 0, 4, 1)};
        double[] o = {scaled(Math.exp(-0.8) * fc, 0.5, 1.5, 1), scaled(0, 0, 1, 0.2), scaled(0, 0, 0.5, 0.3)};
        double expected = output(h) / 4 - 1.25 - 0.5 + output(o) / 4 - 1.25 - 2.5;
        assertEquals(expected * HARTREE, actual.energy(), 1e-12);
    }

    private static double scaled(double g, double min, double max, double mean) {
        return (g - mean) / (max - min) * 2;
    }

    private static double output(double[] x) {
        double[] node = {0.1, -0.2};
        for (int i = 0; i < x.length; i++) {
            for (int n = 0; n < 2; n++) {
                node[n] += x[i] * SmallModel.weight(x.length, i + 1, n + 1);
            }
        }
        return 0.3 + 1.5 * Math.tanh(node[0]) - 0.5 * Math.tanh(node[1]);
    }

    @Test
    void orderOfSpeciesAndLabelsDoNotMatter() {
        Evaluation plain = BruteForce.evaluate(create("O", "H"), water("O", "H", "H"), Cell.open());
        Evaluation other = BruteForce.evaluate(create("H", "O"), water("O", "H", "H"), Cell.open());
        assertArrayEquals(plain.forces(), other.forces(), 1e-13);
        SmallModel.write(folder, files);
        N2p2Parameters named = new N2p2Parameters(
                folder, N2p2Parameters.FileUnits.BOHR_HARTREE, null, null, Map.of("Ow", "O", "H1", "H", "H2", "H"),
                null);
        Evaluation labelled = BruteForce.evaluate(
                new N2p2Factory().create(named, context("H2", "Ow", "H1")), water("Ow", "H1", "H2"), Cell.open());
        assertEquals(plain.energy(), labelled.energy(), 1e-12);
        assertArrayEquals(plain.forces(), labelled.forces(), 1e-12);
    }

    @Test
    void nodesMayBeNormalized() {
        files.put("input.nn", SmallModel.INPUT + "normalize_nodes\n");
        Network network = ((NeuralNetworkPotential) create("O", "H")).networks().get(0).network();
        double[] output = new double[8];
        double[][] gradient = new double[3][8];
        network.newEvaluator().evaluate(1, new double[3][8], output, gradient);
        assertEquals((0.3 + 1.5 * Math.tanh(0.1 / 3) - 0.5 * Math.tanh(-0.2 / 3)) / 2, output[0], 1e-15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "input.nn | epochs 10 | use_charges 1 | input.nn:17 | 'use_charges' is not a keyword",
        "input.nn | cutoff_type 1 | cutoff_type 0 | input.nn:9 | energies jump",
        "input.nn | cutoff_type 1 | cutoff_type 2 0.5 | input.nn: | no inner radius",
        "input.nn | elements O H | elements O He | input.nn: | 'H' is none of the elements",
        "input.nn | elements O H | elements O Xq | input.nn:3 | 'Xq' is not an element symbol",
        "input.nn | number_of_elements 2 | number_of_elements 3 | input.nn:3 | number_of_elements is 3",
        "input.nn | H 2 O 0.1 1.0 8.0 | H 2 O 0.1 1.0 | input.nn:20 | where the cutoff should follow",
        "input.nn | H 2 O 0.1 1.0 8.0 | H 2 O 0.1 1.0 8.0 7 | input.nn:20 | found '7'",
        "input.nn | H 2 O 0.1 1.0 8.0 | H 4 O 0.1 1.0 8.0 | input.nn:20 | '4' is no type",
        "input.nn | H 2 O 0.1 1.0 8.0 | H 2 O x 1.0 8.0 | input.nn:20 | 'x' is not a finite number",
        "input.nn | H 2 O 0.1 1.0 8.0 | H 2 O 0.1 1.0 -8 | input.nn:20 | cannot go from",
        "input.nn | O 2 H 0.2 0.0 8.0 | O 2 O 0.2 0.0 8.0 | input.nn:22 | same function is defined in line 21",
        "input.nn | short t l | short t q | input.nn:16 | 'q' is no activation",
        "input.nn | short t l | short t | input.nn:16 | 1 activation functions for 2 layers",
        "input.nn | nodes_short 2 | nodes_short 2 2 | input.nn:15 | 2 numbers of nodes",
        "input.nn | nodes_short 2 | nodes_short 3 | weights.008.data:4 | does the file belong",
        "input.nn | epochs 10 | cutoff_type 2 | input.nn:17 | given twice",
        "input.nn | symfunction_short O | # | input.nn: | no line symfunction_short is for O",
        "scaling.data | 2 3 0.0 | 2 4 0.0 | scaling.data:6 | do not belong together",
        "scaling.data | 1 2 0.0 4.0 1.0 0.2 | 1 2 0.0 4.0 | scaling.data:3 | found 4 words",
        "scaling.data | 0.0 0.5 0.3 0.1 | 0.0 0.0 0.3 0.1 | scaling.data: | has no range",
        "scaling.data | 0.5 0.3 0.1 | 0.5 0.3 0.1 \\n 2 4 0 1 0 1 | scaling.data:7 | goes on",
        "input.nn | atom_energy O -2.5 | atom_energy O -2.5 7 | input.nn:4 | found '7'",
        "input.nn | atom_energy O -2.5 | atom_energy O -2 \\n atom_energy O 1 | input.nn:5 | given twice, first in line 4",
        "input.nn | atom_energy O -2.5 | atom_energy S 1 | input.nn:4 | 'S' is none of the elements",
        "input.nn | mean_energy -1.25 | mean_energy -1.25 3 | input.nn:6 | found '3'",
        "input.nn | mean_energy -1.25 | mean_energy nan | input.nn:6 | 'nan' is not a finite number",
        "input.nn | conv_energy 4.0 | conv_energy 0 | input.nn:7 | conv_energy must be positive",
        "input.nn | conv_length 2.0 | conv_length -1 | input.nn:8 | conv_length must be positive",
        "input.nn | hidden_layers_short 1 | hidden_layers_short 1 1 | input.nn:14 | found '1'",
        "input.nn | epochs 10 | element_nodes_short O 1 3 | input.nn:17 | 'element_nodes_short' is not a keyword",
        "input.nn | epochs 10 | nnp_type 4G | input.nn:17 | 'nnp_type' is not a keyword",
        "scaling.data | 1 1 0.0 2.0 | 1 1 2.0 0.0 | scaling.data:2 | function 1 of H has no range",
        "scaling.data | 1 1 0.0 2.0 | 3 1 0.0 2.0 | scaling.data:2 | do not belong together",
        "weights.008.data | 0.3 b 11 | inf b 11 | weights.008.data:12 | must be a finite number, not inf",
        "weights.008.data | b 11 2 1 | a 11 2 1 | weights.008.data:12 | does the file belong",
        "weights.008.data | 0.3 b 11 2 1 | # | weights.008.data: | fewer weights",
        "weights.008.data | 0.3 b 11 2 1 | 0.3 b 11 2 1 \\n 1 | weights.008.data:13 | more weights"
    })
    void wrongFilesAreRefused(String file, String sound, String wrong, String place, String reason) {
        String text = files.get(file);
        assertTrue(text.contains(sound), sound);
        files.put(file, text.replace(sound, wrong.replace("\\n", "\n")));
        String message = assertThrows(InputException.class, () -> create("O", "H")).getMessage();
        assertTrue(message.contains(place) && message.contains(reason), message);
    }

    @Test
    void missingFilesAndSpeciesAreRefused() {
        String message = assertThrows(InputException.class, () -> create("O", "Cu")).getMessage();
        assertTrue(message.contains("Cu is not in") && message.contains("H, O"), message);
        files.remove("weights.008.data");
        Path other = folder.resolve("other");
        assertTrue(other.toFile().mkdir());
        SmallModel.write(other, files);
        N2p2Parameters parameters =
                new N2p2Parameters(other, N2p2Parameters.FileUnits.ANGSTROM_EV, null, null, null, null);
        assertThrows(FileException.class, () -> new N2p2Factory().create(parameters, context("O")));
        // The network of an element that the structure does not have is not needed.
        new N2p2Factory().create(parameters, context("H"));
    }

    @Test
    void unitsMustBeGiven() {
        assertThrows(InputException.class, () -> new N2p2Parameters(folder, null, null, null, null, null));
        assertThrows(InputException.class, () -> new N2p2Parameters(folder, null, 1.0, null, null, null));
        assertThrows(InputException.class, () -> new N2p2Parameters(folder, null, 1.0, -1.0, null, null));
        assertThrows(InputException.class,
                () -> new N2p2Parameters(folder, N2p2Parameters.FileUnits.ANGSTROM_EV, 1.0, 1.0, null, null));
    }

    private ForceField create(String... species) {
        SmallModel.write(folder, files);
        return new N2p2Factory().create(
                new N2p2Parameters(folder, N2p2Parameters.FileUnits.BOHR_HARTREE, null, null, null, null),
                context(species));
    }

    private ForceFieldFactory.Context context(String... species) {
        return new ForceFieldFactory.Context(folder, List.of(species), Units.CODATA_2018);
    }

    private static Atoms water(String... labels) {
        Atoms atoms = Atoms.of(List.of(labels));
        atoms.setPosition(0, 0, 0, 0);
        atoms.setPosition(1, 0.96, 0.05, 0);
        atoms.setPosition(2, -0.25, 0.93, 0.1);
        return atoms;
    }
}
