package org.adatom.integrators.minimize;

/**
 * A minimiser that chooses a direction and searches along it. Should the search fail it forgets what it knew and takes the
 * steepest descent; if that fails, too, it has stalled.
 */
abstract class DescentMethod extends Minimizer {
    /** Stiffness that is assumed before any is known, eV/&Aring;&sup2;: that of a strong bond. */
    static final double STIFFNESS = 40;

    private final LineSearch search;
    private final double[] direction;
    private final double[] from;
    private final double[] before;

    /**
     * Of an objective.
     *
     * @param curvature how exact line searches are, {@link LineSearch}
     */
    DescentMethod(Objective objective, double curvature) {
        super(objective);
        search = new LineSearch(objective, vectors(), curvature);
        direction = new double[objective.size()];
        from = new double[objective.size()];
        before = new double[objective.size()];
    }

    /** The direction of the last step, live. */
    final double[] direction() {
        return direction;
    }

    /** The gradient where the last step began, live. */
    final double[] gradientBefore() {
        return before;
    }

    /** The point where the last step began, live. */
    final double[] pointBefore() {
        return from;
    }

    /** The search of the last step. */
    final LineSearch lastSearch() {
        return search;
    }

    /** Whether something is known of earlier steps. */
    abstract boolean knowing();

    /** Makes {@link #direction} from what is known. */
    abstract void choose();

    /** The length to try first along it. */
    abstract double firstLength(double slope);

    /** Takes note of the step just made. */
    abstract void learn();

    @Override
    final void advance() {
        Objective objective = objective();
        System.arraycopy(objective.coordinates(), 0, from, 0, from.length);
        System.arraycopy(objective.gradient(), 0, before, 0, before.length);
        boolean steepest = !knowing();
        if (!steepest) {
            choose();
        }
        double slope = steepest ? 0 : vectors().dot(before, direction);
        if (!(slope < 0)) {
            forget();
            steepest = true;
            vectors().scale(direction, -1, before);
            slope = -vectors().dot(before, before);
        }
        if (slope == 0) {
            stall();
            return;
        }
        if (search.search(from, direction, steepest ? 1 / STIFFNESS : firstLength(slope), slope)) {
            learn();
            return;
        }
        objective.moveTo(from, 0, direction);
        forget();
        if (steepest) {
            stall();
        }
    }
}
