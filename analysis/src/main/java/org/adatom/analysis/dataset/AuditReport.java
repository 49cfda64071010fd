package org.adatom.analysis.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Report;
import org.adatom.engine.units.Units;

/** An audit as sections of a report, and as a table of all frames. */
public final class AuditReport {
    private static final int BINS = 40;
    private static final int MOST_ROWS = 15;

    private final Audit audit;
    private final Report report;

    private AuditReport(Audit audit, Report report) {
        this.audit = audit;
        this.report = report;
    }

    /** Fills a report, and adds {@code frames.csv}. */
    public static void fill(Findings findings, Audit audit) {
        AuditReport filler = new AuditReport(audit, findings.report());
        audit.warnings().forEach(findings.report()::warning);
        filler.figures();
        filler.sections();
        findings.csv("frames.csv", filler.table());
    }

    private void figures() {
        figure("frames", "Frames", audit.frames().size());
        figure("atoms", "Atoms", audit.frames().stream().mapToInt(f -> f.labels().count()).sum());
        figure("energies", "Frames with energy", audit.known(FrameFacts::energyPerAtom));
        figure("forces", "Frames with forces", audit.known(FrameFacts::largestForce));
        figure("virials", "Frames with stress", audit.known(FrameFacts::pressure));
        figure("duplicates", "Copies of other frames", audit.duplicates().stream().mapToInt(s -> s.length - 1).sum());
        figure("outliers", "Outliers of energy or force", audit.energyOutliers().length + audit.forceOutliers().length);
        Consistency c = audit.consistency();
        if (!Double.isNaN(c.force())) {
            report.figure(new Figure("energy_by_force", "Change of energy by work of forces",
                    Estimate.of(Numbers.significant(c.force(), 4)), "",
                    "1 if they belong together; " + c.pairs() + " pairs of near frames"));
        }
        if (!Double.isNaN(c.virial())) {
            report.figure(new Figure("energy_by_virial", "Change of energy by work of stress",
                    Estimate.of(Numbers.significant(c.virial(), 4)), "",
                    "1 if they belong together; " + c.strained() + " pairs of strained cells"));
        }
    }

    private void figure(String key, String label, double value) {
        report.figure(new Figure(key, label, Estimate.of(value), "", ""));
    }

    private void sections() {
        report.section("Groups", groups(), compositions());
        List<Block> ranges = new ArrayList<>(List.of(ranges()));
        histogram(ranges, "Energy less the fit to the composition", "energy per atom [eV]", audit.fit().residuals());
        histogram(ranges, "Largest force of each frame", "force [eV/A]", values(FrameFacts::largestForce));
        histogram(ranges, "Pressure", "pressure [GPa]",
                Arrays.stream(values(FrameFacts::pressure)).map(p -> p / Units.CODATA_2018.gigapascal()).toArray());
        histogram(ranges, "Volume", "volume per atom [A^3]", values(FrameFacts::volumePerAtom));
        histogram(ranges, "Shortest distance of each frame", "distance [A]", values(FrameFacts::shortest));
        report.section("Ranges", ranges);
        if (!audit.fit().atomic().isEmpty()) {
            report.section("Energy against composition", atomic());
        }
        if (audit.energyOutliers().length + audit.forceOutliers().length + audit.duplicates().size() > 0) {
            report.section("Frames to look at", suspects());
        }
    }

    private Block.Table groups() {
        List<List<String>> rows = new ArrayList<>();
        audit.groups().forEach((group, frames) -> rows.add(List.of(group.isEmpty() ? "(none)" : group,
                Integer.toString(frames.size()),
                Integer.toString(frames.stream().mapToInt(f -> f.labels().count()).sum()),
                count(frames, FrameFacts::energyPerAtom), count(frames, FrameFacts::largestForce),
                count(frames, FrameFacts::pressure),
                Numbers.general(mean(frames, FrameFacts::energyPerAtom), 7),
                Numbers.general(
                        frames.stream().mapToDouble(FrameFacts::largestForce).filter(v -> !Double.isNaN(v)).max()
                                .orElse(Double.NaN),
                        4))));
        return new Block.Table("By configuration type",
                List.of("group", "frames", "atoms", "with energy", "with forces",
                        "with stress", "mean energy per atom [eV]", "largest force [eV/A]"),
                rows);
    }

    private static String count(List<FrameFacts> frames, ToDoubleFunction<FrameFacts> fact) {
        return Long.toString(frames.stream().filter(f -> !Double.isNaN(fact.applyAsDouble(f))).count());
    }

    private static double mean(List<FrameFacts> frames, ToDoubleFunction<FrameFacts> fact) {
        return frames.stream().mapToDouble(fact).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    }

    private Block.Table compositions() {
        List<List<String>> rows = new ArrayList<>();
        audit.compositions().entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(MOST_ROWS)
                .forEach(e -> rows.add(List.of(e.getKey(), e.getValue().toString())));
        int all = audit.compositions().size();
        return new Block.Table(
                "By composition" + (all > MOST_ROWS ? ", the " + MOST_ROWS + " most frequent of " + all : ""),
                List.of("atoms", "frames"), rows);
    }

