package org.adatom.cli;

import java.util.Locale;
import org.adatom.engine.Atoms;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;

/**
 * The table that {@code evaluate} prints.
 *
 * @param units which name the columns
 */
record EvaluationTable(Units units) {
    /** The line over it. */
    String header() {
        return units.reduced()
                ? "   frame    atoms        energy[eps]  energy/atom  max force     pressure"
                : "   frame    atoms         energy[eV]  eV/atom      max force[eV/A] pressure[GPa]";
    }

    /** The line of one frame; the pressure is that of the forces, without motion, in two dimensions in N/m and marked so. */
    String row(long index, Frame frame, ForceEvaluator forces) {
        Atoms a = frame.atoms();
        double largest = 0;
        for (int i = 0; i < a.count(); i++) {
            largest = Math.max(largest, a.fx()[i] * a.fx()[i] + a.fy()[i] * a.fy()[i] + a.fz()[i] * a.fz()[i]);
        }
        double[] w = forces.virial();
        double trace = w[0] + w[4] + w[8];
        double volume = frame.cell().volume();
        int dimensions = frame.cell().dimensions();
        String pressure = Double.isNaN(volume) || frame.cell().periodicCount() < dimensions
                ? "-"
                : String.format(Locale.ROOT, "%.6f", trace / (dimensions * volume) / units.pressure(dimensions))
                        + (dimensions == 2 && !units.reduced() ? " N/m" : "");
        return String.format(
                Locale.ROOT, "%8d %8d %18.8f %12.8f %14.6g %12s", index, a.count(), forces.energy(),
                forces.energy() / a.count(), Math.sqrt(largest), pressure);
    }
}
