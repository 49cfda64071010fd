package org.adatom.analysis.toy;

import org.adatom.analysis.Numbers;
import org.adatom.analysis.verify.Verdict;

/**
 * One row of the battery: a law, and how far one candidate obeys it.
 *
 * @param test it belongs to
 * @param subject who was tested
 * @param law what must hold, in a few words
 * @param measured the number by which it is judged; NaN fails
 * @param bound on which side of the limit the number must be
 * @param limit the limit
 * @param where in which configuration it was worst; may be empty
 */
public record Outcome(
        BatteryTest test, Subject subject, String law, double measured, Bound bound, double limit, String where) {
    /** On which side of its limit a number must be. */
    public enum Bound {
        /** Not above it. */
        AT_MOST("<="),
        /** Above it. */
        ABOVE(">"),
        /** Not below it. */
        AT_LEAST(">=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    /**
     * The difference of two energies (E<sub>c</sub>) relative to the larger of them, or to E<sub>c</sub> if both are
     * smaller than that.
     */
    static double difference(double a, double b) {
        return Math.abs(a - b) / Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    /** Pass or fail. */
    public Verdict verdict() {
        boolean holds = switch (bound) {
            case AT_MOST -> measured <= limit;
            case ABOVE -> measured > limit;
            case AT_LEAST -> measured >= limit;
        };
        return holds ? Verdict.PASS : Verdict.FAIL;
    }

    /** What is allowed, such as {@code "<= 1e-6"}. */
    public String allowed() {
        return bound.sign + " " + Numbers.general(limit, 4);
    }
}
