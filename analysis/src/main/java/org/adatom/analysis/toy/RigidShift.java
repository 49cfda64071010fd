package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.toy.Outcome.Bound;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.toy.CellSums;
import org.adatom.forcefields.toy.Counting;

/**
 * Test (g): nothing may change when everything moves together. An equilateral triangle of side R<sub>c</sub> goes
 * through a face of a cell of width 100 R<sub>c</sub>; the standard lattice of test (f) is shifted along its cell, if the
 * candidate has an end, so that its sums are complete; and it is counted how often one triangle counts.
 *
 * @param printed energy of the triangle against the place of its left corner, the face at 0, counted as printed
 * @param invariant the same, counted invariantly
 * @param lattice per subject, the largest relative change of the standard lattice; NaN if the candidate has no end
 * @param counts per subject, how often a triangle counts inside a cell, across a face, around a corner
 */
public record RigidShift(Curves printed, Curves invariant, double[] lattice, double[][] counts) implements Trial {
    private static final double[] PLACES = Curves.evenly(0.5, -1.5, 81);
    private static final int SHIFTS = 50;
    /** Rounding of sums over shifted positions. */
    private static final double ROUNDING = 1e-12;
    private static final String[] LOCATIONS = {"inside a cell", "across a face", "around a corner"};

    static RigidShift of(List<Subject> subjects, Workers workers) {
        double middle = TriangleInCell.WIDTH / 2;
        double[][] printed = new double[subjects.size()][PLACES.length];
        double[][] invariant = new double[subjects.size()][PLACES.length];
        workers.run(subjects.size() * PLACES.length, (task, worker) -> {
            int s = task / PLACES.length;
            int k = task % PLACES.length;
            CellSums sums = subjects.get(s)
                    .sums(TriangleInCell.WIDTH, 1, TriangleInCell.corners(PLACES[k], middle, 0, 1));
            Candidate c = subjects.get(s).candidate();
            printed[s][k] = c.energyOf(sums, Counting.AS_PRINTED);
            invariant[s][k] = c.energyOf(sums, Counting.INVARIANT);
        });
        String abscissa = "place of the left corner (Rc)";
        return new RigidShift(
                new Curves(abscissa, PLACES, subjects, printed),
                new Curves(abscissa, PLACES, subjects, invariant),
                subjects.stream().mapToDouble(RigidShift::latticeChange).toArray(),
                subjects.stream().map(RigidShift::counted).toArray(double[][]::new));
    }

    private static double latticeChange(Subject subject) {
        if (!Double.isFinite(subject.candidate().reach())) {
            return Double.NaN;
        }
        double width = latticeWidth(subject);
        int depth = (int) subject.layers(width);
        double[][] r = DepthSeries.lattice(subject.dimensions(), width);
        double first = subject.energy(width, depth, r);
        double worst = 0;
        for (int k = 1; k <= SHIFTS; k++) {
            for (double[] p : r) {
                p[0] += width / SHIFTS;
                p[1] += 2 * width / SHIFTS;
                p[2] += 3 * width / SHIFTS;
            }
            worst = Math.max(worst, Outcome.difference(subject.energy(width, depth, r), first));
        }
        return worst;
    }

    /** R<sub>c</sub>; such that triangles reach across faces. */
    private static double latticeWidth(Subject subject) {
        return subject.dimensions() == 2 ? 5 : 3;
    }

    private static double[] counted(Subject subject) {
        double middle = TriangleInCell.WIDTH / 2;
        return new double[] {
            subject.triangles(2, TriangleInCell.WIDTH, TriangleInCell.corners(middle, middle, 0, 1)),
            subject.triangles(2, TriangleInCell.WIDTH, TriangleInCell.corners(-0.3, middle, 0, 1)),
            // Turned a little, so that no two corners share a cell.
            subject.triangles(2, TriangleInCell.WIDTH, TriangleInCell.corners(-0.5, -0.1, 0.25, 1))
        };
    }

    /** Energies counted in the subject's own way. */
    double[] own(int subject) {
        boolean asPrinted = printed.subjects().get(subject).candidate().counting() == Counting.AS_PRINTED;
        return (asPrinted ? printed : invariant).energies()[subject];
    }

    @Override
    public BatteryTest test() {
        return BatteryTest.TRANSLATION;
    }

    @Override
    public List<Outcome> outcomes() {
        List<Outcome> rows = new ArrayList<>();
        for (int s = 0; s < lattice.length; s++) {
            Subject subject = printed.subjects().get(s);
            double[] e = own(s);
            int at = 0;
            for (int k = 1; k < e.length; k++) {
                at = Math.abs(e[k] - e[0]) > Math.abs(e[at] - e[0]) ? k : at;
            }
            rows.add(new Outcome(test(), subject, "triangle through a face: relative change",
                    Outcome.difference(e[at], e[0]), Bound.AT_MOST, TriangleInCell.INFLUENCE,
                    at == 0 ? "" : "left corner at " + Numbers.general(PLACES[at], 4)));
            if (!Double.isNaN(lattice[s])) {
                rows.add(new Outcome(test(), subject, "standard lattice shifted: relative change", lattice[s],
                        Bound.AT_MOST, ROUNDING, "width " + Numbers.general(latticeWidth(subject), 4)));
            }
            if (subject.candidate().ofTriangles()) {
                int least = 0;
                for (int k = 1; k < counts[s].length; k++) {
                    least = counts[s][k] < counts[s][least] ? k : least;
                }
                rows.add(new Outcome(test(), subject, "each triangle counts six times: smallest number",
                        counts[s][least], Bound.AT_LEAST, 6, counts[s][least] < 6 ? LOCATIONS[least] : ""));
            }
        }
        return rows;
    }

    @Override
    public Table table() {
        List<String> header = new ArrayList<>(List.of(printed.abscissa()));
        for (Subject s : printed.subjects()) {
            header.add(s.label() + " as printed (Ec)");
            header.add(s.label() + " invariant (Ec)");
        }
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < PLACES.length; k++) {
            double[] row = new double[1 + 2 * lattice.length];
            row[0] = PLACES[k];
            for (int s = 0; s < lattice.length; s++) {
                row[1 + 2 * s] = printed.energies()[s][k];
                row[2 + 2 * s] = invariant.energies()[s][k];
            }
            rows.add(row);
        }
        return new Table(header, rows);
    }
}
