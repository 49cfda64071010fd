package org.adatom.analysis.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.BlockAverages;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.ensemble.EnsembleCheck.Slope;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.analysis.verify.Verdict;
import org.apache.commons.math3.distribution.GammaDistribution;

/** An {@link EnsembleCheck} as a report: the table of laws, the ratios of distributions, the distributions. */
public final class EnsembleReport {
    private static final int BINS = 40;
    /** Bins with fewer values in one of the stages have no logarithm worth drawing. */
    private static final int FEWEST = 5;

    private EnsembleReport() {}

    /** Headings of {@link #rows}. */
    public static List<String> header() {
        return List.of("verdict", "law", "expected", "found", "deviation", "remark");
    }

    /** The table of laws. */
    public static List<List<String>> rows(EnsembleCheck check) {
        return check.comparisons().stream()
                .map(c -> List.of(c.verdict().name().toLowerCase(Locale.ROOT), c.law(), Numbers.withError(c.expected()),
                        Numbers.withError(c.found()) + (c.unit().isEmpty() ? "" : " " + c.unit()),
                        Numbers.fixed(c.deviations(), 1) + " sigma", c.remark()))
                .toList();
    }

    /** The outcome in one sentence. */
    public static String sentence(EnsembleCheck check) {
        String what = check.stages().getFirst().ensemble().kind().name() + " ensemble";
        long failed = check.comparisons().stream().filter(c -> c.verdict() == Verdict.FAIL).count();
        if (failed > 0) {
            return "Not the " + what + ": " + failed + " of " + check.comparisons().size()
                    + " laws are broken by more than " + Numbers.general(Comparison.FAIL, 2) + " standard deviations.";
        }
        return (check.slopes().isEmpty() && check.stages().size() == 1
                ? "The kinetic energies are those of the " + what + "; two stages at different temperatures tell more."
                : "No deviation from the " + what + " was found.");
    }

    /** Fills a report. */
    public static void fill(Report report, EnsembleCheck check) {
        boolean doubtful = !check.warnings().isEmpty()
                || check.comparisons().stream().anyMatch(c -> c.verdict() == Verdict.WARN);
        report.subtitle(String.join(" and ", check.stages().stream().map(StageSamples::name).toList()));
        report.verdict(!check.passed() ? Report.Level.BAD : doubtful ? Report.Level.CAUTION : Report.Level.GOOD,
                sentence(check));
        check.warnings().forEach(report::warning);
        report.cite(
                "M. R. Shirts, Simple Quantitative Tests to Validate Sampling from Thermodynamic Ensembles, J. Chem."
                        + " Theory Comput. 9, 909 (2013).");
        report.section("Laws", new Block.Table("Deviations beyond " + Numbers.general(Comparison.WARN, 2)
                + " standard deviations are warnings, beyond " + Numbers.general(Comparison.FAIL, 2) + " failures",
                header(), rows(check)));
        for (Slope s : check.slopes()) {
            report.section(s.variable().substring(0, 1).toUpperCase(Locale.ROOT) + s.variable().substring(1),
                    ratio(s), distributions(s, check));
        }
        report.section("Kinetic energies and the gamma distribution",
                check.stages().stream().<Block>map(EnsembleReport::kinetic).toList());
        report.data("comparisons", check.comparisons().stream().map(EnsembleReport::data).toList());
    }

