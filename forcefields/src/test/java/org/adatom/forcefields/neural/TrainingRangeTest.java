package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Monitored;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.forcefield.Monitor.Policy;
import org.adatom.engine.forcefield.RestrictedForceField;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.DescriptorValues;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.linear.LinearPotential;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environments outside the range of training, with the files of {@link SmallModel}. */
class TrainingRangeTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        SmallModel.write(folder, SmallModel.n2p2());
    }

    private NeuralNetworkPotential potential(Policy policy, String... species) {
        return (NeuralNetworkPotential) new N2p2Factory().create(
                new N2p2Parameters(folder, N2p2Parameters.FileUnits.ANGSTROM_EV, null, null, null, policy),
                new ForceFieldFactory.Context(folder, List.of(species), Units.CODATA_2018));
    }

    private static Structure crystal() {
        return Structures.supercell(Structures.of(Structures.Lattice.FCC, 5.2, "H", "O").get(0), 2);
    }

    @Test
    void theWorstValueOfEachAtomIsFoundWithItsPlaceInTheRange() {
        NeuralNetworkPotential potential = potential(Policy.WARN, "H", "O");
        Structure s = crystal();
        double[][] values = DescriptorValues.of(potential.species(), potential.descriptor(), s);
        double[][] scaled = new double[2][];
        DescriptorModel model = N2p2Files.readModel(
                folder, new N2p2Parameters(folder, N2p2Parameters.FileUnits.ANGSTROM_EV, null, null, null, null));
        try (Workers workers = new Workers(1)) {
            ForceEvaluator evaluator = new ForceEvaluator(potential, workers);
            evaluator.monitor(true);
            evaluator.evaluate(s.atoms(), s.cell());
            Monitored found = evaluator.monitored().get(0);
            int outside = 0;
            for (int i = 0; i < values.length; i++) {
                DescriptorModel.AtomModel atom = model.atoms().get(s.atoms().symbol(i).equals("H") ? 0 : 1);
                double worst = 0;
                int which = 0;
                for (int f = 0; f < values[i].length; f++) {
                    double width = atom.max()[f] - atom.min()[f];
                    double excess =
                            Math.max(atom.min()[f] - values[i][f], values[i][f] - atom.max()[f]) / width;
                    which = excess > worst ? f : which;
                    worst = Math.max(worst, excess);
                }
                assertEquals(worst, found.measure()[i], 1e-9 * (1 + worst));
                assertEquals(which, found.monitor().cause(found.numbers(), i));
                if (worst > found.monitor().limit()) {
                    outside++;
                    String text = found.monitor().explain(
                            s.atoms().symbol(i), found.measure()[i], found.numbers(), i);
                    assertTrue(text.contains("descriptor " + (which + 1)), text);
                    assertTrue(text.contains(String.format("%.6g to %.6g", atom.min()[which], atom.max()[which])),
                            text);
                }
            }
            assertTrue(outside > 0 && outside <= values.length);
        }
    }

    @Test
    void anAtomInsideHasMeasureZeroAndNothingIsSaid() {
        // An atom alone: both functions are 0, where their ranges begin.
        NeuralNetworkPotential potential = potential(Policy.WARN, "H", "O");
        Atoms pair = new Atoms(List.of("H", "O"), new int[] {0});
        try (Workers workers = new Workers(1)) {
            ForceEvaluator evaluator = new ForceEvaluator(potential, workers);
            evaluator.evaluate(pair, Cell.open());
            assertEquals(List.of(), potential.warnings());
            evaluator.monitor(true);
            evaluator.evaluate(pair, Cell.open());
            assertArrayEquals(new double[1], evaluator.monitored().get(0).measure());
        }
    }

    @Test
    void measuresHaveTheSameBitsForAnyNumberOfThreadsAndLeaveForcesAlone() {
        Structure s = crystal();
        NeuralNetworkPotential potential = potential(Policy.WARN, "H", "O");
        double[][] once = null;
        double[] forces = null;
        for (int threads : new int[] {1, 2, 3}) {
            try (Workers workers = new Workers(threads)) {
                Atoms atoms = s.atoms().copy();
                ForceEvaluator evaluator = new ForceEvaluator(potential, workers);
                evaluator.monitor(threads > 1);
                evaluator.evaluate(atoms, s.cell());
                forces = forces == null ? atoms.fx().clone() : forces;
                assertArrayEquals(forces, atoms.fx());
                if (threads > 1) {
                    double[][] numbers = evaluator.monitored().get(0).numbers();
                    once = once == null
                            ? new double[][] {numbers[0].clone(), numbers[1].clone(), numbers[2].clone()}
                            : once;
                    for (int c = 0; c < numbers.length; c++) {
                        assertArrayEquals(once[c], numbers[c]);
                    }
                }
            }
        }
    }

    @Test
    void evaluationsThatNobodyMonitorsAreWarnedOf() {
        Structure s = crystal();
        NeuralNetworkPotential potential = potential(Policy.WARN, "H", "O");
        try (Workers workers = new Workers(2)) {
            new ForceEvaluator(potential, workers).evaluate(s.atoms(), s.cell());
        }
        String warning = potential.warnings().get(0);
        assertTrue(warning.contains("times the environment of an atom lay outside the training range"), warning);
        NeuralNetworkPotential silent = potential(Policy.IGNORE, "H", "O");
        assertNull(silent.monitor());
    }

    @Test
    void atomsThatARestrictedPotentialDoesNotSeeAreInside() {
        Structure s = crystal();
        ForceField only = RestrictedForceField.of(potential(Policy.WARN, "O"), List.of("O"), List.of("H", "O"));
        assertEquals(1, Monitor.of(only).size());
        try (Workers workers = new Workers(2)) {
            ForceEvaluator evaluator = new ForceEvaluator(only, workers);
            evaluator.monitor(true);
            evaluator.evaluate(s.atoms(), s.cell());
            Monitored found = evaluator.monitored().get(0);
            boolean oxygenOutside = false;
            for (int i = 0; i < s.atoms().count(); i++) {
                if (s.atoms().symbol(i).equals("H")) {
                    assertEquals(0, found.measure()[i]);
                } else {
                    oxygenOutside |= found.measure()[i] > found.monitor().limit();
                }
            }
            assertTrue(oxygenOutside);
        }
    }

    /** A polynomial is held against the ranges of its model like a network, and its energy keeps all bits. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void polynomialsAreWatchedLikeNetworks(boolean quadratic) {
        Structure s = Structures.of(Structures.Lattice.FCC, 3.7, "Ni", "Cu").get(1);
        List<DescriptorSettings> descriptors = List.of(
                new DescriptorSettings.Bispectra(BispectrumSettings.of(2, 4.1),
                        List.of(new BispectrumElement(0.5, 0.8), new BispectrumElement(0.47, 1))),
                new DescriptorSettings.PowerSpectra(new PowerSpectrum(2, 2, 1, 4), new double[] {1, 0.9}));
        for (DescriptorSettings settings : descriptors) {
            double[][] values = DescriptorValues.of(
                    List.of("Ni", "Cu"), settings.descriptor(new int[] {0, 1}), s);
            DescriptorModel model = polynomial(settings, quadratic, values[0]);
            SitePotential watched = (SitePotential) model.potential(
                    List.of("Ni", "Cu"), Map.of(), "x", List.of(), Policy.WARN, null);
            SitePotential blind = model.potential(List.of("Ni", "Cu"), Map.of(), "x", List.of());
            assertNull(blind.monitor());
            try (Workers workers = new Workers(2)) {
                Atoms atoms = s.atoms().copy();
                ForceEvaluator evaluator = new ForceEvaluator(watched, workers);
                evaluator.monitor(true);
                evaluator.evaluate(atoms, s.cell());
                double[] measure = evaluator.monitored().get(0).measure();
                Atoms others = s.atoms().copy();
                ForceEvaluator plain = new ForceEvaluator(blind, workers);
                plain.evaluate(others, s.cell());
                assertEquals(plain.energy(), evaluator.energy());
                assertArrayEquals(others.fx(), atoms.fx());
                double most = 0;
                for (int i = 0; i < measure.length; i++) {
                    DescriptorModel.AtomModel atom = model.atoms().get(s.atoms().symbol(i).equals("Ni") ? 0 : 1);
                    double worst = 0;
                    for (int f = 0; f < values[i].length; f++) {
                        worst = Math.max(worst, Math.max(atom.min()[f] - values[i][f], values[i][f] - atom.max()[f])
                                / (atom.max()[f] - atom.min()[f]));
                    }
                    assertEquals(worst, measure[i], 1e-9 * (1 + worst));
                    most = Math.max(most, worst);
                }
                assertTrue(most > 0.1, "some atom is outside");
            }
        }
    }

    /** Both elements with ranges of 2 % around some values. */
    private static DescriptorModel polynomial(DescriptorSettings settings, boolean quadratic, double[] middle) {
        double[] min = Arrays.stream(middle).map(v -> v - 0.01 * (Math.abs(v) + 0.1)).toArray();
        double[] max = Arrays.stream(middle).map(v -> v + 0.01 * (Math.abs(v) + 0.1)).toArray();
        double[] c = new double[(int) LinearPotential.count(middle.length, quadratic)];
        Arrays.setAll(c, k -> Math.sin(1 + 7.1 * k) / 300);
        return new DescriptorModel(List.of("Ni", "Cu"), settings, Stream.of("Ni", "Cu")
                .map(e -> new DescriptorModel.AtomModel(e, min, max, new Regressor.Polynomial(quadratic, c))).toList(),
                Map.of());
    }

    /** The fifth input never varied: the network does not see it, so it may have any value. */
    @Test
    void rangesOfAenetAreThoseOfTheFile() {
        DescriptorModel model = AenetModel.of(
                List.of(AenetFile.read(PotentialFile.of("Ti.nn.ascii", SmallModel.aenet()))), List.of("Ti.nn.ascii"));
        assertArrayEquals(new double[6], model.atoms().get(0).min());
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1}, model.atoms().get(0).max());
        Monitor monitor = model.potential(List.of("Ti"), Map.of(), "", List.of(), Policy.WARN, null).monitor();
        assertNotNull(monitor);
        assertEquals("descriptor 3 (Chebyshev angular order 0)", monitor.causeName("Ti", 2));
        assertTrue(monitor.explain("Ti", 0.5, new double[][] {{0.5}, {4}, {7}}, 0).contains("-Infinity to Infinity"));
        assertTrue(monitor.explain("Ti", 0.5, new double[][] {{0.5}, {3}, {7}}, 0).contains("0.00000 to 1.00000"));
    }
}
