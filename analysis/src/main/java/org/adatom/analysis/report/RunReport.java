package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.analysis.ConfigurationalTemperatureResult;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.FirstShell;
import org.adatom.analysis.HeatCapacity;
import org.adatom.analysis.MeanSquaredDisplacementResult;
import org.adatom.analysis.MeanSquaredDisplacementResult.Diffusion;
import org.adatom.analysis.MsdInput;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.RadialDistributionResult;
import org.adatom.analysis.StressStrain;
import org.adatom.analysis.ThermoSeries;
import org.adatom.analysis.ThermoSummary;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Mark;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.engine.Ensemble;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The report of a molecular-dynamics run, or of the analysis of trajectory files: figures, plots and tables from whatever
 * was gathered.
 */
public final class RunReport {
    /** A drift of the conserved quantity beyond this (eV/atom/ps), if significant, deserves a word. */
    private static final double DRIFT = 1e-5;

    private static final List<String> EDGES = List.of("Lx", "Ly", "Lz", "a", "b", "c");

    private final Report report;

    /** Adds to {@code report}; call the other methods in the order in which the sections should come. */
    public RunReport(Report report) {
        this.report = report;
    }

    /** Averages and plots of temperature, energies, conserved quantity and pressure. */
    public void thermo(ThermoSeries thermo, int atoms) {
        List<ThermoSummary> stages = thermo.summaries();
        if (stages.isEmpty() || thermo.count() == 0) {
            return;
        }
        ThermoSummary last = stages.getLast();
        // What is deformed on purpose does not settle.
        boolean strained = last.averages()
                .stream()
                .anyMatch(v -> v.column().name().equals("Strain") && v.maximum() != v.minimum());
        for (ThermoSummary.Average a : last.averages()) {
            if (a.column().name().equals("Temp")
                    || !strained && List.of("E_pot", "Press").contains(a.column().name())) {
                boolean energy = a.column().name().equals("E_pot");
                report.figure(new Figure(
                        key(a.column().name()),
                        energy
                                ? "Potential energy per atom"
                                : a.column().name().equals("Temp") ? "Temperature" : "Pressure",
                        energy ? a.mean().times(1.0 / atoms) : a.mean(),
                        energy ? a.column().unit() + "/atom" : a.column().unit(),
                        "mean of stage " + last.name()
                                + (a.converged() ? ", error from blocking" : ", too short for a reliable error")));
            }
            if (List.of("Temp", "E_pot").contains(a.column().name()) && !a.settled() && last.rows() >= 50
                    && !strained) {
                report.warning(a.column().name() + " has not settled in stage " + last.name()
                        + ": its mean still depends on the start. Run longer, or equilibrate in a stage before.");
            }
        }
        String time = thermo.columns().list().get(1).unit();
        String driftUnit = thermo.columns().list().get(3).unit() + "/atom/" + time;
        report.figure(new Figure("conserved_drift", "Drift of the conserved energy", last.drift(),
                driftUnit, "straight line through stage " + last.name()));
        report.data("stages", stages.stream().map(s -> stage(s, driftUnit, time)).toList());
        report.section("Energy and temperature", thermoPlots(thermo, stages, atoms));
        report.section("Averages", Stream.concat(
                stages.stream().<Block>map(s -> table(s, time)), heatCapacities(stages).stream()).toList());
    }

    /** The verdict: on the conserved quantity, and on all warnings; call it when nothing can warn any more. */
    public void verdict(ThermoSeries thermo) {
        List<ThermoSummary> stages = thermo.summaries();
        if (stages.isEmpty() || thermo.count() == 0) {
            return;
        }
        ThermoSummary last = stages.getLast();
        String time = thermo.columns().list().get(1).unit();
        String energy = thermo.columns().list().get(3).unit();
        boolean drifting = Math.abs(last.drift().value()) > DRIFT
                && !(Math.abs(last.drift().value()) < 3 * last.drift().error());
        double[] row = thermo.rows().getLast().values();
        report.verdict(drifting || !report.warnings().isEmpty() ? Report.Level.CAUTION : Report.Level.GOOD,
                (long) row[0] + " steps, " + Numbers.general(row[1], 8) + " " + time + ". " + (drifting
                        ? "The conserved energy drifts by " + Numbers.withError(last.drift()) + " " + energy + "/atom/"
                                + time + ": the time step is probably too long."
                        : report.warnings().isEmpty()
                                ? "Energy is conserved; no warnings."
                                : "See the warnings below."));
    }

