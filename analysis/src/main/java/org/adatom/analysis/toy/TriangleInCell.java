package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.toy.Outcome.Bound;
import org.adatom.engine.parallel.Workers;

/**
 * Test (b): the triangle of test (a) in the middle of a periodic cell of width 100 R<sub>c</sub>. Ordered sums count it
 * six times, and images that far away must not matter.
 *
 * @param curves energy of the cell against side
 */
public record TriangleInCell(Curves curves) implements Trial {
    /** Of the wide cell of several tests, R<sub>c</sub>. */
    static final double WIDTH = 100;

    /** Allowed relative influence of the images. */
    static final double INFLUENCE = 1e-6;

    static TriangleInCell of(List<Subject> subjects, Workers workers) {
        return new TriangleInCell(Curves.of("side (Rc)", SingleTriangle.SIDES, subjects, workers,
                (subject, side) -> subject.energy(WIDTH, 1, corners(WIDTH / 2, WIDTH / 2, 0, side))));
    }

    /** An equilateral triangle with a corner at (x, y), in the middle plane, whose first side has this direction. */
    static double[][] corners(double x, double y, double angle, double side) {
        double next = angle + Math.PI / 3;
        return new double[][] {
            {x, y, WIDTH / 2},
            {x + side * StrictMath.cos(angle), y + side * StrictMath.sin(angle), WIDTH / 2},
            {x + side * StrictMath.cos(next), y + side * StrictMath.sin(next), WIDTH / 2}
        };
    }

    @Override
    public BatteryTest test() {
        return BatteryTest.CELL;
    }

    @Override
    public List<Outcome> outcomes() {
        List<Outcome> rows = new ArrayList<>();
        for (int s = 0; s < curves.subjects().size(); s++) {
            Subject subject = curves.subjects().get(s);
            double worst = 0;
            double at = 0;
            for (int k = 0; k < curves.x().length; k++) {
                double six = 6 * subject.candidate().equilateral(curves.x()[k]);
                double error = Outcome.difference(curves.energies()[s][k], six);
                if (!(error <= worst)) {
                    worst = error;
                    at = curves.x()[k];
                }
            }
            rows.add(new Outcome(test(), subject, "six times test (a): relative difference", worst, Bound.AT_MOST,
                    INFLUENCE, worst > 0 ? "side " + Numbers.general(at, 4) : ""));
        }
        return rows;
    }

    @Override
    public List<Figure> figures(int subject) {
        return List.of(curves.minimum("cell_minimum", "(b) lowest", subject));
    }

    @Override
    public Table table() {
        return curves.table();
    }
}
