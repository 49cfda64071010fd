package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.StructureFactorResult;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;

/** A {@link StructureFactorResult} as a section of a report. */
final class StructureFactorReport {
    private StructureFactorReport() {}

    static void fill(Findings findings, StructureFactorResult r) {
        FrameReport.file(findings, "structure-factor.csv", r::writeCsv);
        String unit = "1/" + r.labels().length();
        List<Series> series = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Map<String, Object>> data = new ArrayList<>();
        for (StructureFactorResult.Curve c : r.curves()) {
            series.add(Series.line(c.label(), r.k(), c.s()).error(c.error()));
            int peak = highest(c.s());
            Estimate height = new Estimate(c.s()[peak], c.error()[peak]);
            rows.add(List.of(c.label(), Numbers.general(r.k()[peak], 4), Numbers.withError(height)));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("pair", c.label());
            map.put("peak_position", SummaryJson.measured(Estimate.of(r.k()[peak]), unit));
            map.put("peak_height", SummaryJson.measured(height, ""));
            data.add(map);
        }
        double[] total = r.curves().getFirst().s();
        int peak = highest(total);
        findings.report().figure(new Figure("structure_factor_peak", "Highest peak of S(k)",
                Estimate.of(Numbers.significant(r.k()[peak], 4)), unit, "height " + Numbers.general(total[peak], 4)));
        findings.report().data("structure_factor", data);
        findings.report().section("Structure factor",
                Plot.of("Static structure factor", Axis.fromZero("k (" + Typography.unit(unit) + ")"),
                        Axis.fromZero("S(k)"), series.toArray(Series[]::new))
                        .caption((r.curves().size() > 1
                                ? "Partial structure factors after Ashcroft and Langreth: equal species tend to 1, others to 0. "
                                : "") + r.samples() + " samples; shaded: one standard error, from blocks."
                                + (r.thinned()
                                        ? " Of shells with many wave vectors each sample takes a random part."
                                        : "")),
                new Block.Table("Highest peaks", List.of("Pair", "k (" + Typography.unit(unit) + ")", "S"), rows));
    }

    private static int highest(double[] s) {
        int highest = 0;
        for (int i = 0; i < s.length; i++) {
            highest = s[i] > s[highest] ? i : highest;
        }
        return highest;
    }
}
