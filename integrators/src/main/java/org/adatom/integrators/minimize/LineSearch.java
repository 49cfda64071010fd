package org.adatom.integrators.minimize;

/**
 * A search along a line that rests on slopes: near a minimum energies differ by less than their rounding long before the
 * forces do.
 *
 * <p>A point is accepted on the conditions of Wolfe (J. Nocedal and S. J. Wright, Numerical Optimization, eq. 3.6), or on the
 * approximate ones of W. W. Hager and H. Zhang, SIAM J. Optim. 16, 170 (2005), eq. 4.1, which replace the comparison of
 * energies by one of slopes as long as the energy has not risen by more than its rounding. Trial points come from the secant
 * of the slopes, within a bracket whose lower end always descends (their rules U0 to U3). Where no point is found because the
 * energy jumps, as that of a plainly truncated potential does, a second search lets it rise a little and trusts the slopes.
 */
final class LineSearch {
    private static final int TRIALS = 15;
    /** How much the energy may rise, in roundings, when nothing was found without: jumps of truncated potentials. */
    private static final double JUMP = 1e5;
    /** Sufficient decrease, &delta; of Hager and Zhang. */
    private static final double DECREASE = 0.1;
    private static final double GROWTH_LEAST = 1.5;
    private static final double GROWTH_MOST = 5;
    /** Trial points keep this part of the bracket's width from its ends. */
    private static final double MARGIN = 0.05;

    private final Objective objective;
    private final BlockVectors vectors;
    private final double curvature;
    private double length;
    private double slope;

    /**
     * A search that accepts slopes between &sigma; times that of the start and, if the energy has not fallen, its mirror.
     *
     * @param curvature &sigma; of the condition of curvature, between 0.1 and 1
     */
    LineSearch(Objective objective, BlockVectors vectors, double curvature) {
        this.objective = objective;
        this.vectors = vectors;
        this.curvature = curvature;
    }

    /** How far the last search went, in directions. */
    double length() {
        return length;
    }

    /** The slope where it ended. */
    double slope() {
        return slope;
    }

    /**
     * Searches along a descending direction; the objective is then at the point found.
     *
     * @param from where the objective is now
     * @param first the first length to try
     * @param startSlope gradient along the direction, negative
     * @return whether a point was accepted; if not, the objective is at the last point tried
     */
    boolean search(double[] from, double[] direction, double first, double startSlope) {
        double startEnergy = objective.energy();
        double most = objective.longestStep(direction);
        double begin = Math.min(first, most);
        double noise = objective.energyNoise();
        return search(from, direction, begin, most, startEnergy, startSlope, noise)
                || search(from, direction, begin, most, startEnergy, startSlope, JUMP * noise);
    }

    private boolean search(double[] from, double[] direction, double begin, double most, double startEnergy,
            double startSlope, double noise) {
        double low = 0;
        double lowSlope = startSlope;
        double high = Double.POSITIVE_INFINITY;
        double highSlope = Double.NaN;
        length = begin;
        for (int trial = 0; trial < TRIALS; trial++) {
            objective.moveTo(from, length, direction);
            slope = vectors.dot(objective.gradient(), direction);
            double change = objective.energy() - startEnergy;
            boolean notRisen = change <= noise;
            boolean wolfe = change <= DECREASE * length * startSlope;
            boolean approximate = notRisen && slope <= (2 * DECREASE - 1) * startSlope;
            boolean descends = notRisen && slope < 0;
            if ((wolfe || approximate) && slope >= curvature * startSlope || descends && length >= most) {
                return true;
            }
            if (descends) {
                double before = low;
                double beforeSlope = lowSlope;
                low = length;
                lowSlope = slope;
                length = high < Double.POSITIVE_INFINITY
                        ? between(low, lowSlope, high, highSlope)
                        : Math.min(most, beyond(before, beforeSlope, low, lowSlope));
            } else {
                high = length;
                highSlope = slope;
                length = between(low, lowSlope, high, highSlope);
            }
        }
        return false;
    }

    /** Where the secant of two falling slopes meets zero, not too near and not too far. */
    private static double beyond(double a, double slopeA, double b, double slopeB) {
        double secant = slopeB > slopeA ? b + (b - a) * -slopeB / (slopeB - slopeA) : Double.POSITIVE_INFINITY;
        return Math.max(GROWTH_LEAST * b, Math.min(GROWTH_MOST * b, secant));
    }

    /** Where the secant meets zero within the bracket; its middle if the upper end lies behind a hill. */
    private static double between(double low, double lowSlope, double high, double highSlope) {
        double width = high - low;
        if (!(highSlope > 0)) {
            return low + 0.5 * width;
        }
        double secant = low + width * lowSlope / (lowSlope - highSlope);
        return Math.max(low + MARGIN * width, Math.min(high - MARGIN * width, secant));
    }
}
