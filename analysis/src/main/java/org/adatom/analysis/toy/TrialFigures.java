package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.HeatMap;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Mark;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.forcefields.toy.Counting;

/** The figures and tables of one test. */
final class TrialFigures {
    /** Curves are drawn up to this many times the depth of the deepest well. */
    private static final double WALL = 1.5;
    /** Below this distance of the third the energies leave every scale, R<sub>c</sub>. */
    private static final double CLOSE = 0.4;
    private static final Axis ENERGY = Axis.linear("energy (Ec)");

    private TrialFigures() {}

    static List<Block> of(Trial trial) {
        return switch (trial) {
            case SingleTriangle t -> List.of(wells("Energy of one triangle", t.curves(), "side (Rc)"));
            case TriangleInCell t -> List.of(wells("Energy of the cell", t.curves(), "side (Rc)"));
            case SquareToCorner t -> List.of(wells("Energy of the cell", t.curves(), "y (Rc)")
                    .with(List.of(new Mark(1.25, "mirror"))));
            case EnergySurface t -> maps(t);
            case ThirdLeaves t -> List.of(repulsion(t));
            case DepthSeries t -> depths(t);
            case RigidShift t -> shifts(t);
        };
    }

    /** Curves around their wells, the walls cut off. */
    private static Plot wells(String title, Curves curves, String abscissa) {
        double deepest = 0;
        for (int s = 0; s < curves.subjects().size(); s++) {
            deepest = Math.max(deepest, -curves.energies()[s][curves.lowest(s)]);
        }
        double ceiling = deepest > 0 ? WALL * deepest : Double.POSITIVE_INFINITY;
        Plot plot = Plot.of(title, Axis.linear(abscissa), ENERGY);
        List<String> above = new ArrayList<>();
        for (int s = 0; s < curves.subjects().size(); s++) {
            double[] drawn = Arrays.stream(curves.energies()[s])
                    .map(e -> e <= ceiling ? e : Double.NaN)
                    .toArray();
            if (Arrays.stream(drawn).allMatch(Double::isNaN)) {
                above.add(curves.subjects().get(s).label());
            } else {
                plot = plot.plus(Series.line(curves.subjects().get(s).label(), curves.x(), drawn));
            }
        }
        return above.isEmpty() ? plot : plot.caption("Everywhere above the figure: " + String.join(", ", above) + ".");
    }

    private static List<Block> maps(EnergySurface t) {
        List<Block> blocks = new ArrayList<>();
        for (int s = 0; s < t.subjects().size(); s++) {
            double lowest = t.energies()[s][t.lowest(s)];
            List<HeatMap.Spot> spots = new ArrayList<>();
            for (double[] r : EnergySurface.FIXED) {
                spots.add(new HeatMap.Spot(r[0], r[1], false));
            }
            int n = t.axis().length;
            spots.add(new HeatMap.Spot(t.axis()[t.lowest(s) / n], t.axis()[t.lowest(s) % n], true));
            double low = Math.min(lowest, 0);
            double high = lowest < 0 ? -lowest : Math.max(1, 4 * lowest);
            blocks.add(new HeatMap(t.subjects().get(s).label(),
                    "Dots: the fixed particles; ring: the lowest place, " + t.at(t.lowest(s)) + " with "
                            + Numbers.general(lowest, 9) + " Ec. What lies above the scale has its last colour.",
                    Axis.linear("x (Rc)"), Axis.linear("y (Rc)"), t.axis(), t.axis(), t.energies()[s],
                    "energy (Ec)", low, high, spots));
        }
        return blocks;
    }

    private static Plot repulsion(ThirdLeaves t) {
        Plot plot = Plot.of("Energy of the cell", Axis.linear("distance of the third (Rc)"),
                Axis.logarithmic("energy (Ec)"));
        List<String> gone = new ArrayList<>();
        for (int s = 0; s < t.curves().subjects().size(); s++) {
            double[] e = t.curves().energies()[s].clone();
            for (int k = 0; t.curves().x()[k] < CLOSE; k++) {
                e[k] = Double.NaN;
            }
            String label = t.curves().subjects().get(s).label();
            if (Arrays.stream(e).anyMatch(v -> v > 0)) {
                plot = plot.plus(Series.line(label, t.curves().x(), e));
            }
            if (Arrays.stream(e).anyMatch(v -> v <= 0)) {
                gone.add(label);
            }
        }
        return gone.isEmpty()
                ? plot
                : plot.caption("Zero or less, and so not drawn, at some distances: " + String.join(", ", gone) + ".");
    }

