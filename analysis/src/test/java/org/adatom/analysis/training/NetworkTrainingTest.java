package org.adatom.analysis.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.Resumption;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFile;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.EnergyScale;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.KalmanSettings;
import org.adatom.forcefields.training.neural.Loss;
import org.adatom.forcefields.training.neural.LossConvention;
import org.adatom.forcefields.training.neural.Method;
import org.adatom.forcefields.training.neural.Residual;
import org.adatom.forcefields.training.neural.UpdateSettings;
import org.adatom.forcefields.training.neural.WeightInitialization;
import org.adatom.forcefields.training.optimize.Adam;
import org.adatom.forcefields.training.optimize.Annealing;
import org.adatom.forcefields.training.optimize.Batches;
import org.adatom.forcefields.training.optimize.Descent;
import org.adatom.forcefields.training.optimize.LearningRate;
import org.adatom.forcefields.training.optimize.LimitedMemory;
import org.adatom.forcefields.training.optimize.Momentum;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTrainingTest {
    private static final Method ANNEALING = new Method.Batch("annealing", 4, 0, 1,
            (loss, x, seed) -> new Annealing(loss::value, x, seed, 30, 3, 0.1, 1e-3, 0.05));
    private static final Method LBFGS =
            new Method.Batch("L-BFGS", 10, 0, 1, (loss, x, seed) -> new LimitedMemory(loss, x, 5, 0));
    private static final Method KALMAN = new Method.Kalman(KalmanSettings.STANDARD, UpdateSettings.DEFAULTS);

    @TempDir
    private Path folder;

    private static Method descent(double rate) {
        return new Method.Batch("Adam", 5, 0, 1, (loss, x, seed) -> new Descent(loss, x,
                new Adam(x.length, 0.9, 0.999, 1e-8, 0, false), new LearningRate.Constant(rate),
                new Batches(seed, loss.frames(), 2), Double.POSITIVE_INFINITY));
    }

    private static Loss loss(LossConvention convention, double force, double stress) {
        return new Loss(convention, Residual.SQUARED, 1, force, stress, Map.of(), 0, 0, EnergyScale.Spread.ONE);
    }

    private static NetworkTraining.Stage stage(Method method, Loss loss, int epochs) {
        return new NetworkTraining.Stage(method, loss, epochs, 100);
    }

    /** Four atoms in a small cell, with made-up labels. */
    private static List<LabelledFrame> frames(int from, int to) {
        List<LabelledFrame> frames = new ArrayList<>();
        for (int k = from; k < to; k++) {
            CounterRandom random = new CounterRandom(k, "frame");
            Atoms atoms = Atoms.of(List.of("Cu", "Cu", "Cu", "Cu"));
            double[] forces = new double[12];
            for (int a = 0; a < 4; a++) {
                atoms.setPosition(a, a % 2 * 2 + 0.5 * random.uniform(0, a, 0),
                        a / 2 * 2 + 0.5 * random.uniform(0, a, 1),
                        random.uniform(0, a, 2));
                forces[3 * a] = random.normal(1, a, 0);
            }
            double w = random.normal(2, 0, 0);
            frames.add(new LabelledFrame("frame " + k, k % 2 == 0 ? "even" : "odd", atoms,
                    Cell.of(new double[] {4, 0, 0, 0, 4, 0, 0, 0, 4}, true, true, true), -14 + random.normal(3, 0, 0),
                    forces, new double[] {w, 0, 0, 0, w, 0, 0, 0, w}));
        }
        return frames;
    }

    private static NetworkTraining training(Workers workers, int members, NetworkTraining.Stage... stages) {
        RadialShape shape = new RadialShape.Gaussian(new CutoffFunction(CutoffFunction.Kind.COSINE, 4), 0.5, 0);
        RadialShape wide = new RadialShape.Gaussian(new CutoffFunction(CutoffFunction.Kind.COSINE, 4), 0.1, 2);
        DescriptorSettings descriptor = new DescriptorSettings.BehlerParrinello(new double[] {1},
                List.of(List.of(new SymmetryFunction.Radial(0, shape), new SymmetryFunction.Radial(0, wide))));
        return new NetworkTraining(
                new NetworkTraining.Settings(List.of(3), Activation.TANH, InputScaling.Rule.CENTERED_RANGE,
                        WeightInitialization.NGUYEN_WIDROW, List.of(stages), 1L << 30,
                        members == 1 ? List.of(1L) : List.of(1L, 2L)),
                List.of("Cu"), descriptor, frames(0, 6), frames(6, 8), workers);
    }

    /** Ends a training after some epochs, with its state. */
    private static final class Stopper implements Resumption {
        private final int epochs;
        private byte @Nullable [] kept;
        private int passed;

        Stopper(int epochs) {
            this.epochs = epochs;
        }

        @Override
        public boolean restore(State state) {
            if (kept == null) {
                return false;
            }
            try {
                state.restore(new DataInputStream(new ByteArrayInputStream(kept)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        }

        @Override
        public void passed(State state) {
            if (++passed == epochs) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try {
                    state.save(new DataOutputStream(bytes));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                kept = bytes.toByteArray();
                throw new Interrupted();
            }
        }

        @Override
        public void finished(State state) {
            // Nothing is kept.
        }
    }

    private byte[] bytes(DescriptorModel model) throws IOException {
        Path file = folder.resolve("model.json");
        ModelFile.write(file, model);
        return Files.readAllBytes(file);
    }

    @Test
    void interruptedAfterAnyEpochOfAnyStageATrainingEndsInTheSameFiles() throws IOException {
        NetworkTraining.Stage[] stages = {
            stage(ANNEALING, loss(LossConvention.ADATOM, 0, 0), 3), stage(LBFGS, loss(LossConvention.ADATOM, 0, 0), 3),
            stage(descent(0.01), loss(LossConvention.PYXTAL_FF, 0.1, 0.01), 3),
            stage(KALMAN, loss(LossConvention.N2P2, 10, 10), 2)
        };
        try (Workers one = new Workers(1); Workers two = new Workers(2)) {
            List<NetworkTraining.Member> whole = training(one, 2, stages).run(Resumption.NONE, line -> {});
            assertEquals(11, whole.get(0).curve().rows().size());
            for (int epochs = 1; epochs < 22; epochs += epochs == 1 ? 1 : 2) {
                Stopper stopper = new Stopper(epochs);
                NetworkTraining part = training(two, 2, stages);
                assertThrows(Resumption.Interrupted.class, () -> part.run(stopper, line -> {}));
                List<NetworkTraining.Member> resumed = training(one, 2, stages).run(stopper, line -> {});
                for (int m = 0; m < 2; m++) {
                    assertArrayEquals(bytes(whole.get(m).best()), bytes(resumed.get(m).best()), "after " + epochs);
                    assertArrayEquals(bytes(whole.get(m).last()), bytes(resumed.get(m).last()), "after " + epochs);
                    assertEquals(whole.get(m).curve(), resumed.get(m).curve());
                    assertEquals(whole.get(m).bestEpoch(), resumed.get(m).bestEpoch());
                }
            }
        }
    }

    @Test
    void stagesJudgeByWhatTheyLearnAndGoOnFromTheBest() {
        try (Workers workers = new Workers(1)) {
            List<String> lines = new ArrayList<>();
            NetworkTraining.Member m = training(workers, 1, stage(LBFGS, loss(LossConvention.ADATOM, 0, 0), 4),
                    stage(LBFGS, loss(LossConvention.ADATOM, 0.1, 0.1), 4)).run(Resumption.NONE, lines::add).get(0);
            LearningCurve.Row first = m.curve().rows().get(3);
            LearningCurve.Row last = m.curve().rows().get(7);
            assertEquals(0, first.training().forces());
            assertEquals(1, first.stage());
            assertEquals(72, last.training().forces());
            assertEquals(6, last.training().virials());
            assertEquals(2, last.stage());
            assertEquals(8, last.epoch());
            assertTrue(lines.get(7).contains("stage 2/2 epoch 4/4") && lines.get(7).contains(" W "), lines.get(7));
            String[] csv = m.curve().csv().split("\n", -1);
            assertEquals(10, csv.length);
            assertEquals(csv[0].split(",", -1).length, csv[5].split(",", -1).length);
        }
    }

    @Test
    void aStageThatDivergesIsToldAndTheBestIsKept() {
        Method wild = new Method.Batch("descent", 5, 0, 1, (loss, x, seed) -> new Descent(loss, x,
                new Momentum(x.length, 0), new LearningRate.Constant(1e6), new Batches(seed, loss.frames(), 2),
                Double.POSITIVE_INFINITY));
        try (Workers workers = new Workers(1)) {
            NetworkTraining.Stage good = stage(LBFGS, loss(LossConvention.ADATOM, 0.1, 0), 3);
            NetworkTraining.Stage bad = stage(wild, loss(LossConvention.ADATOM, 0.1, 0), 50);
            NetworkTraining.Member m = training(workers, 1, good, bad).run(Resumption.NONE, line -> {}).get(0);
            assertEquals(1, m.warnings().size());
            assertTrue(m.warnings().get(0).contains("diverged in epoch 4"), m.warnings().get(0));
            NetworkTraining.Member alone = training(workers, 1, good).run(Resumption.NONE, line -> {}).get(0);
            assertEquals(alone.bestEpoch(), m.bestEpoch());
            for (DescriptorModel kept : new DescriptorModel[] {m.best(), m.last()}) {
                assertArrayEquals(alone.best().atoms().get(0).neural().layers().get(0).bias(),
                        kept.atoms().get(0).neural().layers().get(0).bias());
            }
            SimulationException e = assertThrows(SimulationException.class,
                    () -> training(workers, 1, bad).run(Resumption.NONE, line -> {}));
            assertTrue(e.getMessage().contains("learning rate"), e.getMessage());
        }
    }

    @Test
    void labelsAndGroupsThatAreNotThereAreRefused() {
        try (Workers workers = new Workers(1)) {
            Loss typo = new Loss(LossConvention.ADATOM, Residual.SQUARED, 1, 0.1, 0,
                    Map.of("evn", Loss.GroupWeight.ONE), 0, 0, EnergyScale.Spread.ONE);
            InputException e = assertThrows(
                    InputException.class, () -> training(workers, 1, stage(LBFGS, typo, 1)));
            assertTrue(e.getMessage().contains("'evn'; there are even, odd"), e.getMessage());
            assertNotNull(training(workers, 1, stage(LBFGS, loss(LossConvention.ADATOM, 0, 0), 1)).description());
        }
    }
}
