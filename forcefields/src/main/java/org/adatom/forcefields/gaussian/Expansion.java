package org.adatom.forcefields.gaussian;

import java.util.Arrays;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/**
 * A function of a point q that is a sum over other points: f(q) = &Sigma;<sub>i</sub> [w<sub>i</sub> K(p<sub>i</sub>, q) +
 * v<sub>i</sub>&middot;&part;K(p<sub>i</sub>, q)/&part;p<sub>i</sub>]. The mean of a Gaussian process is one, and so is the
 * covariance of a label with the energy of an atom at q: sums of energies have weights, forces and virials have vectors.
 *
 * <p>With s = &minus;|p &minus; q|&sup2;/2 and t = v&middot;(q &minus; p) it is &Sigma; w K + K' t, with the gradient &Sigma; (w K' +
 * K'' t)(p &minus; q) + K' v: products of matrices with atoms as columns.
 *
 * <p>Points of one solid are so near to each other that K is the same for all but a thousandth, while weights of both signs, millions
 * in sum, nearly cancel: rounding of K would be all that one sees. So points are counted from their mean c, and with
 * d = p&middot;q &minus; |p|&sup2;/2 it is s = s<sub>c</sub> + d, where s<sub>c</sub> = &minus;|q|&sup2;/2 is that of c itself. What
 * K(s<sub>c</sub>) and its derivatives are multiplied with is summed once, in twice the precision; atoms need sums over the small
 * differences from them only, K(s<sub>c</sub> + d) &minus; K(s<sub>c</sub>).
 */
public final class Expansion {
    /** Points that are worked off together. */
    private static final int CHUNK = 16;

    private static final int ROWS = 2 * CHUNK;

