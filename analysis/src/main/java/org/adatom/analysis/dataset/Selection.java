package org.adatom.analysis.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.error.InputException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** A few rows of a matrix of descriptors, one row per frame, that stand for all; of its transpose, a few descriptors. */
public final class Selection {
    private Selection() {}

    /**
     * Farthest points: the row nearest to the mean, then always the one farthest from all chosen (T. F. Gonzalez, Theor. Comput.
     * Sci. 38, 293 (1985)). Of equally far rows the first.
     *
     * @return indices in the order of choice
     */
    public static int[] farthest(double[][] rows, int count) {
        check(rows, count);
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += row[d] / rows.length;
            }
        }
        int first = 0;
        for (int k = 1; k < rows.length; k++) {
            first = distance(rows[k], mean) < distance(rows[first], mean) ? k : first;
        }
        int[] chosen = new int[count];
        chosen[0] = first;
        fill(rows, chosen, 1);
        return chosen;
    }

    /**
     * Farthest points beside some that are there already.
     *
     * @param given so many rows at the beginning are chosen, at least one
     * @param count how many are chosen of the others
     * @return their indices in the order of choice
     */
    public static int[] farthest(double[][] rows, int given, int count) {
        check(Arrays.copyOfRange(rows, given, rows.length), count);
        int[] chosen = Arrays.copyOf(IntStream.range(0, given).toArray(), given + count);
        fill(rows, chosen, given);
        return Arrays.copyOfRange(chosen, given, chosen.length);
    }

    /** Chooses from place {@code known} on, after what stands before. */
    private static void fill(double[][] rows, int[] chosen, int known) {
        double[] nearest = new double[rows.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int c = 0; c < known; c++) {
            nearest[chosen[c]] = -1;
        }
        for (int c = 0; c < chosen.length; c++) {
            if (c >= known) {
                int far = -1;
                for (int k = 0; k < rows.length; k++) {
                    far = nearest[k] >= 0 && (far < 0 || nearest[k] > nearest[far]) ? k : far;
                }
                chosen[c] = far;
                nearest[far] = -1;
            }
            for (int k = 0; k < rows.length; k++) {
                if (nearest[k] >= 0) {
                    nearest[k] = Math.min(nearest[k], distance(rows[k], rows[chosen[c]]));
                }
            }
        }
    }

    /**
     * CUR: always the row with the largest component along the first left singular vector, which is then taken out of all others
     * (G. Imbalzano et al., J. Chem. Phys. 148, 241730 (2018)).
     *
     * @return indices in the order of choice
     */
    public static int[] cur(double[][] rows, int count) {
        check(rows, count);
        double[][] x = new double[rows.length][];
        for (int k = 0; k < x.length; k++) {
            x[k] = rows[k].clone();
        }
        boolean[] taken = new boolean[x.length];
        int[] chosen = new int[count];
        for (int c = 0; c < count; c++) {
            double[] leading = leading(x);
            int best = -1;
            double most = -1;
            for (int k = 0; k < x.length; k++) {
                double score = Math.abs(dot(x[k], leading));
                if (!taken[k] && score > most) {
                    best = k;
                    most = score;
                }
            }
            chosen[c] = best;
            taken[best] = true;
            double[] direction = x[best].clone();
            double square = dot(direction, direction);
            for (int k = 0; k < x.length && square > 0; k++) {
                double part = dot(x[k], direction) / square;
                for (int d = 0; d < direction.length; d++) {
                    x[k][d] -= part * direction[d];
                }
            }
        }
        return chosen;
    }

    /** The first right singular vector: U<sub>k1</sub> is proportional to row k times it. */
    private static double[] leading(double[][] x) {
        int d = x[0].length;
        DMatrixRMaj gram = new DMatrixRMaj(d, d);
        for (double[] row : x) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    gram.data[i * d + j] += row[i] * row[j];
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
        eigen.decompose(gram);
        int best = 0;
        for (int k = 1; k < d; k++) {
            best = eigen.getEigenvalue(k).getReal() > eigen.getEigenvalue(best).getReal() ? k : best;
        }
        return eigen.getEigenVector(best).data.clone();
    }

    /** The columns as rows. */
    public static double[][] transposed(double[][] rows) {
        double[][] t = new double[rows[0].length][rows.length];
        for (int k = 0; k < rows.length; k++) {
            for (int d = 0; d < t.length; d++) {
                t[d][k] = rows[k][d];
            }
        }
        return t;
    }

    private static void check(double[][] rows, int count) {
        if (count < 1 || count > rows.length) {
            throw new InputException("count: " + count + " of " + rows.length + " cannot be selected, expected 1 to "
                    + rows.length);
        }
    }

    static double distance(double[] a, double[] b) {
        double square = 0;
        for (int d = 0; d < a.length; d++) {
            square += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(square);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
