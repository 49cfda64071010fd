package org.adatom.analysis.ensemble;

import java.util.Arrays;
import org.adatom.analysis.BlockAverages;
import org.adatom.analysis.Estimate;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.jspecify.annotations.Nullable;

/**
 * How the ratio of two distributions depends on x, by maximum likelihood:
 *
 * <pre>
 * ln [P2(x)/P1(x)] = a + b x,     x one variable or several
 * </pre>
 *
 * <p>M. R. Shirts, J. Chem. Theory Comput. 9, 909 (2013), section 2.2: given x, the probability that it was drawn from the
 * second distribution is the Fermi function of ln(n2/n1) + a + b x, whose parameters are those of Bennett's acceptance
 * ratio (logistic regression). No histogram is needed.
 *
 * <p>Errors: the estimate is a sum over the samples of their influence H<sup>-1</sup> (1, x) (y &minus; p), with the Hessian
 * H of the likelihood and y = 1 for the second distribution. Each of the two sums has a standard error from blocking ({@link
 * BlockAverages}), so that all samples can be used although neighbours in time are correlated; for independent ones this is
 * the usual error of the likelihood.
 *
 * @param intercept a
 * @param slope b of each variable, with its standard error
 * @param converged whether the series are long enough for the errors to be trusted
 */
public record DensityRatio(double intercept, Estimate[] slope, boolean converged) {
    private static final int ITERATIONS = 60;
    private static final double PRECISION = 1e-10;

    /**
     * Fits.
     *
     * @param first series of each variable from the first distribution, in order of time
     * @param second the same from the second
     * @return null if the distributions do not overlap, or their ratio is not determined
     */
    public static @Nullable DensityRatio fit(double[][] first, double[][] second) {
        int d = first.length;
        int n1 = first[0].length;
        int n2 = second[0].length;
        if (n1 < 2 || n2 < 2) {
            return null;
        }
        // In units of its standard deviation, from its mean on, every variable is of the order of one.
        double[] centre = new double[d];
        double[] width = new double[d];
        double[][] z = new double[n1 + n2][d + 1];
        for (int v = 0; v < d; v++) {
            BlockAverages all = new BlockAverages();
            Arrays.stream(first[v]).forEach(all::add);
            Arrays.stream(second[v]).forEach(all::add);
            centre[v] = all.mean();
            width[v] = all.standardDeviation();
            if (!(width[v] > 0)) {
                return null;
            }
            for (int t = 0; t < n1 + n2; t++) {
                z[t][0] = 1;
                z[t][v + 1] = ((t < n1 ? first[v][t] : second[v][t - n1]) - centre[v]) / width[v];
            }
        }
        double[] w = new double[d + 1];
        w[0] = Math.log((double) n2 / n1);
        for (int k = 0; k < ITERATIONS; k++) {
            CholeskyDecomposition hessian = hessian(z, w);
            if (hessian == null) {
                return null;
            }
            RealVector step = hessian.getSolver().solve(gradient(z, w, n1));
            // Far from the maximum a whole step may overshoot.
            double damping = Math.min(1, 2 / step.getLInfNorm());
            for (int v = 0; v <= d; v++) {
                w[v] += damping * step.getEntry(v);
            }
            if (step.getLInfNorm() < PRECISION) {
                return withErrors(z, w, n1, centre, width, hessian);
            }
        }
        return null;
    }

    private static DensityRatio withErrors(double[][] z, double[] w, int n1, double[] centre, double[] width,
            CholeskyDecomposition hessian) {
        int d = centre.length;
        int n2 = z.length - n1;
        RealMatrix inverse = hessian.getSolver().getInverse();
        double intercept = w[0] - Math.log((double) n2 / n1);
        Estimate[] slope = new Estimate[d];
        boolean converged = true;
        for (int v = 0; v < d; v++) {
            BlockAverages[] influence = {new BlockAverages(), new BlockAverages()};
            double[] row = inverse.getRow(v + 1);
            for (int t = 0; t < z.length; t++) {
                influence[t < n1 ? 0 : 1].add(dot(row, z[t]) * residual(z[t], w, t >= n1));
            }
            double error = Math.hypot(n1 * influence[0].standardError(), n2 * influence[1].standardError());
            slope[v] = new Estimate(w[v + 1], error).times(1 / width[v]);
            intercept -= slope[v].value() * centre[v];
            converged &= influence[0].converged() && influence[1].converged();
        }
        return new DensityRatio(intercept, slope, converged);
    }

    /** Of the logarithm of the likelihood: &Sigma; z (y &minus; p). */
    private static RealVector gradient(double[][] z, double[] w, int n1) {
        double[] g = new double[w.length];
        for (int t = 0; t < z.length; t++) {
            double r = residual(z[t], w, t >= n1);
            for (int v = 0; v < g.length; v++) {
                g[v] += z[t][v] * r;
            }
        }
        return new ArrayRealVector(g, false);
    }

    /** &Sigma; p (1 &minus; p) z z<sup>T</sup>; null if it is singular, as of distributions apart. */
    private static @Nullable CholeskyDecomposition hessian(double[][] z, double[] w) {
        double[][] h = new double[w.length][w.length];
        for (double[] row : z) {
            double p = fermi(dot(w, row));
            for (int a = 0; a < w.length; a++) {
                for (int b = 0; b < w.length; b++) {
                    // Products rounded alike on both sides of the diagonal: the decomposition insists on symmetry.
                    h[a][b] += p * (1 - p) * (row[a] * row[b]);
                }
            }
        }
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(h, false));
        } catch (NonPositiveDefiniteMatrixException e) {
            return null;
        }
    }

    private static double residual(double[] z, double[] w, boolean second) {
        return (second ? 1 : 0) - fermi(dot(w, z));
    }

    private static double fermi(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int v = 0; v < a.length; v++) {
            sum += a[v] * b[v];
        }
        return sum;
    }
}
