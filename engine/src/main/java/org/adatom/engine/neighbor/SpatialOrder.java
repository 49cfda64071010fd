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

    /**
     * Reorders the points of ranks from (inclusive) to to (exclusive) so that those below rank mid lie to one side.
     *
     * @param box min x, y, z, max x, y, z of a box around the points, whose longest side is cut
     * @param below out: the part of the box that holds the ranks below mid; may be {@code box} itself
     * @param above out: the other part
     */
    void split(int from, int mid, int to, double[] box, double[] below, double[] above) {
        int side = 0;
        for (int d = 1; d < 3; d++) {
            side = box[3 + d] - box[d] > box[3 + side] - box[side] ? d : side;
        }
        double cut = box[3 + side];
        if (mid > from && mid < to) {
            double[] c = coordinates[side];
            for (int k = from; k < to; k++) {
                key[k] = c[order[k]];
            }
            select(from, to - 1, mid);
            cut = key[mid];
        }
        System.arraycopy(box, 0, above, 0, 6);
        System.arraycopy(box, 0, below, 0, 6);
        above[side] = cut;
        below[3 + side] = cut;
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
