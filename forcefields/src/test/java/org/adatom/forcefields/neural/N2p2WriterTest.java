package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class N2p2WriterTest {
    private static final N2p2Parameters IN_ANGSTROM =
            new N2p2Parameters(Path.of("."), N2p2Parameters.FileUnits.ANGSTROM_EV, null, null, null, null);
    private static final CutoffFunction COSINE = new CutoffFunction(CutoffFunction.Kind.COSINE, 4);

    @TempDir
    private Path folder;

    /** Gaussian and compact, narrow and wide functions of one to three elements. */
    @ParameterizedTest
    @ValueSource(strings = {"nnp-n2p2-cu", "nnp-n2p2-h2o", "nnp-n2p2-ethylbenzene"})
    void whatIsReadFromWrittenFilesIsTheSamePotential(String name) {
        Deck deck = Deck.require(name);
        var units = deck.description().get("potential_units");
        DescriptorModel model = N2p2Files.readModel(deck.folder(), new N2p2Parameters(
                Path.of("."), null, units.get("length_factor_per_angstrom").asDouble(),
                units.get("energy_factor_per_eV").asDouble(), null, null));
        N2p2Writer.write(folder, model);
        NeuralNetworkPotential written = N2p2Files.read(folder, IN_ANGSTROM, deck.species());
        Structure s = deck.configurations().get(0).structure();
        Evaluation expected = Evaluation.byEngine(N2p2DeckTest.potential(deck), s.atoms(), s.cell(), 1);
        Evaluation actual = Evaluation.byEngine(written, s.atoms(), s.cell(), 1);
        assertEquals(expected.energy(), actual.energy(), 1e-12 * Math.abs(expected.energy()));
        assertArrayEquals(expected.forces(), actual.forces(), 1e-10);
    }

    /** Functions and elements in another order than n2p2's, with a factor: weights follow their functions. */
    @Test
    void functionsInAnyOrderAreSorted() {
        DescriptorModel model = unsorted(COSINE, Activation.TANH, 8);
        N2p2Writer.write(folder, model);
        DescriptorModel read = N2p2Files.readModel(folder, IN_ANGSTROM);
        assertEquals(List.of("H", "O"), read.elements());
        List<SymmetryFunction> functions = ((DescriptorSettings.BehlerParrinello) read.descriptor()).functions().get(1);
        assertEquals(new SymmetryFunction.Radial(0, gaussian(COSINE, 0.1)), functions.get(0));
        assertEquals(new SymmetryFunction.Radial(0, gaussian(COSINE, 0.7)), functions.get(1));
        assertTrue(functions.get(2) instanceof SymmetryFunction.Angular);
        assertArrayEquals(new double[] {-3, -2, -1}, read.atoms().get(1).min());
        Atoms atoms = Atoms.of(List.of("O", "H", "H"));
        atoms.setPosition(1, 0.96, 0.05, 0);
        atoms.setPosition(2, -0.25, 0.93, 0.1);
        List<String> species = List.of("O", "H");
        Evaluation expected =
                BruteForce.evaluate(model.potential(species, Map.of(), "", List.of()), atoms, Cell.open());
        Evaluation actual = BruteForce.evaluate(read.potential(species, Map.of(), "", List.of()), atoms, Cell.open());
        assertEquals(expected.energy(), actual.energy(), 1e-12);
        assertArrayEquals(expected.forces(), actual.forces(), 1e-12);
    }

    @Test
    void whatTheFilesCannotSayIsRefused() {
        refused(unsorted(new CutoffFunction(CutoffFunction.Kind.AMP, 0, 4, 3), Activation.TANH, 8), "AMP");
        refused(unsorted(new CutoffFunction(CutoffFunction.Kind.POLY2, 4), Activation.TANH, 8), "one cutoff function");
        refused(unsorted(COSINE, Activation.SILU, 8), "SILU");
        refused(unsorted(COSINE, Activation.TANH, 1), "O has the weight 1.0");
        DescriptorModel model = unsorted(COSINE, Activation.TANH, 8);
        refused(new DescriptorModel(model.elements(), model.descriptor(), model.atoms().subList(0, 1), Map.of()),
                "a network for each");
    }

    private void refused(DescriptorModel model, String reason) {
        String message = assertThrows(InputException.class, () -> N2p2Writer.write(folder, model)).getMessage();
        assertTrue(message.contains(reason), message);
    }

    private static RadialShape gaussian(CutoffFunction cutoff, double eta) {
        return new RadialShape.Gaussian(cutoff, eta, 0);
    }

    /** O before H, an angular function before radial ones, these by falling eta. */
    private static DescriptorModel unsorted(CutoffFunction ofHydrogen, Activation activation, double weight) {
        SymmetryFunction angular = new SymmetryFunction.Angular(
                1, 1, true, gaussian(COSINE, 0.05), new AngularShape.Power(-1, 2));
        List<SymmetryFunction> oxygen = List.of(
                angular, new SymmetryFunction.Radial(1, gaussian(COSINE, 0.7)),
                new SymmetryFunction.Radial(1, gaussian(COSINE, 0.1)));
        List<SymmetryFunction> hydrogen = List.of(
                new SymmetryFunction.Radial(0, gaussian(ofHydrogen, 0.2)));
        return new DescriptorModel(
                List.of("O", "H"),
                new DescriptorSettings.BehlerParrinello(new double[] {weight, 1}, List.of(oxygen, hydrogen)),
                List.of(atom("O", oxygen.size(), activation, 1), atom("H", hydrogen.size(), activation, 2)), Map.of());
    }

    private static DescriptorModel.AtomModel atom(
            String element, int n, Activation activation, long seed) {
        double[] min = {-1, -2, -3};
        double[] max = {1, 2, 3};
        double[] center = {0.1, 0.2, 0.3};
        double[] scale = {2, 3, 0.7};
        return new DescriptorModel.AtomModel(
                element, Arrays.copyOf(min, n), Arrays.copyOf(max, n), new Regressor.Neural(
                        Arrays.copyOf(center, n), Arrays.copyOf(scale, n),
                        RandomNetworks.network(seed, n, List.of(4), List.of(activation)).layers(), 0.3, -1.5));
    }
}
