package org.adatom.analysis.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.forcefields.training.neural.ErrorSummary;
import org.adatom.forcefields.training.ErrorTable;

/** How errors fell in training, and the errors of the result by set and group. */
public final class CurveReport {
    private CurveReport() {}

    /** Adds learning curves: errors of energies and forces by epoch, of each network. */
    public static void fill(Report report, List<NetworkTraining.Member> members) {
        report.section("Learning curves",
                curve("Energy", "RMSE (meV/atom)", members, e -> 1000 * e.energyRmse()),
                curve("Forces", "RMSE (eV/\u00c5)", members, ErrorSummary::forceRmse),
                best(members));
    }

    private static Plot curve(
            String title, String axis, List<NetworkTraining.Member> members, ToDoubleFunction<ErrorSummary> error) {
        List<Series> series = new ArrayList<>();
        for (NetworkTraining.Member m : members) {
            String name = members.size() == 1 ? "" : " " + m.seed();
            double[] epochs = m.curve().stream().mapToDouble(NetworkTraining.Row::epoch).toArray();
            series.add(Series.line("training" + name, epochs,
                    m.curve().stream().mapToDouble(r -> error.applyAsDouble(r.training())).toArray()));
            if (!m.curve().isEmpty() && m.curve().get(0).validation() != null) {
                series.add(Series.line("held back" + name, epochs,
                        m.curve().stream().mapToDouble(r -> error.applyAsDouble(r.validation())).toArray())
                        .style(Style.DASHED));
            }
        }
        return Plot.of(title, Axis.linear("epoch"), Axis.logarithmic(axis), series.toArray(Series[]::new));
    }

    private static Block.Table best(List<NetworkTraining.Member> members) {
        return new Block.Table("Networks: the best epoch has the lowest product of the errors of energies and forces",
                List.of("seed", "best epoch", "epochs"), members.stream().map(m -> List.of(Long.toString(m.seed()),
                        Integer.toString(m.bestEpoch()), Integer.toString(m.curve().size()))).toList());
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
