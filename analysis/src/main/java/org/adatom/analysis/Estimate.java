package org.adatom.analysis;

/**
 * A measured number with its standard error.
 *
 * @param value the best estimate
 * @param error one standard error; NaN if it is unknown
 */
public record Estimate(double value, double error) {
    /** A number whose error is unknown or meaningless. */
    public static Estimate of(double value) {
        return new Estimate(value, Double.NaN);
    }

    /** Both times {@code factor}: a change of unit. */
    public Estimate times(double factor) {
        return new Estimate(value * factor, error * Math.abs(factor));
    }
}
