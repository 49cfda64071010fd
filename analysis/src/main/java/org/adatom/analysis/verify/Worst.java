package org.adatom.analysis.verify;

/** The largest violation of a law over many configurations. */
final class Worst {
    private double value = 0;
    private String where = "";

    /** Takes note of a violation; one that is not a number is worse than any. */
    void see(double violation, String place) {
        if (where.isEmpty() || !Double.isNaN(value) && !(violation <= value)) {
            value = violation;
            where = place;
        }
    }

    /** Whether there was anything to look at. */
    boolean seen() {
        return !where.isEmpty();
    }

    /** The largest so far. */
    double value() {
        return value;
    }

    /** Where it was. */
    String where() {
        return where;
    }

    /** The row: beyond the limit is {@code otherwise}. */
    Finding within(Check check, String name, double limit, String unit, Verdict otherwise) {
        return new Finding(check, name, value, limit, unit, where, value <= limit ? Verdict.PASS : otherwise);
    }

    /** The row: beyond the limit is a failure. */
    Finding within(Check check, String name, double limit, String unit) {
        return within(check, name, limit, unit, Verdict.FAIL);
    }
}
