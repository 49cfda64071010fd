package org.adatom.forcefields.training.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.neural.Network;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KalmanTrainingTest {
    private static final Descriptor DESCRIPTOR = TrainingSamples.symmetryFunctions();
    private static final ParameterLayout LAYOUT = TrainingSamples.layout(DESCRIPTOR, Activation.TANH);
    private static final EnergyScale SCALE = new EnergyScale(0.8, new double[] {-2, -2});
    private static final double[] TEACHER = TrainingSamples.parameters(LAYOUT, 11);

    /** The sample configurations with the energies and forces of a network of the same shape. */
    private static TrainingSet taught(Workers workers) {
        TrainingSet made = TrainingSamples.set(DESCRIPTOR, 1L << 40, workers);
        FrameModel model = new FrameModel(LAYOUT, SCALE.factor());
        model.load(TEACHER);
        TrainingSet.Source source = new TrainingSet.Source(made);
        List<LabelledFrame> frames = new ArrayList<>();
        for (int k = 0; k < made.count() - 1; k++) {
            FrameModel.Prediction p = new FrameModel.Prediction();
            model.predict(made.frame(k), source.get(k), p);
            LabelledFrame f = made.labels(k);
            frames.add(new LabelledFrame(f.source(), f.group(), f.atoms(), f.cell(),
                    p.energy + SCALE.offsets(made.frame(k)), p.forces, null));
        }
        DescribedFrames described = new DescribedFrames(frames, TrainingSamples.SPECIES, DESCRIPTOR, workers);
        return new TrainingSet(described, made.scaling(), 1L << 40, workers);
    }

    private static EpochTraining training(UpdateSettings.Selection selection, Workers workers) {
        TrainingSet set = taught(workers);
        EnergyScale offsets = EnergyScale.fitted(set, 1);
        EnergyScale.Spread spread = offsets.spread(set);
        Method method = new Method.Kalman(KalmanSettings.STANDARD, new UpdateSettings(selection, 1, 0.5, 0, 0, 1, 3));
        return method.begin(new TrainingTask(set, null, LAYOUT, workers),
                WeightInitialization.NGUYEN_WIDROW.parameters(LAYOUT, 3), offsets.withFactor(spread.energy()),
                Loss.of(LossConvention.N2P2).in(spread), 5);
    }

    @ParameterizedTest
    @EnumSource(UpdateSettings.Selection.class)
    void errorsOfATeachersLabelsFall(UpdateSettings.Selection selection) {
        try (Workers workers = new Workers(1)) {
            EpochTraining training = training(selection, workers);
            ErrorSummary before = training.errors();
            EpochTraining.Epoch last = training.run();
            while (last.epoch() < 300) {
                last = training.run();
            }
            assertTrue(last.training().forceRmse() < 0.05 * before.forceRmse(), last + " after " + before);
            assertTrue(last.training().energyRmse() < 0.05 * before.energyRmse(), last + " after " + before);
        }
    }

    /** Least squares of errors per atom: their mean over configurations of one composition vanishes. */
    @Test
    void offsetsAreRefittedAfterEachEpoch() {
        try (Workers workers = new Workers(1)) {
            EpochTraining training = training(UpdateSettings.Selection.RANDOM, workers);
            training.run();
            TrainingSet set = taught(workers);
            SetErrors errors = new SetErrors(set, LAYOUT, Loss.of(LossConvention.ADATOM), workers);
            errors.evaluate(training.parameters(), training.scale());
            double[] slope = new double[2];
            for (int k = 0; k < set.count(); k++) {
                int n = set.frame(k).count();
                for (int s = 0; s < 2; s++) {
                    slope[s] += errors.energy(k) / n * set.frame(k).members()[s].length / n;
                }
            }
            assertArrayEquals(new double[2], slope, 1e-8);
            assertEquals(errors.summary(), training.errors());
        }
    }

    /** The start is the first candidate. */
    @Test
    void theBestParametersAreThoseOfTheLowestScore() {
        try (Workers workers = new Workers(1)) {
            EpochTraining training = training(UpdateSettings.Selection.RANDOM, workers);
            double[] best = training.parameters();
            double lowest = training.errors().score(Loss.of(LossConvention.N2P2));
            int when = 0;
            for (int k = 1; k <= 12; k++) {
                EpochTraining.Epoch epoch = training.run();
                double score = epoch.training().score(Loss.of(LossConvention.N2P2));
                assertEquals(score < lowest, epoch.best());
                if (score < lowest) {
                    lowest = score;
                    best = training.parameters();
                    when = k;
                }
            }
            assertTrue(when > 0);
            assertEquals(when, training.bestEpoch());
            assertArrayEquals(best, training.bestParameters());
        }
    }

    @ParameterizedTest
    @EnumSource(UpdateSettings.Selection.class)
    void aResumedTrainingHasTheBitsOfTheUninterruptedOne(UpdateSettings.Selection selection) throws IOException {
        try (Workers one = new Workers(1); Workers two = new Workers(2)) {
            EpochTraining whole = training(selection, one);
            EpochTraining part = training(selection, two);
            whole.run();
            whole.run();
            part.run();
            part.run();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            part.save(new DataOutputStream(bytes));
            EpochTraining resumed = training(selection, two);
            assertNotEquals(whole.parameters()[0], resumed.parameters()[0]);
            resumed.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            for (int k = 0; k < 3; k++) {
                assertEquals(whole.run(), resumed.run());
            }
            assertArrayEquals(whole.parameters(), resumed.parameters());
            assertArrayEquals(whole.scale().offset(), resumed.scale().offset());
            assertArrayEquals(whole.bestParameters(), resumed.bestParameters());
        }
    }

    /** Functions of one of the samples' species, copied into a model and read back from its potential. */
    @Test
    void modelsKeepParametersScalingAndRanges() {
        SymmetryFunction f = new SymmetryFunction.Radial(
                0, new RadialShape.Gaussian(new CutoffFunction(CutoffFunction.Kind.COSINE, 4), 0.3, 0));
        ParameterLayout layout = new ParameterLayout(List.of(NetworkShape.of(1, List.of(2), Activation.TANH)));
        double[] parameters = TrainingSamples.parameters(layout, 4);
        InputRanges ranges = new InputRanges(
                new double[][] {{0.5}}, new double[][] {{2.5}}, new double[][] {{1.2}}, new double[][] {{0.4}});
        DescriptorModel model = layout.model(
                List.of("Cu"), new DescriptorSettings.BehlerParrinello(new double[] {1}, List.of(List.of(f))),
                parameters,
                ranges, InputScaling.of(InputScaling.Rule.UNIT_RANGE, ranges), new EnergyScale(0.8, new double[] {-3}),
                Map.of("data", "none"));
        DescriptorModel.AtomModel atom = model.atoms().get(0);
        assertArrayEquals(new double[] {0.5, 2.5, 0.5, 0.5, 0.8, -3}, new double[] {
            atom.min()[0], atom.max()[0], atom.neural().center()[0], atom.neural().scale()[0], atom.neural().factor(),
            atom.neural().offset()
        });
        double[] again = new double[layout.count()];
        layout.shapes().get(0).read(new Network(atom.neural().layers()), again, 0);
        assertArrayEquals(parameters, again);
        assertEquals(Map.of("data", "none"), model.provenance());
    }

    /** A row of the filter is the derivative of its number by all parameters. */
    @Test
    void rowsOfForcesAreDerivatives() {
        try (Workers workers = new Workers(1)) {
            TrainingSet set = TrainingSamples.set(DESCRIPTOR, 1L << 40, workers);
            TrainingSet.Source source = new TrainingSet.Source(set);
            FrameModel model = new FrameModel(LAYOUT, SCALE.factor());
            double[] row = new double[LAYOUT.count()];
            double[] u = new double[3 * set.frame(1).count()];
            double[] expected = new double[LAYOUT.count()];
            u[7] = 1.5;
            model.load(TEACHER);
            model.force(set.frame(1), source.get(1), 2, 1, 1.5, row);
            model.addGradient(set.frame(1), source.get(1), 0, u, new double[6], expected);
            assertArrayEquals(expected, row, 1e-12);
        }
    }

    @Test
    void initialWeightsStayInTheirRanges() {
        for (WeightInitialization how : WeightInitialization.values()) {
            double[] p = how.parameters(LAYOUT, 1);
            double[] again = how.parameters(LAYOUT, 1);
            assertArrayEquals(p, again);
            NetworkShape shape = LAYOUT.shapes().get(0);
            double limit = switch (how) {
                case UNIFORM -> 1;
                case GLOROT -> Math.sqrt(6.0 / 9);
                case KAIMING -> Math.sqrt(3.0 / 4);
                case NGUYEN_WIDROW -> 0.7 * Math.pow(5, 0.25);
            };
            double largest = 0;
            for (int k = 0; k < shape.first(1); k++) {
                largest = Math.max(largest, Math.abs(p[k]));
            }
            assertTrue(largest <= limit && largest > 0.7 * limit, how + ": " + largest + " of " + limit);
        }
    }
}
