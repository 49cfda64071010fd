package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.StructuresResult;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.structure.LocalStructure;
import org.adatom.analysis.structure.StructureMethod;

/** A {@link StructuresResult} as a section of a report. */
final class StructuresReport {
    private StructuresReport() {}

    static void fill(Findings findings, StructuresResult r) {
        FrameReport.file(findings, "structures.csv", r::writeCsv);
        boolean templates = r.method() == StructureMethod.PTM;
        double atoms = r.kinds().stream().mapToDouble(k -> k.series()[0]).sum();
        List<Series> series = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Map<String, Object>> data = new ArrayList<>();
        for (StructuresResult.Kind k : r.kinds()) {
            if (!k.occurs()) {
                continue;
            }
            double[] percent = Arrays.stream(k.series()).map(n -> 100 * n / atoms).toArray();
            String name = k.structure().toString();
            series.add(Series.line(name, r.time(), percent));
            rows.add(List.of(name, Numbers.withError(k.fraction().times(100)), Numbers.general(percent[0], 4),
                    Numbers.general(percent[percent.length - 1], 4)));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("structure", name);
            map.put("fraction", SummaryJson.measured(k.fraction(), ""));
            map.put("first_fraction", percent[0] / 100);
            map.put("last_fraction", percent[percent.length - 1] / 100);
            data.add(map);
        }
        StructuresResult.Kind most = r.kinds().stream()
                .filter(k -> k.structure() != LocalStructure.OTHER)
                .max((a, b) -> Double.compare(a.fraction().value(), b.fraction().value()))
                .orElseThrow();
        findings.report().figure(new Figure("structure_fraction",
                most.occurs() ? "Atoms in " + most.structure() + " surroundings" : "Atoms in crystalline surroundings",
                most.fraction().times(100), "%", "mean of " + r.samples() + " samples"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("method", r.method().name().toLowerCase(Locale.ROOT));
        if (templates) {
            all.put("mean_rmsd", r.rmsd());
        }
        all.put("fractions", data);
        findings.report().data("structures", all);
        List<Block> blocks = new ArrayList<>();
        if (r.time().length > 1) {
            blocks.add(Plot.of("Atoms by local structure", Axis.linear(FrameReport.axis(r.abscissa())),
                    Axis.fromZero("atoms (%)"), series.toArray(Series[]::new)));
        }
        blocks.add(new Block.Table("Atoms by local structure in %, " + (templates
                ? "polyhedral template matching" + (Double.isFinite(r.rmsd())
                        ? "; mean deviation from the template " + Numbers.general(r.rmsd(), 3)
                        : "")
                : "adaptive common-neighbour analysis"), List.of("Structure", "Mean", "First", "Last"), rows));
        findings.report().section("Local structure", blocks);
        findings.report().cite(templates
                ? "P. M. Larsen, S. Schmidt and J. Schiotz, Modelling Simul. Mater. Sci. Eng. 24, 055007 (2016)"
                : "A. Stukowski, Modelling Simul. Mater. Sci. Eng. 20, 045021 (2012)");
        if (r.kinds().stream().anyMatch(k -> k.occurs() && k.structure().toString().startsWith("diamond"))) {
            findings.report()
                    .cite("E. Maras, O. Trushin, A. Stukowski, T. Ala-Nissila and H. Jonsson, Comput. Phys. Commun."
                            + " 205, 13 (2016)");
        }
    }
}
