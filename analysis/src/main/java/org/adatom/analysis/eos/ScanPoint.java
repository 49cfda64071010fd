package org.adatom.analysis.eos;

import org.adatom.engine.io.Frame;

/**
 * A crystal at one volume.
 *
 * @param value what was varied: V/V0, or s
 * @param stretch factor of all lengths
 * @param volume per atom, &Aring;&sup3; (of sheets the area, &Aring;&sup2;)
 * @param energy per atom, eV
 * @param pressure eV/&Aring;&sup3; (of sheets eV/&Aring;&sup2;)
 * @param frame the relaxed cell
 */
public record ScanPoint(double value, double stretch, double volume, double energy, double pressure, Frame frame) {
    /** Enthalpy per atom at this pressure, eV. */
    public double enthalpy() {
        return energy + pressure * volume;
    }

    /** dE/ds per atom, eV, where all lengths are those of the crystal times 1 + s. */
    double slope(int dimensions) {
        return -dimensions * pressure * volume / stretch;
    }
}
