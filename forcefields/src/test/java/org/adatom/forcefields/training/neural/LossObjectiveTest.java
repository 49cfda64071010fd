package org.adatom.forcefields.training.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.neural.NeuralNetworkPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossObjectiveTest {
    private static final EnergyScale SCALE = new EnergyScale(0.7, new double[] {-1.5, -0.5});
    private static final long ENOUGH = 1L << 40;

    private static Loss loss(LossConvention convention, Residual residual, double stress) {
        return new Loss(convention, residual, 0.8, convention.hasForces() ? 0.3 : 0,
                convention.hasStress() ? stress : 0,
                Map.of("b", new Loss.GroupWeight(2, 0.5, 1.5)), 1e-3, 2e-3, new EnergyScale.Spread(0.2, 0.4, 0.5));
    }

    private static void assertGradient(Descriptor descriptor, Activation activation, Loss loss) {
        try (Workers workers = new Workers(1)) {
            ParameterLayout layout = TrainingSamples.layout(descriptor, activation);
            LossObjective objective = new LossObjective(
                    TrainingSamples.set(descriptor, ENOUGH, workers), layout, SCALE, loss, workers);
            double[] at = TrainingSamples.parameters(layout, 1);
            double[] gradient = new double[at.length];
            objective.value(at, gradient);
            double norm = Math.sqrt(IntStream.range(0, at.length).mapToDouble(p -> gradient[p] * gradient[p]).sum());
            for (int d = 0; d < 4; d++) {
                CounterRandom random = new CounterRandom(d, "direction");
                double[] direction = new double[at.length];
                double expected = 0;
                double square = 0;
                for (int p = 0; p < at.length; p++) {
                    direction[p] = random.normal(0, p, 0);
                    expected += direction[p] * gradient[p];
                    square += direction[p] * direction[p];
                }
                double difference = Math.fma(4, difference(objective, at, direction, 1e-4),
                        -difference(objective, at, direction, 2e-4)) / 3;
                assertEquals(expected, difference, 1e-7 * norm * Math.sqrt(square / at.length), "direction " + d);
            }
        }
    }

    private static double difference(LossObjective objective, double[] at, double[] direction, double h) {
        double[] values = new double[2];
        for (int sign = 0; sign < 2; sign++) {
            double[] moved = at.clone();
            for (int p = 0; p < at.length; p++) {
                moved[p] += (1 - 2 * sign) * h * direction[p];
            }
            values[sign] = objective.value(moved, new double[at.length]);
        }
        return (values[0] - values[1]) / (2 * h);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void gradientIsThatOfDifferencesForEveryActivation(Activation activation) {
        assertGradient(TrainingSamples.symmetryFunctions(), activation,
                loss(LossConvention.ADATOM, Residual.SQUARED, 0.2));
    }

    static Stream<String> descriptors() {
        return TrainingSamples.descriptors().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void gradientIsThatOfDifferencesForEveryDescriptor(String name) {
        assertGradient(TrainingSamples.descriptors().get(name), Activation.TANH,
                loss(LossConvention.ADATOM, Residual.SQUARED, 0.2));
    }

    @ParameterizedTest
    @EnumSource(LossConvention.class)
    void gradientIsThatOfDifferencesForEveryConvention(LossConvention convention) {
        assertGradient(TrainingSamples.symmetryFunctions(), Activation.SILU, loss(convention, Residual.SQUARED, 0.1));
    }

    @ParameterizedTest
    @EnumSource(Residual.Kind.class)
    void gradientIsThatOfDifferencesForEveryCost(Residual.Kind kind) {
        assertGradient(TrainingSamples.symmetryFunctions(), Activation.TANH,
                loss(LossConvention.ADATOM, new Residual(kind, 0.7), 0.2));
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void predictionsAreThoseOfThePotential(String name) {
        Descriptor descriptor = TrainingSamples.descriptors().get(name);
        try (Workers workers = new Workers(1)) {
            TrainingSet set = TrainingSamples.set(descriptor, ENOUGH, workers);
            ParameterLayout layout = TrainingSamples.layout(descriptor, Activation.TANH);
            double[] parameters = TrainingSamples.parameters(layout, 2);
            FrameModel model = new FrameModel(layout, SCALE.factor());
            model.load(parameters);
            ForceEvaluator engine = new ForceEvaluator(new NeuralNetworkPotential(TrainingSamples.SPECIES, descriptor,
                    layout.networks(parameters, set.scaling(), SCALE), "test", List.of()), workers);
            TrainingSet.Source source = new TrainingSet.Source(set);
            int[] nine = {0, 4, 8, 5, 2, 1};
            for (int k = 0; k < set.count() - 1; k++) {
                TrainingFrame frame = set.frame(k);
                FrameModel.Prediction prediction = new FrameModel.Prediction();
                InputDerivatives derivatives = source.get(k);
                model.predict(frame, derivatives, prediction);
                engine.evaluate(frame.atoms(), frame.labels().cell());
                assertEquals(engine.energy(), prediction.energy + SCALE.offsets(frame), 1e-10);
                for (int a = 0; a < frame.count(); a++) {
                    double[] force = {frame.atoms().fx()[a], frame.atoms().fy()[a], frame.atoms().fz()[a]};
                    for (int axis = 0; axis < 3; axis++) {
                        assertEquals(force[axis], prediction.forces[3 * a + axis], 1e-10);
                        assertEquals(force[axis], model.force(frame, derivatives, a, axis, 1, null), 1e-10);
                    }
                }
                for (int c = 0; c < 6 && derivatives.hasStrain(); c++) {
                    assertEquals(engine.virial()[nine[c]], prediction.virial[c], 1e-10);
                }
            }
        }
    }

    @Test
    void derivativesMadeAnewGiveTheSameBits() {
        Descriptor descriptor = TrainingSamples.symmetryFunctions();
        try (Workers workers = new Workers(1)) {
            DescribedFrames described =
                    new DescribedFrames(TrainingSamples.frames(), TrainingSamples.SPECIES, descriptor, workers);
            TrainingSet kept = TrainingSamples.set(descriptor, ENOUGH, workers);
            long cap = described.leastBytes(1);
            TrainingSet anew = TrainingSamples.set(descriptor, cap, workers);
            long least = LongStream.range(0, described.count()).map(k -> described.bytesOfDerivatives((int) k))
                    .filter(b -> b > 0).min().orElseThrow();
            TrainingSet some = TrainingSamples.set(descriptor, cap + least, workers);
            assertEquals(kept.sloped(), kept.kept());
            assertEquals(0, anew.kept());
            assertTrue(some.kept() > 0 && some.kept() < kept.kept(), some.kept() + " of " + kept.kept());
            assertTrue(kept.bytes() <= described.bytesOfValues() + described.bytesOfDerivatives());
            assertTrue(some.bytes() <= cap + least);
            assertTrue(kept.bytes() > described.bytesOfValues());
            assertArrayEquals(evaluate(kept, workers), evaluate(anew, workers));
            assertArrayEquals(evaluate(kept, workers), evaluate(some, workers));
            InputException e = assertThrows(
                    InputException.class, () -> TrainingSamples.set(descriptor, cap - 1, workers));
            assertTrue(e.getMessage().contains("MB"), e.getMessage());
        }
    }

    @Test
    void threadsDoNotChangeBits() {
        double[][] results = new double[2][];
        for (int threads = 1; threads <= 2; threads++) {
            try (Workers workers = new Workers(threads)) {
                results[threads - 1] =
                        evaluate(TrainingSamples.set(TrainingSamples.symmetryFunctions(), ENOUGH, workers), workers);
            }
        }
        assertArrayEquals(results[0], results[1]);
    }

    /** The gradient, and the loss behind it. */
    private static double[] evaluate(TrainingSet set, Workers workers) {
        ParameterLayout layout = TrainingSamples.layout(set.descriptor(), Activation.TANH);
        LossObjective objective =
                new LossObjective(set, layout, SCALE, loss(LossConvention.ADATOM, Residual.SQUARED, 0.2), workers);
        double[] result = new double[layout.count() + 1];
        result[layout.count()] = objective.value(TrainingSamples.parameters(layout, 3), result);
        return result;
    }

    @Test
    void missingTermsAreRefused() {
        InputException e = assertThrows(InputException.class, () -> new Loss(
                LossConvention.AENET, Residual.SQUARED, 1, 0.1, 0, Map.of(), 0, 0, EnergyScale.Spread.ONE));
        assertEquals("the loss of aenet has no term of forces, but they have the weight 0.1: choose another convention,"
                + " or the weight 0", e.getMessage());
    }
}
