package org.adatom.integrators;

/** Checks of arguments. */
final class Require {
    private Require() {}

    /**
     * Demands a positive, finite number.
     *
     * @throws IllegalArgumentException naming what is not
     */
    static void positive(String what, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }
}
