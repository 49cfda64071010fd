package org.adatom.analysis.verify;

/**
 * One row of a certificate.
 *
 * @param check the group it belongs to
 * @param name what must hold, in a few words
 * @param measured the largest violation, or the quantity itself
 * @param limit what is allowed; NaN if the row only informs
 * @param unit of both; empty for pure numbers
 * @param where the configuration in which it was worst
 * @param verdict the outcome
 */
public record Finding(
        Check check, String name, double measured, double limit, String unit, String where, Verdict verdict) {}
