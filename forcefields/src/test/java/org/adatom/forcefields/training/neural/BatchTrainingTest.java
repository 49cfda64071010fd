package org.adatom.forcefields.training.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.training.optimize.Adam;
import org.adatom.forcefields.training.optimize.Annealing;
import org.adatom.forcefields.training.optimize.Batches;
import org.adatom.forcefields.training.optimize.Bfgs;
import org.adatom.forcefields.training.optimize.Descent;
import org.adatom.forcefields.training.optimize.LearningRate;
import org.adatom.forcefields.training.optimize.LevenbergMarquardt;
import org.adatom.forcefields.training.optimize.LimitedMemory;
import org.adatom.forcefields.training.optimize.Momentum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BatchTrainingTest {
    private static final Descriptor DESCRIPTOR = TrainingSamples.symmetryFunctions();
    private static final ParameterLayout LAYOUT = TrainingSamples.layout(DESCRIPTOR, Activation.TANH);
    private static final EnergyScale SCALE = new EnergyScale(0.7, new double[] {-1.5, -0.5});

    private static Loss loss(LossConvention convention, double penalty) {
        return new Loss(convention, Residual.SQUARED, 1, convention.hasForces() ? 0.3 : 0,
                convention.hasStress() ? 0.2 : 0, Map.of("b", new Loss.GroupWeight(2, 0.5, 1.5)), 0, penalty,
                new EnergyScale.Spread(0.2, 0.4, 0.5));
    }

    private static final Map<String, Method.Batch> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put("L-BFGS", new Method.Batch("", 0, 0, 1, (l, x, s) -> new LimitedMemory(l, x, 5, 0)));
        METHODS.put("BFGS", new Method.Batch("", 0, 0, 1, (l, x, s) -> new Bfgs(l, x, 0)));
        METHODS.put("Levenberg-Marquardt",
                new Method.Batch("", 0, 0, 1, (l, x, s) -> new LevenbergMarquardt(l.squares(), x, 0.01)));
        METHODS.put("annealing",
                new Method.Batch("", 0, 0, 1, (l, x, s) -> new Annealing(l::value, x, s, 120, 8, 0.1, 1e-4, 0.02)));
        METHODS.put("Adam", new Method.Batch("", 0, 0, 1, (l, x, s) -> new Descent(l, x,
                new Adam(x.length, 0.9, 0.999, 1e-8, 0.01, true), new LearningRate.Plateau(0.01, 0.5, 2, 0),
                new Batches(s, l.frames(), 2), 10)));
    }

    static Stream<String> methods() {
        return METHODS.keySet().stream();
    }

    private static EpochTraining training(String method, Loss loss, Workers workers) {
        TrainingSet set = TrainingSamples.set(DESCRIPTOR, 1L << 40, workers);
        return METHODS.get(method).begin(
                new TrainingTask(set, null, LAYOUT, workers), TrainingSamples.parameters(LAYOUT, 3), SCALE, loss, 5);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void errorsFallAndResumedTrainingsHaveTheSameBitsOnAnyNumberOfThreads(String method) throws IOException {
        Loss loss = loss(LossConvention.ADATOM, 1e-4);
        try (Workers one = new Workers(1); Workers two = new Workers(2)) {
            EpochTraining whole = training(method, loss, one);
            EpochTraining part = training(method, loss, two);
            double first = whole.errors().score(loss);
            whole.run();
            whole.run();
            part.run();
            part.run();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            part.save(new DataOutputStream(bytes));
            EpochTraining resumed = training(method, loss, two);
            assertNotEquals(whole.parameters()[0], resumed.parameters()[0]);
            resumed.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            EpochTraining.Epoch last = null;
            for (int k = 0; k < 5; k++) {
                last = whole.run();
                assertEquals(last, resumed.run());
            }
            assertTrue(last.training().score(loss) < first, last + " after " + first);
            assertArrayEquals(whole.parameters(), resumed.parameters());
            assertArrayEquals(whole.scale().offset(), resumed.scale().offset());
            assertArrayEquals(whole.bestParameters(), resumed.bestParameters());
        }
    }

    /** J<sup>T</sup>J by differences of all residuals is more than needed: J<sup>T</sup>r is the gradient, and a linear output layer makes the matrix exact. */
    @ParameterizedTest
    @EnumSource(LossConvention.class)
    void squaresAreTheLossAndItsGradient(LossConvention convention) {
        try (Workers workers = new Workers(2)) {
            LossObjective objective = new LossObjective(
                    TrainingSamples.set(DESCRIPTOR, 1L << 40, workers), LAYOUT, SCALE, loss(convention, 1e-3), workers);
            int n = LAYOUT.count();
            double[] x = TrainingSamples.parameters(LAYOUT, 1);
            double[] gradient = new double[n];
            double value = objective.value(x, gradient);
            assertEquals(value, objective.value(x));
            double[] matrix = new double[n * n];
            double[] normal = new double[n];
            LossSquares squares = objective.squares();
            assertEquals(value, squares.normalEquations(x, matrix, normal), 1e-12 * value);
            double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
            assertArrayEquals(gradient, normal, 1e-12 * norm);
            // The outputs are linear in their own weights and biases: there, the matrix is the whole second derivative.
            int bias = LAYOUT.first(1) - 1;
            double h = 1e-4;
            double[] up = new double[n];
            double[] down = new double[n];
            x[bias] += h;
            objective.value(x, up);
            x[bias] -= 2 * h;
            objective.value(x, down);
            int last = LAYOUT.first(0) + LAYOUT.shapes().get(0).first(2);
            for (int p = last; p <= bias; p++) {
                assertEquals((up[p] - down[p]) / (2 * h), matrix[bias * n + p], 1e-8 * (1 + matrix[bias * n + bias]));
                assertEquals(matrix[bias * n + p], matrix[p * n + bias]);
            }
        }
    }

    @Test
    void theMeanOverBatchesIsTheWholeSumAndPenalty() {
        try (Workers workers = new Workers(1)) {
            for (LossConvention convention : new LossConvention[] {LossConvention.AMP, LossConvention.N2P2}) {
                TrainingSet set = TrainingSamples.set(DESCRIPTOR, 1L << 40, workers);
                LossObjective objective = new LossObjective(set, LAYOUT, SCALE, loss(convention, 1e-3), workers);
                double[] x = TrainingSamples.parameters(LAYOUT, 1);
                double[] whole = new double[LAYOUT.count()];
                double value = objective.value(x, whole);
                double[] mean = new double[LAYOUT.count()];
                double[] part = new double[LAYOUT.count()];
                double sum = 0;
                int batches = 0;
                for (int k = 0; k < set.count(); k += 2) {
                    sum += objective.value(x, new int[] {k, k + 1}, part);
                    IntStream.range(0, part.length).forEach(p -> mean[p] += part[p]);
                    batches++;
                }
                int count = batches;
                assertEquals(value, sum / count, 1e-12 * value);
                double norm = Math.sqrt(Arrays.stream(whole).map(g -> g * g).sum());
                assertArrayEquals(whole, Arrays.stream(mean).map(m -> m / count).toArray(), 1e-12 * norm);
            }
        }
    }

    @Test
    void energiesAloneNeedNoForces() {
        try (Workers workers = new Workers(1)) {
            Loss loss = new Loss(LossConvention.AENET, Residual.SQUARED, 1, 0, 0, Map.of(), 0, 0,
                    EnergyScale.Spread.ONE);
            EpochTraining.Epoch epoch = training("L-BFGS", loss, workers).run();
            assertEquals(5, epoch.training().energies());
            assertEquals(0, epoch.training().forces());
            assertEquals(epoch.training().energyRmse(), epoch.training().score(loss));
        }
    }

    /** Costs other than squares have other best offsets, so these stay. */
    @Test
    void offsetsAreRefittedForSquaresOnly() {
        try (Workers workers = new Workers(1)) {
            Loss absolute = new Loss(LossConvention.ADATOM, new Residual(Residual.Kind.ABSOLUTE, 1), 1, 0, 0, Map.of(),
                    0, 0, EnergyScale.Spread.ONE);
            EpochTraining training = training("L-BFGS", absolute, workers);
            training.run();
            assertArrayEquals(SCALE.offset(), training.scale().offset());
            EpochTraining squared = training("L-BFGS", loss(LossConvention.ADATOM, 0), workers);
            assertFalse(Arrays.equals(SCALE.offset(), squared.scale().offset()));
        }
    }

    @Test
    void aTrainingThatLeavesForInfinityIsNoticedAndTheBestIsKept() {
        try (Workers workers = new Workers(1)) {
            Method wild = new Method.Batch("", 0, 0, 1, (l, x, s) -> new Descent(l, x, new Momentum(x.length, 0.9),
                    new LearningRate.Constant(1e4), new Batches(s, l.frames(), 2), Double.POSITIVE_INFINITY));
            TrainingSet set = TrainingSamples.set(DESCRIPTOR, 1L << 40, workers);
            EpochTraining training = wild.begin(new TrainingTask(set, null, LAYOUT, workers),
                    TrainingSamples.parameters(LAYOUT, 3), SCALE, loss(LossConvention.ADATOM, 0), 5);
            assertTrue(training.run().diverged());
            assertTrue(Arrays.stream(training.bestParameters()).allMatch(Double::isFinite));
            assertFalse(training("Adam", loss(LossConvention.ADATOM, 0), workers).run().diverged());
        }
    }

    @Test
    void whatAMethodCannotLearnIsRefused() {
        Method kalman = new Method.Kalman(KalmanSettings.STANDARD, UpdateSettings.DEFAULTS);
        InputException convention = assertThrows(
                InputException.class, () -> kalman.learned(Loss.of(LossConvention.ADATOM)));
        assertTrue(convention.getMessage().contains("n2p2"), convention.getMessage());
        InputException penalty =
                assertThrows(InputException.class, () -> kalman.learned(loss(LossConvention.N2P2, 0.1)));
        assertTrue(penalty.getMessage().contains("l2"), penalty.getMessage());
        try (Workers workers = new Workers(1)) {
            Loss absolute = new Loss(LossConvention.ADATOM, new Residual(Residual.Kind.ABSOLUTE, 1), 1, 0, 0, Map.of(),
                    0, 0, EnergyScale.Spread.ONE);
            InputException squares = assertThrows(
                    InputException.class, () -> training("Levenberg-Marquardt", absolute, workers));
            assertTrue(squares.getMessage().contains("squares"), squares.getMessage());
        }
    }
}
