package org.adatom.analysis.report;

import java.util.stream.IntStream;

/** Fewer points for a drawing that looks the same. */
final class Thinning {
    private Thinning() {}

    /** Indices of at most about {@code most} values that keep the smallest and the largest of every stretch. */
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
            int low = begin;
            int high = begin;
            for (int k = begin; k < end; k++) {
                low = y[k] < y[low] ? k : low;
                high = y[k] > y[high] ? k : high;
            }
            kept.add(Math.min(low, high));
            if (low != high) {
                kept.add(Math.max(low, high));
            }
        }
        return kept.build().toArray();
    }
}
