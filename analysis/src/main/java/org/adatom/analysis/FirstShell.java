package org.adatom.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What one reads off a radial distribution first.
 *
 * @param peak position of the first peak, &Aring;
 * @param height g there
 * @param minimum position of the minimum behind it, &Aring;; null if the curve ends before it rises again
 * @param coordination mean number of neighbours up to the minimum; NaN without one
 */
public record FirstShell(double peak, double height, @Nullable Double minimum, double coordination) {
    /** The first peak ends where g has fallen to this share of it. */
    private static final double FALL = 0.8;
    /** The peak's top, to which a parabola is fitted, is what exceeds this share of it. */
    private static final double TOP = 0.85;
    /** The minimum ends where g has risen by this share of the peak. */
    private static final double RISE = 0.03;

    /**
     * Reads the first shell off a curve.
     *
     * @param width bin width, &Aring;; bin k covers {@code k * width} to {@code (k + 1) * width}
     * @param g the curve
     * @param coordination neighbours up to the outer edge of each bin
     * @return null if the curve has no peak above 1
     */
    public static @Nullable FirstShell of(double width, double[] g, double[] coordination) {
        double[] smooth = smooth(g);
        int top = 0;
        int k = 0;
        for (; k < g.length; k++) {
            if (smooth[k] > smooth[top]) {
                top = k;
            } else if (smooth[top] > 1 && smooth[k] < FALL * smooth[top]) {
                break;
            }
        }
        if (k == g.length) {
            return null;
        }
        // Smoothing may have moved the top of a peak of one or two bins.
        for (int near : new int[] {top - 1, top + 1}) {
            top = near >= 0 && near < g.length && g[near] > g[top] ? near : top;
        }
        double[] apex = apex(g, top);
        int lowest = k;
        int last = k;
        for (; k < g.length; k++) {
            if (smooth[k] < smooth[lowest]) {
                lowest = k;
                last = k;
            } else if (smooth[k] == smooth[lowest]) {
                last = k;
            } else if (smooth[k] > smooth[lowest] + RISE * smooth[top]) {
                // A flat minimum, such as the gap between the shells of a crystal, counts at its middle.
                int middle = (lowest + last) / 2;
                return new FirstShell((apex[0] + 0.5) * width, apex[1], (middle + 0.5) * width, coordination[middle]);
            }
        }
        return new FirstShell((apex[0] + 0.5) * width, apex[1], null, Double.NaN);
    }

    /** Means over three bins. */
    private static double[] smooth(double[] g) {
        double[] s = g.clone();
        for (int k = 1; k + 1 < g.length; k++) {
            s[k] = (g[k - 1] + g[k] + g[k + 1]) / 3;
        }
        return s;
    }

    /** Position (in bins) and height of the parabola through the top of the peak, by least squares. */
    private static double[] apex(double[] g, int top) {
        int from = top;
        int to = top;
        while (from > 0 && (top - from < 1 || g[from - 1] > TOP * g[top])) {
            from--;
        }
        while (to + 1 < g.length && (to - top < 1 || g[to + 1] > TOP * g[top])) {
            to++;
        }
        // Centred on the window, odd sums vanish: y = a + b u + c u^2.
        double middle = 0.5 * (from + to);
        int n = to - from + 1;
        double s2 = 0;
        double s4 = 0;
        double y0 = 0;
        double y1 = 0;
        double y2 = 0;
        for (int k = from; k <= to; k++) {
            double u = k - middle;
            s2 += u * u;
            s4 += u * u * u * u;
            y0 += g[k];
            y1 += u * g[k];
            y2 += u * u * g[k];
        }
        double c = (n * y2 - s2 * y0) / (n * s4 - s2 * s2);
        double b = y1 / s2;
        double a = (y0 - c * s2) / n;
        double u = -b / (2 * c);
        boolean sane = c < 0 && Math.abs(u) <= 0.5 * n;
        return sane ? new double[] {middle + u, a + b * u + c * u * u} : new double[] {top, g[top]};
    }
}
