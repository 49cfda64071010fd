package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.toy.Outcome.Bound;
import org.adatom.engine.parallel.Workers;

/**
 * Test (e): two particles 0.5 R<sub>c</sub> apart in a cell of width 100 R<sub>c</sub>; a third moves away from the first
 * at a right angle to the pair. The two must go on to repel each other.
 *
 * @param curves energy of the cell against the distance of the third
 * @param alone per subject, the energy at the largest distance without any image, E<sub>c</sub>
 */
public record ThirdLeaves(Curves curves, double[] alone) implements Trial {
    /** The published minimum is that of these points. */
    private static final double[] DISTANCES = Curves.evenly(0.01, 5, 500);

    static ThirdLeaves of(List<Subject> subjects, Workers workers) {
        Curves curves = Curves.of("distance of the third (Rc)", DISTANCES, subjects, workers,
                (subject, d) -> subject.energy(TriangleInCell.WIDTH, 1, particles(d)));
        double far = DISTANCES[DISTANCES.length - 1];
        double[] alone = subjects.stream()
                .mapToDouble(s -> s.energy(TriangleInCell.WIDTH, 0, particles(far)))
                .toArray();
        return new ThirdLeaves(curves, alone);
    }

    private static double[][] particles(double d) {
        double m = TriangleInCell.WIDTH / 2;
        return new double[][] {{m, m, m}, {m + 0.5, m, m}, {m, m + d, m}};
    }

    /** The energy with the third farthest away, E<sub>c</sub>. */
    double plateau(int subject) {
        return curves.energies()[subject][DISTANCES.length - 1];
    }

    @Override
    public BatteryTest test() {
        return BatteryTest.REPULSION;
    }

    @Override
    public List<Outcome> outcomes() {
        List<Outcome> rows = new ArrayList<>();
        for (int s = 0; s < curves.subjects().size(); s++) {
            Subject subject = curves.subjects().get(s);
            int k = curves.lowest(s);
            double plateau = plateau(s);
            rows.add(new Outcome(
                    test(), subject, "the pair still repels at the end: energy (Ec)", plateau, Bound.ABOVE, 0, ""));
            rows.add(new Outcome(test(), subject, "and all the way: lowest energy (Ec)", curves.energies()[s][k],
                    Bound.ABOVE, 0, "distance " + Numbers.general(DISTANCES[k], 4)));
            rows.add(new Outcome(test(), subject, "at the end as without images: relative difference",
                    Outcome.difference(plateau, alone[s]), Bound.AT_MOST, TriangleInCell.INFLUENCE, ""));
        }
        return rows;
    }

    @Override
    public List<Figure> figures(int subject) {
        return List.of(
                curves.minimum("repulsion_minimum", "(e) lowest", subject),
                curves.figure("repulsion_plateau", "(e) at the end", subject, DISTANCES.length - 1));
    }

    @Override
    public Table table() {
        return curves.table();
    }
}
