package org.adatom.benchmarks;

import java.util.Arrays;

/**
 * Median and range of repeated measurements.
 *
 * @param lowest smallest
 * @param median the one in the middle, or the mean of the two in the middle
 * @param highest largest
 */
record Spread(double lowest, double median, double highest) {
    /** Of some values, at least one. */
    static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return new Spread(sorted[0], (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[n - 1]);
    }
}
