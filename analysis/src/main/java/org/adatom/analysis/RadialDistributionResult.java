package org.adatom.analysis;

import java.io.IOException;
import java.util.List;
import org.adatom.engine.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Radial distribution functions, averaged.
 *
 * @param labels names of the units
 * @param kind what the curves are divided by
 * @param width bin width, &Aring;; bin k covers {@code k * width} to {@code (k + 1) * width}
 * @param samples number of configurations
 * @param curves first all atoms around all; then, of several species, each (centre, neighbour)
 */
public record RadialDistributionResult(UnitLabels labels, Kind kind, double width, long samples, List<Curve> curves) {
    /** What the number of neighbours in a shell is divided by. */
    public enum Kind {
        /** Density times volume of the shell: g(r), which tends to 1. */
        VOLUME,
        /** Density per area times area of the ring: g(r) in two dimensions, which tends to 1. */
        AREA,
        /** The width of the shell only, as no density is defined where space is open: dn/dr in 1/&Aring;. */
        NEIGHBOURS_PER_LENGTH;

        /** What is meaningful in that cell. */
        static Kind of(Cell cell) {
            if (cell.periodicCount() < cell.dimensions()) {
                return NEIGHBOURS_PER_LENGTH;
            }
            return cell.dimensions() == 2 ? AREA : VOLUME;
        }
    }

    /**
     * One curve.
     *
     * @param centre species around which is counted, or "all"
     * @param neighbour species that is counted, or "all"
     * @param g value in each bin
     * @param error its standard error; NaN with fewer than two blocks
     * @param coordination mean number of neighbours up to the outer edge of each bin
     */
    public record Curve(String centre, String neighbour, double[] g, double[] error, double[] coordination) {
        /** "total" or "Cu-Zr". */
        public String label() {
            return centre.equals("all") ? "total" : centre + "-" + neighbour;
        }
    }

    /** Middle of each bin, &Aring;. */
    public double[] r() {
        double[] r = new double[curves.getFirst().g().length];
        for (int k = 0; k < r.length; k++) {
            r[k] = (k + 0.5) * width;
        }
        return r;
    }

    /** The curve of all atoms around all. */
    public Curve total() {
        return curves.getFirst();
    }

    /** First peak, first minimum and coordination number of a curve; null if it has no peak, or no density is defined. */
    public @Nullable FirstShell firstShell(Curve curve) {
        return kind == Kind.NEIGHBOURS_PER_LENGTH ? null : FirstShell.of(width, curve.g(), curve.coordination());
    }

    /** Writes all curves as comma-separated columns, units in the header. */
    public void writeCsv(Appendable out) throws IOException {
        String quantity = kind == Kind.NEIGHBOURS_PER_LENGTH ? "dn/dr" : "g";
        String unit = kind == Kind.NEIGHBOURS_PER_LENGTH ? "[1/" + labels.length() + "]" : "";
        StringBuilder header = new StringBuilder("r[" + labels.length() + "]");
        for (Curve c : curves) {
            header.append(",").append(quantity).append("(").append(c.label()).append(")").append(unit);
            header.append(",err(").append(c.label()).append(")").append(unit);
            header.append(",n(").append(c.label()).append(")");
        }
        out.append(header).append('\n');
        double[] r = r();
        for (int k = 0; k < r.length; k++) {
            StringBuilder row = new StringBuilder(Numbers.csv(r[k]));
            for (Curve c : curves) {
                row.append(',').append(Numbers.csv(c.g()[k]));
                row.append(',').append(Numbers.csv(c.error()[k]));
                row.append(',').append(Numbers.csv(c.coordination()[k]));
            }
            out.append(row).append('\n');
        }
    }
}