    private static List<Block> thermoPlots(ThermoSeries thermo, List<ThermoSummary> stages, int atoms) {
        double[] t = thermo.values(1, -1);
        String time = thermo.columns().list().get(1).unit();
        String energy = thermo.columns().list().get(3).unit();
        Axis x = Axis.linear("time (" + Typography.unit(time) + ")");
        List<Mark> marks = new ArrayList<>();
        for (int s = 1; s < stages.size(); s++) {
            double[] before = thermo.values(1, s - 1);
            if (before.length > 0) {
                marks.add(new Mark(before[before.length - 1], stages.get(s).name()));
            }
        }
        List<Block> plots = new ArrayList<>();
        plots.add(Plot
                .of("Temperature", x, Axis.linear("T (" + Typography.unit(thermo.columns().list().get(2).unit()) + ")"),
                        Series.line("T", t, thermo.values(2, -1)))
                .with(marks));
        plots.add(Plot.of("Energy per atom, relative to the first row", x,
                Axis.linear("energy (" + Typography.unit(energy) + "/atom)"),
                Series.line("potential", t, relative(thermo.values(3, -1), atoms)),
                Series.line("kinetic", t, relative(thermo.values(4, -1), atoms)),
                Series.line("total", t, relative(thermo.values(5, -1), atoms))).with(marks));
        List<Series> conserved = new ArrayList<>();
        for (int k = 0; k < stages.size(); k++) {
            double[] change = Arrays.stream(relative(thermo.values(6, k), atoms)).map(v -> 1e6 * v).toArray();
            conserved.add(Series.line("stage " + (k + 1), thermo.values(1, k), change));
        }
        plots.add(Plot.of("Drift of the conserved energy since each stage began", x,
                Axis.linear("change (10\u207b\u2076 " + Typography.unit(energy) + "/atom)"),
                conserved.toArray(Series[]::new)).with(marks));
        int press = thermo.columns().index("Press");
        if (press >= 0) {
            plots.add(Plot.of("Pressure", x,
                    Axis.linear("P (" + Typography.unit(thermo.columns().list().get(press).unit()) + ")"),
                    Series.line("P", t, thermo.values(press, -1))).with(marks));
        }
        List<Series> edges = thermo.columns().list().stream()
                .filter(c -> EDGES.contains(c.name()))
                .map(c -> Series.line(c.name(), t, thermo.values(thermo.columns().index(c.name()), -1)))
                .toList();
        if (!edges.isEmpty()) {
            String length = thermo.columns().list().get(thermo.columns().index(edges.getFirst().name())).unit();
            plots.add(Plot.of("Edges of the cell", x, Axis.linear("length (" + Typography.unit(length) + ")"),
                    edges.toArray(Series[]::new)).with(marks));
        }
        return plots;
    }

