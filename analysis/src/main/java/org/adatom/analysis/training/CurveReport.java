package org.adatom.analysis.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.forcefields.training.neural.ErrorSummary;
import org.adatom.forcefields.training.ErrorTable;
import org.jspecify.annotations.Nullable;

/** How errors fell in training, and the errors of the result by set and group. */
public final class CurveReport {
    private CurveReport() {}

    /** Adds learning curves: errors of energies, forces and virials by epoch, of each network, as far as they were computed. */
    public static void fill(Report report, List<NetworkTraining.Member> members) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(curve("Energy", "RMSE (meV/atom)", members, ErrorSummary::energies, e -> 1000 * e.energyRmse()));
        blocks.add(curve("Forces", "RMSE (eV/\u00c5)", members, ErrorSummary::forces, ErrorSummary::forceRmse));
        blocks.add(curve("Virials", "RMSE of components (meV/atom)", members, ErrorSummary::virials,
                e -> 1000 * e.virialRmse()));
        blocks.removeIf(b -> b instanceof Plot p && p.series().isEmpty());
        blocks.add(best(members));
        report.section("Learning curves", blocks);
    }

    private static Plot curve(
            String title, String axis, List<NetworkTraining.Member> members, ToLongFunction<ErrorSummary> count,
            ToDoubleFunction<ErrorSummary> error) {
        List<Series> series = new ArrayList<>();
        for (NetworkTraining.Member m : members) {
            String name = members.size() == 1 ? "" : " " + m.seed();
            add(series, "training" + name, Style.LINE, m.curve().rows(), LearningCurve.Row::training, count, error);
            add(series, "held back" + name, Style.DASHED, m.curve().rows(), LearningCurve.Row::validation, count,
                    error);
        }
        return Plot.of(title, Axis.linear("epoch"), Axis.logarithmic(axis), series.toArray(Series[]::new));
    }

    /** Epochs that have such errors. */
    private static void add(
            List<Series> series, String name, Style style, List<LearningCurve.Row> rows,
            Function<LearningCurve.Row, @Nullable ErrorSummary> set, ToLongFunction<ErrorSummary> count,
            ToDoubleFunction<ErrorSummary> error) {
        List<LearningCurve.Row> there = rows.stream()
                .filter(r -> set.apply(r) != null && count.applyAsLong(set.apply(r)) > 0).toList();
        if (!there.isEmpty()) {
            series.add(Series.line(name, there.stream().mapToDouble(LearningCurve.Row::epoch).toArray(),
                    there.stream().mapToDouble(r -> error.applyAsDouble(set.apply(r))).toArray()).style(style));
        }
    }

    private static Block.Table best(List<NetworkTraining.Member> members) {
        return new Block.Table(
                "Networks: the best epoch has the lowest product of the errors of what the last stage learns",
                List.of("seed", "best epoch", "epochs"), members.stream().map(m -> List.of(Long.toString(m.seed()),
                        Integer.toString(m.bestEpoch()), Integer.toString(m.curve().rows().size()))).toList());
    }

    /**
     * Adds errors by set and group, of several models their mean and standard deviation.
     *
     * @param models of each the tables by set
     */
    public static void errors(Report report, List<Map<String, ErrorTable>> models) {
        List<List<String>> rows = new ArrayList<>();
        for (String set : models.get(0).keySet()) {
            ErrorTable first = models.get(0).get(set);
            for (int g = 0; g <= first.groups().size(); g++) {
                int number = g;
                List<ErrorTable.Row> same = models.stream().map(m -> number < first.groups().size()
                        ? m.get(set).groups().get(number)
                        : m.get(set).all()).toList();
                rows.add(List.of(set, same.get(0).group(), Integer.toString(same.get(0).frames()),
                        cell(same, r -> r.energy().mae(), 3), cell(same, r -> r.energy().rmse(), 3),
                        cell(same, r -> r.force().mae(), 4), cell(same, r -> r.force().rmse(), 4),
                        cell(same, r -> r.virial().mae(), 1), cell(same, r -> r.virial().rmse(), 1)));
            }
        }
        report.section("Errors", new Block.Table(models.size() == 1
                ? ""
                : "Mean and standard deviation over "
                        + models.size() + " networks",
                List.of("set", "group", "frames", "E MAE (meV/atom)", "E RMSE (meV/atom)", "F MAE (eV/\u00c5)",
                        "F RMSE (eV/\u00c5)", "W MAE (meV/atom)", "W RMSE (meV/atom)"),
                rows));
    }

    private static String cell(List<ErrorTable.Row> rows, ToDoubleFunction<ErrorTable.Row> error, int decimals) {
        return Numbers.withSpread(rows.stream().mapToDouble(error).toArray(), decimals);
    }
}
