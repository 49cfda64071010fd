package org.adatom.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.Report;
import org.adatom.benchmarks.Scaling.Row;

/** The page of {@link Scaling}. */
final class ScalingReport {
    /** Cost per atom must not grow by more than this from the reference size on. */
    private static final double LINEAR = 1.3;

    private ScalingReport() {}

    /** The page, self-contained. */
    static String page(List<Row> rows, Machine machine) {
        Report report = new Report("Scaling");
        report.subtitle(machine.processor() + "; " + machine.java() + "; " + machine.adatom());
        boolean same = rows.stream().allMatch(Row::sameBits);
        double worst = rows.stream().mapToDouble(Row::relativeCost).max().orElse(Double.NaN);
        report.verdict(!same ? Report.Level.BAD : worst > LINEAR ? Report.Level.CAUTION : Report.Level.GOOD,
                (same ? "All numbers of threads give the same bits" : "Results depend on the number of threads")
                        + "; the largest cost per atom is " + Machine.decimals(worst, 2)
                        + " times that of about 32 000 atoms.");
        for (Row row : rows) {
            double busy = Math.max(row.loadBefore(), row.loadAfter());
            if (busy > row.threads() + 0.5) {
                report.warning("The machine was busy (load " + Machine.decimals(busy, 1)
                        + "): these times are not to be trusted.");
                break;
            }
        }
        report.section("Rate",
                plot("Cost", "time per atom and step / ns", rows, Row::nanoseconds),
                plot("Rate", "million atoms times steps per second", rows, r -> r.rate().median() / 1e6));
        report.section("Threads", plot("Speed-up", "rate over that of the first number of threads", rows,
                r -> r.speedUp().median()));
        report.section("Neighbour lists", plot("Share of rebuilds", "% of the time", rows, r -> 100 * r.neighborShare())
                .caption("Time of the steps with a rebuild beyond the median of the others."));
        report.section("Memory", plot("Live memory", "bytes per atom", rows, Row::liveBytesPerAtom)
                .caption("Heap after a garbage collection, less what the empty virtual machine holds."));
        report.section("Table", table(rows));
        report.provenance(Provenance.here(machine.adatom(), rows.stream().mapToInt(Row::threads).max().orElse(1),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), "benchmarks/scaling", "", "", List.of()));
        return HtmlPage.of(report);
    }

    /** A curve for every system and number of threads. */
    private static Plot plot(String title, String label, List<Row> rows, ToDoubleFunction<Row> value) {
        Map<String, List<Row>> curves = new LinkedHashMap<>();
        for (Row row : rows) {
            String name = row.workload() + ", " + row.threads() + (row.threads() == 1 ? " thread" : " threads");
            curves.computeIfAbsent(name, k -> new ArrayList<>()).add(row);
        }
        Plot plot = Plot.of(title, Plot.Axis.logarithmic("atoms"), Plot.Axis.fromZero(label));
        for (Map.Entry<String, List<Row>> curve : curves.entrySet()) {
            double[] x = curve.getValue().stream().mapToDouble(Row::atoms).toArray();
            double[] y = curve.getValue().stream().mapToDouble(value).toArray();
            plot = plot.plus(Plot.Series.line(curve.getKey(), x, y));
        }
        return plot;
    }

    private static Block.Table table(List<Row> rows) {
        List<String> header = List.of("system", "atoms", "threads", "steps", "10^6 atom steps/s", "range",
                "ns per atom step", "to 32k", "speed-up", "steps per rebuild", "lists, %", "live B/atom", "peak MB",
                "same bits", "load");
        List<List<String>> cells = rows.stream().map(r -> List.of(r.workload(), "" + r.atoms(), "" + r.threads(),
                "" + r.steps(), Machine.decimals(r.rate().median() / 1e6, 3),
                Machine.decimals(r.rate().lowest() / 1e6, 3) + " to " + Machine.decimals(r.rate().highest() / 1e6, 3),
                Machine.decimals(r.nanoseconds(), 1), Machine.decimals(r.relativeCost(), 2),
                Machine.decimals(r.speedUp().median(), 2), Machine.decimals(r.rebuildEvery(), 1),
                Machine.decimals(100 * r.neighborShare(), 1), Machine.decimals(r.liveBytesPerAtom(), 0),
                Machine.decimals(r.peakBytes() / 1e6, 0), r.sameBits() ? "yes" : "no",
                Machine.decimals(Math.max(r.loadBefore(), r.loadAfter()), 1))).toList();
        return new Block.Table("", header, cells);
    }
}
