package org.adatom.forcefields.training.optimize;

/**
 * A search along a line for a point that fulfils the strong conditions of Wolfe (J. Nocedal and S. J. Wright, Numerical
 * Optimization, 2nd ed., algorithms 3.5 and 3.6, cubic interpolation of eq. 3.59).
 */
final class WolfeSearch {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 30;
    private static final double MARGIN = 0.1;

    private final Objective objective;
    private final double[] from;
    private final double[] direction;
    /** The last point tried: parameters, gradient, value. */
    final double[] x;

    final double[] gradient;
    double value;

    /** A search over these arrays, whose contents may change between searches. */
    WolfeSearch(Objective objective, double[] from, double[] direction) {
        this.objective = objective;
        this.from = from;
        this.direction = direction;
        x = new double[from.length];
        gradient = new double[from.length];
    }

    /**
     * Searches.
     *
     * @param f0 value at the start
     * @param slope0 its derivative along the direction, negative
     * @param first step to try first, in directions
     * @return whether a point was found, which is then the last one tried
     */
    boolean search(double f0, double slope0, double first) {
        double low = 0;
        double lowF = f0;
        double lowSlope = slope0;
        double high = Double.POSITIVE_INFINITY;
        double highF = Double.NaN;
        double highSlope = Double.NaN;
        double a = first;
        for (int trial = 0; trial < TRIALS; trial++) {
            double slope = tryAt(a);
            if (!(value <= f0 + DECREASE * a * slope0) || trial > 0 && value >= lowF) {
                high = a;
                highF = value;
                highSlope = slope;
            } else if (Math.abs(slope) <= -CURVATURE * slope0) {
                return true;
            } else {
                // The minimum lies between the best point and the end that its slope points to.
                boolean backwards = high < Double.POSITIVE_INFINITY ? slope * (high - low) >= 0 : slope >= 0;
                if (backwards) {
                    high = low;
                    highF = lowF;
                    highSlope = lowSlope;
                }
                low = a;
                lowF = value;
                lowSlope = slope;
            }
            a = high < Double.POSITIVE_INFINITY
                    ? between(low, lowF, lowSlope, high, highF, highSlope)
                    : 2 * a;
        }
        return false;
    }

    private double tryAt(double a) {
        for (int i = 0; i < x.length; i++) {
            x[i] = from[i] + a * direction[i];
        }
        value = objective.value(x, gradient);
        return QuasiNewton.dot(gradient, direction);
    }

    /** Minimum of the cubic through both ends, not too near to them; their middle where there is none. */
    private static double between(double a, double fa, double da, double b, double fb, double db) {
        double d1 = da + db - 3 * (fa - fb) / (a - b);
        double d2 = Math.copySign(Math.sqrt(d1 * d1 - da * db), b - a);
        double minimum = b - (b - a) * (db + d2 - d1) / (db - da + 2 * d2);
        double left = Math.min(a, b) + MARGIN * Math.abs(b - a);
        double right = Math.max(a, b) - MARGIN * Math.abs(b - a);
        return Double.isFinite(minimum) ? Math.max(left, Math.min(right, minimum)) : 0.5 * (a + b);
    }
}
