package org.adatom.analysis.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.engine.Atoms;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.Prediction;

/** How far a model is from the labels of some sets: parity, distribution of errors, the worst configurations. */
public final class FitReport {
    /** Points of a parity plot; of forces there are often a hundred thousand. */
    private static final int MOST_POINTS = 1500;
    private static final int BINS = 40;
    private static final int WORST = 10;
    /** The histogram reaches to this quantile of the errors; those beyond are in its last bin. */
    private static final double SHOWN = 0.99;
    /** Steps of the scan of scales. */
    private static final int SCAN = 80;

    private FitReport() {}

    /**
     * Adds the sections.
     *
     * @param sets predictions by the name of the set, such as training and test
     */
    public static void fill(Report report, Map<String, List<Prediction>> sets) {
        List<Block> parity = new ArrayList<>();
        List<Block> histograms = new ArrayList<>();
        for (Compared what : Compared.values()) {
            if (sets.values().stream().anyMatch(set -> what.pairs(set)[0].length > 0)) {
                parity.add(parity(what, sets));
                histograms.add(histogram(what, sets));
            }
        }
        report.section("Parity", parity);
        report.section("Distribution of errors", histograms);
        List<Block> worst = new ArrayList<>();
        sets.forEach((name, set) -> worst.add(worst(name, set)));
        report.section("Worst configurations", worst);
    }

    /**
     * Energy against scale of a configuration: a model without holes rises on both sides of its minimum.
     *
     * @param from a configuration, usually that of the lowest energy
     */
    public static Plot scan(ForceField model, LabelledFrame from, Workers workers) {
        double[] scale = IntStream.rangeClosed(0, SCAN).mapToDouble(k -> 0.85 + 0.4 * k / SCAN).toArray();
        List<LabelledFrame> scaled = Arrays.stream(scale).mapToObj(s -> {
            Atoms atoms = from.atoms().copy();
            for (int i = 0; i < atoms.count(); i++) {
                atoms.setPosition(i, s * atoms.x()[i], s * atoms.y()[i], s * atoms.z()[i]);
            }
            return new LabelledFrame(from.source(), from.group(), atoms,
                    from.cell().strained(new double[] {s - 1, 0, 0, 0, s - 1, 0, 0, 0, s - 1}), null, null, null);
        }).toList();
        double[] energy = Prediction.of(model, scaled, workers).stream()
                .mapToDouble(p -> p.model().energy() / from.count()).toArray();
        return Plot.of("Energy against scale", Axis.linear("scale of lengths"), Axis.linear("energy (eV/atom)"),
                Series.line("model", scale, energy)).caption(
                        "Of " + from.source() + ", the configuration of lowest"
                                + " energy per atom. Far from the training data the curve is an extrapolation.");
    }

    private static Plot parity(Compared what, Map<String, List<Prediction>> sets) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        List<Series> series = new ArrayList<>();
        for (Map.Entry<String, List<Prediction>> set : sets.entrySet()) {
            double[][] pairs = what.pairs(set.getValue());
            int stride = Math.max(1, pairs[0].length / MOST_POINTS);
            int[] shown = IntStream.iterate(0, k -> k < pairs[0].length, k -> k + stride).toArray();
            double[] x = IntStream.of(shown).mapToDouble(k -> pairs[0][k]).toArray();
            double[] y = IntStream.of(shown).mapToDouble(k -> pairs[1][k]).toArray();
            series.add(Series.line(set.getKey(), x, y).style(Style.POINTS));
            low = Math.min(low, Arrays.stream(x).min().orElse(low));
            high = Math.max(high, Arrays.stream(x).max().orElse(high));
        }
        series.add(Series.line("equal", new double[] {low, high}, new double[] {low, high}).style(Style.DASHED));
        return Plot.of(capital(what.quantity),
                Axis.linear("label (" + what.unit + ")"), Axis.linear("model (" + what.unit + ")"),
                series.toArray(Series[]::new));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Plot histogram(Compared what, Map<String, List<Prediction>> sets) {
        double end = 0;
        for (List<Prediction> set : sets.values()) {
            double[] sorted = absoluteErrors(what, set);
            Arrays.sort(sorted);
            end = sorted.length == 0 ? end : Math.max(end, sorted[(int) (SHOWN * (sorted.length - 1))]);
        }
        double width = (end > 0 ? end : 1) / BINS;
        List<Series> series = new ArrayList<>();
        for (Map.Entry<String, List<Prediction>> set : sets.entrySet()) {
            double[] errors = absoluteErrors(what, set.getValue());
            double[] share = new double[BINS];
            for (double e : errors) {
                share[(int) Math.min(BINS - 1, e / width)] += 100.0 / errors.length;
            }
            series.add(Series.line(set.getKey(),
                    IntStream.range(0, BINS).mapToDouble(b -> (b + 0.5) * width).toArray(), share));
        }
        return Plot.of("Absolute errors: " + what.quantity,
                Axis.fromZero("error (" + what.unit + ")"), Axis.fromZero("share (%)"), series.toArray(Series[]::new))
                .caption("The last bin holds everything beyond, at most one in a hundred.");
    }

    private static double[] absoluteErrors(Compared what, List<Prediction> set) {
        double[][] pairs = what.pairs(set);
        return IntStream.range(0, pairs[0].length).mapToDouble(k -> Math.abs(pairs[1][k] - pairs[0][k])).toArray();
    }

    private static Block.Table worst(String name, List<Prediction> set) {
        boolean energies = set.stream().anyMatch(p -> p.frame().energy() != null);
        Comparator<Prediction> byError = Comparator.comparingDouble(
                p -> energies ? finite(Math.abs(p.energyError())) : finite(p.forceRmse()));
        List<List<String>> rows = set.stream().sorted(byError.reversed()).limit(WORST).map(p -> List.of(
                p.frame().source(), p.frame().group(), Integer.toString(p.frame().count()),
                cell(1000 * p.energyError(), 2), cell(p.forceRmse(), 3))).toList();
        return new Block.Table(capital(name) + " set: the largest errors of " + (energies ? "energies" : "forces"),
                List.of("configuration", "group", "atoms", "energy error (meV/atom)", "force RMSE (eV/\u00c5)"), rows);
    }

    private static double finite(double value) {
        return Double.isNaN(value) ? -1 : value;
    }

    private static String cell(double value, int decimals) {
        return Double.isNaN(value) ? "-" : Numbers.fixed(value, decimals);
    }
}
