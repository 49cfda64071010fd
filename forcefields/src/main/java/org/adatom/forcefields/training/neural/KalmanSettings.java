package org.adatom.forcefields.training.neural;

import org.adatom.engine.error.InputException;

/**
 * Constants of the extended Kalman filter, as n2p2 names them: A. Singraber, T. Morawietz, J. Behler and C. Dellago, J. Chem.
 * Theory Comput. 15, 3075 (2019). Rates are per epoch.
 *
 * @param kind of the filter
 * @param byElement whether each species has a covariance of its own (M. Gastegger and P. Marquetand, J. Chem. Theory Comput. 11, 2187 (2015)), or all share one
 * @param epsilon &epsilon;: P starts as 1/&epsilon;
 * @param q0 process noise at the start
 * @param qTau its decay: it falls by e<sup>&minus;&tau;</sup> in an epoch
 * @param qMin and ends here
 * @param eta learning rate &eta; at the start, the inverse of the noise of measurements; standard filter
 * @param etaTau its growth
 * @param etaMax and its end
 * @param lambda forgetting factor at the start; filter with fading memory
 * @param nu its approach to 1: &lambda; &larr; &nu;&lambda; + 1 &minus; &nu; in every update
 */
public record KalmanSettings(
        Kind kind, boolean byElement, double epsilon, double q0, double qTau, double qMin, double eta, double etaTau,
        double etaMax, double lambda, double nu) {
    /** Which filter. */
    public enum Kind {
        /** Noise of measurements that falls. */
        STANDARD,
        /** Old measurements fade by a forgetting factor: T. B. Blank and S. D. Brown, J. Chemom. 8, 391 (1994). */
        FADING_MEMORY
    }

    /** The values of n2p2's example for copper sulfide: one order of magnitude per epoch. */
    public static final KalmanSettings STANDARD =
            new KalmanSettings(Kind.STANDARD, false, 0.01, 0.01, 2.302, 1e-6, 0.01, 2.302, 1, 1, 1);

    /** The values of that example for fading memory. */
    public static final KalmanSettings FADING_MEMORY =
            new KalmanSettings(Kind.FADING_MEMORY, false, 0.1, 0, 2.302, 0, 1, 0, 1, 0.96, 0.9995);

    /**
     * Checks.
     *
     * @throws InputException if a constant is out of its range
     */
    public KalmanSettings {
        require(epsilon > 0, "epsilon must be positive", epsilon);
        require(q0 >= 0, "q0 must not be negative", q0);
        require(qMin >= 0, "qmin must not be negative", qMin);
        require(qTau >= 0, "qtau must not be negative", qTau);
        require(eta > 0, "eta must be positive", eta);
        require(etaTau >= 0, "etatau must not be negative", etaTau);
        require(etaMax >= eta, "etamax must not be below eta", etaMax);
        require(lambda > 0 && lambda <= 1, "lambda must be above 0 and at most 1", lambda);
        require(nu > 0 && nu <= 1, "nu must be above 0 and at most 1", nu);
    }

    private static void require(boolean holds, String what, double value) {
        if (!holds || !Double.isFinite(value)) {
            throw new InputException("Kalman filter: " + what + ": " + value);
        }
    }

    /** The same for one covariance, or for one per species. */
    public KalmanSettings withByElement(boolean separate) {
        return new KalmanSettings(kind, separate, epsilon, q0, qTau, qMin, eta, etaTau, etaMax, lambda, nu);
    }
}
