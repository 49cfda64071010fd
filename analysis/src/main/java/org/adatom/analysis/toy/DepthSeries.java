package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.toy.Outcome.Bound;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.toy.CellSums;
import org.adatom.forcefields.toy.Counting;

/**
 * Test (f): the energy per particle of the thesis's standard lattice in cells of several widths, against the depth of
 * the surroundings that is summed over.
 *
 * @param widths of the cells, R<sub>c</sub>
 * @param subjects whose energies
 * @param printed E<sub>c</sub> per particle, counted as printed: per subject, width, depth from 0
 * @param invariant the same, counted invariantly
 */
public record DepthSeries(double[] widths, List<Subject> subjects, double[][][] printed, double[][][] invariant)
        implements
            Trial {
    /** The lattice in the plane, widths. */
    private static final double[][] PLANAR = {{0.3, 0.5, 0}, {0.9, 0.9, 0}, {0.6, 0.4, 0}, {0.5, 0.2, 0}};
    /** The same with a third coordinate, widths. */
    private static final double[][] SPATIAL = {{0.3, 0.5, 0.2}, {0.9, 0.9, 0.6}, {0.6, 0.4, 0.8}, {0.5, 0.2, 0.35}};
    /** Relative changes below this are rounding. */
    private static final double ROUNDING = 1e-12;

    static DepthSeries of(double[] widths, int depth2, int depth3, List<Subject> subjects, Workers workers) {
        int n = subjects.size();
        double[][][] printed = new double[n][widths.length][];
        double[][][] invariant = new double[n][widths.length][];
        List<int[]> tasks = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            int deepest = subjects.get(s).dimensions() == 2 ? depth2 : depth3;
            for (int w = 0; w < widths.length; w++) {
                printed[s][w] = new double[deepest + 1];
                invariant[s][w] = new double[deepest + 1];
                for (int d = 0; d <= deepest; d++) {
                    tasks.add(new int[] {s, w, d});
                }
            }
        }
        // The dear ones first, so that no worker is left alone with them.
        tasks.sort((a, b) -> b[2] - a[2]);
        workers.run(tasks.size(), (task, worker) -> {
            int[] t = tasks.get(task);
            Subject subject = subjects.get(t[0]);
            double width = widths[t[1]];
            CellSums sums = subject.sums(width, t[2], lattice(subject.dimensions(), width));
            int particles = sums.particles();
            Candidate c = subject.candidate();
            printed[t[0]][t[1]][t[2]] = c.energyOf(sums, Counting.AS_PRINTED) / particles;
            invariant[t[0]][t[1]][t[2]] = c.energyOf(sums, Counting.INVARIANT) / particles;
        });
        return new DepthSeries(widths, subjects, printed, invariant);
    }

    /** The standard lattice in a cell of that width, R<sub>c</sub>. */
    static double[][] lattice(int dimensions, double width) {
        double[][] fractional = dimensions == 2 ? PLANAR : SPATIAL;
        double[][] r = new double[fractional.length][3];
        for (int i = 0; i < r.length; i++) {
            for (int d = 0; d < 3; d++) {
                r[i][d] = width * fractional[i][d];
            }
        }
        return r;
    }

    /** Energies per particle (E<sub>c</sub>) against depth, counted in the subject's own way. */
    double[] own(int subject, int width) {
        boolean asPrinted = subjects.get(subject).candidate().counting() == Counting.AS_PRINTED;
        return (asPrinted ? printed : invariant)[subject][width];
    }

    /** |E(depth) &minus; E(depth &minus; 1)|; at depth 0 NaN; what is rounding is 0. */
    static double[] changes(double[] energies) {
        double[] change = new double[energies.length];
        change[0] = Double.NaN;
        for (int d = 1; d < change.length; d++) {
            double c = Math.abs(energies[d] - energies[d - 1]);
            change[d] = c <= ROUNDING * Math.abs(energies[d]) ? 0 : c;
        }
        return change;
    }

    /**
     * The power with which the last change falls with the depth: what the sum needs to converge is more than 1. Infinite
     * if nothing changes any more.
     */
    static double power(double[] energies) {
        double[] change = changes(energies);
        int last = change.length - 1;
        if (change[last] == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.log(change[last - 1] / change[last]) / Math.log(last / (last - 1.0));
    }

    @Override
    public BatteryTest test() {
        return BatteryTest.DEPTH;
    }

    @Override
    public List<Outcome> outcomes() {
        List<Outcome> rows = new ArrayList<>();
        for (int s = 0; s < subjects.size(); s++) {
            rows.add(convergence(s));
            if (seenBeyond(s)) {
                rows.add(completeness(s));
            }
        }
        return rows;
    }

    private Outcome convergence(int subject) {
        double slowest = Double.POSITIVE_INFINITY;
        String where = "";
        for (int w = 0; w < widths.length; w++) {
            double p = power(own(subject, w));
            if (!(p >= slowest)) {
                slowest = p;
                where = widthOf(w);
            }
        }
        return new Outcome(test(), subjects.get(subject), "further layers add less and less: power of the depth",
                slowest, Bound.ABOVE, 1, where);
    }

    /** Whether in any cell the series goes beyond the depth at which the sums are complete. */
    private boolean seenBeyond(int subject) {
        double deepest = own(subject, 0).length - 1;
        return Arrays.stream(widths).anyMatch(w -> subjects.get(subject).layers(w) < deepest);
    }

    private Outcome completeness(int subject) {
        double worst = 0;
        String where = "";
        for (int w = 0; w < widths.length; w++) {
            double[] e = own(subject, w);
            int complete = (int) Math.min(e.length, subjects.get(subject).layers(widths[w]));
            for (int d = complete + 1; d < e.length; d++) {
                double change = Outcome.difference(e[d], e[complete]);
                if (!(change <= worst)) {
                    worst = change;
                    where = widthOf(w);
                }
            }
        }
        return new Outcome(test(), subjects.get(subject), "complete at depth 3 R0/(2 w): relative change beyond",
                worst, Bound.AT_MOST, ROUNDING, where);
    }

    private String widthOf(int w) {
        return "width " + Numbers.general(widths[w], 4);
    }

    @Override
    public Table table() {
        List<String> header = new ArrayList<>(List.of("width (Rc)", "depth"));
        int deepest = 0;
        for (int s = 0; s < subjects.size(); s++) {
            header.add(subjects.get(s).label() + " as printed (Ec per particle)");
            header.add(subjects.get(s).label() + " invariant (Ec per particle)");
            deepest = Math.max(deepest, printed[s][0].length - 1);
        }
        List<double[]> rows = new ArrayList<>();
        for (int w = 0; w < widths.length; w++) {
            for (int d = 0; d <= deepest; d++) {
                double[] row = new double[2 + 2 * subjects.size()];
                row[0] = widths[w];
                row[1] = d;
                for (int s = 0; s < subjects.size(); s++) {
                    boolean known = d < printed[s][w].length;
                    row[2 + 2 * s] = known ? printed[s][w][d] : Double.NaN;
                    row[3 + 2 * s] = known ? invariant[s][w][d] : Double.NaN;
                }
                rows.add(row);
            }
        }
        return new Table(header, rows);
    }
}
