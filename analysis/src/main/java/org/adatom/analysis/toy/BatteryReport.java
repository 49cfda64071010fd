package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.verify.Verdict;
import org.adatom.forcefields.toy.Normalization;

/** A {@link Battery} as a report: who passes what, the rows, and per test its figures and tables. */
public final class BatteryReport {
    private static final String THESIS = "T. Heiszwolf, Design of a toy model database for predicting potential energy"
            + " surfaces with neural nets, bachelor thesis, Eindhoven University of Technology (2020).";

    private BatteryReport() {}

    /** Fills a report. */
    public static void fill(Report report, Battery battery) {
        report.subtitle(
                "Lengths in Rc, energies in Ec of each candidate; of the whole cell unless it says per particle");
        report.verdict(battery.passed() ? Report.Level.GOOD : Report.Level.BAD, sentence(battery));
        report.cite(THESIS);
        report.section("Candidates", candidates(battery), matrix(battery));
        if (battery.subjects().size() == 1) {
            figures(battery, 0).forEach(report::figure);
        } else if (!figures(battery, 0).isEmpty()) {
            report.section("Numbers", numbers(battery));
        }
        for (Trial trial : battery.trials()) {
            List<Block> blocks = new ArrayList<>(TrialFigures.of(trial));
            blocks.add(laws(trial));
            report.section(trial.test().heading(), blocks);
        }
        report.data("candidates", entries(battery));
    }

    /** The outcome in one sentence. */
    public static String sentence(Battery battery) {
        List<Subject> failed = battery.subjects().stream().filter(s -> !battery.passed(s)).toList();
        int all = battery.subjects().size();
        if (failed.isEmpty()) {
            return (all == 1 ? battery.subjects().get(0).label() + " passes" : "all " + all + " candidates pass")
                    + " every test.";
        }
        return (all - failed.size()) + " of " + all + " candidates pass every test; "
                + failed.stream().map(s -> s.label() + " fails " + failures(battery, s))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String failures(Battery battery, Subject subject) {
        return battery.trials().stream()
                .filter(t -> verdict(t, subject) == Verdict.FAIL)
                .map(t -> "(" + t.test().letter() + ")")
                .collect(Collectors.joining(" "));
    }

    /** The worst verdict of a subject in one test. */
    private static Verdict verdict(Trial trial, Subject subject) {
        return trial.outcomes().stream().filter(o -> o.subject().equals(subject)).map(Outcome::verdict)
                .max(Verdict::compareTo).orElse(Verdict.PASS);
    }

    private static Block.Table candidates(Battery battery) {
        return new Block.Table("What is tested", List.of("candidate", "energy", "triangles counted"),
                battery.settings().candidates().stream()
                        .map(c -> List.of(c.name(), c.description(), c.ofTriangles() ? c.countingWord() : "none"))
                        .toList());
    }

    private static Block.Table matrix(Battery battery) {
        List<String> header = new ArrayList<>(List.of("candidate"));
        battery.trials().forEach(t -> header.add("(" + t.test().letter() + ")"));
        List<List<String>> rows = new ArrayList<>();
        for (Subject s : battery.subjects()) {
            List<String> row = new ArrayList<>(List.of(s.label()));
            battery.trials().forEach(t -> row.add(word(verdict(t, s))));
            rows.add(row);
        }
        return new Block.Table("Outcome of the tests", header, rows);
    }

    private static Block.Table laws(Trial trial) {
        return new Block.Table("Laws", List.of("verdict", "candidate", "what", "measured", "allowed", "worst at"),
                trial.outcomes().stream()
                        .map(o -> List.of(word(o.verdict()), o.subject().label(), o.law(),
                                Numbers.general(o.measured(), 5), allowed(o), o.where()))
                        .toList());
    }

    private static String allowed(Outcome o) {
        return o.allowed().replace("<=", "\u2264").replace(">=", "\u2265");
    }

    private static Block.Table numbers(Battery battery) {
        List<String> header = new ArrayList<>(List.of("candidate"));
        figures(battery, 0).forEach(f -> header.add(f.label()));
        List<List<String>> rows = new ArrayList<>();
        for (int s = 0; s < battery.subjects().size(); s++) {
            List<String> row = new ArrayList<>(List.of(battery.subjects().get(s).label()));
            figures(battery, s).forEach(f -> row.add(Numbers.general(f.value().value(), 8)));
            rows.add(row);
        }
        return new Block.Table("Extremes of the energies (Ec)", header, rows);
    }

    private static List<Figure> figures(Battery battery, int subject) {
        return battery.trials().stream().flatMap(t -> t.figures(subject).stream()).toList();
    }

    /** What {@code summary.json} says of every subject. */
    private static List<Map<String, Object>> entries(Battery battery) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int s = 0; s < battery.subjects().size(); s++) {
            Subject subject = battery.subjects().get(s);
            Candidate c = subject.candidate();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", c.name());
            entry.put("description", c.description());
            entry.put("dimensions", subject.dimensions());
            entry.put("counting", c.ofTriangles() ? c.countingWord() : "none");
            entry.put("Rc", c.distance());
            entry.put("Ec", c.energy());
            if (c.triplet() instanceof Normalization n) {
                entry.put("Vsc", n.inner());
                entry.put("Mc", n.outer() / c.energy());
            }
            entry.put("verdict", battery.passed(subject) ? "pass" : "fail");
            Map<String, Object> numbers = new LinkedHashMap<>();
            figures(battery, s).forEach(f -> numbers.put(f.key(), f.value().value()));
            entry.put("numbers", numbers);
            entry.put("laws", battery.outcomes().stream().filter(o -> o.subject().equals(subject))
                    .map(BatteryReport::entry).toList());
            list.add(entry);
        }
        return list;
    }

    private static Map<String, Object> entry(Outcome o) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("test", o.test().letter());
        map.put("law", o.law());
        map.put("measured", o.measured());
        map.put("allowed", o.allowed());
        map.put("where", o.where());
        map.put("verdict", word(o.verdict()));
        return map;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
