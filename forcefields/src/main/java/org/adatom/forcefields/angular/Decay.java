package org.adatom.forcefields.angular;

/** Functions exp(s/(r &minus; end)) of neighbours, which vanish at their end together with all derivatives. */
final class Decay {
    /** Keeps r &minus; end negative at and beyond the end, where the exponential is then zero. */
    static final double NEAR_ZERO = -1e-10;
    /** An exponential below this has no effect on anything, and its products would be slow, denormal numbers. */
    private static final double NEGLIGIBLE = 1e-300;

    private Decay() {}

    /** Sets negligible exponentials to zero. */
    static void flush(int n, double[] x) {
        for (int k = 0; k < n; k++) {
            x[k] = x[k] < NEGLIGIBLE ? 0 : x[k];
        }
    }
}
