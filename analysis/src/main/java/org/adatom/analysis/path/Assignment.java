package org.adatom.analysis.path;

import java.util.Arrays;

/**
 * The assignment of least cost: which column goes to which row of a square matrix so that the sum of the chosen elements is
 * least, by shortest augmenting paths (R. Jonker, A. Volgenant, Computing 38, 325 (1987); the Hungarian method).
 */
final class Assignment {
    private Assignment() {}

    /**
     * The column of each row.
     *
     * @param cost square matrix
     */
    static int[] of(double[][] cost) {
        int n = cost.length;
        double[] rowPrice = new double[n + 1];
        double[] columnPrice = new double[n + 1];
        // Rows and columns are counted from 1; column 0 is where a path begins.
        int[] rowOf = new int[n + 1];
        int[] before = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            rowOf[0] = row;
            int column = 0;
            double[] least = new double[n + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            boolean[] done = new boolean[n + 1];
            do {
                done[column] = true;
                int r = rowOf[column];
                int next = 0;
                double step = Double.POSITIVE_INFINITY;
                for (int j = 1; j <= n; j++) {
                    if (done[j]) {
                        continue;
                    }
                    double reduced = cost[r - 1][j - 1] - rowPrice[r] - columnPrice[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        before[j] = column;
                    }
                    if (least[j] < step) {
                        step = least[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= n; j++) {
                    if (done[j]) {
                        rowPrice[rowOf[j]] += step;
                        columnPrice[j] -= step;
                    } else {
                        least[j] -= step;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }
        int[] columnOf = new int[n];
        for (int j = 1; j <= n; j++) {
            columnOf[rowOf[j] - 1] = j - 1;
        }
        return columnOf;
    }
}
