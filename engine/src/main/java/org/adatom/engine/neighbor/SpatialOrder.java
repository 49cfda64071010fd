package org.adatom.engine.neighbor;

/**
 * Orders points in space by recursive bisection: each range of points is split at a given rank along its longest side,
 * so that points with nearby ranks are near each other (J. L. Bentley, Commun. ACM 18, 509 (1975)).
 */
final class SpatialOrder {
    private final double[][] coordinates;
    private final int[] order;
    private final double[] key;

    /**
     * Prepares for {@code n} points.
     *
     * @param coordinates x, y, z of each point
     * @param order out: the points in their new order; filled with 0 ... n - 1 here
     * @param key scratch of length n
     */
    SpatialOrder(int n, double[][] coordinates, int[] order, double[] key) {
        this.coordinates = coordinates;
        this.order = order;
        this.key = key;
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
    }

    /** Reorders the points of ranks from (inclusive) to to (exclusive) so that those below rank mid lie to one side. */
    void split(int from, int mid, int to) {
        if (mid <= from || mid >= to) {
            return;
        }
        double[] c = coordinates[longestSide(from, to)];
        for (int k = from; k < to; k++) {
            key[k] = c[order[k]];
        }
        select(from, to - 1, mid);
    }

    private int longestSide(int from, int to) {
        int longest = 0;
        double length = -1;
        for (int d = 0; d < 3; d++) {
            double[] c = coordinates[d];
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int k = from; k < to; k++) {
                double v = c[order[k]];
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
            if (max - min > length) {
                length = max - min;
                longest = d;
            }
        }
        return longest;
    }

    /** Hoare's selection with the median of three as pivot: afterwards ranks below {@code rank} hold smaller keys. */
    private void select(int first, int last, int rank) {
        int lo = first;
        int hi = last;
        while (hi > lo) {
            double pivot = median(key[lo], key[(lo + hi) >>> 1], key[hi]);
            int i = lo;
            int j = hi;
            while (i <= j) {
                while (key[i] < pivot) {
                    i++;
                }
                while (key[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i, j);
                    i++;
                    j--;
                }
            }
            if (rank <= j) {
                hi = j;
            } else if (rank >= i) {
                lo = i;
            } else {
                return;
            }
        }
    }

    private void swap(int i, int j) {
        double k = key[i];
        key[i] = key[j];
        key[j] = k;
        int o = order[i];
        order[i] = order[j];
        order[j] = o;
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
