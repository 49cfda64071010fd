package org.adatom.analysis.gsf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.HeatMap;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Mark;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.StructureView;
import org.adatom.analysis.report.Typography;
import org.adatom.engine.units.Units;

/** Stacking faults as a report: stable and unstable energies, curve, map. */
public final class GsfReport {
    /** Points of the picture of the map along a side. */
    private static final int PIXELS = 160;

    private final StackingFaults faults;
    private final Report report;
    private final UnitLabels labels;
    private final String unit;
    /** One mJ/m&sup2; in eV/&Aring;&sup2;; 1 in reduced units. */
    private final double energy;

    private GsfReport(StackingFaults faults, Report report, Units units) {
        this.faults = faults;
        this.report = report;
        labels = UnitLabels.of(units);
        unit = units.reduced() ? "eps/sigma^2" : "mJ/m^2";
        energy = units.reduced() ? 1 : 1e-3 * units.pressure(2);
    }

    /** Fills a report, and adds curve and map as tables, and the slabs. */
    public static void fill(Findings findings, StackingFaults faults, Units units) {
        GsfReport filler = new GsfReport(faults, findings.report(), units);
        filler.fill();
        findings.structure("slab.extxyz", faults.slab());
        if (faults.curve() != null) {
            findings.csv("gsf-curve.csv", filler.curveTable(faults.curve()));
            findings.structure("fault.extxyz", faults.curve().faulted());
        }
        if (faults.map() != null) {
            findings.csv("gsf-map.csv", filler.mapTable(faults.map()));
        }
    }

    private void fill() {
        faults.warnings().forEach(report::warning);
        List<StructureView.Snapshot> pictures = new ArrayList<>();
        if (faults.curve() != null) {
            curve(faults.curve());
            pictures.add(new StructureView.Snapshot(faults.curve().stable() == null ? "highest fault" : "stable fault",
                    faults.curve().faulted().atoms(), faults.curve().faulted().cell()));
        }
        if (faults.map() != null) {
            map(faults.map());
        }
        pictures.add(new StructureView.Snapshot("without fault", faults.slab().atoms(), faults.slab().cell()));
        report.section("Slab", settings(), new StructureView("The smallest cell of the plane", pictures));
        report.cite("V. Vitek, Intrinsic Stacking Faults in Body-centred Cubic Crystals, Philos. Mag. 18, 773 (1968).");
        verdict();
    }

    private static String indices(List<Integer> v, String open, String close) {
        return open + v.stream().map(String::valueOf).collect(Collectors.joining(" ")) + close;
    }

    private String system() {
        return indices(faults.settings().plane(), "(", ")")
                + (faults.settings().direction().isEmpty() ? "" : indices(faults.settings().direction(), "[", "]"));
    }

    private void curve(StackingFaults.Curve c) {
        StackingFaults.Stationary stable = c.stable();
        StackingFaults.Stationary unstable = c.unstable();
        if (stable != null) {
            report.figure(new Figure("stable_fault", "Stable fault", value(stable.energy()), unit,
                    place(c, stable) + ", relaxed along the normal"));
        }
        if (unstable != null) {
            report.figure(new Figure("unstable_fault", "Unstable fault", value(unstable.energy()), unit,
                    place(c, unstable) + ", the barrier " + (stable == null ? "of the curve" : "to the stable fault")));
        }
        List<List<String>> rows = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (StackingFaults.Stationary s : c.stationary()) {
            rows.add(List.of(s.minimum() ? "minimum" : "maximum", Numbers.fixed(s.fraction(), 4),
                    Numbers.fixed(s.fraction() * c.period(), 4), Numbers.fixed(s.energy() / energy, 2)));
            marks.add(new Mark(s.fraction(), s == stable ? "stable" : s == unstable ? "unstable" : ""));
        }
        marks.removeIf(m -> m.label().isEmpty());
        Block.Table table = new Block.Table("Stationary faults along " + system() + ", one period of the lattice is "
                + Numbers.general(c.period(), 6) + " " + labels.length(),
                List.of("Fault", "Fraction", "Shift (" + labels.length() + ")", "Energy (" + unit + ")"), rows);
        Plot plot = Plot.of("Energy of the fault along " + system(), Axis.linear("shift / period of the lattice"),
                Axis.fromZero("energy (" + Typography.unit(unit) + ")"),
                Series.line("relaxed along the normal", c.fractions(), scaled(c.relaxed())),
                Series.line("rigid halves", c.fractions(), scaled(c.ideal())).style(Style.DASHED)).with(marks);
        Plot opening = Plot.of("Opening of the fault", Axis.linear("shift / period of the lattice"),
                Axis.linear("opening (" + Typography.unit(labels.length()) + ")"),
                Series.line("opening", c.fractions(), c.opening()));
        report.section("Curve", plot, table, opening);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("period", c.period());
        data.put("stationary", rows);
        report.data("curve", data);
    }

    /** An energy; what rounding leaves of none is none. */
    private Estimate value(double perArea) {
        return Estimate.of(Math.abs(perArea / energy) < 1e-6 ? 0 : perArea / energy);
    }

