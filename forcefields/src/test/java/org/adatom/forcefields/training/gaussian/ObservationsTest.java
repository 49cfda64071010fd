package org.adatom.forcefields.training.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.TrainingSet;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks of the covariance matrix against differences of those of energies. */
class ObservationsTest {
    private static final double H = 2e-4;
    private static final double[] NONE = new double[9];
    private static final int[][] VOIGT = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

    private final List<LabelledFrame> frames = GaussianSamples.frames();

    /** The covariances of labels of a, as rows, with all labels of b. */
    private static DMatrixRMaj block(LabelledFrame a, LabelledFrame b, Kernel kernel, boolean energyOnly) {
        try (Workers one = new Workers(1)) {
            TrainingSet setA = GaussianSamples.set(List.of(a, b), one);
            PointSet points = GaussianSamples.points(setA, kernel.shape());
            List<Label> rows = GaussianSamples.labels(setA, points, 0);
            Observations columns = new Observations(points, GaussianSamples.labels(setA, points, 1));
            return columns.covariances(points, energyOnly ? rows.subList(0, 1) : rows, kernel, one);
        }
    }

    @ParameterizedTest
    @EnumSource
    void energiesAreDoubleSumsOfKernels(Kernel.Shape shape) {
        Kernel kernel = new Kernel(shape, 0.8);
        try (Workers one = new Workers(1)) {
            TrainingSet set = GaussianSamples.set(frames, one);
            double bias = shape == Kernel.Shape.DOT_PRODUCT ? 0.3 : 0;
            double sum = 0;
            for (int i = 0; i < set.frame(0).count(); i++) {
                for (int j = 0; j < set.frame(1).count(); j++) {
                    if (set.frame(0).atoms().species()[i] == set.frame(1).atoms().species()[j]) {
                        sum += formula(shape, 0.8, bias, values(set, 0, i), values(set, 1, j));
                    }
                }
            }
            double expected = sum / set.frame(0).count() / set.frame(1).count();
            assertEquals(expected, block(frames.get(0), frames.get(1), kernel, true).get(0, 0), 1e-13);
        }
    }

    private static double[] values(TrainingSet set, int k, int atom) {
        int[] first = set.frame(k).first();
        return Arrays.copyOfRange(set.frame(k).inputs(), first[atom], first[atom + 1]);
    }

    private static double formula(Kernel.Shape shape, double l, double bias, double[] x, double[] y) {
        double xx = bias * bias;
        double yy = xx;
        double xy = xx;
        double squares = 0;
        for (int f = 0; f < x.length; f++) {
            xx += x[f] * x[f];
            yy += y[f] * y[f];
            xy += x[f] * y[f];
            squares += (x[f] - y[f]) * (x[f] - y[f]);
        }
        double d = xy / Math.sqrt(xx * yy);
        return Math.exp(shape == Kernel.Shape.DOT_PRODUCT ? -(1 - d * d) / (2 * l * l) : -squares / (2 * l * l));
    }

    /** A row of forces or virials is minus the derivative of the row of the energy, of whatever label the column is. */
    @ParameterizedTest
    @EnumSource
    void rowsOfForcesAndVirialsAreDerivativesOfThatOfTheEnergy(Kernel.Shape shape) {
        Kernel kernel = new Kernel(shape, 0.8);
        for (int a = 0; a < 2; a++) {
            LabelledFrame frame = frames.get(a);
            LabelledFrame other = frames.get(a + 1);
            DMatrixRMaj all = block(frame, other, kernel, false);
            for (int row : new int[] {1, 3, 5, 3 * frame.count()}) {
                double[] shift = new double[3];
                shift[(row - 1) % 3] = 1;
                int atom = (row - 1) / 3;
                // Energies are per atom.
                check(all, row, -frame.count(), h -> block(GaussianSamples.moved(frame, NONE, atom,
                        new double[] {h * shift[0], h * shift[1], h * shift[2]}), other, kernel, true));
            }
            for (int c = 0; c < 6; c++) {
                int[] v = VOIGT[c];
                check(all, 1 + 3 * frame.count() + c, -1, h -> {
                    double[] strain = new double[9];
                    strain[3 * v[0] + v[1]] += h / 2;
                    strain[3 * v[1] + v[0]] += h / 2;
                    return block(GaussianSamples.moved(frame, strain, 0, new double[3]), other, kernel, true);
                });
            }
        }
    }

    private interface At {
        DMatrixRMaj block(double h);
    }

    private static void check(DMatrixRMaj all, int row, double factor, At at) {
        double[] near = IntStream.of(-1, 1).mapToObj(k -> at.block(k * H).data).reduce((p, q) -> minus(q, p)).get();
        double[] far = IntStream.of(-2, 2).mapToObj(k -> at.block(k * H).data).reduce((p, q) -> minus(q, p)).get();
        for (int s = 0; s < all.numCols; s++) {
            assertEquals(factor * (8 * near[s] - far[s]) / (12 * H), all.get(row, s), 1e-8, "row " + row + ", " + s);
        }
    }

    private static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void theMatrixIsSymmetricAndHasTheSameBitsForAnyNumberOfThreads(Kernel.Shape shape) {
        Kernel kernel = new Kernel(shape, 0.8);
        try (Workers one = new Workers(1); Workers three = new Workers(3)) {
            TrainingSet set = GaussianSamples.set(frames, one);
            PointSet points = GaussianSamples.points(set, shape);
            List<Label> labels = IntStream.range(0, 3).boxed()
                    .flatMap(k -> GaussianSamples.labels(set, points, k).stream()).toList();
            Observations all = new Observations(points, labels);
            DMatrixRMaj square = all.covariances(kernel, one);
            assertArrayEquals(square.data, all.covariances(kernel, three).data);
            // Row by row, without use of the symmetry.
            DMatrixRMaj rows = all.covariances(points, labels, kernel, one);
            assertArrayEquals(rows.data, square.data, 1e-12);
        }
    }
}
