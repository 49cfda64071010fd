package org.adatom.analysis.report;

import java.util.stream.IntStream;

/** Fewer points for a drawing that looks the same. */
final class Thinning {
    private Thinning() {}

    /**
     * Indices of at most about {@code most} values that keep the smallest and the largest of every stretch, and a NaN of those that
     * have any, so that gaps stay.
     */
    static int[] of(double[] y, int most) {
        int n = y.length;
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        int stretches = most / 2;
        IntStream.Builder kept = IntStream.builder();
        for (int s = 0; s < stretches; s++) {
            int begin = (int) ((long) n * s / stretches);
            int end = (int) ((long) n * (s + 1) / stretches);
            int low = -1;
            int high = -1;
            int gap = -1;
            for (int k = begin; k < end; k++) {
                if (Double.isNaN(y[k])) {
                    gap = k;
                } else {
                    low = low < 0 || y[k] < y[low] ? k : low;
                    high = high < 0 || y[k] > y[high] ? k : high;
                }
            }
            IntStream.of(low, high, gap).filter(k -> k >= 0).sorted().distinct().forEach(kept::add);
        }
        return kept.build().toArray();
    }
}
