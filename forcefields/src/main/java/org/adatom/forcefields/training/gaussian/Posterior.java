package org.adatom.forcefields.training.gaussian;

import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.gaussian.Kernel;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * A Gaussian process that knows its labels: means and variances of any others. With C = L L<sup>T</sup> of the labels and k
 * their covariances with another, the mean of that one is k&middot;C<sup>&minus;1</sup> y, and its variance is smaller than it was by
 * |L<sup>&minus;1</sup> k|&sup2;.
 */
final class Posterior {
    /**
     * What is known of other labels.
     *
     * @param mean of each
     * @param deviation standard deviation of each, noise not included
     * @param noise standard deviation of each label about what it labels
     */
    record Judged(double[] mean, double[] deviation, double[] noise) {}

    private final Observations observations;
    private final Kernel kernel;
    private final Hyperparameters hyperparameters;
    private final double variance;
    private final Workers workers;
    private final double[] lower;
    private final double[] factors;

    /**
     * Solves.
     *
     * @throws InputException if the covariances are not definite
     */
    Posterior(Observations observations, Kernel.Shape shape, Hyperparameters h, Workers workers) {
        this.observations = observations;
        this.workers = workers;
        kernel = new Kernel(shape, h.length());
        hyperparameters = h;
        variance = h.amplitude() * h.amplitude();
        int n = observations.count();
        DMatrixRMaj c = observations.covariances(kernel, workers);
        MarginalLikelihood.complete(c, observations, h);
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
        if (!cholesky.decompose(c)) {
            throw new InputException("the " + n + " equations of the Gaussian process cannot be told apart: raise the"
                    + " noise, or shorten the length of the kernel");
        }
        // Not in the place of C, part of which the blocked decomposition of a large matrix still reads.
        lower = cholesky.getT(null).data;
        factors = observations.values();
        TriangularSolver_DDRM.solveL(lower, factors, n);
        TriangularSolver_DDRM.solveTranL(lower, factors, n);
        for (int r = 0; r < n; r++) {
            factors[r] *= variance;
        }
    }

    /** &sigma;&sup2; C<sup>&minus;1</sup> y: what the covariances of labels (in units of &sigma;&sup2;) are multiplied with. */
    double[] factors() {
        return factors;
    }

    /** The kernel. */
    Kernel kernel() {
        return kernel;
    }

    /** Means and standard deviations of other labels. */
    Judged judge(PointSet of, List<Label> others) {
        DMatrixRMaj k = observations.covariances(of, others, kernel, workers);
        int n = observations.count();
        double[] mean = new double[others.size()];
        double[] deviation = Observations.variances(of, others, kernel, workers);
        double[] noise = new double[others.size()];
        for (int r = 0; r < mean.length; r++) {
            for (int s = 0; s < n; s++) {
                mean[r] += factors[s] * k.data[r * n + s];
            }
        }
        reduce(k);
        for (int r = 0; r < mean.length; r++) {
            noise[r] = Math.sqrt(MarginalLikelihood.noise(others.get(r), variance * deviation[r], hyperparameters));
            double known = variance * dot(k.data, r * n, r * n, n);
            deviation[r] = Math.sqrt(variance * Math.max(0, deviation[r] - known));
        }
        return new Judged(mean, deviation, noise);
    }

    /** L<sup>&minus;1</sup> k for every row k. */
    private void reduce(DMatrixRMaj rows) {
        int n = observations.count();
        workers.run(rows.numRows, (r, worker) -> {
            double[] row = new double[n];
            System.arraycopy(rows.data, r * n, row, 0, n);
            TriangularSolver_DDRM.solveL(lower, row, n);
            System.arraycopy(row, 0, rows.data, r * n, n);
        });
    }

    /** By how much the labels made the covariances of others smaller, in units of &sigma;&sup2;. */
    DMatrixRMaj learned(PointSet of, List<Label> others) {
        DMatrixRMaj k = observations.covariances(of, others, kernel, workers);
        reduce(k);
        int n = observations.count();
        int m = others.size();
        DMatrixRMaj learned = new DMatrixRMaj(m, m);
        workers.run(m, (i, worker) -> {
            for (int j = 0; j < m; j++) {
                learned.data[i * m + j] = variance * dot(k.data, i * n, j * n, n);
            }
        });
        return learned;
    }

    private static double dot(double[] data, int a, int b, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) {
            sum = Math.fma(data[a + s], data[b + s], sum);
        }
        return sum;
    }
}
