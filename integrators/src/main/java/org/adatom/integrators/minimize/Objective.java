package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.parallel.Workers;

/**
 * A function to be made as small as possible: generalised coordinates, energy, gradient. It is always at one point, which
 * {@link #moveTo} alone changes. Coordinates are chosen such that all have stiffnesses of the same order.
 */
public interface Objective {
    /** Number of coordinates. */
    int size();

    /** The coordinates, live, &Aring; or of that size; only to be read. */
    double[] coordinates();

    /** The energy there, eV, with the work against an outer stress. */
    double energy();

    /** Its gradient there, live, eV/&Aring;; zero along what is held. */
    double[] gradient();

    /** Computes energy and gradient at {@code from + length direction}. */
    void moveTo(double[] from, double length, double[] direction);

    /** Takes energy and gradient from the forces that were just computed at the present point. */
    void refresh();

    /** The factor by which a direction may be multiplied so that no atom moves further than makes sense in one step. */
    double longestStep(double[] direction);

    /** Energies that differ by less may be the same but for rounding, eV. */
    double energyNoise();

    /** Whether all tolerances are met. */
    boolean converged();

    /**
     * Called after every step.
     *
     * @return whether the coordinates were redefined, so that what was known of earlier steps is void
     */
    boolean settle();

    /** Removes from a direction what does not change the energy at all: translations. */
    void removeTranslations(double[] direction);

    /** The threads in use. */
    Workers workers();

    /** Writes what the next evaluation depends on besides the atoms. */
    void save(DataOutput out) throws IOException;

    /** Restores what {@link #save} wrote. */
    void restore(DataInput in) throws IOException;
}
