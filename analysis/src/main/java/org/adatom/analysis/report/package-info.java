/**
 * Reports: one self-contained HTML page per job that opens offline, and the same numbers as JSON.
 *
 * <p>A {@link org.adatom.analysis.report.Report} is plain content (figures, sections of {@link
 * org.adatom.analysis.report.Block}s, warnings, citations); {@link org.adatom.analysis.report.HtmlPage} and {@link
 * org.adatom.analysis.report.SummaryJson} turn it into files. {@link org.adatom.analysis.report.RunReport} fills it for a
 * molecular-dynamics run; other calculations fill their own.
 */
package org.adatom.analysis.report;
