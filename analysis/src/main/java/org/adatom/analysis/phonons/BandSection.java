package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.crystal.Hessian;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Mark;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.engine.units.Units;

/** Frequencies along a path: a plot that breaks where the path jumps, a table of the named points, {@code bands.csv}. */
final class BandSection {
    private static final int POINTS = 40;

    private final ForceConstants constants;
    private final Units units;
    private final int modes;
    /** Position along the path, the wave vector, the frequencies; NaN where the path jumps. */
    private final List<double[]> rows = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<List<String>> points = new ArrayList<>();
    private final Set<String> named = new HashSet<>();

    /** Computes the frequencies. */
    BandSection(ForceConstants constants, BrillouinPath path, Units units) {
        this.constants = constants;
        this.units = units;
        modes = 3 * constants.primitive().atoms().count();
        double position = 0;
        String last = "";
        for (BrillouinPath.Stretch s : path.stretches()) {
            if (last.isEmpty()) {
                marks.add(new Mark(0, s.from()));
            } else if (!last.equals(s.from())) {
                rows.add(row(position, s.begin(), filled()));
                marks.removeLast();
                marks.add(new Mark(position, last + "|" + s.from()));
            }
            point(s.from(), s.begin());
            for (int k = 0; k <= POINTS; k++) {
                double[] q = s.at((double) k / POINTS);
                rows.add(row(position + s.length() * k / POINTS, q, frequencies(q)));
            }
            position += s.length();
            marks.add(new Mark(position, s.to()));
            point(s.to(), s.end());
            last = s.to();
        }
    }

    private double[] frequencies(double[] q) {
        return Hessian.terahertz(constants.squaredFrequencies(q), units);
    }

    private double[] filled() {
        double[] gap = new double[modes];
        Arrays.fill(gap, Double.NaN);
        return gap;
    }

    private double[] row(double position, double[] q, double[] frequencies) {
        double[] row = new double[4 + modes];
        row[0] = position;
        System.arraycopy(q, 0, row, 1, 3);
        System.arraycopy(frequencies, 0, row, 4, modes);
        return row;
    }

    private void point(String name, double[] q) {
        if (named.add(name)) {
            List<String> row = new ArrayList<>(List.of(name));
            for (double f : frequencies(q)) {
                row.add(Numbers.fixed(f, 4));
            }
            points.add(row);
        }
    }

    /** The wave vector of the lowest frequency on the path, Cartesian, 1/&Aring;. */
    double[] softest() {
        double[] lowest = rows.getFirst();
        for (double[] row : rows) {
            lowest = row[4] < lowest[4] ? row : lowest;
        }
        return Arrays.copyOfRange(lowest, 1, 4);
    }

    /** Writes section and file. */
    void fill(Findings findings) {
        double[] x = rows.stream().mapToDouble(r -> r[0]).toArray();
        List<Series> series = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("path (1/A)", "qx (1/A)", "qy (1/A)", "qz (1/A)"));
        List<String> pointHeader = new ArrayList<>(List.of("point"));
        for (int m = 1; m <= modes; m++) {
            int band = 3 + m;
            header.add("band " + m + " (THz)");
            pointHeader.add(Integer.toString(m));
            series.add(Series.line("band " + m, x, rows.stream().mapToDouble(r -> r[band]).toArray()));
        }
        findings.report().section("Bands",
                Plot.of("Dispersion", Axis.linear("wave vector along the path (1/A)"), Axis.linear("frequency (THz)"),
                        series.toArray(Series[]::new)).with(marks)
                        .caption("Imaginary frequencies are drawn below zero."),
                new Block.Table("Frequencies at the named points (THz)", pointHeader, points));
        findings.csv("bands.csv", new Block.Table("", header, rows.stream().filter(r -> !Double.isNaN(r[4]))
                .map(r -> Arrays.stream(r).mapToObj(Numbers::csv).toList()).toList()));
    }
}
