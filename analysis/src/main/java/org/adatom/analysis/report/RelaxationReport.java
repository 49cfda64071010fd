package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.RelaxationSeries;
import org.adatom.analysis.ThermoColumn;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;

/** The report of a relaxation: how forces, stress and energy fell, and what the cell was before and after. */
public final class RelaxationReport {
    private final Report report;
    private final RelaxationSeries series;
    private final UnitLabels labels;
    private final int atoms;

    /** Fills a report from the rows of a relaxation, of which there is at least one. */
    public RelaxationReport(Report report, RelaxationSeries series, Units units, int atoms) {
        this.report = report;
        this.series = series;
        this.labels = UnitLabels.of(units);
        this.atoms = atoms;
    }

    /** Figures, and the course of the relaxation. */
    public void convergence() {
        double[] calls = series.values("Calls");
        double[] energy = series.values("E_pot");
        double[] force = series.values("F_max");
        double[] stress = series.values("S_dev");
        report.figure(
                new Figure("energy_per_atom", "Energy per atom", Estimate.of(last(energy) / atoms), labels.energy(),
                        "lowered by " + Numbers.general((energy[0] - last(energy)) / atoms, 4) + " per atom"));
        String forceUnit = labels.energy() + "/" + labels.length();
        report.figure(new Figure("largest_force", "Largest force", Estimate.of(Numbers.significant(last(force), 3)),
                forceUnit,
                Numbers.general(force[0], 4) + " at the start"));
        if (stress.length > 0) {
            report.figure(new Figure("stress_deviation", "Stress, deviation from the target",
                    Estimate.of(Numbers.significant(last(stress), 3)),
                    labels.pressure(series.dimensions()), Numbers.general(stress[0], 4) + " at the start"));
        }
        report.figure(new Figure("force_calls", "Force calls", Estimate.of(last(calls)), "",
                Numbers.general(last(series.values("Step")), 9) + " steps"));
        if (calls.length < 2) {
            return;
        }
        Axis x = Axis.linear("force calls");
        List<Block> plots = new ArrayList<>();
        double[] goal = stress.length > 0 ? series.values("Enthalpy") : energy;
        double lowest = Arrays.stream(goal).min().orElse(0);
        plots.add(Plot.of("Largest force", x, Axis.logarithmic("force (" + Typography.unit(forceUnit) + ")"),
                Series.line("largest force", calls, force)));
        if (stress.length > 0) {
            plots.add(Plot.of("Deviation from the target stress", x,
                    Axis.logarithmic("stress (" + Typography.unit(labels.pressure(series.dimensions())) + ")"),
                    Series.line("largest deviation", calls, stress)));
        }
        plots.add(Plot.of(stress.length > 0 ? "Enthalpy above the lowest" : "Energy above the lowest", x,
                Axis.logarithmic("energy (" + Typography.unit(labels.energy()) + "/atom)"),
                Series.line("energy", calls, Arrays.stream(goal).map(v -> (v - lowest) / atoms).toArray())));
        if (stress.length > 0) {
            String volume = series.dimensions() == 2 ? "Area" : "Volume";
            String unit = labels.length() + "^" + series.dimensions();
            plots.add(Plot.of(volume, x,
                    Axis.linear(volume.toLowerCase(Locale.ROOT) + " (" + Typography.unit(unit) + ")"),
                    Series.line(volume.substring(0, 1), calls, series.values(volume))));
        }
        report.section("Convergence", plots);
    }

    /** The structure before and after, as table and to turn around. */
    public void structures(Frame before, Frame after) {
        Map<String, Object> data = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        String[] names = {"a", "b", "c", "alpha", "beta", "gamma"};
        double[] first = RelaxationSeries.lattice(before.cell());
        double[] second = RelaxationSeries.lattice(after.cell());
        for (int k = 0; k < names.length; k++) {
            if (Double.isFinite(first[k]) && first[k] != 0) {
                add(rows, data, names[k], k < 3 ? labels.length() : "deg", first[k], second[k]);
            }
        }
        double volume = before.cell().volume();
        if (Double.isFinite(volume)) {
            boolean planar = before.cell().dimensions() == 2;
            String unit = labels.length() + (planar ? "^2" : "^3");
            add(rows, data, planar ? "area" : "volume", unit, volume, after.cell().volume());
            add(rows, data, planar ? "area per atom" : "volume per atom", unit, volume / atoms,
                    after.cell().volume() / atoms);
        }
        for (ThermoColumn c : series.columns()) {
            if (c.name().equals("E_pot")) {
                double[] e = series.values("E_pot");
                add(rows, data, "energy per atom", c.unit(), e[0] / atoms, last(e) / atoms);
            } else if (c.name().equals("Press")) {
                double[] p = series.values("Press");
                add(rows, data, "pressure", c.unit(), p[0], last(p));
            }
        }
        report.data("before_and_after", data);
        report.data("cell_vectors", vectors(after.cell()));
        report.section("Before and after", new Block.Table("", List.of("", "Before", "After", "Change", "Unit"), rows));
        new RunReport(report).frames(before, after);
    }

    private static List<List<Double>> vectors(Cell cell) {
        List<List<Double>> all = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            all.add(List.of(cell.vector(k, 0), cell.vector(k, 1), cell.vector(k, 2)));
        }
        return all;
    }

    private static void add(List<List<String>> rows, Map<String, Object> data, String name, String unit, double before,
            double after) {
        rows.add(List.of(name, Numbers.general(before, 9), Numbers.general(after, 9),
                Numbers.general(after - before, 4), Typography.unit(unit)));
        data.put(name.replace(' ', '_'), Map.of("before", before, "after", after, "unit", unit));
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }
}
