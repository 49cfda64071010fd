package org.adatom.forcefields.pair;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.forcefields.PotentialFile;
import org.jspecify.annotations.Nullable;

/**
 * A pair energy as a table: a cubic Hermite polynomial between neighbouring distances, with the table's forces as slopes.
 *
 * @param source the file, for messages
 * @param r distances, rising, &Aring;
 * @param energy &phi;, eV
 * @param slope &phi;&prime;, eV/&Aring;
 */
record PairTable(String source, double[] r, double[] energy, double[] slope) {
    /**
     * Reads rows of distance (&Aring;), energy (eV) and, if there is a third column, force (eV/&Aring;). What follows a #
     * is comment. Without forces the slopes are those of parabolas through three points.
     *
     * @throws org.adatom.engine.error.InputException if the file holds no such table
     */
    static PairTable read(Path path) {
        PotentialFile file = PotentialFile.read(path).withoutComments();
        List<double[]> rows = new ArrayList<>();
        while (!file.atEnd()) {
            List<String> words = file.restOfLine();
            int columns = rows.isEmpty() ? words.size() : rows.get(0).length;
            if (words.size() != columns || columns < 2 || columns > 3) {
                throw file.error("expected " + (rows.isEmpty() ? "r, energy and perhaps force" : columns + " columns")
                        + ", found " + words.size() + " columns"
                        + (words.size() == 1 ? "; is it a table of LAMMPS? Then name its 'section'" : ""));
            }
            addRow(file, rows, words);
        }
        return of(file, rows);
    }

    /**
     * Reads one section of a file of LAMMPS' pair_style table in units metal: a keyword, a line with N and the number of
     * rows, rows of number, r, energy and force. The distances of the rows count, so that R and RSQ on the line of N are not
     * needed; bitmapped tables are refused.
     *
     * @throws org.adatom.engine.error.InputException if the file holds no such section
     */
    static PairTable readLammps(Path path, String section) {
        PotentialFile file = PotentialFile.read(path).withoutComments();
        List<String> seen = new ArrayList<>();
        while (!file.atEnd()) {
            List<String> words = file.restOfLine();
            String keyword = words.get(0);
            if (words.size() == 1 && !keyword.matches("[-+.0-9].*")) {
                seen.add(keyword);
            }
            if (!keyword.equals(section)) {
                continue;
            }
            List<String> header = file.words("the line with N of section " + section);
            int at = header.indexOf("N");
            if (at < 0 || at + 1 >= header.size()) {
                throw file.error("expected the line with N and the number of rows, found '"
                        + PotentialFile.abbreviated(String.join(" ", header)) + "'");
            }
            if (header.contains("BITMAP")) {
                throw file.error("tables with BITMAP are not read: write the distances at equal spacing (R or RSQ)");
            }
            int count = file.whole(header.get(at + 1), "number of rows");
            List<double[]> rows = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                List<String> row = file.words("row " + (k + 1) + " of " + count + " of section " + section);
                if (row.size() != 4 || file.whole(row.get(0), "number of the row") != k + 1) {
                    throw file.error("expected row " + (k + 1) + " of " + count
                            + ": number, r, energy and force, found '"
                            + PotentialFile.abbreviated(String.join(" ", row)) + "'");
                }
                addRow(file, rows, row.subList(1, 4));
            }
            if (file.atNumber()) {
                throw file.error("found '" + PotentialFile.abbreviated(file.word("nothing")) + "': section " + section
                        + " goes on behind the " + count + " rows it announces");
            }
            PairTable table = of(file, rows);
            while (!file.atEnd()) {
                if (file.restOfLine().equals(List.of(section))) {
                    throw file.error("a second section " + section + ": which one holds?");
                }
            }
            return table;
        }
        throw file.error("there is no section " + section + " (found: "
                + (seen.isEmpty() ? "none; leave 'section' out for a plain table" : String.join(", ", seen)) + ")");
    }

    private static void addRow(PotentialFile file, List<double[]> rows, List<String> words) {
        double[] row = words.stream()
                .mapToDouble(w -> file.number(w, "distance, energy or force"))
                .toArray();
        double last = rows.isEmpty() ? 0 : rows.get(rows.size() - 1)[0];
        if (!(row[0] > last)) {
            throw file.error("distances must be positive and rise: " + row[0] + " A after " + last + " A");
        }
        rows.add(row);
    }

    private static PairTable of(PotentialFile file, List<double[]> rows) {
        if (rows.size() < 3) {
            throw file.error("a table needs at least 3 rows, found " + rows.size());
        }
        double[] r = rows.stream().mapToDouble(row -> row[0]).toArray();
        double[] energy = rows.stream().mapToDouble(row -> row[1]).toArray();
        double[] slope = rows.get(0).length == 3
                ? rows.stream().mapToDouble(row -> -row[2]).toArray()
                : slopes(r, energy);
        for (int k = 0; k + 1 < r.length; k++) {
            double rise = (energy[k + 1] - energy[k]) / (r[k + 1] - r[k]);
            if (!Double.isFinite(rise) || !Double.isFinite(slope[k] + slope[k + 1])) {
                throw file.error("between " + r[k] + " and " + r[k + 1] + " A the energy rises by " + rise
                        + " eV/A: the numbers are too large to compute with");
            }
        }
        return new PairTable(file.name(), r, energy, slope);
    }

    /** Slopes at each point of the parabola through it and its neighbours; at the ends that of the last three points. */
    private static double[] slopes(double[] r, double[] e) {
        int n = r.length;
        double[] s = new double[n];
        for (int k = 1; k < n - 1; k++) {
            double left = (e[k] - e[k - 1]) / (r[k] - r[k - 1]);
            double right = (e[k + 1] - e[k]) / (r[k + 1] - r[k]);
            double w = (r[k] - r[k - 1]) / (r[k + 1] - r[k - 1]);
            s[k] = left * (1 - w) + right * w;
        }
        s[0] = 2 * (e[1] - e[0]) / (r[1] - r[0]) - s[1];
        s[n - 1] = 2 * (e[n - 1] - e[n - 2]) / (r[n - 1] - r[n - 2]) - s[n - 2];
        return s;
    }

    /** The smallest distance, &Aring;. */
    double first() {
        return r[0];
    }

    /** The largest distance, &Aring;. */
    double last() {
        return r[r.length - 1];
    }

    /** Index of the row at or before a distance inside the table. */
    int row(double distance) {
        int low = 0;
        int high = r.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (r[middle] <= distance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The interpolated energy between row k and the next. */
    double energyAt(int k, double distance) {
        double h = r[k + 1] - r[k];
        double t = (distance - r[k]) / h;
        double u = 1 - t;
        return u * u * ((1 + 2 * t) * energy[k] + t * h * slope[k])
                + t * t * ((1 + 2 * u) * energy[k + 1] - u * h * slope[k + 1]);
    }

    /** The slope of the interpolated energy between row k and the next. */
    double slopeAt(int k, double distance) {
        double h = r[k + 1] - r[k];
        double t = (distance - r[k]) / h;
        double u = 1 - t;
        return 6 * t * u * (energy[k + 1] - energy[k]) / h
                + u * (u - 2 * t) * slope[k]
                + t * (t - 2 * u) * slope[k + 1];
    }
}
