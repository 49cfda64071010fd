package org.adatom.analysis.crystal;

import org.adatom.engine.Evaluation;
import org.adatom.engine.io.Frame;

/**
 * A structure in which no atom feels a force.
 *
 * @param frame atoms and cell
 * @param evaluation energy, forces and virial there
 * @param largestForce that remains on an atom along what is not held, eV/&Aring;
 * @param calls force calls that it took
 */
public record Minimum(Frame frame, Evaluation evaluation, double largestForce, long calls) {
    /** Total energy, eV. */
    public double energy() {
        return evaluation.energy();
    }
}
