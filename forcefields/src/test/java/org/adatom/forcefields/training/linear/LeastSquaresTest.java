package org.adatom.forcefields.training.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.parallel.Workers;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
    private final Workers workers = new Workers(1);

    @AfterEach
    void close() {
        workers.close();
    }

    /** Columns of very different length; the last one is the right-hand side. */
    private static double[][] matrix(int rows, int columns) {
        double[][] a = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < columns; c++) {
                a[i][c] = Math.pow(10, c % 7 - 3) * Math.sin(1 + 13.7 * i + 5.3 * c * c + 0.37 * i * c);
            }
        }
        return a;
    }

    private static RowFactor factor(double[][] a, Workers workers) {
        RowFactor r = new RowFactor(a[0].length, workers);
        for (double[] row : a) {
            r.add(row, 1);
        }
        return r;
    }

    private double[] solve(double[][] a, Penalty penalty, boolean... free) {
        int n = a[0].length - 1;
        return new LeastSquares(factor(a, workers), Arrays.copyOf(free, n), workers).solve(penalty);
    }

    private static double[] reference(double[][] a) {
        int n = a[0].length - 1;
        RealMatrix all = new Array2DRowRealMatrix(a);
        return new QRDecomposition(all.getSubMatrix(0, a.length - 1, 0, n - 1)).getSolver()
                .solve(all.getColumnVector(n)).toArray();
    }

    /** Fewer rows than columns, several blocks, panels that are not full. */
    @Test
    void factorHasTheProductsOfTheRows() {
        for (int rows : new int[] {20, 300, 800}) {
            double[][] a = matrix(rows, 75);
            RowFactor r = factor(a, workers);
            RealMatrix m = new Array2DRowRealMatrix(a);
            RealMatrix gram = m.transpose().multiply(m);
            for (int c = 0; c < 75; c++) {
                for (int d = 0; d <= c; d++) {
                    double sum = 0;
                    for (int j = 0; j <= d; j++) {
                        sum += r.get(j, c) * r.get(j, d);
                    }
                    double size = Math.sqrt(gram.getEntry(c, c) * gram.getEntry(d, d));
                    assertEquals(gram.getEntry(c, d), sum, 1e-13 * size, rows + " rows, " + c + " " + d);
                }
            }
        }
    }

    @Test
    void factorHasTheSameBitsForAnyNumberOfThreads() {
        double[][] a = matrix(600, 150);
        RowFactor one = factor(a, workers);
        try (Workers three = new Workers(3)) {
            RowFactor other = factor(a, three);
            for (int c = 0; c < 150; c++) {
                assertArrayEquals(one.column(c), other.column(c));
            }
        }
    }

    @Test
    void factorsOfPartsMakeThatOfTheWhole() {
        double[][] a = matrix(500, 40);
        RowFactor parts = new RowFactor(40, workers);
        parts.addAll(factor(Arrays.copyOfRange(a, 0, 30), workers), 2);
        parts.addAll(factor(Arrays.copyOfRange(a, 30, 500), workers), 1);
        for (int i = 0; i < 30; i++) {
            a[i] = Arrays.stream(a[i]).map(x -> 2 * x).toArray();
        }
        RowFactor whole = factor(a, workers);
        for (int c = 0; c < 40; c++) {
            assertEquals(Math.abs(whole.get(3, c < 3 ? 3 : c)), Math.abs(parts.get(3, c < 3 ? 3 : c)),
                    1e-12 * Math.abs(whole.get(c, c)) + 1e-9);
        }
    }

    @Test
    void withoutPenaltyItIsTheLeastSquaresSolution() {
        double[][] a = matrix(400, 60);
        double[] expected = reference(a);
        double[] actual = solve(a, new Penalty.None());
        for (int c = 0; c < expected.length; c++) {
            assertEquals(expected[c], actual[c], 1e-11 * Math.abs(expected[c]) + 1e-12);
        }
    }

    /** Column 5 is a combination of those before it, column 9 is empty: 0, and the others as if they were not there. */
    @Test
    void dependentColumnsGetNothing() {
        double[][] a = matrix(300, 21);
        double[][] less = new double[300][];
        for (int i = 0; i < 300; i++) {
            a[i][5] = 2 * a[i][1] - 3 * a[i][4];
            a[i][9] = 0;
            double[] row = a[i];
            less[i] = IntStream.range(0, 21).filter(c -> c != 5 && c != 9).mapToDouble(c -> row[c])
                    .toArray();
        }
        double[] expected = reference(less);
        double[] actual = solve(a, new Penalty.None());
        assertEquals(0, actual[5]);
        assertEquals(0, actual[9]);
        assertEquals(expected[4], actual[4], 1e-11);
        assertEquals(expected[5], actual[6], 1e-11 * Math.abs(expected[5]));
        assertEquals(expected[8], actual[10], 1e-11 * Math.abs(expected[8]));
    }

    /** Rows of sqrt(lambda) times the length of each column that is not free. */
    @Test
    void ridgeIsLeastSquaresWithRowsMore() {
        double lambda = 0.3;
        double[][] a = matrix(200, 16);
        double[][] more = Arrays.copyOf(a, 200 + 14);
        for (int c = 1; c < 15; c++) {
            int column = c;
            more[199 + c] = new double[16];
            more[199 + c][c] =
                    Math.sqrt(lambda) * new ArrayRealVector(Arrays.stream(a).mapToDouble(r -> r[column]).toArray())
                            .getNorm();
        }
        double[] expected = reference(more);
        double[] actual = solve(a, new Penalty.Ridge(lambda), true);
        for (int c = 0; c < 15; c++) {
            assertEquals(expected[c], actual[c], 1e-11 * Math.abs(expected[c]));
        }
    }

    /** The conditions of the minimum: the gradient is lambda times the sign, or smaller where a coefficient is 0. */
    @Test
    void lassoHoldsTheConditionsOfItsMinimum() {
        double[][] a = matrix(200, 16);
        double[] x = solve(a, new Penalty.Lasso(0.3), true);
        double[] atZero = solve(a, new Penalty.Lasso(0.999999), true);
        double largest = 0;
        double[] gradient = gradient(a, x);
        double[] first = gradient(a, atZero);
        for (int c = 1; c < 15; c++) {
            largest = Math.max(largest, Math.abs(first[c]));
        }
        int zeros = 0;
        for (int c = 0; c < 15; c++) {
            double expected = c == 0 ? 0 : 0.3 * largest * Math.signum(x[c]);
            if (c > 0 && x[c] == 0) {
                zeros++;
                assertTrue(Math.abs(gradient[c]) <= 0.3 * largest * (1 + 1e-5));
            } else {
                assertEquals(expected, gradient[c], 1e-5 * largest);
            }
        }
        assertTrue(zeros > 2 && zeros < 14, zeros + " zeros");
    }

    /** Of half the sum of squares by coefficients of columns of length 1. */
    private static double[] gradient(double[][] a, double[] x) {
        double[] sums = new double[x.length];
        double[] lengths = new double[x.length];
        for (double[] row : a) {
            double rest = row[x.length];
            for (int c = 0; c < x.length; c++) {
                rest -= row[c] * x[c];
            }
            for (int c = 0; c < x.length; c++) {
                sums[c] += row[c] * rest;
                lengths[c] += row[c] * row[c];
            }
        }
        for (int c = 0; c < x.length; c++) {
            sums[c] /= Math.sqrt(lengths[c]);
        }
        return sums;
    }
}
