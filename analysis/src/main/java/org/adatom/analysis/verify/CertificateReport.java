package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Mark;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Report;
import org.adatom.engine.units.Units;

/** A {@link Certificate} as a report: the table of findings, curves of dimers, trimers and crystals, dynamics. */
public final class CertificateReport {
    /** Curves are drawn where they are below this many well depths. */
    private static final double WALL = 1.5;

    private CertificateReport() {}

    /** Fills a report. */
    public static void fill(Report report, Certificate c, Units units) {
        report.subtitle(c.forceField().description());
        report.verdict(level(c.verdict()), sentence(c));
        for (Finding f : c.findings()) {
            if (f.verdict() != Verdict.PASS) {
                report.warning(f.name() + ": " + Numbers.general(f.measured(), 3) + " " + f.unit() + " (" + f.where()
                        + ")");
            }
        }
        if (!c.leftOut().isEmpty()) {
            report.warning("not checked on " + String.join(", ", c.leftOut())
                    + ", for which the potential is not defined");
        }
        c.forceField().references().forEach(report::cite);
        EnergyVolume best = EnergyVolume.best(c.scans());
        if (best != null) {
            report.figure(new Figure("lattice_constant", "Lattice constant, " + best.lattice(),
                    Estimate.of(best.edge()), "A", "lowest of the crystals tried"));
            report.figure(new Figure("energy_per_atom", "Energy per atom, " + best.lattice(),
                    Estimate.of(best.lowest()), "eV", "at that lattice constant"));
        }
        report.section("Checks", checks(c));
        if (!c.approaches().isEmpty()) {
            report.section("Dimers and trimers", curves(c));
        }
        if (!c.scans().isEmpty()) {
            report.section("Crystals", crystals(c));
        }
        if (c.dynamics() != null) {
            report.section("Constant energy", dynamics(c.dynamics(), units));
        }
        report.data("checks", c.findings().stream().map(CertificateReport::entry).toList());
        report.data("configurations", c.specimens().stream().map(s -> s.name() + ", " + s.count() + " atoms").toList());
        report.data("left_out", c.leftOut());
    }

    /** The outcome in one sentence. */
    public static String sentence(Certificate c) {
        long failed = c.count(Verdict.FAIL);
        long warned = c.count(Verdict.WARN);
        return c.count(Verdict.PASS) + " of " + c.findings().size() + " checks pass"
                + (warned == 0 ? "" : ", " + warned + " to be noted")
                + (failed == 0 ? "." : ", " + failed + " failed: do not trust results of this potential.");
    }

    private static Report.Level level(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Report.Level.GOOD;
            case WARN -> Report.Level.CAUTION;
            case FAIL -> Report.Level.BAD;
        };
    }

    /** The table of all findings. */
    public static Block.Table checks(Certificate c) {
        return new Block.Table(
                "The largest violation over all configurations",
                List.of("verdict", "group", "what", "measured", "limit", "unit", "worst at"),
                c.findings().stream()
                        .map(f -> List.of(word(f.verdict()), word(f.check()), f.name(),
                                Numbers.general(f.measured(), 4),
                                Double.isNaN(f.limit()) ? "" : Numbers.general(f.limit(), 4), f.unit(), f.where()))
                        .toList());
    }

    private static Map<String, Object> entry(Finding f) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("check", word(f.check()));
        map.put("name", f.name());
        map.put("measured", f.measured());
        map.put("limit", f.limit());
        map.put("unit", f.unit());
        map.put("where", f.where());
        map.put("verdict", word(f.verdict()));
        return map;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<Block> curves(Certificate c) {
        List<Block> blocks = new ArrayList<>();
        Axis r = Axis.linear("distance (Å)");
        for (Approach a : c.approaches()) {
            double depth = Math.max(
                    -Arrays.stream(a.energies()).min().orElse(0), 0.05 * Response.largest(a.energies()));
            double pull = Math.max(
                    -Arrays.stream(a.forces()).min().orElse(0), 0.05 * Response.largest(a.forces()));
            blocks.add(Plot.of(a.name(), r, Axis.linear("energy (eV)"),
                    Series.line("energy", a.distances(), below(a.energies(), WALL * depth)))
                    .second(Axis.linear("force (eV/Å)"))
                    .plus(Series.line("force", a.distances(), below(a.forces(), WALL * pull))
                            .style(Plot.Style.DASHED)
                            .onRight())
                    .with(List.of(new Mark(a.edge(), "end")))
                    .caption(a.dimer()
                            ? "Force on the second atom, outwards."
                            : "The last atom leaves along a line; the first two rest. Force along the line."));
        }
        return blocks;
    }

    /** Higher values become gaps. */
    private static double[] below(double[] values, double ceiling) {
        return Arrays.stream(values).map(v -> v <= ceiling ? v : Double.NaN).toArray();
    }

    private static List<Block> crystals(Certificate c) {
        Plot plot = Plot.of("Energy against volume", Axis.linear("volume per atom (Å³)"),
                Axis.linear("energy per atom (eV)"));
        List<List<String>> rows = new ArrayList<>();
        EnergyVolume best = EnergyVolume.best(c.scans());
        for (EnergyVolume s : c.scans()) {
            double[] volumes = s.volumes();
            if (volumes.length == 0) {
                continue;
            }
            double ceiling = best == null
                    ? Double.MAX_VALUE
                    : s.energies()[0] + 0.3 * Math.abs(
                            s.energies()[0] - best.lowest());
            plot = plot.plus(Series.line(s.lattice().toString(), volumes, below(s.energies(), ceiling)));
            boolean stable = !Double.isNaN(s.edge());
            rows.add(List.of(s.lattice().toString(), stable ? Numbers.general(s.edge(), 7) : "-",
                    stable ? Numbers.general(s.lowest(), 7) : "-"));
        }
        return List.of(plot, new Block.Table("Lowest minimum of each crystal, atoms at their ideal places",
                List.of("crystal", "lattice constant (Å)", "energy per atom (eV)"), rows));
    }

    private static List<Block> dynamics(Dynamics d, Units units) {
        double fs = units.femtosecond();
        double[] dt = Arrays.stream(d.timeSteps()).map(t -> t / fs).toArray();
        double[] square = new double[dt.length];
        for (int k = 0; k < dt.length; k++) {
            double ratio = dt[k] / dt[dt.length - 1];
            square[k] = d.fluctuations()[dt.length - 1] * ratio * ratio;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < dt.length; k++) {
            rows.add(List.of(Numbers.general(dt[k], 4), Numbers.general(d.fluctuations()[k], 4),
                    Numbers.general(d.drifts()[k], 3)));
        }
        String unit = units.reduced() ? "" : " (fs)";
        return List.of(
                Plot.of("Fluctuation of the total energy", Axis.logarithmic("time step" + unit),
                        Axis.logarithmic("standard deviation (eV)"),
                        Series.line("measured", dt, d.fluctuations()).style(Plot.Style.POINTS),
                        Series.line("square of the time step", dt, square).style(Plot.Style.DASHED))
                        .caption(d.specimen() + "; measured power "
                                + Numbers.general(d.exponent(), 4) + "."),
                new Block.Table("Constant energy over the same time",
                        List.of("time step" + unit, "fluctuation (eV)", "drift / kinetic energy"), rows));
    }
}
