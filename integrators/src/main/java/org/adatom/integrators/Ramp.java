package org.adatom.integrators;

/**
 * A value that goes linearly from one to another: of a thermostat or barostat whose target changes during a stage.
 *
 * @param start value before the first step
 * @param end value after {@code steps}, kept from then on
 * @param steps number of steps between the two, at least 1
 */
public record Ramp(double start, double end, long steps) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a value is not finite or there is no step
     */
    public Ramp {
        if (!Double.isFinite(start) || !Double.isFinite(end)) {
            throw new IllegalArgumentException("a ramp needs finite ends: " + start + ", " + end);
        }
        if (steps < 1) {
            throw new IllegalArgumentException("number of steps of the ramp must be positive: " + steps);
        }
    }

    /** A value that stays. */
    public static Ramp constant(double value) {
        return new Ramp(value, value, 1);
    }

    /** Whether it stays at its start. */
    public boolean constant() {
        return start == end;
    }

    /** Its value after so many steps. */
    public double at(long step) {
        return start + Math.min(1.0, (double) step / steps) * (end - start);
    }

    /** The value half way. */
    public double mean() {
        return (start + end) / 2;
    }
}
