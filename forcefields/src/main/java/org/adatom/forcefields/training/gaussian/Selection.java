package org.adatom.forcefields.training.gaussian;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.CounterRandom;
import org.adatom.forcefields.gaussian.Kernel;

/** Choice of some environments of many. */
final class Selection {
    private Selection() {}

    /** That many numbers below n by chance, in ascending order. */
    static int[] random(int n, int count, long seed) {
        CounterRandom random = new CounterRandom(seed, "environments");
        double[] keys = IntStream.range(0, n).mapToDouble(i -> random.uniform(0, i, 0)).toArray();
        return IntStream.range(0, n).boxed().sorted((a, b) -> Double.compare(keys[a], keys[b])).limit(count)
                .mapToInt(Integer::intValue).sorted().toArray();
    }

    /**
     * Points far from each other, in ascending order: the first one, then always the one whose nearest chosen one is furthest.
     *
     * @param points one after the other
     * @param size number of coordinates
     */
    static int[] farthest(double[] points, int size, int count) {
        int n = points.length / size;
        double[] nearest = new double[n];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int[] chosen = new int[Math.min(count, n)];
        int next = 0;
        for (int c = 0; c < chosen.length; c++) {
            chosen[c] = next;
            int last = next;
            for (int i = 0; i < n; i++) {
                nearest[i] = Math.min(nearest[i], squaredDistance(points, size, i, last));
            }
            for (int i = 0; i < n; i++) {
                next = nearest[i] > nearest[next] ? i : next;
            }
        }
        return Arrays.stream(chosen).distinct().sorted().toArray();
    }

    private static double squaredDistance(double[] points, int size, int i, int j) {
        double sum = 0;
        for (int f = 0; f < size; f++) {
            double d = points[i * size + f] - points[j * size + f];
            sum = Math.fma(d, d, sum);
        }
        return sum;
    }

    /**
     * Points that say most of the energies at all others: always the one whose energy those before leave most open, by a
     * Cholesky decomposition with pivots.
     *
     * @param points one after the other
     * @param size number of coordinates
     * @param most how many at most
     * @param tolerance variance that may be left open, in units of the whole
     * @return in the order of choice
     */
    static int[] pivots(double[] points, int size, Kernel kernel, int most, double tolerance) {
        int n = points.length / size;
        double[] open = new double[n];
        Arrays.fill(open, 1);
        double[][] columns = new double[Math.min(most, n)][];
        int[] chosen = new int[columns.length];
        double[] s = new double[n];
        double[] k1 = new double[n];
        double[] k2 = new double[n];
        for (int c = 0; c < columns.length; c++) {
            int pivot = 0;
            for (int i = 1; i < n; i++) {
                pivot = open[i] > open[pivot] ? i : pivot;
            }
            if (!(open[pivot] > tolerance)) {
                return Arrays.copyOf(chosen, c);
            }
            chosen[c] = pivot;
            for (int i = 0; i < n; i++) {
                s[i] = -0.5 * squaredDistance(points, size, i, pivot);
            }
            double[] column = new double[n];
            kernel.evaluate(n, s, column, k1, k2);
            for (int b = 0; b < c; b++) {
                double factor = columns[b][pivot];
                for (int i = 0; i < n; i++) {
                    column[i] -= factor * columns[b][i];
                }
            }
            double inverse = 1 / Math.sqrt(open[pivot]);
            for (int i = 0; i < n; i++) {
                column[i] *= inverse;
                open[i] -= column[i] * column[i];
            }
            open[pivot] = 0;
            columns[c] = column;
        }
        return chosen;
    }
}
