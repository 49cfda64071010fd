package org.adatom.forcefields.gaussian;

import java.util.Arrays;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/**
 * A function of a point q that is a sum over other points: f(q) = &Sigma;<sub>i</sub> [w<sub>i</sub> K(p<sub>i</sub>, q) +
 * v<sub>i</sub>&middot;&part;K(p<sub>i</sub>, q)/&part;p<sub>i</sub>]. The mean of a Gaussian process is one, and so is the
 * covariance of a label with the energy of an atom at q: sums of energies have weights, forces and virials have vectors.
 *
 * <p>With s = p&middot;q &minus; |p|&sup2;/2 &minus; |q|&sup2;/2 and t = v&middot;q &minus; v&middot;p it is &Sigma; w K + K' t, with
 * the gradient &Sigma; (w K' + K'' t)(p &minus; q) + K' v: products of matrices with atoms as columns.
 */
public final class Expansion {
    /** Points that are worked off together. */
    private static final int CHUNK = 16;

    private static final int ROWS = 2 * CHUNK;

    private final int size;
    private final int count;
    private final int chunks;
    // Of each chunk: its points, then its vectors, as rows of a matrix; the transposed; -|p|^2/2 and -v.p.
    private final double[] forward;
    private final double[] backward;
    private final double[] constants;
    private final double[] weights;

    /**
     * A sum.
     *
     * @param size number of coordinates
     * @param points one after the other
     * @param vectors likewise; none if all are 0
     * @param weights of the points
     */
    public Expansion(int size, double[] points, double[] vectors, double[] weights) {
        this.size = size;
        count = weights.length;
        chunks = (count + CHUNK - 1) / CHUNK;
        forward = new double[chunks * ROWS * size];
        backward = new double[chunks * ROWS * size];
        constants = new double[chunks * ROWS];
        this.weights = Arrays.copyOf(weights, chunks * CHUNK);
        for (int i = 0; i < count; i++) {
            int row = i / CHUNK * ROWS + i % CHUNK;
            for (int f = 0; f < size; f++) {
                double p = points[i * size + f];
                double v = vectors.length == 0 ? 0 : vectors[i * size + f];
                constants[row] -= 0.5 * p * p;
                constants[row + CHUNK] -= v * p;
                put(row, f, p);
                put(row + CHUNK, f, v);
            }
        }
    }

    private void put(int row, int f, double x) {
        forward[row * size + f] = x;
        backward[(row / ROWS * size + f) * ROWS + row % ROWS] = x;
    }

    /** Number of points. */
    public int count() {
        return count;
    }

    /** Evaluates sums of points with that many coordinates; used by one thread at a time. */
    public static final class Evaluator {
        // Rows s and t of a chunk, and then what points and vectors are multiplied with in the gradient.
        private final double[][] pairs = new double[ROWS][0];
        private final double[][] factors = new double[ROWS][0];
        private final double[][] part;
        private final double[] zeros;
        private double[] k0 = {};
        private double[] k1 = {};
        private double[] k2 = {};
        private double[] pull = {};

        /** An evaluator for points of so many coordinates. */
        public Evaluator(int size) {
            part = new double[size][0];
            zeros = new double[size];
        }

        /**
         * Adds the function and its gradient at some points.
         *
         * @param radial the kernel, or a derivative of it
         * @param lanes number of points, rounded up to whole vectors
         * @param q {@code q[f][a]} is coordinate f of point a
         * @param halfSquares |q|&sup2;/2 of each
         * @param value added to
         * @param gradient added to: {@code gradient[f][a]}
         */
        public void add(
                Expansion sum, Kernel.Radial radial, int lanes, double[][] q, double[] halfSquares, double[] value,
                double[][] gradient) {
            ensureRoom(lanes);
            Arrays.fill(pull, 0, lanes, 0);
            for (int c = 0; c < sum.chunks; c++) {
                int matrix = c * ROWS * sum.size;
                Rows.multiply(sum.constants, c * ROWS, sum.forward, matrix, sum.size, q, 0, lanes, pairs);
                for (int i = 0; i < CHUNK; i++) {
                    addPoint(sum.weights[c * CHUNK + i], radial, lanes, halfSquares, value, i);
                }
                Rows.multiply(zeros, 0, sum.backward, matrix, ROWS, factors, 0, lanes, part);
                for (int f = 0; f < sum.size; f++) {
                    add(lanes, part[f], gradient[f]);
                }
            }
            for (int f = 0; f < sum.size; f++) {
                for (int a = 0; a < lanes; a++) {
                    gradient[f][a] -= pull[a] * q[f][a];
                }
            }
        }

        private void addPoint(
                double weight, Kernel.Radial radial, int lanes, double[] halfSquares, double[] value, int i) {
            double[] s = pairs[i];
            double[] t = pairs[CHUNK + i];
            double[] byPoint = factors[i];
            for (int a = 0; a < lanes; a++) {
                s[a] -= halfSquares[a];
            }
            radial.evaluate(lanes, s, k0, k1, k2);
            for (int a = 0; a < lanes; a++) {
                value[a] += weight * k0[a] + k1[a] * t[a];
                double by = weight * k1[a] + k2[a] * t[a];
                byPoint[a] = by;
                pull[a] += by;
            }
            System.arraycopy(k1, 0, factors[CHUNK + i], 0, lanes);
        }

        private static void add(int lanes, double[] from, double[] to) {
            for (int a = 0; a < lanes; a++) {
                to[a] += from[a];
            }
        }

        private void ensureRoom(int lanes) {
            if (k0.length < lanes) {
                int room = Simd.roundUp(lanes);
                Arrays.setAll(pairs, r -> new double[room]);
                Arrays.setAll(factors, r -> new double[room]);
                Arrays.setAll(part, r -> new double[room]);
                k0 = new double[room];
                k1 = new double[room];
                k2 = new double[room];
                pull = new double[room];
            }
        }
    }
}
