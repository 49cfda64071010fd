package org.adatom.analysis.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Report;

/** The points of a {@link GridSearch} as a table, and as data for programs. */
public final class GridReport {
    private GridReport() {}

    /**
     * Adds the table, best point first.
     *
     * @param keys what is varied
     */
    public static void fill(Report report, List<String> keys, List<GridSearch.Result> results) {
        List<String> header = new ArrayList<>(keys);
        header.addAll(List.of("E RMSE (meV/atom)", "F RMSE (eV/\u00c5)"));
        int networks = results.get(0).scores().size();
        report.section("Grid", new Block.Table("Errors on the set held back, "
                + (networks == 1
                        ? "of one network each; give members for a spread"
                        : "mean \u00b1 standard deviation of " + networks + " networks")
                + "; sorted by the product of both. The test set had no say.", header, results.stream().map(r -> {
                    List<String> row = new ArrayList<>(r.values());
                    row.add(cell(r, s -> 1000 * s.energy(), 3));
                    row.add(cell(r, GridSearch.Score::force, 4));
                    return row;
                }).toList()));
        report.data("grid", results.stream().map(r -> entry(keys, r)).toList());
    }

    private static Map<String, Object> entry(List<String> keys, GridSearch.Result r) {
        Map<String, Object> map = new LinkedHashMap<>();
        IntStream.range(0, keys.size()).forEach(k -> map.put(keys.get(k), r.values().get(k)));
        map.put("energy_rmse", r.scores().stream().map(s -> 1000 * s.energy()).toList());
        map.put("force_rmse", r.scores().stream().map(GridSearch.Score::force).toList());
        return map;
    }

    private static String cell(GridSearch.Result r, ToDoubleFunction<GridSearch.Score> error, int decimals) {
        return r.scores().isEmpty()
                ? "overflow"
                : Numbers.withSpread(r.scores().stream().mapToDouble(error).toArray(), decimals);
    }
}
