package org.adatom.analysis;

import java.io.IOException;
import java.util.List;

/**
 * Static structure factors, averaged.
 *
 * @param samples number of configurations
 * @param thinned whether only a part of the wave vectors of some shells was taken
 * @param labels names of the units
 * @param k mean wave number of each shell, 1/&Aring;
 * @param curves first the total; then, of several species, the partial ones of Ashcroft and Langreth, each pair once
 */
public record StructureFactorResult(long samples, boolean thinned, UnitLabels labels, double[] k, List<Curve> curves) {
    /**
     * One curve.
     *
     * @param label "total" or "Si-O"
     * @param s mean over the wave vectors of each shell
     * @param error its standard error; NaN with fewer than two blocks
     */
    public record Curve(String label, double[] s, double[] error) {}

    /** Writes all curves as comma-separated columns, units in the header. */
    public void writeCsv(Appendable out) throws IOException {
        StringBuilder header = new StringBuilder("k[1/" + labels.length() + "]");
        curves.forEach(c -> header.append(",S(").append(c.label()).append("),err(").append(c.label()).append(")"));
        out.append(header).append('\n');
        for (int i = 0; i < k.length; i++) {
            StringBuilder row = new StringBuilder(Numbers.csv(k[i]));
            for (Curve c : curves) {
                row.append(',').append(Numbers.csv(c.s()[i])).append(',').append(Numbers.csv(c.error()[i]));
            }
            out.append(row).append('\n');
        }
    }
}
