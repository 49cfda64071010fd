package org.adatom.forcefields.training.neural;

import org.adatom.engine.error.InputException;

/**
 * What a single error costs.
 *
 * @param kind of the function
 * @param threshold of {@link Kind#HUBER}: from this error on costs grow linearly; in the unit of the error. Else ignored
 */
public record Residual(Kind kind, double threshold) {
    /** Squares. */
    public static final Residual SQUARED = new Residual(Kind.SQUARED, 1);

    /** Which function. */
    public enum Kind {
        /** x&sup2;. */
        SQUARED,
        /** |x|. */
        ABSOLUTE,
        /** x&sup2; up to the threshold &delta;, then &delta;(2|x| &minus; &delta;). P. J. Huber, Ann. Math. Stat. 35, 73 (1964). */
        HUBER
    }

    /**
     * Checks.
     *
     * @throws InputException if the threshold is not positive
     */
    public Residual {
        if (kind == Kind.HUBER && !(threshold > 0)) {
            throw new InputException("the threshold of a Huber loss must be positive: " + threshold);
        }
    }

    /** The cost of an error. */
    double cost(double x) {
        return switch (kind) {
            case SQUARED -> x * x;
            case ABSOLUTE -> Math.abs(x);
            case HUBER -> Math.abs(x) <= threshold ? x * x : threshold * (2 * Math.abs(x) - threshold);
        };
    }

    /** Its derivative. */
    double slope(double x) {
        return switch (kind) {
            case SQUARED -> 2 * x;
            case ABSOLUTE -> Math.signum(x);
            case HUBER -> 2 * Math.max(-threshold, Math.min(threshold, x));
        };
    }
}
