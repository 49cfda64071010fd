package org.adatom.forcefields.training.linear;

import org.adatom.engine.error.InputException;

/** What keeps the coefficients of a fit small; columns are scaled to length 1 before it, and constants are free. */
public sealed interface Penalty {
    /** Nothing: least squares as they are. */
    record None() implements Penalty {}

    /**
     * &lambda; &Sigma; c&sup2; is added to the sum of squares.
     *
     * @param lambda &lambda;, positive; 10<sup>&minus;12</sup> only settles what the data leave open
     */
    record Ridge(double lambda) implements Penalty {
        /**
         * Checks.
         *
         * @throws InputException if it is not positive
         */
        public Ridge {
            if (!(lambda > 0 && Double.isFinite(lambda))) {
                throw new InputException("the penalty of ridge regression must be positive: " + lambda);
            }
        }
    }

    /**
     * &lambda; &Sigma; |c| is added to half the sum of squares, which makes many coefficients exactly 0.
     *
     * @param share &lambda; as a part of the one that leaves nothing but constants, between 0 and 1
     */
    record Lasso(double share) implements Penalty {
        /**
         * Checks.
         *
         * @throws InputException if it is not between 0 and 1
         */
        public Lasso {
            if (!(share > 0 && share < 1)) {
                throw new InputException("the penalty of the lasso must lie between 0 and 1: " + share);
            }
        }
    }
}