    private Block.Table ranges() {
        List<List<String>> rows = new ArrayList<>();
        double gigapascal = Units.CODATA_2018.gigapascal();
        range(rows, "energy per atom [eV]", FrameFacts::energyPerAtom);
        range(rows, "largest force [eV/A]", FrameFacts::largestForce);
        range(rows, "net force [eV/A]", FrameFacts::netForce);
        range(rows, "pressure [GPa]", f -> f.pressure() / gigapascal);
        range(rows, "volume per atom [A^3]", FrameFacts::volumePerAtom);
        range(rows, "shortest distance [A]", FrameFacts::shortest);
        return new Block.Table("", List.of("of frames", "least", "median", "largest", "frames"), rows);
    }

    private void range(List<List<String>> rows, String what, ToDoubleFunction<FrameFacts> fact) {
        double[] v = Arrays.stream(values(fact)).filter(x -> !Double.isNaN(x)).sorted().toArray();
        if (v.length > 0) {
            rows.add(List.of(what, Numbers.general(v[0], 6), Numbers.general(v[v.length / 2], 6),
                    Numbers.general(v[v.length - 1], 6), Integer.toString(v.length)));
        }
    }

    private double[] values(ToDoubleFunction<FrameFacts> fact) {
        return audit.frames().stream().mapToDouble(fact).toArray();
    }

    private static void histogram(List<Block> blocks, String title, String label, double[] values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(known).min().orElse(0);
        double high = Arrays.stream(known).max().orElse(0);
        if (known.length < 2 || !(high - low > 1e-9 * Math.max(Math.abs(high), Math.abs(low)))) {
            return;
        }
        double width = (high - low) / BINS;
        double[] x = new double[2 * BINS + 2];
        double[] y = new double[2 * BINS + 2];
        for (double v : known) {
            int bin = Math.min(BINS - 1, (int) ((v - low) / width));
            y[2 * bin + 1]++;
            y[2 * bin + 2]++;
        }
        for (int k = 0; k <= BINS; k++) {
            x[2 * k] = low + k * width;
            x[2 * k + 1] = low + k * width;
        }
        blocks.add(Plot.of(title, Axis.linear(label), Axis.fromZero("frames"), Series.line("frames", x, y)));
    }

    private Block.Table atomic() {
        List<List<String>> rows = new ArrayList<>();
        audit.fit().atomic().forEach((s, e) -> rows.add(List.of(s, Numbers.general(e, 8))));
        double[] known = Arrays.stream(audit.fit().residuals()).filter(v -> !Double.isNaN(v)).toArray();
        double rms = Math.sqrt(Arrays.stream(known).map(v -> v * v).average().orElse(Double.NaN));
        return new Block.Table("Least squares of energies per atom; what remains is " + Numbers.general(1e3 * rms, 4)
                + " meV per atom (root mean square)"
                + (audit.fit().determined() ? "" : "; the compositions do not determine these energies singly"),
                List.of("species", "energy of an atom [eV]"), rows);
    }

    private Block.Table suspects() {
        List<List<String>> rows = new ArrayList<>();
        for (int k : audit.energyOutliers()) {
            rows.add(List.of(source(k), "energy",
                    Numbers.general(audit.fit().residuals()[k], 5) + " eV/atom off the fit"));
        }
        for (int k : audit.forceOutliers()) {
            rows.add(List.of(source(k), "force", Numbers.general(audit.frames().get(k).largestForce(), 5) + " eV/A"));
        }
        for (int[] set : audit.duplicates()) {
            for (int k = 1; k < set.length; k++) {
                rows.add(List.of(source(set[k]), "copy", "of " + source(set[0])));
            }
        }
        int all = rows.size();
        return new Block.Table(
                all > MOST_ROWS ? "The first " + MOST_ROWS + " of " + all + "; all are in frames.csv" : "",
                List.of("frame", "what", "how"), rows.subList(0, Math.min(all, MOST_ROWS)));
    }

    private String source(int k) {
        return audit.frames().get(k).labels().source();
    }

    private Block.Table table() {
        int n = audit.frames().size();
        int[] copyOf = new int[n];
        audit.duplicates().forEach(set -> {
            for (int k = 1; k < set.length; k++) {
                copyOf[set[k]] = set[0] + 1;
            }
        });
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            FrameFacts f = audit.frames().get(k);
            rows.add(List.of(Integer.toString(k + 1), f.labels().source().replace(',', ';'), f.labels().group(),
                    f.formula(),
                    Numbers.csv(f.energyPerAtom()), Numbers.csv(audit.fit().residuals()[k]),
                    Numbers.csv(f.largestForce()), Numbers.csv(f.netForce()), Numbers.csv(f.pressure()),
                    Numbers.csv(f.volumePerAtom()), Numbers.csv(f.shortest()),
                    copyOf[k] == 0 ? "" : Integer.toString(copyOf[k])));
        }
        return new Block.Table("", List.of("frame", "source", "group", "atoms", "energy_per_atom[eV]", "residual[eV]",
                "largest_force[eV/A]", "net_force[eV/A]", "pressure[eV/A^3]", "volume_per_atom[A^3]",
                "shortest_distance[A]", "copy_of"), rows);
    }
}
