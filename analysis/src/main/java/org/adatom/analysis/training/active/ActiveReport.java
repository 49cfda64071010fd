package org.adatom.analysis.training.active;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;

/** The rounds of {@link ActiveLearning}: a table, how errors fell, and whether the spread of the committee tells errors. */
public final class ActiveReport {
    private ActiveReport() {}

    /**
     * Adds the section; if the end was not reached, a warning.
     *
     * @param stop share of frames with which the end is reached
     */
    public static void fill(Report report, ActiveLearning.Outcome outcome, double stop) {
        List<Round> rounds = outcome.rounds();
        Round last = rounds.get(rounds.size() - 1);
        report.subtitle(rounds.size() + (rounds.size() == 1 ? " round" : " rounds") + " of active learning, from "
                + rounds.get(0).training() + " to " + last.training() + " training frames, "
                + outcome.members().size() + " networks");
        List<Block> blocks = new ArrayList<>(List.of(table(rounds), errors(rounds), beyond(rounds)));
        if (!Double.isNaN(last.maxError())) {
            blocks.add(spread(last));
        }
        report.section("Active learning", blocks);
        report.figure(new Figure("frames_beyond", "Frames beyond the thresholds", Estimate.of(100 * last.share()), "%",
                "exploration of round " + last.number() + ", " + last.looks() + " frames"));
        if (!outcome.converged()) {
            report.warning(String.format(Locale.ROOT,
                    "active: the last of %d rounds still found %d of %d frames beyond the thresholds (%.3g %%, to"
                            + " stop at %.3g %%)%s; allow more rounds, or frames",
                    rounds.size(), last.beyond(), last.looks(), 100 * last.share(), 100 * stop,
                    last.broken().isEmpty() ? "" : ", and " + last.broken().size() + " runs broke"));
        }
        last.broken().forEach(b -> report.warning("active, round " + last.number() + ": " + b));
        report.cite("J. S. Smith et al., J. Chem. Phys. 148, 241733 (2018)");
        report.cite("L. Zhang et al., Phys. Rev. Materials 3, 023804 (2019)");
        report.data("rounds", rounds.stream().map(ActiveReport::entry).toList());
    }

    private static Block.Table table(List<Round> rounds) {
        return new Block.Table(
                "Spread: standard deviation over the members of the force on an atom, of atoms and frames looked at the mean and "
                        + "the largest. Error: of the committee's forces in the exploration against the teacher, root mean square of components and "
                        + "the largest of an atom. Test: root mean square errors of the committee",
                List.of("round", "training frames", "held back", "looked at", "beyond", "runs broken", "to label",
                        "learned", "spread (eV/\u00c5)", "largest", "error (eV/\u00c5)", "largest",
                        "test E (meV/atom)", "test F (eV/\u00c5)"),
                rounds.stream().map(r -> List.of(whole(r.number()), whole(r.training()), whole(r.held()),
                        whole(r.looks()), whole(r.beyond()), whole(r.broken().size()), whole(r.collected()),
                        whole(r.learned()), cell(r.meanSpread(), 4), cell(r.maxSpread(), 3), cell(r.rmsError(), 4),
                        cell(r.maxError(), 3), cell(r.energyTest(), 3), cell(r.forceTest(), 4))).toList());
    }

    private static String whole(long number) {
        return Long.toString(number);
    }

    private static String cell(double value, int decimals) {
        return Double.isNaN(value) ? "-" : Numbers.fixed(value, decimals);
    }

    private static Plot errors(List<Round> rounds) {
        List<Series> series = new ArrayList<>();
        add(series, "test set", rounds, Round::forceTest);
        add(series, "exploration", rounds, Round::rmsError);
        add(series, "largest error", rounds, Round::maxError);
        add(series, "mean spread", rounds, Round::meanSpread);
        add(series, "largest spread", rounds, Round::maxSpread);
        return Plot.of("Errors of forces", Axis.linear("round"), Axis.logarithmic("eV/\u00c5"),
                series.toArray(Series[]::new));
    }

    /** A curve, if there are numbers. */
    private static void add(List<Series> series, String name, List<Round> rounds, ToDoubleFunction<Round> value) {
        double[] y = rounds.stream().mapToDouble(value).toArray();
        if (Arrays.stream(y).anyMatch(Double::isFinite)) {
            series.add(Series.line(name, numbers(rounds), y));
        }
    }

    private static double[] numbers(List<Round> rounds) {
        return rounds.stream().mapToDouble(Round::number).toArray();
    }

    private static Plot beyond(List<Round> rounds) {
        return Plot.of("Frames beyond the thresholds", Axis.linear("round"), Axis.fromZero("share (%)"),
                Series.line("of those looked at", numbers(rounds),
                        rounds.stream().mapToDouble(r -> 100 * r.share()).toArray()));
    }

    private static Plot spread(Round last) {
        return Plot.of("Spread and error", Axis.fromZero("largest spread of a force (eV/\u00c5)"),
                Axis.fromZero("largest error of a force (eV/\u00c5)"),
                Series.line("frames", Arrays.stream(last.points()).mapToDouble(p -> p[0]).toArray(),
                        Arrays.stream(last.points()).mapToDouble(p -> p[1]).toArray()).style(Style.POINTS))
                .caption(
                        "The frames of the last exploration. Where errors are large and spreads are not, the members are wrong together.");
    }

    private static Map<String, Object> entry(Round r) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("round", r.number());
        map.put("training", r.training());
        map.put("held_back", r.held());
        map.put("looks", r.looks());
        map.put("beyond", r.beyond());
        map.put("broken", r.broken());
        map.put("to_label", r.collected());
        map.put("learned", r.learned());
        map.put("mean_spread", r.meanSpread());
        map.put("max_spread", r.maxSpread());
        map.put("error", r.rmsError());
        map.put("max_error", r.maxError());
        map.put("test_energy_rmse", r.energyTest());
        map.put("test_force_rmse", r.forceTest());
        return map;
    }
}
