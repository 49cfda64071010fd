package org.adatom.analysis.toy;

import java.util.List;
import org.adatom.analysis.report.Figure;

/** One test, done on all subjects. */
public sealed interface Trial
        permits SingleTriangle, TriangleInCell, SquareToCorner, EnergySurface, ThirdLeaves, DepthSeries, RigidShift {
    /** Which one. */
    BatteryTest test();

    /** Its rows: one or more per subject. */
    List<Outcome> outcomes();

    /** What it says of one subject in a few numbers; may be none. */
    default List<Figure> figures(int subject) {
        return List.of();
    }

    /** Its numbers, for a file. */
    Table table();
}
