package org.adatom.forcefields.training.linear;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.parallel.Workers;

/**
 * Solves min |A x &minus; b|&sup2; + penalty for a factor of the rows (A b). Columns are scaled to length 1 first. Columns
 * that are combinations of those before them (to 12 digits) get the coefficient 0, if no penalty settles it.
 */
final class LeastSquares {
    private static final double DEPENDENT = 1e-12;
    private static final double LASSO_TOLERANCE = 1e-10;
    private static final int LASSO_SWEEPS = 20_000;

    private final RowFactor factor;
    private final boolean[] free;
    private final Workers workers;
    private final int n;
    private final double[] length;

    /**
     * A problem.
     *
     * @param factor of A with b as last column
     * @param free which coefficients are not penalised
     */
    LeastSquares(RowFactor factor, boolean[] free, Workers workers) {
        this.factor = factor;
        this.free = free;
        this.workers = workers;
        n = factor.columns() - 1;
        length = new double[n];
        for (int c = 0; c < n; c++) {
            double sum = 0;
            for (double x : factor.column(c)) {
                sum += x * x;
            }
            length[c] = Math.sqrt(sum);
        }
    }

    /** The coefficients. */
    double[] solve(Penalty penalty) {
        double[] x = switch (penalty) {
            case Penalty.None none -> triangular();
            case Penalty.Ridge ridge -> ridge(ridge.lambda());
            case Penalty.Lasso lasso -> lasso(lasso.share());
        };
        for (int c = 0; c < n; c++) {
            x[c] = length[c] == 0 ? 0 : x[c] / length[c];
        }
        return x;
    }

    /** Columns of length 1, some left out, b as they are; R anew from those of the whole. */
    private RowFactor reduced(int[] kept) {
        RowFactor reduced = new RowFactor(kept.length + 1, workers);
        double[] row = new double[kept.length + 1];
        for (int j = 0; j <= n; j++) {
            for (int k = 0; k < kept.length; k++) {
                row[k] = j <= kept[k] ? factor.get(j, kept[k]) / length[kept[k]] : 0;
            }
            row[kept.length] = factor.get(j, n);
            reduced.add(row, 1);
        }
        return reduced;
    }

    private double[] triangular() {
        int[] kept = IntStream.range(0, n).filter(c -> Math.abs(factor.get(c, c)) > DEPENDENT * length[c]).toArray();
        double[] x = new double[n];
        double[] part = backSubstitute(reduced(kept));
        for (int k = 0; k < kept.length; k++) {
            x[kept[k]] = part[k];
        }
        return x;
    }

    private static double[] backSubstitute(RowFactor r) {
        int size = r.columns() - 1;
        double[] x = Arrays.copyOf(r.column(size), size);
        for (int c = size - 1; c >= 0; c--) {
            double[] column = r.column(c);
            x[c] /= column[c];
            for (int j = 0; j < c; j++) {
                x[j] -= column[j] * x[c];
            }
        }
        return x;
    }

    private int[] used() {
        return IntStream.range(0, n).filter(c -> length[c] > 0).toArray();
    }

    private double[] ridge(double lambda) {
        int[] used = used();
        RowFactor r = reduced(used);
        double[] row = new double[used.length + 1];
        for (int k = 0; k < used.length; k++) {
            if (!free[used[k]]) {
                row[k] = 1;
                r.add(row, Math.sqrt(lambda));
                row[k] = 0;
            }
        }
        double[] part = backSubstitute(r);
        double[] x = new double[n];
        for (int k = 0; k < used.length; k++) {
            x[used[k]] = part[k];
        }
        return x;
    }

    /** Coordinate descent on the normal equations: J. Friedman, T. Hastie, R. Tibshirani, J. Stat. Softw. 33, 1 (2010). */
    private double[] lasso(double share) {
        double[][] gram = new double[n + 1][n];
        for (int c = 0; c <= n; c++) {
            for (int d = 0; d < n && d <= c; d++) {
                double scale = (c == n ? 1 : length[c]) * length[d];
                gram[c][d] = scale == 0 ? 0 : product(factor.column(c), factor.column(d), d + 1) / scale;
                if (c < n) {
                    gram[d][c] = gram[c][d];
                }
            }
        }
        double[] x = new double[n];
        // The gradient b - G x of the fit without a penalty.
        double[] gradient = gram[n].clone();
        descend(gram, x, gradient, Double.MAX_VALUE);
        double largest = 0;
        for (int c = 0; c < n; c++) {
            largest = free[c] ? largest : Math.max(largest, Math.abs(gradient[c]));
        }
        // Towards the penalty in steps, each from the solution before.
        int steps = (int) Math.ceil(-10 * Math.log10(share));
        for (int s = 1; s <= steps; s++) {
            descend(gram, x, gradient, largest * Math.pow(share, (double) s / steps));
        }
        return x;
    }

    private void descend(double[][] gram, double[] x, double[] gradient, double lambda) {
        double change = Double.MAX_VALUE;
        for (int sweep = 0; sweep < LASSO_SWEEPS && change > LASSO_TOLERANCE * size(x); sweep++) {
            change = 0;
            for (int c = 0; c < n; c++) {
                if (length[c] == 0 || !free[c] && x[c] == 0 && Math.abs(gradient[c]) <= lambda) {
                    continue;
                }
                double wanted = gradient[c] + x[c];
                double next = free[c] ? wanted : Math.copySign(Math.max(Math.abs(wanted) - lambda, 0), wanted);
                double step = next - x[c];
                if (step != 0) {
                    x[c] = next;
                    for (int d = 0; d < n; d++) {
                        gradient[d] -= step * gram[c][d];
                    }
                    change = Math.max(change, Math.abs(step));
                }
            }
        }
    }

    private static double size(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElse(0);
    }

    private static double product(double[] a, double[] b, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
