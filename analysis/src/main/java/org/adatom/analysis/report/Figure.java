package org.adatom.analysis.report;

import org.adatom.analysis.Estimate;

/**
 * A key figure of a report.
 *
 * @param key its name in {@code summary.json}, in lower case with underscores
 * @param label its name on the page
 * @param value the number with its standard error
 * @param unit its unit; empty for pure numbers
 * @param note a few words on how it was obtained; may be empty
 */
public record Figure(String key, String label, Estimate value, String unit, String note) {}
