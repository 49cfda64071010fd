package org.adatom.forcefields.gaussian;

import java.util.Arrays;
import org.adatom.engine.error.InputException;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The standard deviation of the energy of an atom, from a few environments z of training (anchors). With the triangular L of
 * K<sub>zz</sub> = L L<sup>T</sup> and t = L<sup>&minus;1</sup> K<sub>z</sub>(q), the variance is &sigma;&sup2; [K(q,q) &minus;
 * t&middot;t + |R t|&sup2;]: what anchors cannot know of q, and what the labels left open of the anchors, R<sup>T</sup>R being their
 * covariance after training in units of the one before. With all environments as anchors it is the variance of the Gaussian process;
 * with fewer it is never negative, and far from all of them it is &sigma;&sup2;.
 */
public final class Deviation {
    private final Kernel kernel;
    private final double amplitude;
    private final int size;
    private final int count;
    private final double[] points;
    private final double[] constants;
    private final double[] lower;
    private final double[] factor;

    /**
     * Prepares.
     *
     * @param amplitude &sigma;, eV
     * @param size number of coordinates of a point
     * @param points of the anchors, one after the other
     * @param factor R, an upper triangle row by row with zeros below
     * @throws InputException if two anchors are too near to each other
     */
    public Deviation(Kernel kernel, double amplitude, int size, double[] points, double[] factor) {
        this.kernel = kernel;
        this.amplitude = amplitude;
        this.size = size;
        this.points = points;
        this.factor = factor;
        count = points.length / size;
        constants = new double[count];
        for (int k = 0; k < points.length; k++) {
            constants[k / size] -= 0.5 * points[k] * points[k];
        }
        lower = lower(kernel, size, points);
    }

    /**
     * L, the lower triangle of the kernels of points with each other, row by row with zeros above.
     *
     * @throws InputException if two points are too near to each other
     */
    public static double[] lower(Kernel kernel, int size, double[] points) {
        int n = points.length / size;
        double[] s = new double[n];
        double[][] k = new double[3][n];
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                s[j] = 0;
                for (int f = 0; f < size; f++) {
                    double d = points[i * size + f] - points[j * size + f];
                    s[j] -= 0.5 * d * d;
                }
            }
            kernel.evaluate(n, s, k[0], k[1], k[2]);
            System.arraycopy(k[0], 0, matrix.data, i * n, n);
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
        if (n > 0 && !cholesky.decompose(matrix)) {
            throw new InputException("two of the " + n + " anchors of a Gaussian process are too near to each other");
        }
        return n == 0 ? new double[0] : cholesky.getT(null).data;
    }

    /** Number of anchors. */
    public int count() {
        return count;
    }

    /** A new evaluator with scratch of its own. */
    public Evaluator newEvaluator() {
        return new Evaluator();
    }

    /** Evaluates; used by one thread at a time. */
    public final class Evaluator {
        private final double[][] t = new double[count][0];
        private double[] k1 = {};
        private double[] k2 = {};
        private double[] sum = {};

        /**
         * The standard deviations at some points.
         *
         * @param lanes number of points, rounded up to whole vectors
         * @param q {@code q[f][a]} is coordinate f of point a
         * @param halfSquares |q|&sup2;/2 of each
         * @param deviation out: eV
         */
        public void evaluate(int lanes, double[][] q, double[] halfSquares, double[] deviation) {
            if (k1.length < lanes) {
                int room = Simd.roundUp(lanes);
                Arrays.setAll(t, i -> new double[room]);
                k1 = new double[room];
                k2 = new double[room];
                sum = new double[room];
            }
            Arrays.fill(deviation, 0, lanes, 1);
            for (int i = 0; i < count; i++) {
                Rows.combine(constants[i], size, points, i * size, q, 0, lanes, sum);
                for (int a = 0; a < lanes; a++) {
                    sum[a] -= halfSquares[a];
                }
                kernel.evaluate(lanes, sum, t[i], k1, k2);
                Rows.combine(0, i, lower, i * count, t, 0, lanes, sum);
                double inverse = 1 / lower[i * count + i];
                for (int a = 0; a < lanes; a++) {
                    t[i][a] = (t[i][a] - sum[a]) * inverse;
                    deviation[a] -= t[i][a] * t[i][a];
                }
            }
            for (int a = 0; a < lanes; a++) {
                deviation[a] = Math.max(0, deviation[a]);
            }
            for (int i = 0; i < count; i++) {
                Rows.combine(0, count, factor, i * count, t, 0, lanes, sum);
                for (int a = 0; a < lanes; a++) {
                    deviation[a] += sum[a] * sum[a];
                }
            }
            for (int a = 0; a < lanes; a++) {
                deviation[a] = amplitude * Math.sqrt(deviation[a]);
            }
        }
    }
}
