package org.adatom.forcefields.training.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptimizersTest {
    /** (1 - x)^2 + 100 (y - x^2)^2. */
    private static final class Rosenbrock implements Objective, LeastSquares {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public int frames() {
            return 1;
        }

        @Override
        public double value(double[] x, double[] g) {
            double a = 1 - x[0];
            double b = x[1] - x[0] * x[0];
            g[0] = -2 * a - 400 * x[0] * b;
            g[1] = 200 * b;
            return a * a + 100 * b * b;
        }

        @Override
        public double value(double[] x, int[] batch, double[] g) {
            return value(x, g);
        }

        @Override
        public double value(double[] x) {
            return 0.5 * value(x, new double[2]);
        }

        @Override
        public double normalEquations(double[] x, double[] m, double[] g) {
            // r = (1 - x, 10 (y - x^2)), J = ((-1, 0), (-20 x, 10)).
            m[0] = 1 + 400 * x[0] * x[0];
            m[1] = -200 * x[0];
            m[2] = m[1];
            m[3] = 100;
            double f = value(x, g);
            g[0] /= 2;
            g[1] /= 2;
            return f / 2;
        }
    }

    /** Half the sum of k (x_k - 1)^2 over k = 10^0, 10^1, ..., 10^5. */
    private static final class Valley implements Objective {
        @Override
        public int dimension() {
            return 6;
        }

        @Override
        public int frames() {
            return 1;
        }

        @Override
        public double value(double[] x, double[] g) {
            double sum = 0;
            double k = 1;
            for (int i = 0; i < 6; i++) {
                g[i] = k * (x[i] - 1);
                sum += 0.5 * g[i] * (x[i] - 1);
                k *= 10;
            }
            return sum;
        }

        @Override
        public double value(double[] x, int[] batch, double[] g) {
            return value(x, g);
        }
    }

    private static DataInputStream saved(Saving what) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        what.save(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @FunctionalInterface
    private interface Saving {
        void save(DataOutputStream out) throws IOException;
    }

    @Test
    void limitedMemorySolvesRosenbrock() {
        LimitedMemory o = new LimitedMemory(new Rosenbrock(), new double[] {-1.2, 1}, LimitedMemory.MEMORY, 0);
        int steps = 0;
        while (o.largestSlope() > 1e-8 && steps < 60 && o.step()) {
            steps++;
        }
        assertArrayEquals(new double[] {1, 1}, o.parameters(), 1e-8);
    }

    @Test
    void limitedMemorySolvesAnIllConditionedValley() {
        LimitedMemory o = new LimitedMemory(new Valley(), new double[6], LimitedMemory.MEMORY, 0);
        double last = o.value();
        for (int k = 0; k < 200 && o.largestSlope() > 1e-7 && o.step(); k++) {
            assertTrue(o.value() < last);
            last = o.value();
        }
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1}, o.parameters(), 1e-6);
    }

    @Test
    void bfgsSolvesRosenbrockAndTheValleyAndResumes() throws IOException {
        Bfgs one = new Bfgs(new Rosenbrock(), new double[] {-1.2, 1}, 1e-9);
        IntStream.range(0, 8).forEach(k -> one.step());
        Bfgs two = new Bfgs(new Rosenbrock(), new double[2], 1e-9);
        two.restore(saved(one::save));
        int steps = 0;
        boolean goesOn = true;
        while (goesOn && steps++ < 60) {
            goesOn = one.step();
            assertEquals(goesOn, two.step());
        }
        assertFalse(goesOn);
        assertArrayEquals(one.parameters(), two.parameters());
        assertArrayEquals(new double[] {1, 1}, one.parameters(), 1e-9);
        Bfgs valley = new Bfgs(new Valley(), new double[6], 1e-7);
        for (int k = 0; k < 60 && valley.step(); k++) {
        }
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1}, valley.parameters(), 1e-6);
    }

    /** On a quadratic function both have the same directions as long as L-BFGS forgets nothing and H begins alike. */
    @Test
    void theFirstTwoStepsOfBfgsAndLimitedMemoryAreTheSame() {
        Bfgs full = new Bfgs(new Rosenbrock(), new double[] {-1.2, 1}, 0);
        LimitedMemory limited = new LimitedMemory(new Rosenbrock(), new double[] {-1.2, 1}, 5, 0);
        for (int k = 0; k < 2; k++) {
            full.step();
            limited.step();
            assertArrayEquals(limited.parameters(), full.parameters(), 1e-13);
        }
    }

    @Test
    void quasiNewtonEndsWhereTheFunctionIsFlatEnough() {
        LimitedMemory o = new LimitedMemory(new Rosenbrock(), new double[] {-1.2, 1}, 5, 0.01);
        while (o.step()) {
            assertTrue(o.largestSlope() >= 0);
        }
        assertTrue(o.largestSlope() <= 0.01);
        assertTrue(o.value() > 0);
    }

    /** Two valleys, the lower one on the far side of a hill of height 1: downhill alone ends in the near one. */
    @Test
    void annealingCrossesAHillAndDependsOnTheSeedOnly() throws IOException {
        ToDoubleFunction<double[]> wells = x -> {
            double a = x[0] * x[0] - 1;
            return a * a + 0.3 * x[0] + 0.4;
        };
        Annealing whole = new Annealing(wells, new double[] {1}, 7, 2000, 10, 1, 1e-4, 0.3);
        Annealing part = new Annealing(wells, new double[] {1}, 7, 2000, 10, 1, 1e-4, 0.3);
        double first = whole.value();
        for (int k = 0; k < 4; k++) {
            assertTrue(whole.step());
            part.step();
        }
        Annealing resumed = new Annealing(wells, new double[] {0.5}, 7, 2000, 10, 1, 1e-4, 0.3);
        resumed.restore(saved(part::save));
        boolean goesOn = true;
        int steps = 4;
        while (goesOn) {
            goesOn = whole.step();
            assertEquals(goesOn, resumed.step());
            steps++;
        }
        assertEquals(10, steps);
        assertTrue(whole.value() < first);
        assertEquals(-1.03, whole.parameters()[0], 0.02);
        assertArrayEquals(whole.parameters(), resumed.parameters());
        assertEquals(wells.applyAsDouble(whole.parameters()), whole.value());
    }

    /** At T = 0 only better moves are taken; at infinite T all are. */
    @Test
    void metropolisTakesWhatTheTemperatureAllows() {
        Annealing cold = new Annealing(x -> 1 + x[0] * x[0], new double[] {1}, 3, 500, 500, 1e-12, 1e-12, 0.1);
        double last = cold.value();
        for (int k = 0; k < 499; k++) {
            cold.step();
            assertTrue(cold.value() <= last);
            last = cold.value();
        }
        assertTrue(Math.abs(cold.parameters()[0]) < 0.1);
    }

    @Test
    void amsgradNeverForgetsTheLargestMoment() {
        // m = 1/2, 5/4, 1/8; v = 1/4, 19/16, 73/64 with the mass 37/64 and the largest 19/16 still.
        double[] adam = path(new Adam(1, 0.5, 0.75, 0, 0, false));
        double[] amsgrad = path(new Adam(1, 0.5, 0.75, 0, 0, true));
        assertEquals(adam[0], amsgrad[0]);
        assertEquals(adam[1], amsgrad[1]);
        assertEquals(adam[1] - 0.1 / 7 / Math.sqrt(19.0 / 16 / (37.0 / 64)), amsgrad[2], 1e-15);
    }

    @Test
    void ratesFallOnPlateausAndAPassTakesEveryBatch() throws IOException {
        LearningRate plateau = new LearningRate.Plateau(8, 0.5, 3, 1.5);
        assertArrayEquals(new double[] {8, 4, 2, 1.5},
                IntStream.range(0, 4).mapToDouble(k -> plateau.at(99, k)).toArray());
        // The value of a function that is not descended along does not fall: the gradient points nowhere.
        Objective flat = new Objective() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public int frames() {
                return 4;
            }

            @Override
            public double value(double[] x, double[] g) {
                g[0] = 0;
                return 1;
            }

            @Override
            public double value(double[] x, int[] batch, double[] g) {
                g[0] = batch.length;
                return 1;
            }
        };
        Descent descent = new Descent(flat, new double[1], new Momentum(1, 0),
                new LearningRate.Plateau(8, 0.5, 3, 0), new Batches(1, 4, 3), Double.POSITIVE_INFINITY);
        double[] rates = new double[8];
        for (int k = 0; k < 8; k++) {
            rates[k] = descent.rate();
            descent.step();
        }
        assertArrayEquals(new double[] {8, 8, 8, 8, 4, 4, 4, 2}, rates);
        // Each pass: batches of 3 and 1, a slope of their size.
        assertArrayEquals(new double[] {-4 * Arrays.stream(rates).sum()}, descent.parameters());
        Descent resumed = new Descent(flat, new double[1], new Momentum(1, 0),
                new LearningRate.Plateau(8, 0.5, 3, 0), new Batches(1, 4, 3), Double.POSITIVE_INFINITY);
        resumed.restore(saved(descent::save));
        assertEquals(descent.rate(), resumed.rate());
        assertArrayEquals(descent.parameters(), resumed.parameters());
    }

    @Test
    void atTheMinimumThereIsNoStep() {
        assertFalse(new LimitedMemory(new Rosenbrock(), new double[] {1, 1}, 3, 0).step());
        assertFalse(new LevenbergMarquardt(new Rosenbrock(), new double[] {1, 1}, 0).step());
    }

    @Test
    void resumedLimitedMemoryHasTheSameBits() throws IOException {
        LimitedMemory one = new LimitedMemory(new Rosenbrock(), new double[] {-1.2, 1}, 3, 0);
        IntStream.range(0, 8).forEach(k -> one.step());
        LimitedMemory two = new LimitedMemory(new Rosenbrock(), new double[2], 3, 0);
        two.restore(saved(one::save));
        IntStream.range(0, 8).forEach(k -> assertEquals(one.step(), two.step()));
        assertArrayEquals(one.parameters(), two.parameters());
        LimitedMemory other = new LimitedMemory(new Valley(), new double[6], 3, 0);
        assertThrows(StreamCorruptedException.class, () -> other.restore(saved(one::save)));
    }

    @Test
    void levenbergMarquardtSolvesRosenbrockAndResumes() throws IOException {
        LevenbergMarquardt one = new LevenbergMarquardt(new Rosenbrock(), new double[] {-1.2, 1}, 1e-3);
        IntStream.range(0, 4).forEach(k -> one.step());
        LevenbergMarquardt two = new LevenbergMarquardt(new Rosenbrock(), new double[2], 1);
        two.restore(saved(one::save));
        for (int k = 0; k < 40; k++) {
            assertEquals(one.step(), two.step());
        }
        assertArrayEquals(one.parameters(), two.parameters());
        assertArrayEquals(new double[] {1, 1}, one.parameters(), 1e-8);
    }

    /** r = (x + y - 3, x - y - 1, 2 x - 4): solution (2, 1), whatever the start. */
    @Test
    void levenbergMarquardtWithoutDampingSolvesLinearProblemsInOneStep() {
        LeastSquares linear = new LeastSquares() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public double value(double[] x) {
                return normalEquations(x, new double[4], new double[2]);
            }

            @Override
            public double normalEquations(double[] x, double[] m, double[] g) {
                double a = x[0] + x[1] - 3;
                double b = x[0] - x[1] - 1;
                double c = 2 * x[0] - 4;
                System.arraycopy(new double[] {6, 0, 0, 2}, 0, m, 0, 4);
                g[0] = a + b + 2 * c;
                g[1] = a - b;
                return 0.5 * (a * a + b * b + c * c);
            }
        };
        LevenbergMarquardt o = new LevenbergMarquardt(linear, new double[] {-7, 11}, 0);
        assertTrue(o.step());
        assertArrayEquals(new double[] {2, 1}, o.parameters(), 1e-13);
    }

    /** Gradients 1, 2, -1 from x = 1 with rate 0.1. */
    private static double[] path(GradientStep rule) {
        double[] x = {1};
        double[] path = new double[3];
        double[] g = {1, 2, -1};
        for (int k = 0; k < 3; k++) {
            rule.apply(x, new double[] {g[k]}, 0.1);
            path[k] = x[0];
        }
        return path;
    }

    @Test
    void threeStepsByHand() {
        // v = -0.1, -0.25, -0.025
        assertArrayEquals(new double[] {0.9, 0.65, 0.625}, path(new Momentum(1, 0.5)), 1e-15);
        // steps -0.15, -0.325, +0.0875
        assertArrayEquals(new double[] {0.85, 0.525, 0.6125}, path(new Nesterov(1, 0.5)), 1e-15);
        // s = 1, 5, 6
        double a = 0.9 - 0.2 / Math.sqrt(5);
        assertArrayEquals(new double[] {0.9, a, a + 0.1 / Math.sqrt(6)}, path(new Adagrad(1, 0)), 1e-15);
        // s = 1/2, 9/4, 13/8
        double r1 = 1 - 0.1 / Math.sqrt(0.5);
        double r2 = r1 - 0.2 / 1.5;
        assertArrayEquals(
                new double[] {r1, r2, r2 + 0.1 / Math.sqrt(1.625)}, path(new RmsProp(1, 0.5, 0)), 1e-15);
        // s + 1 = 3/2, 13/4, 21/8; d^2 = 2/3, (4/3) 4/(13/4) = 64/39, with u = 1/3, 1/6 + 32/39
        double d1 = -1 / Math.sqrt(1.5);
        double d2 = -2 * Math.sqrt(4.0 / 3) / Math.sqrt(3.25);
        double d3 = Math.sqrt(1 + 1.0 / 6 + 32.0 / 39) / Math.sqrt(2.625);
        assertArrayEquals(
                new double[] {1 + 0.1 * d1, 1 + 0.1 * (d1 + d2), 1 + 0.1 * (d1 + d2 + d3)},
                path(new Adadelta(1, 0.5, 1)), 1e-15);
        // m = 1/2, 5/4, 1/8 over 1/2, 3/4, 7/8; v = 1/4, 19/16, 73/64 over 1/4, 7/16, 37/64
        double m2 = 0.9 - 0.1 * (5.0 / 3) / Math.sqrt(19.0 / 7);
        assertArrayEquals(
                new double[] {0.9, m2, m2 - 0.1 / 7 / Math.sqrt(73.0 / 37)}, path(new Adam(1, 0.5, 0.75, 0, 0, false)),
                1e-15);
        // ahead = 1/3 + 1, 5/7 + 4/3, 1/15 - 4/7
        double n1 = 1 - 0.1 * 4 / 3;
        double n2 = n1 - 0.1 * (43.0 / 21) / Math.sqrt(19.0 / 7);
        assertArrayEquals(
                new double[] {n1, n2, n2 + 0.1 * (53.0 / 105) / Math.sqrt(73.0 / 37)},
                path(new Nadam(1, 0.5, 0.75, 0)), 1e-15);
        // The decay acts on the parameter alone: x = 1 - 0.1 (1 + 2).
        assertEquals(0.7, path(new Adam(1, 0.5, 0.75, 0, 2, false))[0], 1e-15);
    }

    @Test
    void resumedRulesHaveTheSameBits() throws IOException {
        List<Supplier<GradientStep>> rules = List.of(
                () -> new Momentum(2, 0.9), () -> new Nesterov(2, 0.9), () -> new Adagrad(2, 1e-8),
                () -> new RmsProp(2, 0.9, 1e-8), () -> new Adadelta(2, 0.95, 1e-6),
                () -> new Adam(2, 0.9, 0.999, 1e-8, 0.01, false), () -> new Nadam(2, 0.9, 0.999, 1e-8));
        for (Supplier<GradientStep> make : rules) {
            GradientStep one = make.get();
            double[] x = {-1.2, 1};
            descend(one, x);
            GradientStep two = make.get();
            two.restore(saved(one::save));
            double[] z = x.clone();
            descend(one, x);
            descend(two, z);
            assertArrayEquals(x, z, one.getClass().getSimpleName());
        }
    }

    private static void descend(GradientStep rule, double[] x) {
        double[] g = new double[2];
        for (int k = 0; k < 5; k++) {
            new Rosenbrock().value(x, g);
            rule.apply(x, g, 1e-4);
        }
    }

    @Test
    void ratesFollowTheirSchedules() {
        assertEquals(0.3, new LearningRate.Constant(0.3).at(99, 0));
        LearningRate steps = new LearningRate.Steps(8, 0.5, 10);
        assertArrayEquals(new double[] {8, 8, 4, 2}, new double[] {
            steps.at(0, 5), steps.at(9, 5), steps.at(10, 5), steps.at(20, 5)});
        LearningRate cosine = new LearningRate.Cosine(3, 1, 4);
        assertArrayEquals(
                new double[] {3, 2 + Math.sqrt(0.5), 2, 2 - Math.sqrt(0.5), 3},
                IntStream.range(0, 5).mapToDouble(k -> cosine.at(k, 5)).toArray(), 1e-15);
    }

    @Test
    void anEpochHasEveryFrameOnceInAnOrderOfItsOwn() {
        Batches batches = new Batches(7, 23, 5);
        int[][] epoch = batches.of(3);
        assertEquals(List.of(5, 5, 5, 5, 3), Arrays.stream(epoch).map(b -> b.length).toList());
        int[] all = Arrays.stream(epoch).flatMapToInt(Arrays::stream).sorted().toArray();
        assertArrayEquals(IntStream.range(0, 23).toArray(), all);
        assertTrue(Arrays.deepEquals(epoch, new Batches(7, 23, 5).of(3)));
        assertFalse(Arrays.deepEquals(epoch, batches.of(4)));
        assertFalse(Arrays.deepEquals(epoch, new Batches(8, 23, 5).of(3)));
    }
}