    private final int size;
    private final int count;
    private final int chunks;
    private final double[] center;
    // Of each chunk: its points, then its vectors, as rows of a matrix; the transposed; -|p|^2/2 and -v.p.
    private final double[] forward;
    private final double[] backward;
    private final double[] constants;
    private final double[] weights;
    // Sums over all points: w; v; -v.p; w p + v.
    private final double sumOfWeights;
    private final double[] sumOfVectors;
    private final double sumOfConstants;
    private final double[] sumOfPulls;

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
        center = mean(size, points);
        sumOfVectors = new double[size];
        sumOfPulls = new double[size];
        TwofoldSum ofConstants = new TwofoldSum();
        for (int f = 0; f < size; f++) {
            TwofoldSum ofVectors = new TwofoldSum();
            TwofoldSum ofPulls = new TwofoldSum();
            for (int i = 0; i < count; i++) {
                int row = i / CHUNK * ROWS + i % CHUNK;
                double p = points[i * size + f] - center[f];
                double v = vectors.length == 0 ? 0 : vectors[i * size + f];
                constants[row] -= 0.5 * p * p;
                constants[row + CHUNK] -= v * p;
                put(row, f, p);
                put(row + CHUNK, f, v);
                ofConstants.add(-v, p);
                ofVectors.add(v, 1);
                ofPulls.add(weights[i], p);
                ofPulls.add(v, 1);
            }
            sumOfVectors[f] = ofVectors.value();
            sumOfPulls[f] = ofPulls.value();
        }
        sumOfConstants = ofConstants.value();
        TwofoldSum ofWeights = new TwofoldSum();
        for (double weight : weights) {
            ofWeights.add(weight, 1);
        }
        sumOfWeights = ofWeights.value();
    }

    private static double[] mean(int size, double[] points) {
        double[] mean = new double[size];
        for (int k = 0; k < points.length; k++) {
            mean[k % size] += points[k];
        }
        for (int f = 0; f < size; f++) {
            mean[f] /= Math.max(1, points.length / size);
        }
        return mean;
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
        // Rows d and t of a chunk, and then what points and vectors are multiplied with in the gradient.
        private final double[][] pairs = new double[ROWS][0];
        private final double[][] factors = new double[ROWS][0];
        private final double[][] part;
        private final double[] zeros;
        // Of the atoms' points, counted from the mean: coordinates, s of the mean, K, K' and K'' there.
        private final double[][] moved;
        private final double[][] atMean = new double[3][0];
        private double[] s = {};
        private double[] k0 = {};
        private double[] k1 = {};
        private double[] k2 = {};
        private double[] pull = {};

        /** An evaluator for points of so many coordinates. */
        public Evaluator(int size) {
            part = new double[size][0];
            moved = new double[size][0];
            zeros = new double[size];
        }

        /**
         * Adds the function and its gradient at some points.
         *
         * @param radial the kernel, or a derivative of it
         * @param lanes number of points, rounded up to whole vectors
         * @param q {@code q[f][a]} is coordinate f of point a
         * @param value added to
         * @param gradient added to: {@code gradient[f][a]}
         */
        public void add(
                Expansion sum, RadialFunction radial, int lanes, double[][] q, double[] value, double[][] gradient) {
            ensureRoom(lanes);
            move(sum.center, lanes, q);
            radial.evaluate(lanes, s, atMean[0], atMean[1], atMean[2]);
            Arrays.fill(pull, 0, lanes, 0);
            for (int c = 0; c < sum.chunks; c++) {
                int matrix = c * ROWS * sum.size;
                Rows.multiply(sum.constants, c * ROWS, sum.forward, matrix, sum.size, moved, 0, lanes, pairs);
                for (int i = 0; i < CHUNK; i++) {
                    addPoint(sum.weights[c * CHUNK + i], radial, lanes, value, i);
                }
                Rows.multiply(zeros, 0, sum.backward, matrix, ROWS, factors, 0, lanes, part);
                for (int f = 0; f < sum.size; f++) {
                    add(lanes, part[f], gradient[f]);
                }
            }
            addMean(sum, lanes, value, gradient);
        }

        private void move(double[] center, int lanes, double[][] q) {
            Arrays.fill(s, 0, lanes, 0);
            for (int f = 0; f < center.length; f++) {
                double[] row = moved[f];
                for (int a = 0; a < lanes; a++) {
                    row[a] = q[f][a] - center[f];
                    s[a] -= 0.5 * row[a] * row[a];
                }
            }
        }

        /** What K, K' and K'' differ by from those of the mean; but K'' t needs all of K'' in the gradient. */
        private void addPoint(double weight, RadialFunction radial, int lanes, double[] value, int i) {
            double[] t = pairs[CHUNK + i];
            double[] byPoint = factors[i];
            double[] curvature = atMean[2];
            radial.differences(lanes, s, atMean, pairs[i], k0, k1, k2);
            for (int a = 0; a < lanes; a++) {
                value[a] += weight * k0[a] + k1[a] * t[a];
                double by = weight * k1[a] + k2[a] * t[a];
                byPoint[a] = by + curvature[a] * t[a];
                pull[a] += by;
            }
            System.arraycopy(k1, 0, factors[CHUNK + i], 0, lanes);
        }

        /** What the kernel of the mean gives, and the part of the gradient along q. */
        private void addMean(Expansion sum, int lanes, double[] value, double[][] gradient) {
            double[] t = k0;
            Rows.combine(sum.sumOfConstants, sum.size, sum.sumOfVectors, 0, moved, 0, lanes, t);
            double[] slope = atMean[1];
            for (int a = 0; a < lanes; a++) {
                value[a] += sum.sumOfWeights * atMean[0][a] + slope[a] * t[a];
                pull[a] += sum.sumOfWeights * slope[a] + atMean[2][a] * t[a];
            }
            for (int f = 0; f < sum.size; f++) {
                double[] row = moved[f];
                for (int a = 0; a < lanes; a++) {
                    gradient[f][a] += slope[a] * sum.sumOfPulls[f] - pull[a] * row[a];
                }
            }
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
                Arrays.setAll(moved, r -> new double[room]);
                Arrays.setAll(atMean, r -> new double[room]);
                s = new double[room];
                k0 = new double[room];
                k1 = new double[room];
                k2 = new double[room];
                pull = new double[room];
            }
        }
    }
}
