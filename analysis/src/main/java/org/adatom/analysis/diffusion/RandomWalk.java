package org.adatom.analysis.diffusion;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.adatom.engine.error.SimulationException;

/**
 * A walk between states by jumps at given rates, in equilibrium: of states with probabilities p and jumps i &rarr; j at rates &Gamma;
 * with displacements d the diffusion tensor is
 *
 * <p>D = &frac12; &Sigma; p<sub>i</sub> &Gamma;<sub>ij</sub> d<sub>ij</sub> d<sub>ij</sub> &minus; &Sigma; b<sub>i</sub>
 * (S<sup>+</sup>)<sub>ij</sub> b<sub>j</sub>, b<sub>i</sub> = p<sub>i</sub><sup>1/2</sup> &Sigma;<sub>j</sub> &Gamma;<sub>ij</sub>
 * d<sub>ij</sub>,
 *
 * <p>where S is the matrix of rates made symmetric, S<sub>ij</sub> = &minus;(p<sub>i</sub>/p<sub>j</sub>)<sup>1/2</sup> &Gamma;<sub>ij</sub>, and S<sup>+</sup>
 * its inverse where it has one (D. R. Trinkle, Phil. Mag. 97, 2514 (2017), eqs. 12-18). The second term is what jumps back and forth take away. It is solved by
 * conjugate gradients, which S, sparse and positive semidefinite, is made for.
 */
public final class RandomWalk {
    /** Residual relative to the right side at which the solution is good enough. */
    private static final double ENOUGH = 1e-11;
    /** Sums smaller than this part of their terms are zero. */
    private static final double ROUNDING = 1e-12;

    private final double[] probability;
    private final IntArrayList from = new IntArrayList();
    private final IntArrayList to = new IntArrayList();
    private final DoubleArrayList rate = new DoubleArrayList();
    private final DoubleArrayList displacement = new DoubleArrayList();

    /**
     * A walk without jumps.
     *
     * @param probability of each state
     */
    public RandomWalk(double[] probability) {
        this.probability = probability.clone();
    }

    /**
     * Adds a jump; its reverse must be added, too, at the rate of detailed balance.
     *
     * @param rate per time
     * @param d displacement of what is looked at, three components; need not be that of what jumps
     */
    public void jump(int from, int to, double rate, double[] d) {
        this.from.add(from);
        this.to.add(to);
        this.rate.add(rate);
        for (int k = 0; k < 3; k++) {
            displacement.add(d[k]);
        }
    }

    /** The tensor without memory: as if all jumps went in random directions. */
    public double[] uncorrelated() {
        double[] sum = new double[9];
        for (int k = 0; k < rate.size(); k++) {
            double weight = 0.5 * probability[from.getInt(k)] * rate.getDouble(k);
            for (int c = 0; c < 9; c++) {
                sum[c] += weight * displacement.getDouble(3 * k + c / 3) * displacement.getDouble(3 * k + c % 3);
            }
        }
        return sum;
    }

    /** The diffusion tensor, nine components, in squares of the displacements' unit per unit of time of the rates. */
    public double[] diffusivity() {
        double[] tensor = uncorrelated();
        int n = probability.length;
        double[][] bias = bias();
        Rates rates = new Rates();
        double[][] response = new double[3][];
        for (int d = 0; d < 3; d++) {
            response[d] = rates.solve(bias[d]);
        }
        for (int c = 0; c < 9; c++) {
            for (int i = 0; i < n; i++) {
                tensor[c] -= 0.5 * (bias[c / 3][i] * response[c % 3][i] + bias[c % 3][i] * response[c / 3][i]);
            }
        }
        return tensor;
    }

    /** b: the mean velocity in each state, times the root of its probability; what is mere rounding is zero. */
    private double[][] bias() {
        int n = probability.length;
        double[][] bias = new double[3][n];
        double[] size = new double[n];
        for (int k = 0; k < rate.size(); k++) {
            int i = from.getInt(k);
            for (int d = 0; d < 3; d++) {
                double b = Math.sqrt(probability[i]) * rate.getDouble(k) * displacement.getDouble(3 * k + d);
                bias[d][i] += b;
                size[i] += Math.abs(b);
            }
        }
        for (double[] b : bias) {
            for (int i = 0; i < n; i++) {
                b[i] = Math.abs(b[i]) < ROUNDING * size[i] ? 0 : b[i];
            }
        }
        return bias;
    }

    /** The symmetric matrix S; jumps from a state to itself in another cell cancel in it. */
    private final class Rates {
        private final double[] diagonal = new double[probability.length];
        private final double[] coupling = new double[rate.size()];

        Rates() {
            for (int k = 0; k < coupling.length; k++) {
                int i = from.getInt(k);
                coupling[k] = Math.sqrt(probability[i] / probability[to.getInt(k)]) * rate.getDouble(k);
                if (i != to.getInt(k)) {
                    diagonal[i] += rate.getDouble(k);
                } else {
                    coupling[k] = 0;
                }
            }
        }

        private void times(double[] x, double[] y) {
            for (int i = 0; i < y.length; i++) {
                y[i] = diagonal[i] * x[i];
            }
            for (int k = 0; k < coupling.length; k++) {
                y[to.getInt(k)] -= coupling[k] * x[from.getInt(k)];
            }
        }

        /** x with S x = b, of which the part along the null vector does not matter. */
        double[] solve(double[] b) {
            int n = b.length;
            double[] x = new double[n];
            double[] residual = b.clone();
            project(residual);
            double[] z = new double[n];
            double[] p = new double[n];
            double[] sp = new double[n];
            double start = precondition(residual, z);
            double rz = start;
            System.arraycopy(z, 0, p, 0, n);
            for (int step = 0; rz > ENOUGH * ENOUGH * start; step++) {
                if (step > 20 * n + 100) {
                    throw new SimulationException.NotConverged(step, Math.sqrt(rz / start), "the walk over " + n
                            + " states, whose rates differ too much for double precision; the diffusion tensor");
                }
                times(p, sp);
                double alpha = rz / dot(p, sp);
                for (int i = 0; i < n; i++) {
                    x[i] += alpha * p[i];
                    residual[i] -= alpha * sp[i];
                }
                project(residual);
                double next = precondition(residual, z);
                double beta = next / rz;
                rz = next;
                for (int i = 0; i < n; i++) {
                    p[i] = z[i] + beta * p[i];
                }
            }
            return x;
        }

        /** Takes the null vector, the roots of the probabilities, out of a residual: only rounding puts it there. */
        private void project(double[] r) {
            double overlap = 0;
            double norm = 0;
            for (int i = 0; i < r.length; i++) {
                overlap += Math.sqrt(probability[i]) * r[i];
                norm += probability[i];
            }
            for (int i = 0; i < r.length; i++) {
                r[i] -= overlap / norm * Math.sqrt(probability[i]);
            }
        }

        /** z = r divided by the diagonal; returns r z. */
        private double precondition(double[] r, double[] z) {
            double sum = 0;
            for (int i = 0; i < r.length; i++) {
                z[i] = diagonal[i] > 0 ? r[i] / diagonal[i] : 0;
                sum += z[i] * r[i];
            }
            return sum;
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