    private String place(StackingFaults.Curve c, StackingFaults.Stationary s) {
        return "at " + Numbers.fixed(s.fraction(), 4) + " of " + Numbers.general(c.period(), 6) + " " + labels.length()
                + " along " + indices(faults.settings().direction(), "[", "]");
    }

    private double[] scaled(double[] values) {
        return Arrays.stream(values).map(v -> v / energy).toArray();
    }

    private void map(StackingFaults.Grid g) {
        double[] v = g.vectors();
        // A square of some cells, so that both axes have the same scale.
        double side = 2 * Math.max(v[0], Math.hypot(v[2], v[3]));
        double[] xs = spaced(side);
        double[] ys = spaced(side);
        double[] values = new double[xs.length * ys.length];
        for (int i = 0; i < xs.length; i++) {
            for (int j = 0; j < ys.length; j++) {
                values[i * ys.length + j] = g.at(xs[i], ys[j]) / energy;
            }
        }
        double high = Arrays.stream(g.relaxed()).max().orElseThrow() / energy;
        double low = Math.min(0, Arrays.stream(g.relaxed()).min().orElseThrow() / energy);
        String in = " (" + Typography.unit(labels.length()) + ")";
        report.figure(new Figure("highest_fault", "Highest fault of the map", Estimate.of(high), unit,
                g.points() + " x " + g.points() + " points"));
        report.section("Map", new HeatMap("Energy over the plane " + indices(faults.settings().plane(), "(", ")"),
                "Rings: shifts by lattice vectors, at which the crystal is whole; the smallest of them lies along x. Between the "
                        + g.points() + " x " + g.points() + " points of a cell linear.",
                Axis.linear("shift along x" + in), Axis.linear("shift along y" + in), xs, ys, values,
                "energy (" + Typography.unit(unit) + ")", low, Math.max(high, low + 1e-9), whole(v, side)));
    }

    /** The lattice vectors within a square that begins at the origin. */
    private static List<HeatMap.Spot> whole(double[] v, double side) {
        List<HeatMap.Spot> spots = new ArrayList<>();
        int most = (int) Math.ceil(2 * side / Math.min(v[0], v[3])) + 1;
        for (int j = 0; j <= most; j++) {
            for (int i = -most; i <= most; i++) {
                double x = i * v[0] + j * v[2];
                double y = j * v[3];
                if (x > -1e-9 && x < side + 1e-9 && y < side + 1e-9) {
                    spots.add(new HeatMap.Spot(x, y, true));
                }
            }
        }
        return spots;
    }

    private static double[] spaced(double side) {
        double[] all = new double[PIXELS];
        Arrays.setAll(all, k -> k * side / (PIXELS - 1));
        return all;
    }

    private Block.Table settings() {
        GsfSettings s = faults.settings();
        return new Block.Table("How it was computed", List.of("Setting", "Value"), List.of(
                List.of("slip system", system()),
                List.of("slab", faults.description()),
                List.of("relaxed", "along the normal to forces below " + Numbers.general(s.force(), 3) + " "
                        + labels.energy() + "/" + labels.length() + "; shifts in the plane held"),
                List.of("cell in the plane", "of the crystal, " + s.bulk().name().toLowerCase(Locale.ROOT)
                        + " relaxation, " + Numbers.general(faults.bulk().volumePerAtom(), 7) + " "
                        + Typography.unit(labels.length() + "^3") + " per atom")));
    }

    private Block.Table curveTable(StackingFaults.Curve c) {
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < c.fractions().length; k++) {
            rows.add(List.of(Numbers.csv(c.fractions()[k]), Numbers.csv(c.fractions()[k] * c.period()),
                    Numbers.csv(c.relaxed()[k] / energy), Numbers.csv(c.ideal()[k] / energy),
                    Numbers.csv(c.opening()[k])));
        }
        return new Block.Table("", List.of("fraction", "shift(" + labels.length() + ")", "relaxed(" + unit + ")",
                "ideal(" + unit + ")", "opening(" + labels.length() + ")"), rows);
    }

    private Block.Table mapTable(StackingFaults.Grid g) {
        List<List<String>> rows = new ArrayList<>();
        double[] v = g.vectors();
        int n = g.points();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows.add(List.of(Numbers.csv(i / (double) n), Numbers.csv(j / (double) n),
                        Numbers.csv((i * v[0] + j * v[2]) / n), Numbers.csv((i * v[1] + j * v[3]) / n),
                        Numbers.csv(g.relaxed()[i * n + j] / energy), Numbers.csv(g.ideal()[i * n + j] / energy)));
            }
        }
        return new Block.Table("", List.of("a", "b", "x(" + labels.length() + ")", "y(" + labels.length() + ")",
                "relaxed(" + unit + ")", "ideal(" + unit + ")"), rows);
    }

    private void verdict() {
        StackingFaults.Curve c = faults.curve();
        String what = c == null
                ? "Map of " + faults.map().points() + " x " + faults.map().points() + " shifts."
                : c.stable() != null && c.unstable() != null
                        ? "A stable fault of " + Numbers.fixed(c.stable().energy() / energy, 2) + " " + unit
                                + " behind a barrier of " + Numbers.fixed(c.unstable().energy() / energy, 2) + " "
                                + unit + "."
                        : "No stable fault along " + system() + ".";
        report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION, what);
    }
}
