package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.toy.Outcome.Bound;
import org.adatom.engine.parallel.Workers;

/**
 * Test (a): the energy of one equilateral triangle against its side.
 *
 * @param curves energy against side
 */
public record SingleTriangle(Curves curves) implements Trial {
    /** Sides of tests (a) and (b), R<sub>c</sub>: the published minimum of (b) is that of these points. */
    static final double[] SIDES = Curves.evenly(0.01, 4, 1000);

    /** How far from R<sub>c</sub> the minimum may lie: a cutoff moves it a little. */
    private static final double OFFSET = 0.05;
    /** Side at which the core is felt. */
    private static final double CORE = 0.5;

    static SingleTriangle of(List<Subject> subjects, Workers workers) {
        return new SingleTriangle(Curves.of(
                "side (Rc)", SIDES, subjects, workers, (subject, side) -> subject.candidate().equilateral(side)));
    }

    @Override
    public BatteryTest test() {
        return BatteryTest.TRIANGLE;
    }

    @Override
    public List<Outcome> outcomes() {
        List<Outcome> rows = new ArrayList<>();
        for (int s = 0; s < curves.subjects().size(); s++) {
            Subject subject = curves.subjects().get(s);
            double side = SIDES[curves.lowest(s)];
            rows.add(new Outcome(test(), subject, "lowest at side Rc: distance from it (Rc)", Math.abs(side - 1),
                    Bound.AT_MOST, OFFSET, ""));
            rows.add(new Outcome(test(), subject, "repulsive core: energy at side 0.5 Rc (Ec)",
                    subject.candidate().equilateral(CORE), Bound.ABOVE, 1, ""));
        }
        return rows;
    }

    @Override
    public List<Figure> figures(int subject) {
        return List.of(curves.minimum("triangle_minimum", "(a) lowest", subject));
    }

    @Override
    public Table table() {
        return curves.table();
    }
}
