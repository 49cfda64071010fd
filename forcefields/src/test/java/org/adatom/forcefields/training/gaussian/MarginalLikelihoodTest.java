package org.adatom.forcefields.training.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.training.neural.TrainingSet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarginalLikelihoodTest {
    private static final Hyperparameters START = new Hyperparameters(0.7, 0.5, 0.02, 0.1, 0.05);

    private static Observations observations(Kernel.Shape shape, Workers workers) {
        TrainingSet set = GaussianSamples.set(GaussianSamples.frames(), workers);
        PointSet points = GaussianSamples.points(set, shape);
        return new Observations(points, IntStream.range(0, 3).boxed()
                .flatMap(k -> GaussianSamples.labels(set, points, k).stream()).toList());
    }

    @ParameterizedTest
    @EnumSource
    void itsGradientIsThatOfDifferences(Kernel.Shape shape) {
        try (Workers workers = new Workers(2)) {
            MarginalLikelihood likelihood = new MarginalLikelihood(
                    observations(shape, workers), shape, START, new int[] {0, 1, 2, 3, 4}, workers);
            double[] x = likelihood.begin();
            double[] gradient = new double[5];
            double[] ignored = new double[5];
            likelihood.value(x, gradient);
            double h = 1e-3;
            for (int i = 0; i < 5; i++) {
                double[] f = new double[5];
                for (int k = -2; k <= 2; k++) {
                    double[] moved = x.clone();
                    moved[i] += k * h;
                    f[k + 2] = likelihood.value(moved, ignored);
                }
                double slope = (8 * (f[3] - f[1]) - (f[4] - f[0])) / (12 * h);
                assertEquals(slope, gradient[i], 1e-7 * Math.max(1, Math.abs(slope)), "parameter " + i);
            }
        }
    }

    /** Written out with determinant and inverse. */
    @ParameterizedTest
    @EnumSource
    void isTheLogarithmOfANormalDistribution(Kernel.Shape shape) {
        try (Workers workers = new Workers(1)) {
            Observations all = observations(shape, workers);
            List<Label> few = List.of(all.label(0), all.label(2), all.label(all.count() - 1));
            Observations some = new Observations(all.points(), few);
            double value = new MarginalLikelihood(some, shape, START, new int[] {1}, workers)
                    .value(new double[] {Math.log(0.5)}, new double[1]);
            DMatrixRMaj c = some.covariances(new Kernel(shape, 0.5), workers);
            double[] noise = {0.02, 0.1, 0.05};
            double[] y = some.values();
            for (int r = 0; r < 3; r++) {
                for (int s = 0; s < 3; s++) {
                    c.set(r, s, 0.49 * c.get(r, s) + (r == s ? noise[r] * noise[r] / few.get(r).factor() : 0));
                }
            }
            DMatrixRMaj inverse = new DMatrixRMaj(3, 3);
            CommonOps_DDRM.invert(c.copy(), inverse);
            double square = 0;
            for (int r = 0; r < 3; r++) {
                for (int s = 0; s < 3; s++) {
                    square += y[r] * inverse.get(r, s) * y[s];
                }
            }
            double expected = 0.5 * square + 0.5 * Math.log(CommonOps_DDRM.det(c)) + 1.5 * Math.log(2 * Math.PI);
            assertEquals(expected / 3, value, 1e-7 * Math.abs(expected));
        }
    }
}
