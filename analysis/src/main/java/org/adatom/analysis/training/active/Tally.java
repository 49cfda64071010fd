package org.adatom.analysis.training.active;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the runs of a round came upon so far. */
final class Tally {
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<double[]> points = new ArrayList<>();
    private int runs;
    private long beyond;
    private double spreads;
    private long atoms;
    private double squares;

    /**
     * A frame that was looked at.
     *
     * @param spreads of the forces on the atoms, eV/&Aring;
     * @param errors norms of the errors of these forces, eV/&Aring;; none if there is no teacher
     */
    void look(double[] spreads, double[] errors) {
        double largest = 0;
        for (double s : spreads) {
            largest = Math.max(largest, s);
            this.spreads += s;
        }
        atoms += spreads.length;
        double worst = errors.length == 0 ? Double.NaN : 0;
        for (double e : errors) {
            worst = Math.max(worst, e);
            squares += e * e;
        }
        points.add(new double[] {largest, worst});
    }

    /** The frame looked at last is worth a label. */
    void beyond(Candidate frame) {
        beyond++;
        candidates.add(frame);
    }

    /** The run broke. */
    void broke(String how) {
        broken.add(how);
    }

    /** A sane frame from before the end of a run that broke. */
    void before(Candidate frame) {
        candidates.add(frame);
    }

    /** Adds a finished run. */
    void add(Tally run) {
        runs++;
        candidates.addAll(run.candidates);
        broken.addAll(run.broken);
        points.addAll(run.points);
        beyond += run.beyond;
        spreads += run.spreads;
        atoms += run.atoms;
        squares += run.squares;
    }

    /** Number of runs that were added. */
    int runs() {
        return runs;
    }

    /** Frames worth a label. */
    List<Candidate> candidates() {
        return candidates;
    }

    /** How runs broke. */
    List<String> broken() {
        return broken;
    }

    /** Number of frames looked at. */
    int looks() {
        return points.size();
    }

    /** Number of those beyond a threshold. */
    long beyondCount() {
        return beyond;
    }

    /** Mean over atoms and frames of the spread of forces, eV/&Aring;. */
    double meanSpread() {
        return spreads / atoms;
    }

    /** Root mean square of the errors of force components, eV/&Aring;; NaN without a teacher. */
    double rmsError() {
        return points.isEmpty() || Double.isNaN(points.get(0)[1]) ? Double.NaN : Math.sqrt(squares / (3 * atoms));
    }

    /** Largest spread and largest error of a force in each frame looked at; the latter NaN without a teacher. */
    double[][] points() {
        return points.toArray(double[][]::new);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(runs);
        out.writeInt(candidates.size());
        for (Candidate c : candidates) {
            c.save(out);
        }
        out.writeInt(broken.size());
        for (String b : broken) {
            out.writeUTF(b);
        }
        out.writeInt(points.size());
        for (double[] p : points) {
            out.writeDouble(p[0]);
            out.writeDouble(p[1]);
        }
        out.writeLong(beyond);
        out.writeDouble(spreads);
        out.writeLong(atoms);
        out.writeDouble(squares);
    }

    static Tally restored(DataInput in) throws IOException {
        Tally tally = new Tally();
        tally.runs = in.readInt();
        for (int left = in.readInt(); left > 0; left--) {
            tally.candidates.add(Candidate.restored(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            tally.broken.add(in.readUTF());
        }
        for (int left = in.readInt(); left > 0; left--) {
            tally.points.add(new double[] {in.readDouble(), in.readDouble()});
        }
        tally.beyond = in.readLong();
        tally.spreads = in.readDouble();
        tally.atoms = in.readLong();
        tally.squares = in.readDouble();
        return tally;
    }
}