    private static List<Block> depths(DepthSeries t) {
        List<Block> blocks = new ArrayList<>();
        if (t.subjects().size() == 1) {
            Plot plot = changes("");
            for (int w = 0; w < t.widths().length; w++) {
                plot = plus(plot, "width " + Numbers.general(t.widths()[w], 4) + " Rc", t.own(0, w));
            }
            blocks.add(plot.caption("Widths that are not there: no change at all."));
        } else {
            for (int w = 0; w < t.widths().length; w++) {
                Plot plot = changes(", width " + Numbers.general(t.widths()[w], 4) + " Rc");
                for (int s = 0; s < t.subjects().size(); s++) {
                    plot = plus(plot, t.subjects().get(s).label(), t.own(s, w));
                }
                blocks.add(plot.caption("Candidates that are not there: no change at all."));
            }
        }
        blocks.removeIf(b -> b instanceof Plot plot && plot.series().isEmpty());
        for (int s = 0; s < t.subjects().size(); s++) {
            blocks.add(depthTable(t, s));
        }
        return blocks;
    }

    private static Plot changes(String where) {
        return Plot.of("Change by the last layer of cells" + where, Axis.fromZero("depth"),
                Axis.logarithmic("change (Ec per particle)"));
    }

    /** The plot with the changes of these energies, if there are any. */
    private static Plot plus(Plot plot, String name, double[] energies) {
        double[] change = DepthSeries.changes(energies);
        double[] depth = new double[change.length];
        Arrays.setAll(depth, d -> d);
        return switch ((int) Arrays.stream(change).filter(c -> c > 0).count()) {
            case 0 -> plot;
            case 1 -> plot.plus(Series.line(name, depth, change).style(Plot.Style.POINTS));
            default -> plot.plus(Series.line(name, depth, change));
        };
    }

    /** A row per width, a column per depth. */
    private static Block.Table depthTable(DepthSeries t, int s) {
        boolean ends = Double.isFinite(t.subjects().get(s).candidate().reach());
        boolean counted = t.subjects().get(s).candidate().ofTriangles();
        int digits = ends ? 12 : 7;
        int columns = t.printed()[s][0].length;
        if (ends) {
            // One column beyond that from which on nothing changes.
            double most = Arrays.stream(t.widths()).map(t.subjects().get(s)::layers).max().orElse(0);
            columns = (int) Math.min(columns, most + 2);
        }
        List<String> header = new ArrayList<>(List.of("width (Rc)"));
        if (counted) {
            header.add("invariant, depth " + (columns - 1));
        }
        for (int d = 0; d < columns; d++) {
            header.add("depth " + d);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int w = 0; w < t.widths().length; w++) {
            List<String> row = new ArrayList<>(List.of(Numbers.general(t.widths()[w], 6)));
            if (counted) {
                row.add(Numbers.general(t.invariant()[s][w][columns - 1], digits));
            }
            for (int d = 0; d < columns; d++) {
                row.add(Numbers.general(t.printed()[s][w][d], digits));
            }
            rows.add(row);
        }
        String caption = t.subjects().get(s).label() + ": energy per particle (Ec)"
                + (counted ? "; by depth as printed" : "");
        return new Block.Table(caption, header, rows);
    }

    private static List<Block> shifts(RigidShift t) {
        List<Subject> subjects = t.printed().subjects();
        Plot plot = Plot.of("Triangle through a face: energy over that inside the cell",
                Axis.linear("place of the left corner (Rc), face at 0"), Axis.linear("energy / energy inside"));
        List<List<String>> rows = new ArrayList<>();
        for (int s = 0; s < subjects.size(); s++) {
            Candidate c = subjects.get(s).candidate();
            String label = subjects.get(s).label();
            double[] own = t.own(s);
            plot = plot.plus(Series.line(label, t.printed().x(), over(own)));
            if (c.ofTriangles() && c.counting() == Counting.INVARIANT && subjects.size() == 1) {
                plot = plot.plus(Series.line(label + ", counted as printed", t.printed().x(),
                        over(t.printed().energies()[s])).style(Plot.Style.DASHED));
            }
            if (c.ofTriangles()) {
                List<String> row = new ArrayList<>(List.of(label, c.countingWord()));
                Arrays.stream(t.counts()[s]).forEach(n -> row.add(Numbers.general(n, 4)));
                rows.add(row);
            }
        }
        List<Block> blocks = new ArrayList<>(List.of(plot));
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table("How often one triangle counts",
                    List.of("candidate", "counting", "inside a cell", "across a face", "around a corner"), rows));
        }
        return blocks;
    }

    private static double[] over(double[] e) {
        return Arrays.stream(e).map(v -> v / e[0]).toArray();
    }
}