    private static Map<String, Object> data(Comparison c) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("law", c.law());
        map.put("verdict", c.verdict().name().toLowerCase(Locale.ROOT));
        map.put("expected", SummaryJson.measured(c.expected(), c.unit()));
        map.put("found", SummaryJson.measured(c.found(), c.unit()));
        map.put("deviations", c.deviations());
        map.put("p", c.p());
        map.put("remark", c.remark());
        return map;
    }

    /** Counts in equal bins. */
    private record Histogram(double from, double width, double[] counts) {
        static Histogram of(double[] values, double from, double to) {
            double width = (to - from) / BINS;
            double[] counts = new double[BINS];
            for (double v : values) {
                int k = (int) Math.floor((v - from) / width);
                if (k >= 0 && k < BINS) {
                    counts[k]++;
                }
            }
            return new Histogram(from, width, counts);
        }

        double[] centres() {
            double[] x = new double[BINS];
            Arrays.setAll(x, k -> from + (k + 0.5) * width);
            return x;
        }

        double[] density(int n) {
            return Arrays.stream(counts).map(c -> c / (n * width)).toArray();
        }
    }

    /** ln(P2/P1) in bins where both have values, and both straight lines; they cross between the means. */
    private static Plot ratio(Slope s) {
        double from = Math.max(smallest(s.first()), smallest(s.second()));
        double to = Math.min(largest(s.first()), largest(s.second()));
        Histogram one = Histogram.of(s.first(), from, to);
        Histogram two = Histogram.of(s.second(), from, to);
        double g1 = BlockAverages.of(s.first()).statisticalInefficiency();
        double g2 = BlockAverages.of(s.second()).statisticalInefficiency();
        List<double[]> points = new ArrayList<>();
        double[] x = one.centres();
        for (int k = 0; k < BINS; k++) {
            double n1 = one.counts[k];
            double n2 = two.counts[k];
            if (n1 >= FEWEST && n2 >= FEWEST) {
                points.add(new double[] {x[k], Math.log(n2 * s.first().length / (n1 * s.second().length)),
                    Math.sqrt(g1 / n1 + g2 / n2)});
            }
        }
        double middle = 0.5 * (Arrays.stream(s.first()).average().orElse(0)
                + Arrays.stream(s.second()).average().orElse(0));
        double slope = s.found().slope()[0].value();
        double level = s.found().intercept() + slope * middle;
        double[] ends = {from, to};
        return Plot.of("ln(P2/P1) of the " + s.variable(), Axis.linear(s.variable() + " (" + s.unit() + ")"),
                Axis.linear("ln(P2/P1)"),
                Series.line("histograms", column(points, 0), column(points, 1)).error(column(points, 2))
                        .style(Plot.Style.POINTS),
                Series.line("maximum likelihood", ends, line(ends, middle, level, slope)),
                Series.line("law", ends, line(ends, middle, level, s.expected())).style(Plot.Style.DASHED))
                .caption("Slope found " + Numbers.withError(s.found().slope()[0]) + ", by the law "
                        + Numbers.general(s.expected(), 5) + ". The lines do not come from the histograms.");
    }

    private static double[] line(double[] x, double middle, double level, double slope) {
        return Arrays.stream(x).map(v -> level + slope * (v - middle)).toArray();
    }

    private static double[] column(List<double[]> rows, int c) {
        return rows.stream().mapToDouble(r -> r[c]).toArray();
    }

    private static Plot distributions(Slope s, EnsembleCheck check) {
        double from = Math.min(smallest(s.first()), smallest(s.second()));
        double to = Math.max(largest(s.first()), largest(s.second()));
        Histogram one = Histogram.of(s.first(), from, to);
        Histogram two = Histogram.of(s.second(), from, to);
        return Plot.of("Distributions of the " + s.variable(), Axis.linear(s.variable() + " (" + s.unit() + ")"),
                Axis.fromZero("density"),
                Series.line(check.stages().get(0).name(), one.centres(), one.density(s.first().length)),
                Series.line(check.stages().get(1).name(), two.centres(), two.density(s.second().length)));
    }

    private static Plot kinetic(StageSamples s) {
        double[] k = s.kinetic();
        Histogram h = Histogram.of(k, smallest(k), largest(k));
        GammaDistribution gamma = new GammaDistribution(null, 0.5 * s.freedom(), s.kT());
        return Plot.of("Kinetic energy of " + s.name(), Axis.linear("kinetic energy (" + s.labels().energy() + ")"),
                Axis.fromZero("density"),
                Series.line("found", h.centres(), h.density(k.length)),
                Series.line("gamma distribution", h.centres(), Arrays.stream(h.centres()).map(gamma::density).toArray())
                        .style(Plot.Style.DASHED));
    }

    private static double smallest(double[] v) {
        return Arrays.stream(v).min().orElse(0);
    }

    private static double largest(double[] v) {
        return Arrays.stream(v).max().orElse(1);
    }
}
