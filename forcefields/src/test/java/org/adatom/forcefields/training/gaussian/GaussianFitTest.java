package org.adatom.forcefields.training.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Evaluation;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFile;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.TrainingSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GaussianFitTest {
    @TempDir
    private Path folder;

    private final List<LabelledFrame> frames = GaussianSamples.frames();

    /** All labels, with that noise in all of them, or with noises that are found. */
    private static GaussianSettings settings(Kernel.Shape shape, Double noise, int steps) {
        return new GaussianSettings(shape, InputScaling.Rule.UNIT_RANGE, 0.5, noise == null ? null : 2.0,
                noise == null ? null : shape == Kernel.Shape.DOT_PRODUCT ? 0.6 : 1.2, noise, noise, noise, true, 1,
                GaussianSettings.Choice.RANDOM, true, Map.of(), steps, 1000, 300, 1L << 28, 1);
    }

    private static GaussianFit fit(List<LabelledFrame> frames, GaussianSettings settings, Workers workers) {
        return new GaussianFit(GaussianSamples.SPECIES, GaussianSamples.DESCRIPTOR, frames, settings, workers);
    }

    private static ForceField potential(DescriptorModel model) {
        return model.potential(GaussianSamples.SPECIES, Map.of(), "test", List.of(), Monitor.Policy.WARN, null);
    }

    /** Energies, forces and virials come out of the force field as they went in, and nothing is open about them. */
    @ParameterizedTest
    @EnumSource
    void withoutNoiseLabelsAreFoundAgain(Kernel.Shape shape) {
        try (Workers workers = new Workers(2)) {
            GaussianFit fit = fit(frames, settings(shape, 1e-6, 0), workers);
            GaussianFit.Result result = fit.run(line -> {});
            for (LabelledFrame frame : frames) {
                Evaluation e = BruteForce.evaluate(potential(result.model()), frame.atoms(), frame.cell());
                assertEquals(frame.energy(), e.energy(), 1e-4, frame.source());
                assertArrayEquals(frame.forces(), e.forces(), 1e-4, frame.source());
                assertArrayEquals(frame.virial(), e.virial(), 1e-3, frame.source());
            }
            List<GaussianFit.EnergyPerAtom> known = fit.energies(frames);
            for (int k = 0; k < frames.size(); k++) {
                assertEquals(frames.get(k).energy() / frames.get(k).count(), known.get(k).mean(), 1e-5);
                assertEquals(0, known.get(k).deviation(), 1e-4);
                GaussianFit.Forces forces = fit.forces(frames.get(k));
                assertArrayEquals(frames.get(k).forces(), forces.mean(), 1e-4);
                assertArrayEquals(new double[forces.mean().length], forces.deviation(), 1e-3);
            }
            LabelledFrame away = GaussianSamples.moved(frames.get(0), new double[9], 0, new double[] {0.2, 0, 0});
            assertTrue(Arrays.stream(fit.forces(away).deviation()).max().orElseThrow() > 0.05);
        }
    }

    /** What is added to the diagonal of the equations is noise like that of labels, and larger than a tiny one. */
    @Test
    void jitterIsPartOfTheNoise() {
        try (Workers workers = new Workers(2)) {
            for (double noise : new double[] {1e-7, 1e-2}) {
                GaussianFit fit = fit(frames, settings(Kernel.Shape.DOT_PRODUCT, noise, 0), workers);
                fit.run(line -> {});
                for (GaussianFit.EnergyPerAtom e : fit.energies(frames)) {
                    // The amplitude is 2 eV, that of a mean over two elements a little smaller.
                    double jitter = Math.sqrt(e.noise() * e.noise() - noise * noise);
                    assertTrue(jitter > 1e-5 && jitter < 2e-5, noise + ": " + jitter);
                }
            }
        }
    }

    /** The way from the training set to a configuration that is strained more and more. */
    @ParameterizedTest
    @EnumSource
    void whatIsOpenGrowsWithTheDistanceFromTraining(Kernel.Shape shape) {
        try (Workers workers = new Workers(2)) {
            GaussianFit fit = fit(frames, settings(shape, 1e-4, 0), workers);
            DescriptorModel model = fit.run(line -> {}).model();
            List<LabelledFrame> away = IntStream.range(0, 6).mapToObj(k -> GaussianSamples.moved(frames.get(0),
                    new double[] {0.03 * k, 0, 0, 0, 0.03 * k, 0, 0, 0, 0.03 * k}, 0, new double[3])).toList();
            double[] deviation = fit.energies(away).stream()
                    .mapToDouble(GaussianFit.EnergyPerAtom::deviation).toArray();
            double[] spread = away.stream().mapToDouble(f -> spread(model, f, workers)).toArray();
            for (int k = 1; k < away.size(); k++) {
                assertTrue(deviation[k] > deviation[k - 1], Arrays.toString(deviation));
                assertTrue(spread[k] > spread[k - 1], Arrays.toString(spread));
            }
            assertTrue(deviation[5] > 30 * deviation[0], Arrays.toString(deviation));
        }
    }

    /** Mean of the deviations of atoms, as the force field tells it. */
    private static double spread(DescriptorModel model, LabelledFrame frame, Workers workers) {
        return Arrays.stream(spreads(model, frame, workers)).average().orElseThrow();
    }

    private static double[] spreads(DescriptorModel model, LabelledFrame frame, Workers workers) {
        ForceEvaluator evaluator = new ForceEvaluator(potential(model), workers, 0);
        evaluator.monitor(true);
        Atoms atoms = frame.atoms().copy();
        evaluator.evaluate(atoms, frame.cell());
        return evaluator.monitored().get(0).measure().clone();
    }

    /** With all environments as anchors, deviations of atoms in training are those of the process itself. */
    @ParameterizedTest
    @EnumSource
    void deviationsOfAtomsAreThoseOfTheProcess(Kernel.Shape shape) {
        try (Workers workers = new Workers(2)) {
            GaussianSettings settings = settings(shape, 0.02, 0);
            GaussianFit fit = fit(frames, settings, workers);
            DescriptorModel model = fit.run(line -> {}).model();
            for (int k = 0; k < frames.size(); k++) {
                double[] exact = fit.atomDeviations(k);
                assertArrayEquals(exact, spreads(model, frames.get(k), workers), 2e-4);
                assertTrue(Arrays.stream(exact).max().orElseThrow() > 0.02, Arrays.toString(exact));
            }
        }
    }

    @Test
    void hyperparametersRaiseTheLikelihoodAndAFileKeepsTheModel() throws IOException {
        try (Workers one = new Workers(1); Workers two = new Workers(2)) {
            List<String> told = new ArrayList<>();
            GaussianFit.Result free = fit(frames, settings(Kernel.Shape.DOT_PRODUCT, null, 15), one).run(told::add);
            GaussianFit.Result start = fit(frames, settings(Kernel.Shape.DOT_PRODUCT, null, 0), one).run(told::add);
            assertTrue(free.likelihood() > start.likelihood() + 0.1, told.toString());
            GaussianFit.Result again = fit(frames, settings(Kernel.Shape.DOT_PRODUCT, null, 15), two).run(told::add);
            ModelFile.write(folder.resolve("one.json"), free.model());
            ModelFile.write(folder.resolve("two.json"), again.model());
            assertArrayEquals(Files.readAllBytes(folder.resolve("one.json")),
                    Files.readAllBytes(folder.resolve("two.json")));
            ModelFile.write(folder.resolve("three.json"), ModelFile.read(folder.resolve("one.json")));
            assertArrayEquals(Files.readAllBytes(folder.resolve("one.json")),
                    Files.readAllBytes(folder.resolve("three.json")));
            LabelledFrame frame = frames.get(1);
            Evaluation before = BruteForce.evaluate(potential(free.model()), frame.atoms(), frame.cell());
            Evaluation after = BruteForce.evaluate(potential(ModelFile.read(folder.resolve("three.json"))),
                    frame.atoms(), frame.cell());
            assertEquals(before.energy(), after.energy());
            assertArrayEquals(before.forces(), after.forces());
        }
    }

    @Test
    void sharesOfForcesAndGroupsChooseLabels() {
        try (Workers workers = new Workers(1)) {
            int atoms = frames.stream().mapToInt(LabelledFrame::count).sum();
            for (GaussianSettings.Choice choice : GaussianSettings.Choice.values()) {
                GaussianSettings half = new GaussianSettings(Kernel.Shape.SQUARED_EXPONENTIAL,
                        InputScaling.Rule.UNIT_RANGE, 0.5, null, null, null, null, null, false, 0.5, choice, false,
                        Map.of(),
                        0, 1000, 300, 1L << 28, 1);
                int[] labels = fit(frames, half, workers).run(line -> {}).labels();
                assertEquals(3, labels[0]);
                assertEquals(1.5 * atoms, labels[1], 3.01);
                assertEquals(0, labels[2]);
            }
            GaussianSettings without = new GaussianSettings(Kernel.Shape.DOT_PRODUCT, InputScaling.Rule.NONE, 0.5,
                    null, null, null, null, null, false, 1, GaussianSettings.Choice.RANDOM, true,
                    Map.of("cluster", 0.0), 0,
                    1000, 300, 1L << 28, 1);
            assertArrayEquals(new int[] {2, 3 * (atoms - 8), 12}, fit(frames, without, workers).run(l -> {}).labels());
        }
    }

    /** More than a thousand equations, which are solved in blocks. */
    @Test
    void copiesOfLabelsAreAsGoodAsOneWithLessNoise() {
        try (Workers workers = new Workers(2)) {
            int copies = 14;
            List<LabelledFrame> many =
                    IntStream.range(0, copies).boxed().flatMap(k -> frames.stream()).toList();
            GaussianFit all = fit(many, settings(Kernel.Shape.DOT_PRODUCT, 0.05, 0), workers);
            GaussianFit one = fit(frames, settings(Kernel.Shape.DOT_PRODUCT, 0.05 / Math.sqrt(copies), 0), workers);
            assertTrue(Arrays.stream(all.run(line -> {}).labels()).sum() > 1000);
            one.run(line -> {});
            for (int k = 0; k < frames.size(); k++) {
                assertEquals(one.energies(frames).get(k).mean(), all.energies(frames).get(k).mean(), 1e-7);
                assertEquals(one.energies(frames).get(k).deviation(), all.energies(frames).get(k).deviation(), 1e-7);
            }
        }
    }

    @Test
    void whatIsTooLargeIsRefusedBefore() {
        try (Workers workers = new Workers(1)) {
            GaussianSettings small = new GaussianSettings(Kernel.Shape.DOT_PRODUCT, InputScaling.Rule.NONE, 0.5, null,
                    null, null, null, null, false, 1, GaussianSettings.Choice.RANDOM, true, Map.of(), 0, 1000, 300,
                    20L << 20,
                    1);
            List<LabelledFrame> many =
                    IntStream.range(0, 20).boxed().flatMap(k -> frames.stream()).toList();
            String message = assertThrows(InputException.class, () -> fit(many, small, workers)).getMessage();
            assertTrue(message.contains("only 20 MB are allowed: learn from fewer forces"), message);
        }
    }

    @Test
    void environmentsAreChosenFarFromEachOther() {
        double[] line = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        assertArrayEquals(new int[] {0, 4, 8}, Selection.farthest(line, 1, 3));
        assertArrayEquals(new int[] {0, 8},
                Arrays.stream(Selection.pivots(line, 1, new Kernel(Kernel.Shape.SQUARED_EXPONENTIAL, 5), 2, 0))
                        .sorted().toArray());
        assertEquals(9, Selection.pivots(line, 1, new Kernel(Kernel.Shape.SQUARED_EXPONENTIAL, 0.2), 20, 0).length);
        assertTrue(Selection.pivots(line, 1, new Kernel(Kernel.Shape.SQUARED_EXPONENTIAL, 50), 20, 1e-8).length < 6);
    }
}