    /** The stages that deformed the cell, each with its stress-strain curve; the modulus is that of the first, the peak that of the last. */
    public void stressStrain(List<StressStrain> curves) {
        if (curves.isEmpty()) {
            return;
        }
        StressStrain first = curves.getFirst();
        if (first.modulus() != null) {
            report.figure(new Figure(first.modulusName().toLowerCase(Locale.ROOT).replace("'", "").replace(' ', '_'),
                    first.modulusName(), first.modulus(), first.unit(),
                    "straight line up to a strain of " + Numbers.general(first.window(), 3) + ", stage "
                            + first.stage()));
        }
        StressStrain last = curves.getLast();
        String of = "stage " + last.stage();
        report.figure(new Figure("peak_stress", last.peaked() ? "Peak (yield) stress" : "Largest stress",
                Estimate.of(Numbers.significant(last.peakStress(), 3)), last.unit(),
                (last.peaked() ? "running mean of five rows, " : "the stress has not fallen by the end, ") + of));
        report.figure(new Figure("peak_strain", last.peaked() ? "Strain at the peak" : "Strain at the largest stress",
                Estimate.of(Numbers.significant(last.peakStrain(), 3)), "", of));
        List<Block> plots = new ArrayList<>();
        List<Map<String, Object>> data = new ArrayList<>();
        for (StressStrain c : curves) {
            Plot plot = Plot.of("Stage " + c.stage(), Axis.fromZero("engineering strain " + c.component()),
                    Axis.fromZero("stress (" + Typography.unit(c.unit()) + ")"),
                    Series.line("stress", c.strain(), c.stress()));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("stage", c.stage());
            map.put("component", c.component());
            if (c.modulus() != null) {
                // The line through the mean of the points it was fitted to.
                int n = (int) Arrays.stream(c.strain()).filter(e -> Math.abs(e) <= c.window()).count();
                double e = Arrays.stream(c.strain(), 0, n).average().orElse(0);
                double s = Arrays.stream(c.stress(), 0, n).average().orElse(0);
                double end = Math.copySign(Math.min(2 * c.window(), Math.abs(c.strain()[c.strain().length - 1])),
                        c.strain()[c.strain().length - 1]);
                double slope = c.modulus().value();
                plot = plot.plus(Series.line(c.modulusName(), new double[] {0, end},
                        new double[] {s - slope * e, s + slope * (end - e)}).style(Plot.Style.DASHED));
                map.put("modulus_kind", c.modulusName());
                map.put("modulus", SummaryJson.measured(c.modulus(), c.unit()));
                map.put("fit_window", c.window());
            }
            map.put("peak_stress", SummaryJson.measured(Estimate.of(c.peakStress()), c.unit()));
            map.put("peak_strain", c.peakStrain());
            map.put("peaked", c.peaked());
            plots.add(plot
                    .caption("Tension positive. The modulus is the slope of the dashed line, fitted up to a strain of "
                            + Numbers.general(c.window(), 3)
                            + "; rates of simulations are far above those of experiments, which"
                            + " raises the peak."));
            data.add(map);
        }
        report.data("stress_strain", data);
        report.section("Stress and strain", plots);
    }

    private static double[] relative(double[] values, int atoms) {
        return Arrays.stream(values).map(v -> (v - values[0]) / atoms).toArray();
    }

    private static Block.Table table(ThermoSummary s, String time) {
        List<List<String>> rows = s.averages().stream()
                .map(a -> List.of(a.column().header(), Numbers.withError(a.mean()) + (a.converged() ? "" : " *"),
                        Numbers.general(a.standardDeviation(), 4), Numbers.general(a.minimum(), 7),
                        Numbers.general(a.maximum(), 7), Numbers.general(a.correlationTime(), 3)))
                .toList();
        boolean open = s.averages().stream().anyMatch(a -> !a.converged());
        return new Block.Table("Stage " + s.name() + ", from step " + s.firstStep() + ", " + s.rows() + " rows"
                + (open ? " (* too short for a reliable error)" : ""),
                List.of("Column", "Mean", "Std. dev.", "Smallest", "Largest", "Correlation (" + time + ")"), rows);
    }

    private static Map<String, Object> stage(ThermoSummary s, String driftUnit, String time) {
        Map<String, Object> averages = new LinkedHashMap<>();
        for (ThermoSummary.Average a : s.averages()) {
            Map<String, Object> average = new LinkedHashMap<>(SummaryJson.measured(a.mean(), a.column().unit()));
            average.put("standard_deviation", a.standardDeviation());
            average.put("minimum", a.minimum());
            average.put("maximum", a.maximum());
            average.put("correlation_time", a.correlationTime());
            average.put("error_converged", a.converged());
            average.put("trend", SummaryJson.measured(a.trend(), a.column().unit() + "/" + time));
            average.put("settled", a.settled());
            averages.put(key(a.column().name()), average);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", s.name());
        map.put("first_step", s.firstStep());
        map.put("rows", s.rows());
        map.put("degrees_of_freedom", s.degreesOfFreedom());
        map.put("ensemble", ensemble(s.ensemble()));
        map.put("averages", averages);
        map.put("conserved_drift", SummaryJson.measured(s.drift(), driftUnit));
        HeatCapacity heat = s.heatCapacity();
        if (heat != null) {
            Map<String, Object> capacity = new LinkedHashMap<>(SummaryJson.measured(heat.perAtom(), "kB/atom"));
            capacity.put("quantity", heat.symbol());
            capacity.put("source", heat.source());
            capacity.put("error_converged", heat.reliable());
            map.put("heat_capacity", capacity);
        }
        return map;
    }

    /** Pressure in eV/&Aring;&sup3;, as inside. */
    private static Map<String, Object> ensemble(Ensemble e) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", e.kind().name().toLowerCase(Locale.ROOT));
        map.put("exact", e.exact());
        map.put("temperature", e.temperature());
        map.put("pressure_internal", e.pressure());
        return map;
    }

