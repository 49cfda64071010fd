package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Report;
import org.adatom.engine.units.Units;

/** {@link BindingEnergy Binding energies} against distance, as a section of the report on the defects. */
final class PairReport {
    /** Binding energies below this are none, eV. */
    private static final double NONE = 1e-3;
    /** Relative to the binding, a change between the two largest supercells from which on it is told. */
    private static final double UNSETTLED = 0.1;

    private PairReport() {}

    /** Adds a section, figures and a table as a file. */
    static void fill(Findings findings, FormationEnergies found, List<BindingEnergy> pairs, Units units) {
        Report report = findings.report();
        UnitLabels labels = UnitLabels.of(units);
        String unit = " (" + labels.energy() + ")";
        ChemicalPotentials c = found.conditions().getFirst();
        List<List<String>> csv = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        kinds(pairs).forEach((kind, same) -> {
            List<List<String>> rows = new ArrayList<>();
            for (BindingEnergy b : same) {
                String name = b.pair().both().name();
                report.figure(new Figure("binding_" + DefectReport.slug(name).replace('-', '_'), "Binding, " + name,
                        Estimate.of(b.value()), labels.energy(), Numbers.fixed(b.pair().distance(), 3) + " "
                                + labels.length() + " apart, " + b.both().largest().sites() + " sites"));
                for (int k = 0; k < b.both().states().size(); k++) {
                    RelaxedDefect state = b.both().states().get(k);
                    rows.add(List.of(b.pair().shell() + b.pair().letter(), Integer.toString(b.pair().sites()),
                            Numbers.fixed(b.pair().distance(), 3), Integer.toString(state.sites()),
                            Numbers.fixed(b.both().formationEnergy(state, c), 4), Numbers.fixed(b.ideal(k), 4),
                            Numbers.fixed(b.value(k), 4), remark(b, k)));
                    csv.add(List.of(name, Numbers.csv(b.pair().distance()), Integer.toString(state.sites()),
                            Numbers.csv(b.both().formationEnergy(state, c)), Numbers.csv(b.ideal(k)),
                            Numbers.csv(b.value(k))));
                }
                warn(report, b);
            }
            blocks.add(new Block.Table(
                    kind + ": binding, ideal and relaxed, is both alone less the pair, above zero where they attract",
                    List.of("Shell", "In it", "Distance (" + labels.length() + ")", "Supercell",
                            "Formation" + unit,
                            "Ideal" + unit, "Binding" + unit, "Remark"),
                    rows));
        });
        blocks.add(plot(pairs, labels));
        report.section("Pairs", blocks);
        findings.csv("pairs.csv", new Block.Table("", List.of("pair", "distance(" + labels.length() + ")", "sites",
                "formation(" + labels.energy() + ")", "binding_ideal(" + labels.energy() + ")",
                "binding(" + labels.energy() + ")"), csv));
        report.data("pairs", pairs.stream().map(PairReport::data).toList());
    }

    /** The pair that is bound most strongly, as a sentence. */
    static String verdict(List<BindingEnergy> pairs, String unit) {
        BindingEnergy best = pairs.stream().max(Comparator.comparingDouble(BindingEnergy::value)).orElseThrow();
        return best.value() < NONE
                ? "None of these pairs is bound."
                : "Bound most strongly: " + best.pair().both().name() + ", " + Numbers.fixed(best.value(), 4) + " "
                        + unit
                        + " in " + best.both().largest().sites() + " sites.";
    }

    /** Pairs by the names of both defects. */
    private static Map<String, List<BindingEnergy>> kinds(List<BindingEnergy> pairs) {
        Map<String, List<BindingEnergy>> kinds = new LinkedHashMap<>();
        pairs.forEach(b -> kinds
                .computeIfAbsent(b.pair().first().name() + " + " + b.pair().second().name(), _ -> new ArrayList<>())
                .add(b));
        return kinds;
    }

    private static String remark(BindingEnergy b, int size) {
        double value = b.value(size);
        return b.recombined() ? "recombined" : value > NONE ? "attract" : value < -NONE ? "repel" : "none";
    }

    private static void warn(Report report, BindingEnergy b) {
        int n = b.both().states().size();
        if (b.recombined()) {
            report.warning(b.pair().both().name() + ": the defects recombine, a perfect crystal is left");
        }
        double change = n < 2 ? 0 : Math.abs(b.value(n - 1) - b.value(n - 2));
        if (change > Math.max(NONE * 10, UNSETTLED * Math.abs(b.value()))) {
            report.warning(String.format(Locale.ROOT,
                    "%s: the binding energy still changes by %.3g eV between the two largest supercells; use larger sizes",
                    b.pair().both().name(), change));
        }
    }

    /** Binding against distance in the largest supercells, a curve for each first and second defect. */
    private static Plot plot(List<BindingEnergy> pairs, UnitLabels labels) {
        Plot plot = Plot.of("Binding energy and distance", Axis.linear("distance (" + labels.length() + ")"),
                Axis.linear("binding energy (" + labels.energy() + ")"));
        for (Map.Entry<String, List<BindingEnergy>> kind : kinds(pairs).entrySet()) {
            plot = plot.plus(Series.line(kind.getKey(),
                    kind.getValue().stream().mapToDouble(b -> b.pair().distance()).toArray(),
                    kind.getValue().stream().mapToDouble(BindingEnergy::value).toArray()).style(Plot.Style.POINTS));
        }
        return plot;
    }

    private static Map<String, Object> data(BindingEnergy b) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", b.pair().both().name());
        map.put("first", b.pair().first().name());
        map.put("second", b.pair().second().name());
        map.put("shell", b.pair().shell());
        map.put("sites", b.pair().sites());
        map.put("distance", b.pair().distance());
        map.put("binding", b.value());
        map.put("recombined", b.recombined());
        return map;
    }
}
