package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Levenberg-Marquardt: steps h of (J<sup>T</sup>J + &mu; D) h = &minus;J<sup>T</sup>r with D the diagonal of J<sup>T</sup>J (D. W.
 * Marquardt, J. Soc. Ind. Appl. Math. 11, 431 (1963)); the damping &mu; follows the ratio of actual to expected gain (H. B.
 * Nielsen, report IMM-REP-1999-05, Technical University of Denmark).
 */
public final class LevenbergMarquardt implements Optimizer {
    /** Where the damping has made steps smaller than the digits of the parameters. */
    private static final double STRONGEST = 1e20;
    /** Least element of D as a share of the largest: parameters that nothing depends on stay. */
    private static final double FLOOR = 1e-12;

    private final LeastSquares problem;
    private final double[] x;
    private final double[] gradient;
    private final double[] trial;
    private final DMatrixRMaj normal;
    private final DMatrixRMaj damped;
    private final DMatrixRMaj right;
    private final DMatrixRMaj h;
    private final LinearSolverDense<DMatrixRMaj> cholesky;
    private double mu;
    private double nu = 2;
    private double value;

    /**
     * Starts.
     *
     * @param start parameters
     * @param damping &mu; of the first step as a share of the diagonal; 0 begins with Gauss-Newton steps
     */
    public LevenbergMarquardt(LeastSquares problem, double[] start, double damping) {
        int n = start.length;
        this.problem = problem;
        x = start.clone();
        gradient = new double[n];
        trial = new double[n];
        normal = new DMatrixRMaj(n, n);
        damped = new DMatrixRMaj(n, n);
        right = new DMatrixRMaj(n, 1);
        h = new DMatrixRMaj(n, 1);
        cholesky = LinearSolverFactory_DDRM.chol(n);
        mu = damping;
        value = problem.normalEquations(x, normal.data, gradient);
    }

    /**
     * One step to a lower value, damped more and more until there is one.
     *
     * @return false if there is none: parameters are then as before
     */
    @Override
    public boolean step() {
        while (mu < STRONGEST) {
            if (solve()) {
                double gain = value - problem.value(trial);
                double expected = expectedGain();
                if (gain > 0) {
                    System.arraycopy(trial, 0, x, 0, x.length);
                    value = problem.normalEquations(x, normal.data, gradient);
                    double surplus = 2 * gain / expected - 1;
                    mu *= Math.max(1.0 / 3, 1 - surplus * surplus * surplus);
                    nu = 2;
                    return true;
                }
            }
            mu = Math.max(mu, FLOOR) * nu;
            nu *= 2;
        }
        mu = 1;
        nu = 2;
        return false;
    }

    private boolean solve() {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, normal.get(i, i));
        }
        damped.setTo(normal);
        for (int i = 0; i < x.length; i++) {
            damped.add(i, i, mu * Math.max(normal.get(i, i), FLOOR * largest));
            right.set(i, 0, -gradient[i]);
        }
        if (!cholesky.setA(damped)) {
            return false;
        }
        cholesky.solve(right, h);
        for (int i = 0; i < x.length; i++) {
            trial[i] = x[i] + h.get(i, 0);
        }
        return true;
    }

    /** &minus;h<sup>T</sup>J<sup>T</sup>r &minus; &frac12; |J h|&sup2;: what a linear problem would gain. */
    private double expectedGain() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double row = 0;
            for (int j = 0; j < x.length; j++) {
                row += normal.get(i, j) * h.get(j, 0);
            }
            sum -= h.get(i, 0) * (gradient[i] + 0.5 * row);
        }
        return sum;
    }

    @Override
    public double[] parameters() {
        return x.clone();
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        State.write(out, x);
        out.writeDouble(mu);
        out.writeDouble(nu);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        State.read(in, x);
        mu = in.readDouble();
        nu = in.readDouble();
        value = problem.normalEquations(x, normal.data, gradient);
    }
}