    /** Heat capacities of the stages, if there are any. */
    private static List<Block> heatCapacities(List<ThermoSummary> stages) {
        List<List<String>> rows = stages.stream().filter(s -> s.heatCapacity() != null)
                .map(s -> List.of(s.name(), s.heatCapacity().symbol(),
                        Numbers.withError(s.heatCapacity().perAtom()) + (s.heatCapacity().reliable() ? "" : " *"),
                        s.heatCapacity().source()))
                .toList();
        return rows.isEmpty()
                ? List.of()
                : List.of(
                        new Block.Table(
                                "Heat capacity from fluctuations; a harmonic crystal has 3 (* stage too short for a reliable error)",
                                List.of("Stage", "Quantity", "k_B per atom", "From"), rows));
    }

    private static String key(String column) {
        return switch (column) {
            case "Temp" -> "temperature";
            case "E_pot" -> "potential_energy";
            case "E_kin" -> "kinetic_energy";
            case "E_tot" -> "total_energy";
            case "Press" -> "pressure";
            default -> column.toLowerCase(Locale.ROOT);
        };
    }

    /** Temperature from positions beside that from velocities; a warning if they differ. */
    public void configurationalTemperature(ConfigurationalTemperatureResult t) {
        if (t.samples() == 0) {
            return;
        }
        String unit = t.labels().temperature();
        report.figure(new Figure("configurational_temperature", "Configurational temperature", t.configurational(),
                unit, Numbers.withError(t.difference()) + " " + unit + " above that of velocities"));
        report.data("configurational_temperature", Map.of(
                "samples", t.samples(),
                "kinetic", SummaryJson.measured(t.kinetic(), unit),
                "difference", SummaryJson.measured(t.difference(), unit),
                "agrees", t.agrees()));
        double[] block = IntStream.rangeClosed(1, t.blocks().size()).asDoubleStream().toArray();
        report.section("Configurational temperature", Plot.of("Temperature from positions and from velocities",
                Axis.linear("block of " + t.stepsPerBlock() + " steps"),
                Axis.linear("T (" + Typography.unit(unit) + ")"),
                Series.line("from positions", block,
                        t.blocks().stream().mapToDouble(b -> b.configurational()).toArray()),
                Series.line("from velocities", block, t.blocks().stream().mapToDouble(b -> b.kinetic()).toArray()))
                .caption(t.samples() + " samples; over all, from positions " + Numbers.withError(t.configurational())
                        + ", from velocities " + Numbers.withError(t.kinetic()) + " " + unit + "."));
    }

