package org.adatom.analysis.toy;

import java.util.List;

/**
 * Numbers of a test as they go to a file.
 *
 * @param header one heading per column, with unit
 * @param rows as many numbers as there are headings
 */
public record Table(List<String> header, List<double[]> rows) {
    /** Comma-separated text: the header, then one line per row, with all digits. */
    public String csv() {
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        for (double[] row : rows) {
            for (int k = 0; k < row.length; k++) {
                text.append(k == 0 ? "" : ",").append(number(row[k]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Whole numbers without a point; what is unknown is empty. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }
}
