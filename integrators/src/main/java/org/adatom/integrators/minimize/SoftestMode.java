package org.adatom.integrators.minimize;

import java.util.function.BooleanSupplier;
import org.adatom.engine.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * The direction of lowest curvature at a stationary point, which tells a minimum from a saddle point: the eigenvector of the
 * lowest eigenvalue of the Hessian matrix.
 *
 * <p>The Rayleigh quotient is minimised by locally optimal conjugate gradients (A. V. Knyazev, SIAM J. Sci. Comput. 23, 517
 * (2001)). Products with the Hessian are differences of gradients, one evaluation each; the result is confirmed by a central
 * difference. A quotient below zero proves that some curvature is.
 *
 * @param curvature lowest curvature that was found, eV/&Aring;&sup2; (an upper bound)
 * @param stiffness the mean curvature, of a random direction
 * @param direction unit vector in the coordinates of the objective
 * @param calls evaluations that it took
 */
public record SoftestMode(double curvature, double stiffness, double[] direction, long calls) {
    private static final int MOST_PRODUCTS = 60;
    /** Curvatures nearer to zero than this part of the stiffness are those of free rotations, and rounding. */
    private static final double ZERO = 1e-4;
    /** Error of the eigenvector, relative to the quotient, that is good enough. */
    private static final double ENOUGH = 0.1;

    /** Whether the energy falls along the mode: the point is no minimum. */
    public boolean unstable() {
        return curvature < -ZERO * stiffness;
    }

    /**
     * Finds it. The objective is at the same point afterwards.
     *
     * @param seed of the direction to begin with
     * @param cancelled asked before every evaluation
     * @return null if cancelled, or if nothing can move
     */
    public static @Nullable SoftestMode of(Objective objective, long seed, BooleanSupplier cancelled) {
        CounterRandom random = new CounterRandom(seed, "stability");
        double[] guess = new double[objective.size()];
        for (int i = 0; i < guess.length; i++) {
            guess[i] = random.normal(0, i, 0);
        }
        ModeSearch search = new ModeSearch(objective, guess);
        boolean found = search.run(ENOUGH, MOST_PRODUCTS, cancelled);
        if (cancelled.getAsBoolean()) {
            search.back();
            return null;
        }
        return found
                ? new SoftestMode(search.centralDifference(), search.stiffness(), search.direction(), search.calls())
                : null;
    }
}
