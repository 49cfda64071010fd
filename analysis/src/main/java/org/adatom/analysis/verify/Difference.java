package org.adatom.analysis.verify;

import java.util.function.DoubleUnaryOperator;

/**
 * The derivative of a function at 0 by central differences D(h) whose step is halved until they settle.
 *
 * <p>(4 D(h/2) &minus; D(h))/3 is off by a term of fourth order where the function is smooth (Richardson), so that two in
 * a row differ by 15 times the error of the second. Where the function jumps or has a steep slope within the step they
 * keep changing: nothing is returned then rather than a number that means nothing.
 */
final class Difference {
    /** &Aring;, or a strain. */
    private static final double LONGEST = 2e-3;

    private static final int HALVINGS = 10;
    /** Changes below this part of the wanted accuracy are taken for settled. */
    private static final double SETTLED = 0.1;

    private Difference() {}

    /**
     * The derivative.
     *
     * @param accuracy wanted
     * @return NaN if the differences do not settle
     */
    static double of(DoubleUnaryOperator f, double accuracy) {
        double h = LONGEST;
        double coarse = central(f, h);
        double before = Double.NaN;
        for (int k = 0; k < HALVINGS; k++) {
            h /= 2;
            double fine = central(f, h);
            double value = (4 * fine - coarse) / 3;
            if (Math.abs(value - before) <= SETTLED * accuracy) {
                return value;
            }
            before = value;
            coarse = fine;
        }
        return Double.NaN;
    }

    private static double central(DoubleUnaryOperator f, double h) {
        return (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
    }
}
