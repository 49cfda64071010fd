package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.toy.Outcome.Bound;
import org.adatom.engine.parallel.Workers;

/**
 * Test (d): the energy of a cell of width 5 R<sub>c</sub> in which three particles are fixed and a fourth stands at every
 * point of a grid (in space: of the plane of the three, half-way up). Surroundings of depth 1.
 *
 * @param axis coordinates of the grid, R<sub>c</sub>
 * @param subjects whose energies
 * @param energies E<sub>c</sub>; per subject, at (axis[i], axis[j]) in element i * axis.length + j
 * @param alone per subject, the energy of the three without the fourth, E<sub>c</sub>
 */
public record EnergySurface(double[] axis, List<Subject> subjects, double[][] energies, double[] alone)
        implements
            Trial {
    /** Of the cell, R<sub>c</sub>. */
    static final double WIDTH = 5;
    /** The fixed particles, R<sub>c</sub>. */
    static final double[][] FIXED = {
        {0.3 * WIDTH, 0.5 * WIDTH, WIDTH / 2},
        {0.68 * WIDTH, 0.9 * WIDTH, WIDTH / 2},
        {0.7 * WIDTH, 0.4 * WIDTH, WIDTH / 2}
    };

    /** Distance from a fixed particle within which its core is felt, R<sub>c</sub>. */
    private static final double CORE = 0.5;

    static EnergySurface of(int points, List<Subject> subjects, Workers workers) {
        double[] axis = Curves.evenly(0, WIDTH, points);
        double[][] energies = new double[subjects.size()][points * points];
        double[] alone = new double[subjects.size()];
        // One task is a line of the grid.
        workers.run(subjects.size() * points, (task, worker) -> {
            int s = task / points;
            int i = task % points;
            for (int j = 0; j < points; j++) {
                double[] fourth = {axis[i], axis[j], WIDTH / 2};
                energies[s][i * points + j] =
                        subjects.get(s).energy(WIDTH, 1, FIXED[0], FIXED[1], FIXED[2], fourth);
            }
        });
        for (int s = 0; s < alone.length; s++) {
            alone[s] = subjects.get(s).energy(WIDTH, 1, FIXED);
        }
        return new EnergySurface(axis, subjects, energies, alone);
    }

    @Override
    public BatteryTest test() {
        return BatteryTest.SURFACE;
    }

    @Override
    public List<Outcome> outcomes() {
        List<Outcome> rows = new ArrayList<>();
        for (int s = 0; s < subjects.size(); s++) {
            int best = lowest(s);
            rows.add(new Outcome(test(), subjects.get(s), "the fourth is bound: energy gained (Ec)",
                    alone[s] - energies[s][best], Bound.ABOVE, 0, at(best)));
            int core = lowestInACore(s);
            rows.add(new Outcome(test(), subjects.get(s),
                    "every particle has a core: lowest energy within 0.5 Rc (Ec)", energies[s][core], Bound.ABOVE, 0,
                    at(core)));
        }
        return rows;
    }

    /** Index of a subject's lowest energy. */
    int lowest(int subject) {
        double[] e = energies[subject];
        int best = 0;
        for (int k = 1; k < e.length; k++) {
            best = e[k] < e[best] ? k : best;
        }
        return best;
    }

    /** The settings see to it that every core has a point of the grid. */
    private int lowestInACore(int subject) {
        int best = -1;
        for (int k = 0; k < energies[subject].length; k++) {
            if (inACore(k) && (best < 0 || energies[subject][k] < energies[subject][best])) {
                best = k;
            }
        }
        return best;
    }

    private boolean inACore(int k) {
        for (double[] r : FIXED) {
            if (Math.hypot(axis[k / axis.length] - r[0], axis[k % axis.length] - r[1]) < CORE) {
                return true;
            }
        }
        return false;
    }

    /** The place of an element. */
    String at(int k) {
        return "(" + Numbers.fixed(axis[k / axis.length], 4) + ", "
                + Numbers.fixed(axis[k % axis.length], 4) + ")";
    }

    @Override
    public List<Figure> figures(int subject) {
        int best = lowest(subject);
        return List.of(new Figure("surface_minimum", "(d) lowest",
                Estimate.of(energies[subject][best]), "Ec", "at " + at(best)));
    }

    @Override
    public Table table() {
        List<String> header = new ArrayList<>(List.of("x (Rc)", "y (Rc)"));
        subjects.forEach(s -> header.add(s.label() + " (Ec)"));
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < axis.length * axis.length; k++) {
            double[] row = new double[2 + subjects.size()];
            row[0] = axis[k / axis.length];
            row[1] = axis[k % axis.length];
            for (int s = 0; s < subjects.size(); s++) {
                row[2 + s] = energies[s][k];
            }
            rows.add(row);
        }
        return new Table(header, rows);
    }
}
