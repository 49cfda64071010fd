package org.adatom.analysis;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Coordination numbers, averaged and over time.
 *
 * @param samples number of configurations
 * @param cutoffs longest bond by pair of species, &Aring;; 0 where there are none
 * @param labels names of the units
 * @param abscissa heading of {@code time}: a time with its unit, or the number of the sample
 * @param time of each row of the series
 * @param pairs first all atoms about all; then, of several species, each centre with any and with each neighbour
 */
public record CoordinationResult(long samples, Map<String, Double> cutoffs, UnitLabels labels, String abscissa,
        double[] time, List<Pair> pairs) {
    /**
     * The neighbours of a species about a centre.
     *
     * @param label "total", "Si-O" or "Si-any", the centre first
     * @param mean number of neighbours
     * @param histogram fraction of the centres that have 0, 1, 2, ... neighbours
     * @param series mean number in each row
     */
    public record Pair(String label, Estimate mean, List<Estimate> histogram, double[] series) {}

    /** Writes the histograms as comma-separated columns. */
    public void writeCsv(Appendable out) throws IOException {
        StringBuilder header = new StringBuilder("Neighbors");
        int rows = 0;
        for (Pair p : pairs) {
            header.append(",fraction(").append(p.label()).append("),err(").append(p.label()).append(")");
            rows = Math.max(rows, p.histogram().size());
        }
        out.append(header).append('\n');
        for (int n = 0; n < rows; n++) {
            StringBuilder row = new StringBuilder().append(n);
            for (Pair p : pairs) {
                Estimate e = n < p.histogram().size() ? p.histogram().get(n) : new Estimate(0, 0);
                row.append(',').append(Numbers.csv(e.value())).append(',').append(Numbers.csv(e.error()));
            }
            out.append(row).append('\n');
        }
    }

    /** Writes the series as comma-separated columns. */
    public void writeSeriesCsv(Appendable out) throws IOException {
        StringBuilder header = new StringBuilder(abscissa);
        pairs.forEach(p -> header.append(",n(").append(p.label()).append(")"));
        out.append(header).append('\n');
        for (int k = 0; k < time.length; k++) {
            StringBuilder row = new StringBuilder(Numbers.csv(time[k]));
            for (Pair p : pairs) {
                row.append(',').append(Numbers.csv(p.series()[k]));
            }
            out.append(row).append('\n');
        }
    }
}
