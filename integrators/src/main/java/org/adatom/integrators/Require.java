package org.adatom.integrators;

import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;

/** Checks of arguments. */
final class Require {
    private Require() {}

    /**
     * Demands a positive, finite number.
     *
     * @throws IllegalArgumentException naming what is not
     */
    static void positive(String what, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }

    /**
     * Demands positive temperatures.
     *
     * @throws IllegalArgumentException if an end of the ramp is not
     */
    static void temperature(Ramp ramp) {
        positive("temperature", ramp.start());
        positive("temperature", ramp.end());
    }

    /**
     * The number of degrees of freedom of a group under a dynamics that keeps these momenta.
     *
     * @throws InputException if there are none, so that there is no temperature to hold
     */
    static int freedom(AtomGroup group, Momenta conserved, Simulation s) {
        DegreesOfFreedom freedom = group.degreesOfFreedom(s.atoms(), s.cell(), conserved);
        if (freedom.count() == 0) {
            throw new InputException("a thermostat needs atoms that can move, but there are no degrees of freedom: "
                    + freedom.explanation());
        }
        return freedom.count();
    }
}
