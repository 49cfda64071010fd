package org.adatom.forcefields.training.linear;

import java.util.Arrays;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/**
 * The triangular factor R of the QR decomposition of a matrix that is given row by row and never kept: A = Q R, so
 * that A<sup>T</sup>A = R<sup>T</sup>R without its squared condition number. Rows are gathered into blocks, and each block
 * is folded into R by Householder reflections of R on top of the block, panel by panel in the compact form I &minus; V T
 * V<sup>T</sup> (R. Schreiber, C. Van Loan, SIAM J. Sci. Stat. Comput. 10, 53 (1989)); what is below the diagonal of R
 * stays zero and costs nothing.
 *
 * <p>Columns of the block are worked off in parallel; each has the same bits whoever does it.
 */
final class RowFactor {
    /** Rows of a block. */
    private static final int BLOCK = 256;
    /** Columns of a panel. */
    private static final int PANEL = 32;

    private final int columns;
    private final Workers workers;
    /** R by columns: {@code r[c][j]}, j &le; c. */
    private final double[][] r;
    /** The block by columns; between panels the reflections V of those done. */
    private final double[][] block;
    private final double[][] spare;
    private final double[][][] combined;
    private final double[][] weights;
    private final double[][] lanes;
    private final double[][] t = new double[PANEL][PANEL];
    private int filled;
    private long rows;

    /**
     * Of no rows.
     *
     * @param workers stay open as long as rows are added
     */
    RowFactor(int columns, Workers workers) {
        this.columns = columns;
        this.workers = workers;
        r = new double[columns][];
        Arrays.setAll(r, c -> new double[c + 1]);
        block = new double[columns][BLOCK];
        spare = new double[workers.count()][BLOCK];
        combined = new double[workers.count()][PANEL + 1][];
        weights = new double[workers.count()][PANEL + 1];
        lanes = new double[workers.count()][Simd.LANES];
    }

    /** Number of columns. */
    int columns() {
        return columns;
    }

    /** Number of rows so far. */
    long rows() {
        return rows;
    }

    /** Adds a row times a factor; it may be used for something else afterwards. */
    void add(double[] row, double factor) {
        for (int c = 0; c < columns; c++) {
            block[c][filled] = factor * row[c];
        }
        rows++;
        if (++filled == BLOCK) {
            fold();
        }
    }

    /** Adds all rows of another one, times a factor. */
    void addAll(RowFactor other, double factor) {
        other.fold();
        double[] row = new double[columns];
        long last = Math.min(columns, other.rows);
        for (int j = 0; j < last; j++) {
            Arrays.fill(row, 0);
            for (int c = j; c < columns; c++) {
                row[c] = other.r[c][j];
            }
            add(row, factor);
        }
    }

    /** R<sub>jc</sub>, j &le; c. */
    double get(int j, int c) {
        fold();
        return r[c][j];
    }

    /** A column of R up to the diagonal, not to be changed. */
    double[] column(int c) {
        fold();
        return r[c];
    }

    /** Takes the rows gathered into R. */
    private void fold() {
        if (filled == 0) {
            return;
        }
        int height = Simd.roundUp(filled);
        for (double[] column : block) {
            Arrays.fill(column, filled, height, 0);
        }
        filled = 0;
        for (int from = 0; from < columns; from += PANEL) {
            int first = from;
            int to = Math.min(from + PANEL, columns);
            factor(from, to, height);
            workers.run((columns - to + PANEL - 1) / PANEL, (task, worker) -> {
                int begin = to + task * PANEL;
                for (int c = begin; c < Math.min(begin + PANEL, columns); c++) {
                    reflect(first, to, c, height, worker);
                }
            });
        }
    }

    /** Makes the reflections of a panel, and T. */
    private void factor(int from, int to, int height) {
        for (int j = from; j < to; j++) {
            double[] v = block[j];
            double alpha = r[j][j];
            double sum = Rows.dot(v, v, 0, height, lanes[0]);
            double tau = 0;
            if (sum > 0) {
                double beta = Math.copySign(Math.sqrt(alpha * alpha + sum), -alpha);
                tau = (beta - alpha) / beta;
                double scale = 1 / (alpha - beta);
                for (int k = 0; k < height; k++) {
                    v[k] *= scale;
                }
                r[j][j] = beta;
            }
            for (int c = j + 1; c < to; c++) {
                double w = tau * (r[c][j] + Rows.dot(v, block[c], 0, height, lanes[0]));
                r[c][j] -= w;
                subtract(height, w, v, block[c]);
            }
            int n = j - from;
            double[] projections = weights[0];
            for (int i = 0; i < n; i++) {
                projections[i] = Rows.dot(block[from + i], v, 0, height, lanes[0]);
            }
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int k = i; k < n; k++) {
                    product += t[i][k] * projections[k];
                }
                t[i][n] = -tau * product;
            }
            t[n][n] = tau;
        }
    }

    private static void subtract(int n, double w, double[] v, double[] out) {
        for (int k = 0; k < n; k++) {
            out[k] -= w * v[k];
        }
    }

    /** Applies the reflections of a panel to a column right of it. */
    private void reflect(int from, int to, int c, int height, int worker) {
        int n = to - from;
        double[] w = weights[worker];
        double[][] all = combined[worker];
        for (int i = 0; i < n; i++) {
            all[i] = block[from + i];
            w[i] = r[c][from + i] + Rows.dot(all[i], block[c], 0, height, lanes[worker]);
        }
        // From the last on, as T is triangular: w = -T^T w.
        for (int j = n - 1; j >= 0; j--) {
            double sum = 0;
            for (int i = 0; i <= j; i++) {
                sum += t[i][j] * w[i];
            }
            w[j] = -sum;
            r[c][from + j] -= sum;
        }
        all[n] = block[c];
        w[n] = 1;
        Rows.combine(0, n + 1, w, 0, all, 0, height, spare[worker]);
        block[c] = spare[worker];
        spare[worker] = all[n];
    }
}
