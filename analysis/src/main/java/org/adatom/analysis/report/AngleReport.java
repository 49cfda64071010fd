package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.AngularDistributionResult;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;

/** An {@link AngularDistributionResult} as a section of a report. */
final class AngleReport {
    private AngleReport() {}

    static void fill(Findings findings, AngularDistributionResult r) {
        FrameReport.file(findings, "adf.csv", r::writeCsv);
        String bonds = FrameReport.bonds(r.cutoffs(), Typography.unit(r.labels().length()));
        List<Series> series = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Map<String, Object>> data = new ArrayList<>();
        for (AngularDistributionResult.Curve c : r.curves()) {
            if (!(c.perAtom().value() > 0)) {
                continue;
            }
            series.add(Series.line(c.label(), r.angle(), c.density()).error(c.error()));
            int peak = 0;
            for (int k = 0; k < c.density().length; k++) {
                peak = c.density()[k] > c.density()[peak] ? k : peak;
            }
            rows.add(List.of(c.label(), Numbers.fixed(c.mean(), 2), Numbers.fixed(c.deviation(), 2),
                    Numbers.fixed(r.angle()[peak], 2), Numbers.withError(c.perAtom())));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("triplet", c.label());
            map.put("mean_degrees", c.mean());
            map.put("standard_deviation_degrees", c.deviation());
            map.put("peak_degrees", r.angle()[peak]);
            map.put("angles_per_atom", SummaryJson.measured(c.perAtom(), ""));
            data.add(map);
        }
        if (rows.isEmpty()) {
            findings.report()
                    .warning("There are no bond angles: no atom has two neighbours within the bonds. " + bonds);
            return;
        }
        AngularDistributionResult.Curve total = r.curves().getFirst();
        findings.report().figure(new Figure("bond_angle", "Mean bond angle",
                Estimate.of(Numbers.significant(total.mean(), 5)), "degrees",
                "standard deviation " + Numbers.fixed(total.deviation(), 2)));
        findings.report().data("bond_angles", data);
        findings.report().section("Bond angles",
                Plot.of("Distribution of bond angles", Axis.linear("angle (degrees)"),
                        Axis.fromZero("p (1/degree)"), series.toArray(Series[]::new))
                        .caption("Each curve has the integral one; the species in the middle is the centre. " + bonds
                                + " "
                                + r.samples() + " samples; shaded: one standard error, from blocks."),
                new Block.Table("Bond angles in degrees",
                        List.of("Triplet", "Mean", "Std. dev.", "Highest bin", "Angles per atom"), rows));
    }
}