    /** g(r) with running coordination, and what is read off it. */
    public void radialDistribution(RadialDistributionResult rdf) {
        if (rdf.samples() == 0) {
            return;
        }
        List<RadialDistributionResult.Curve> curves = rdf.curves();
        String length = rdf.labels().length();
        String symbol = Typography.unit(length);
        boolean density = rdf.kind() != RadialDistributionResult.Kind.NEIGHBOURS_PER_LENGTH;
        double[] r = rdf.r();
        double[] edge = Arrays.stream(r).map(v -> v + 0.5 * rdf.width()).toArray();
        List<Series> series = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Map<String, Object>> shells = new ArrayList<>();
        for (RadialDistributionResult.Curve c : curves) {
            boolean repeated = curves.indexOf(c) > 0 && curves.stream().limit(curves.indexOf(c))
                    .anyMatch(o -> o.centre().equals(c.neighbour()) && o.neighbour().equals(c.centre()));
            if (!repeated) {
                series.add(Series.line(curves.size() == 1 ? "g(r)" : c.label(), r, c.g()).error(c.error()));
            }
            FirstShell shell = rdf.firstShell(c);
            if (shell != null) {
                rows.add(List.of(c.label(), Numbers.general(shell.peak(), 4), Numbers.general(shell.height(), 4),
                        shell.minimum() == null ? "-" : Numbers.general(shell.minimum(), 4),
                        Numbers.general(shell.coordination(), 4)));
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("pair", c.label());
                map.put("peak_position", SummaryJson.measured(Estimate.of(shell.peak()), length));
                map.put("peak_height", shell.height());
                map.put("minimum_position", shell.minimum());
                map.put("coordination", shell.coordination());
                shells.add(map);
            }
        }
        FirstShell first = rdf.firstShell(rdf.total());
        if (first != null) {
            report.figure(
                    new Figure("rdf_first_peak", "First peak of g(r)", Estimate.of(round(first.peak(), 3)), length,
                            "height " + Numbers.general(first.height(), 4)));
            if (first.minimum() != null) {
                report.figure(new Figure("coordination", "Coordination number",
                        Estimate.of(round(first.coordination(), 3)), "",
                        "neighbours up to the first minimum, " + Numbers.general(first.minimum(), 4) + " " + symbol));
            }
        }
        double[] running = rdf.total().coordination();
        series.add(Series.line("coordination", edge, running).style(Plot.Style.DASHED).onRight());
        Plot plot = Plot
                .of(density ? "Radial distribution function" : "Neighbours per distance",
                        Axis.linear("r (" + symbol + ")"),
                        Axis.fromZero(density ? "g(r)" : "dn/dr (1/" + symbol + ")"), series.toArray(Series[]::new))
                .second(Axis.fromZero("neighbours within r"))
                .caption((density ? "" : "The system is open, so no density is defined and g(r) has no meaning. ")
                        + rdf.samples() + " samples; shaded: one standard error, from blocks.");
        List<Block> blocks = new ArrayList<>(List.of(plot));
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table("First shell",
                    List.of("Pair", "Peak (" + symbol + ")", "Height", "Minimum (" + symbol + ")", "Coordination"),
                    rows));
        }
        report.data("first_shells", shells);
        report.section("Radial distribution", blocks);
    }

    /** Mean squared displacement with the fits of the diffusion coefficients. */
    public void displacement(MeanSquaredDisplacementResult msd, @Nullable MsdInput input) {
        List<Diffusion> fits = new ArrayList<>();
        try {
            for (MeanSquaredDisplacementResult.Curve c : msd.curves()) {
                fits.add(input == null ? msd.diffusion(c) : msd.diffusion(c, input));
            }
        } catch (IllegalArgumentException e) {
            report.warning("No diffusion coefficient: " + e.getMessage() + ".");
        }
        if (msd.lag().length >= 2) {
            report.section("Diffusion", displacementBlocks(msd, fits));
        }
        if (!fits.isEmpty()) {
            Diffusion d = fits.getFirst();
            boolean reduced = msd.labels().equals(UnitLabels.REDUCED);
            report.figure(new Figure("diffusion", "Diffusion coefficient", reduced ? d.coefficient() : d.cm2PerSecond(),
                    reduced ? coefficientUnit(msd) : "cm^2/s",
                    d.diffusive()
                            ? "fit from " + Numbers.general(d.from(), 4) + " to " + Numbers.general(d.to(), 4) + " "
                                    + msd.labels().time() + ", error from groups of atoms"
                            : "not diffusive: the displacement grows as t^" + Numbers.fixed(d.exponent(), 2)));
            report.data("diffusion", fits.stream().map(f -> diffusionData(f, coefficientUnit(msd))).toList());
        }
    }

    private static String coefficientUnit(MeanSquaredDisplacementResult msd) {
        return msd.labels().length() + "^2/" + msd.labels().time();
    }

    private static List<Block> displacementBlocks(MeanSquaredDisplacementResult msd, List<Diffusion> fits) {
        String length = Typography.unit(msd.labels().length());
        String time = "lag time (" + Typography.unit(msd.labels().time()) + ")";
        String area = "MSD (" + Typography.unit(msd.labels().length() + "^2") + ")";
        List<Series> lines = new ArrayList<>();
        for (MeanSquaredDisplacementResult.Curve c : msd.curves()) {
            lines.add(Series.line(msd.curves().size() == 1 ? "MSD" : c.label(), msd.lag(), c.msd()).error(c.error()));
        }
        double[] drift = msd.drift();
        double moved = Math.sqrt(drift[0] * drift[0] + drift[1] * drift[1] + drift[2] * drift[2]);
        boolean held = msd.held()[0] || msd.held()[1] || msd.held()[2];
        Plot linear = Plot.of("Mean squared displacement", Axis.linear(time), Axis.fromZero(area),
                lines.toArray(Series[]::new))
                .caption("Shaded: one standard error, from groups of atoms. "
                        + (moved < 1e-6
                                ? "The centre of mass stayed at rest."
                                : "The centre of mass moved by " + Numbers.general(moved, 3) + " " + length
                                        + (held
                                                ? "; this is kept along directions in which atoms are held."
                                                : ", which is removed.")));
        Plot logarithmic =
                Plot.of("Mean squared displacement, logarithmic", Axis.logarithmic(time), Axis.logarithmic(area),
                        lines.toArray(Series[]::new));
        if (fits.isEmpty()) {
            return List.of(linear, logarithmic);
        }
        Diffusion d = fits.getFirst();
        double[] ends = {d.from(), d.to()};
        double[] line = {d.intercept() + d.slope() * ends[0], d.intercept() + d.slope() * ends[1]};
        Series fit = Series.line("fit", ends, line).style(Plot.Style.DASHED);
        Plot.Band window = new Plot.Band(d.from(), d.to(), "fit window");
        return List.of(linear.plus(fit).with(window),
                logarithmic.plus(fit).with(window).caption("Slope in the window: " + Numbers.general(d.exponent(), 3)
                        + " (1 diffusion, 2 free flight, 0 vibration about sites)."),
                diffusionTable(msd, fits));
    }

    private static Block.Table diffusionTable(MeanSquaredDisplacementResult msd, List<Diffusion> fits) {
        boolean reduced = msd.labels().equals(UnitLabels.REDUCED);
        List<String> header =
                new ArrayList<>(List.of("Species", "D (" + coefficientUnit(msd) + ")", "along x", "y", "z",
                        "Exponent"));
        if (!reduced) {
            header.add(1, "D (cm^2/s)");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Diffusion d : fits) {
            List<String> row = new ArrayList<>(List.of(d.label(), Numbers.withError(d.coefficient())));
            d.axis().forEach(e -> row.add(Numbers.general(e.value(), 3)));
            row.add(Numbers.general(d.exponent(), 3));
            if (!reduced) {
                row.add(1, Numbers.withError(d.cm2PerSecond()));
            }
            rows.add(row);
        }
        return new Block.Table("Diffusion coefficients", header, rows);
    }

    private static Map<String, Object> diffusionData(Diffusion d, String unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("species", d.label());
        map.put("coefficient", SummaryJson.measured(d.coefficient(), unit));
        map.put("along_axes", d.axis().stream().map(e -> SummaryJson.measured(e, unit)).toList());
        map.put("fit_window", List.of(d.from(), d.to()));
        map.put("exponent", d.exponent());
        return map;
    }

    /** The atoms at the end and, if known, at the start, to turn around. */
    public void frames(@Nullable Frame first, Frame last) {
        List<StructureView.Snapshot> snapshots = new ArrayList<>();
        if (first != null) {
            snapshots.add(new StructureView.Snapshot("First step", first.atoms(), first.cell()));
        }
        snapshots.add(new StructureView.Snapshot("Last step", last.atoms(), last.cell()));
        report.section("Atoms", new StructureView(first == null ? "Last step" : "First and last step", snapshots));
    }

    private static double round(double value, int decimals) {
        double unit = Math.pow(10, decimals);
        return Math.rint(value * unit) / unit;
    }
}
