package org.adatom.analysis.crystal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.UnitLabels;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;

/**
 * The perfect crystal, with which its surfaces, defects and deformed states are compared.
 *
 * @param frame one cell, whose atoms are all that repeat
 * @param evaluation energy, forces and virial
 * @param relaxation how it was relaxed
 */
public record Bulk(Frame frame, Evaluation evaluation, BulkRelaxation relaxation) {
    /** Largest force that may remain, eV/&Aring;. */
    public static final double FORCE = 1e-9;
    /** Largest stress that may remain, eV/&Aring;&sup3;: 1.6e-9 GPa. */
    private static final double STRESS = 1e-11;
    /** Stress (GPa; N/m) and force (eV/&Aring;) from which on a crystal is told to be unrelaxed. */
    private static final double TOLD_STRESS = 0.01;

    private static final double TOLD_FORCE = 1e-4;

    /**
     * Relaxes a crystal.
     *
     * @throws InputException if its cell cannot be relaxed this way
     * @throws org.adatom.engine.error.SimulationException if it does not converge
     */
    public static Bulk relaxed(Statics statics, Frame start, BulkRelaxation how) {
        if (how == BulkRelaxation.NONE) {
            return new Bulk(start, statics.evaluate(start), how);
        }
        // Rounding of a sum over many atoms leaves forces and stresses that no minimiser can take away.
        double noise = Math.max(1, start.atoms().count() / 100.0);
        Minimum minimum = statics.relax(start, how.of(start.cell()), FORCE * noise, STRESS * noise);
        return new Bulk(minimum.frame(), minimum.evaluation(), how);
    }

    /**
     * Relaxes the crystal of an element, whose energy per atom is a reference for other structures.
     *
     * @param key of the input that named it, for messages
     * @param symbol of the element
     * @throws InputException if the crystal has other atoms
     */
    public static Bulk relaxedElement(
            Statics statics, String key, String symbol, Frame start, BulkRelaxation how) {
        if (start.atoms().symbols().size() != 1 || !start.atoms().symbol(0).equals(symbol)) {
            throw new InputException(key + ": its crystal has atoms of " + start.atoms().symbols()
                    + "; it must be one of " + symbol + " alone");
        }
        return relaxed(statics, start, how);
    }

    /** Its atoms. */
    public Atoms atoms() {
        return frame.atoms();
    }

    /** Its cell. */
    public Cell cell() {
        return frame.cell();
    }

    /** Total energy of the cell, eV. */
    public double energy() {
        return evaluation.energy();
    }

    /** Energy per atom, eV. */
    public double energyPerAtom() {
        return evaluation.energy() / frame.atoms().count();
    }

    /** Volume per atom, &Aring;&sup3;. */
    public double volumePerAtom() {
        return frame.cell().volume() / frame.atoms().count();
    }

    /** Stress of a cell with three vectors, nine components, tension positive, eV/&Aring;&sup3;. */
    public double[] stress() {
        double[] stress = evaluation.virial().clone();
        for (int c = 0; c < 9; c++) {
            stress[c] /= -frame.cell().volume();
        }
        return stress;
    }

    /**
     * What has to be said of a crystal that is not at rest: a line on its stress, one on its forces.
     *
     * @param meaning what the stress does to the result, such as "the constants are those of the stressed crystal"
     */
    public List<String> warnings(Units units, String meaning) {
        List<String> lines = new ArrayList<>();
        Cell cell = frame.cell();
        if (cell.periodicCount() == 3 || Extent.isSheet(cell)) {
            Extent extent = Extent.of(cell);
            double largest =
                    Evaluation.largest(extent.stress(evaluation, cell)) / units.pressure(extent.dimensions());
            if (largest > TOLD_STRESS) {
                lines.add(String.format(Locale.ROOT,
                        "the %s is not relaxed: its stress is up to %.3g %s; %s; use bulk: full",
                        extent.dimensions() == 3 ? "crystal" : "sheet", largest,
                        UnitLabels.of(units).pressure(extent.dimensions()), meaning));
            }
        }
        double force = evaluation.largestForce();
        if (force > TOLD_FORCE) {
            lines.add(String.format(Locale.ROOT,
                    "the crystal is not relaxed: forces of up to %.3g%s act on its atoms; %s; use bulk: full or positions",
                    force, units.reduced() ? "" : " eV/A", meaning));
        }
        return lines;
    }
}
