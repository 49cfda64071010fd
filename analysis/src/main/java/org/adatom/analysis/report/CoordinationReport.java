package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.analysis.CoordinationResult;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;

/** A {@link CoordinationResult} as a section of a report. */
final class CoordinationReport {
    private CoordinationReport() {}

    static void fill(Findings findings, CoordinationResult r) {
        FrameReport.file(findings, "coordination.csv", r::writeCsv);
        FrameReport.file(findings, "coordination-time.csv", r::writeSeriesCsv);
        List<Series> histograms = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Map<String, Object>> data = new ArrayList<>();
        for (CoordinationResult.Pair p : r.pairs()) {
            List<Estimate> h = p.histogram();
            double[] n = IntStream.range(0, h.size()).asDoubleStream().toArray();
            histograms.add(Series.line(p.label(), n, h.stream().mapToDouble(Estimate::value).toArray())
                    .error(h.stream().mapToDouble(Estimate::error).toArray()));
            series.add(Series.line(p.label(), r.time(), p.series()));
            int most = IntStream.range(0, h.size()).reduce(0, (a, b) -> h.get(b).value() > h.get(a).value() ? b : a);
            rows.add(List.of(p.label(), Numbers.withError(p.mean()), Integer.toString(most),
                    Numbers.general(100 * h.get(most).value(), 4)));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("pair", p.label());
            map.put("mean", SummaryJson.measured(p.mean(), ""));
            map.put("histogram", h.stream().map(Estimate::value).toList());
            data.add(map);
        }
        CoordinationResult.Pair total = r.pairs().getFirst();
        String bonds = FrameReport.bonds(r.cutoffs(), Typography.unit(r.labels().length()));
        findings.report().figure(new Figure("mean_coordination", "Mean coordination number", total.mean(), "",
                "all neighbours within the bonds"));
        findings.report().data("coordination_numbers", data);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Plot.of("Fraction of atoms with so many neighbours", Axis.linear("neighbours"),
                Axis.fromZero("fraction"), histograms.toArray(Series[]::new))
                .caption(bonds + " " + r.samples() + " samples; shaded: one standard error, from blocks."));
        if (r.time().length > 1) {
            blocks.add(Plot.of("Mean coordination number over time", Axis.linear(FrameReport.axis(r.abscissa())),
                    Axis.linear("neighbours"), series.toArray(Series[]::new)));
        }
        blocks.add(new Block.Table("Coordination numbers, the centre first",
                List.of("Pair", "Mean", "Most frequent", "of so many %"), rows));
        findings.report().section("Coordination", blocks);
    }
}
