package org.adatom.analysis.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.eos.PhaseScan;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.Report.Level;
import org.jspecify.annotations.Nullable;

/** Potentials beside each other and a {@link Reference}: the table in green, amber and red, and curves of all. */
public final class BenchmarkReport {
    private BenchmarkReport() {}

    /**
     * Fills a report.
     *
     * @param results by the names of the potentials, in order
     */
    public static void fill(Report report, Reference reference, Map<String, PropertySuite.Result> results) {
        report.section("Properties", scorecard(reference, results));
        report.section("Deviations", deviations(reference, results));
        curves(report, results);
        report.section("Sources", sources(reference));
        failures(report, results);
        judge(report, reference, results);
        data(report, reference, results);
    }

    private static Block.Scorecard scorecard(Reference reference, Map<String, PropertySuite.Result> results) {
        List<String> header = new ArrayList<>(List.of("property", "unit", "reference"));
        header.addAll(results.keySet());
        List<List<String>> rows = new ArrayList<>();
        List<List<@Nullable Level>> levels = new ArrayList<>();
        for (Reference.Value v : reference.values()) {
            List<String> row =
                    new ArrayList<>(List.of(v.property().label(), v.property().unit(), Numbers.general(v.value(), 6)));
            List<@Nullable Level> colours = new ArrayList<>(Arrays.asList(null, null, null));
            for (PropertySuite.Result r : results.values()) {
                Double computed = r.values().get(v.property());
                row.add(computed == null ? "-" : Numbers.general(computed, 5));
                colours.add(computed == null ? Level.BAD : level(v.grade(computed)));
            }
            rows.add(row);
            levels.add(colours);
        }
        return new Block.Scorecard(
                new Block.Table(reference.title() + ": green is within the first, amber within the second limit of the"
                        + " table of deviations, red beyond or not to be computed", header, rows),
                levels);
    }

    private static Level level(Reference.Grade grade) {
        return switch (grade) {
            case GREEN -> Level.GOOD;
            case AMBER -> Level.CAUTION;
            case RED -> Level.BAD;
        };
    }

    private static Block.Table deviations(Reference reference, Map<String, PropertySuite.Result> results) {
        List<String> header = new ArrayList<>(List.of("property", "green to (%)", "amber to (%)"));
        results.keySet().forEach(name -> header.add(name + " (%)"));
        List<List<String>> rows = new ArrayList<>();
        for (Reference.Value v : reference.values()) {
            List<String> row = new ArrayList<>(
                    List.of(v.property().label(), Numbers.general(100 * v.good(), 3),
                            Numbers.general(100 * v.fair(), 3)));
            for (PropertySuite.Result r : results.values()) {
                Double computed = r.values().get(v.property());
                row.add(computed == null ? "-" : Numbers.fixed(100 * v.deviation(computed), 2));
            }
            rows.add(row);
        }
        return new Block.Table("Relative deviations from the reference", header, rows);
    }

    private static void curves(Report report, Map<String, PropertySuite.Result> results) {
        List<Series> energies = new ArrayList<>();
        List<Series> faults = new ArrayList<>();
        results.forEach((name, r) -> {
            PhaseScan scan = r.scan();
            if (scan != null) {
                double lowest = Arrays.stream(scan.energies()).min().orElse(0);
                energies.add(Series.line(name, scan.volumes(),
                        Arrays.stream(scan.energies()).map(e -> e - lowest).toArray()));
            }
            if (r.fault() != null) {
                faults.add(Series.line(name, r.fault().fractions(),
                        Arrays.stream(r.fault().relaxed()).map(e -> 16021.76634 * e).toArray()));
            }
        });
        if (!energies.isEmpty()) {
            report.section("Equations of state", Plot.of("Energy against volume", Axis.linear("volume per atom (A^3)"),
                    Axis.linear("energy above the lowest (eV/atom)"), energies.toArray(Series[]::new)));
        }
        if (!faults.isEmpty()) {
            report.section("Stacking faults",
                    Plot.of("Along [1 1 -2] in (111)", Axis.linear("shift, parts of the period"),
                            Axis.linear("energy (mJ/m^2)"), faults.toArray(Series[]::new)));
        }
    }

    private static Block.Table sources(Reference reference) {
        List<List<String>> rows = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        reference.values().forEach(v -> seen.add(v.source()));
        for (String source : seen) {
            List<String> properties = reference.values().stream().filter(v -> v.source().equals(source))
                    .map(v -> v.property().label()).toList();
            rows.add(List.of(source, String.join(", ", properties)));
        }
        return new Block.Table("Where the reference values come from", List.of("source", "of"), rows);
    }

    private static void failures(Report report, Map<String, PropertySuite.Result> results) {
        results.forEach((name, r) -> r.failures()
                .forEach((p, why) -> report.warning(name + ", " + p.label() + " could not be computed: " + why)));
    }

    private static void judge(Report report, Reference reference, Map<String, PropertySuite.Result> results) {
        List<String> counts = new ArrayList<>();
        results.forEach((name, r) -> {
            int[] n = new int[3];
            for (Reference.Value v : reference.values()) {
                Double computed = r.values().get(v.property());
                n[computed == null ? 2 : v.grade(computed).ordinal()]++;
            }
            counts.add(name + " " + n[0] + " green, " + n[1] + " amber, " + n[2] + " red");
        });
        report.verdict(report.warnings().isEmpty() ? Level.GOOD : Level.CAUTION,
                "Of " + reference.values().size() + " properties: "
                        + String.join("; ", counts) + ".");
    }

    private static void data(Report report, Reference reference, Map<String, PropertySuite.Result> results) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Reference.Value v : reference.values()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("unit", v.property().unit());
            row.put("reference", v.value());
            row.put("source", v.source());
            Map<String, Object> computed = new LinkedHashMap<>();
            results.forEach((name, r) -> computed.put(name, r.values().get(v.property())));
            row.put("computed", computed);
            all.put(v.property().key(), row);
        }
        report.data("properties", all);
    }
}
