package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.toy.Outcome.Bound;
import org.adatom.engine.parallel.Workers;

/**
 * Test (c): particles at (&plusmn;y, &plusmn;y) around the middle of a cell of width 5 R<sub>c</sub> (in space eight, at
 * (&plusmn;y, &plusmn;y, &plusmn;y)). They are a square that grows until it has become one around the corner of the
 * cell: y and 5/2 &minus; y are the same crystal.
 *
 * @param curves energy of the cell against y
 */
public record SquareToCorner(Curves curves) implements Trial {
    private static final double WIDTH = 5;
    /** Symmetric about a quarter of the width. */
    private static final double[] OFFSETS = Curves.evenly(0.4, 2.1, 100);
    /** Rounding of complete sums. */
    private static final double ROUNDING = 1e-10;
    /** Sums without an end, cut at depth 1, cannot be exactly symmetric. */
    private static final double ASYMMETRY = 0.05;

    static SquareToCorner of(List<Subject> subjects, Workers workers) {
        return new SquareToCorner(Curves.of("y (Rc)", OFFSETS, subjects, workers,
                (subject, y) -> subject.energy(WIDTH, 1, square(subject.dimensions(), y))));
    }

    private static double[][] square(int dimensions, double y) {
        double[][] r = new double[1 << dimensions][3];
        for (int i = 0; i < r.length; i++) {
            for (int d = 0; d < dimensions; d++) {
                r[i][d] = WIDTH / 2 + ((i >> d & 1) == 0 ? -y : y);
            }
        }
        return r;
    }

    @Override
    public BatteryTest test() {
        return BatteryTest.SQUARE;
    }

    @Override
    public List<Outcome> outcomes() {
        List<Outcome> rows = new ArrayList<>();
        int n = OFFSETS.length;
        for (int s = 0; s < curves.subjects().size(); s++) {
            double[] e = curves.energies()[s];
            double worst = 0;
            int at = 0;
            for (int k = 0; k < n / 2; k++) {
                double error = Math.abs(e[k] - e[n - 1 - k]);
                if (!(error <= worst)) {
                    worst = error;
                    at = k;
                }
            }
            double range = e[curves.highest(s)] - e[curves.lowest(s)];
            Subject subject = curves.subjects().get(s);
            boolean complete = subject.layers(WIDTH) <= 1;
            rows.add(new Outcome(test(), subject, "same at y and 5/2 - y: difference over the range", worst / range,
                    Bound.AT_MOST, complete ? ROUNDING : ASYMMETRY,
                    worst > 0 ? "y = " + Numbers.general(OFFSETS[at], 4) : ""));
        }
        return rows;
    }

    @Override
    public List<Figure> figures(int subject) {
        return List.of(
                curves.minimum("square_minimum", "(c) lowest", subject),
                curves.figure("square_maximum", "(c) highest", subject, curves.highest(subject)));
    }

    @Override
    public Table table() {
        return curves.table();
    }
}
