package org.adatom.forcefields.training.gaussian;

import java.util.Arrays;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.training.optimize.Objective;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The logarithm of the probability of the labels y as a function of the logarithms of the hyperparameters, with the opposite sign and
 * per label: with C = &sigma;&sup2; K + noise and &alpha; = C<sup>&minus;1</sup> y it is &minus;&frac12; y&middot;&alpha; &minus; &frac12;
 * ln |C| &minus; (n/2) ln 2&pi;, and its derivatives are &frac12; tr[(&alpha;&alpha;<sup>T</sup> &minus; C<sup>&minus;1</sup>)
 * &part;C]; C. E. Rasmussen and C. K. I. Williams, Gaussian Processes for Machine Learning (2006), eqs. 5.8 and 5.9.
 */
final class MarginalLikelihood implements Objective {
    /** Part that is added to the diagonal of K, so that labels which follow from others leave C definite. */
    static final double JITTER = 1e-10;

    private static final int AMPLITUDE = 0;
    private static final int LENGTH = 1;
    private static final int FIRST_NOISE = 2;

    private final Observations observations;
    private final Kernel.Shape shape;
    private final Hyperparameters start;
    private final int[] free;
    private final Workers workers;
    private final double[] y;
    // K and its derivative by ln l at that length.
    private double length = Double.NaN;
    private DMatrixRMaj k = new DMatrixRMaj(0, 0);
    private DMatrixRMaj byLength = new DMatrixRMaj(0, 0);

    /**
     * A likelihood.
     *
     * @param start values of what is not free
     * @param free which hyperparameters are parameters of this function, by their place in the record
     */
    MarginalLikelihood(
            Observations observations, Kernel.Shape shape, Hyperparameters start, int[] free, Workers workers) {
        this.observations = observations;
        this.shape = shape;
        this.start = start;
        this.free = free.clone();
        this.workers = workers;
        y = observations.values();
    }

    /** Bytes that so many labels take here. */
    static long bytes(long labels) {
        return 4 * Double.BYTES * labels * labels;
    }

    /** The hyperparameters that belong to these parameters. */
    Hyperparameters at(double[] x) {
        double[] logs = start.logs();
        for (int i = 0; i < free.length; i++) {
            logs[free[i]] = x[i];
        }
        return Hyperparameters.ofLogs(logs);
    }

    /** The parameters to begin with. */
    double[] begin() {
        double[] logs = start.logs();
        return Arrays.stream(free).mapToDouble(i -> logs[i]).toArray();
    }

    /** K plus jitter, times &sigma;&sup2;, plus noise: replaces K. */
    static void complete(DMatrixRMaj k, Observations observations, Hyperparameters h) {
        double variance = h.amplitude() * h.amplitude();
        int n = observations.count();
        for (int i = 0; i < k.data.length; i++) {
            k.data[i] *= variance;
        }
        for (int r = 0; r < n; r++) {
            k.data[r * n + r] += noise(observations.label(r), k.data[r * n + r], h);
        }
    }

    /**
     * The variance with which a label is believed: of its noise and of the jitter, which is noise just as well.
     *
     * @param variance of what is labelled, before training
     */
    static double noise(Label label, double variance, Hyperparameters h) {
        return noise(label, h) + JITTER * variance;
    }

    private static double noise(Label label, Hyperparameters h) {
        double noise = h.noise(label.kind());
        return noise * noise / label.factor();
    }

    private void prepare(double wanted) {
        if (wanted != length) {
            Kernel kernel = new Kernel(shape, wanted);
            k = observations.covariances(kernel, workers);
            byLength = observations.covariances(kernel::byLogLength, workers);
            length = wanted;
        }
    }

    @Override
    public int dimension() {
        return free.length;
    }

    @Override
    public int frames() {
        return 1;
    }

    @Override
    public double value(double[] x, int[] batch, double[] gradient) {
        return value(x, gradient);
    }

    /** Infinite where C is not definite. */
    @Override
    public double value(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        for (double log : x) {
            if (!(Math.abs(log) < 100)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        Hyperparameters h = at(x);
        prepare(h.length());
        int n = y.length;
        DMatrixRMaj c = k.copy();
        complete(c, observations, h);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
        if (!solver.setA(c)) {
            return Double.POSITIVE_INFINITY;
        }
        DMatrixRMaj alpha = new DMatrixRMaj(n, 1);
        solver.solve(new DMatrixRMaj(n, 1, true, y), alpha);
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        solver.invert(inverse);
        gradient(h, alpha.data, inverse.data, gradient);
        return (0.5 * dot(y, alpha.data) + halfLogDeterminant(solver, n) + 0.5 * n * StrictMath.log(2 * Math.PI)) / n;
    }

    private static double halfLogDeterminant(LinearSolverDense<DMatrixRMaj> solver, int n) {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = solver.getDecomposition();
        DMatrixRMaj lower = cholesky.getT(null);
        double sum = 0;
        for (int r = 0; r < n; r++) {
            sum += StrictMath.log(lower.get(r, r));
        }
        return sum;
    }

    private void gradient(Hyperparameters h, double[] alpha, double[] inverse, double[] gradient) {
        int n = y.length;
        double[] all = new double[Hyperparameters.COUNT];
        double variance = h.amplitude() * h.amplitude();
        for (int r = 0; r < n; r++) {
            for (int s = 0; s < n; s++) {
                double m = alpha[r] * alpha[s] - inverse[r * n + s];
                double more = r == s ? 1 + JITTER : 1;
                all[AMPLITUDE] += m * variance * more * k.data[r * n + s];
                all[LENGTH] += 0.5 * m * variance * more * byLength.data[r * n + s];
            }
            Label label = observations.label(r);
            all[FIRST_NOISE + label.kind().ordinal()] +=
                    (alpha[r] * alpha[r] - inverse[r * n + r]) * noise(label, h);
        }
        for (int i = 0; i < free.length; i++) {
            gradient[i] = -all[free[i]] / n;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
