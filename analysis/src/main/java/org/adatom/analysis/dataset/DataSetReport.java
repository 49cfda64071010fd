package org.adatom.analysis.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.training.LabelledFrame;

/** What was done with a set: parts, selection and the map of coverage, as sections of a report. */
public final class DataSetReport {
    /** Maps of more frames than this show a part of them, evenly spread. */
    private static final int MOST_POINTS = 3000;

    private DataSetReport() {}

    /** A sentence. */
    public static Block text(String sentence) {
        return new Block.Text(sentence + ".");
    }

    /** The sizes of the parts of a set: training and test, or folds. */
    public static void parts(Report report, String title, List<List<LabelledFrame>> parts) {
        List<String> groups = parts.stream().flatMap(List::stream).map(LabelledFrame::group).distinct().toList();
        List<String> header = new ArrayList<>(List.of("group"));
        boolean two = parts.size() == 2 && title.startsWith("Training");
        for (int k = 0; k < parts.size(); k++) {
            header.add(two ? k == 0 ? "train" : "test" : "fold " + (k + 1));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String group : groups) {
            List<String> row = new ArrayList<>(List.of(group.isEmpty() ? "(none)" : group));
            parts.forEach(p -> row.add(Long.toString(p.stream().filter(f -> f.group().equals(group)).count())));
            rows.add(row);
        }
        List<String> sums = new ArrayList<>(List.of("all"));
        parts.forEach(p -> sums.add(Integer.toString(p.size())));
        rows.add(sums);
        report.section(title, new Block.Table("Frames", header, rows));
    }

    /** What was chosen, and if asked for which components of the vectors stand for all. */
    public static void selection(Report report, Fingerprints prints, List<LabelledFrame> frames, int[] chosen,
            int components) {
        List<Block> blocks = new ArrayList<>(List.of(text(chosen.length + " of " + frames.size() + " frames, chosen by "
                + prints.names().size() + " values each")));
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < Math.min(20, chosen.length); k++) {
            rows.add(List.of(Integer.toString(k + 1), frames.get(chosen[k]).source(), frames.get(chosen[k]).group()));
        }
        blocks.add(new Block.Table("The first in the order of choice", List.of("no.", "frame", "group"), rows));
        if (components > 0) {
            int[] columns = Selection.cur(Selection.transposed(prints.vectors()), components);
            blocks.add(
                    new Block.Table("Components of the vectors that stand for all (CUR)", List.of("no.", "component"),
                            IntStream.range(0, columns.length)
                                    .mapToObj(k -> List.of(Integer.toString(k + 1), prints.names().get(columns[k])))
                                    .toList()));
        }
        report.section("Selection", blocks);
    }

    /** The map of training and test frames along their principal components. */
    public static void map(Report report, List<LabelledFrame> train, List<LabelledFrame> test,
            Fingerprints.Settings settings, Workers workers) {
        List<LabelledFrame> some = new ArrayList<>(thinned(train));
        int trained = some.size();
        some.addAll(thinned(test));
        if (trained < 2) {
            return;
        }
        boolean[] tested = new boolean[some.size()];
        Arrays.fill(tested, trained, some.size(), true);
        Coverage map = Coverage.of(Fingerprints.of(some, settings, workers).vectors(), tested);
        Plot plot = Plot.of("Coverage", Axis.linear(axis("first", map.explained()[0])),
                Axis.linear(axis("second", map.explained()[1])), points("train", map, 0, trained));
        if (!test.isEmpty()) {
            plot = plot.plus(points("test", map, trained, some.size()));
            report.figure(
                    new Figure("test_outside", "Test frames outside the training set", Estimate.of(map.outside()), "",
                            "farther from all training frames than 99 % of these are from each other"));
        }
        report.section("Map of the frames",
                plot.caption("Each frame as the mean power spectrum of its atoms, along the two"
                        + " directions in which the frames differ most."));
    }

    private static List<LabelledFrame> thinned(List<LabelledFrame> frames) {
        int step = (frames.size() + MOST_POINTS - 1) / MOST_POINTS;
        return step <= 1
                ? frames
                : IntStream.range(0, frames.size()).filter(k -> k % step == 0).mapToObj(frames::get).toList();
    }

    private static String axis(String which, double share) {
        return which + " component (" + Numbers.fixed(100 * share, 0) + " % of variance)";
    }

    private static Series points(String name, Coverage map, int from, int to) {
        return Series.line(name, Arrays.copyOfRange(map.first(), from, to), Arrays.copyOfRange(map.second(), from, to))
                .style(Style.POINTS);
    }
}
