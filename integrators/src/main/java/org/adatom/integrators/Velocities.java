package org.adatom.integrators;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;

/**
 * Velocities at the start of a run.
 *
 * <p>Every component comes from the Maxwell-Boltzmann distribution, as a function of seed and atom alone. What {@link
 * DegreesOfFreedom} takes for conserved is then removed, held coordinates rest, and all is scaled so that the kinetic
 * temperature is exact.
 */
public final class Velocities {
    private Velocities() {}

    /**
     * Draws velocities.
     *
     * @param temperature K; not negative
     * @throws IllegalArgumentException if it is negative
     * @throws InputException if nothing can move, but a temperature is asked for
     */
    public static void draw(Atoms atoms, Cell cell, Units units, double temperature, long seed) {
        if (!(temperature >= 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature must not be negative: " + temperature + " K");
        }
        CounterRandom random = new CounterRandom(seed, "velocities");
        double[][] v = {atoms.vx(), atoms.vy(), atoms.vz()};
        for (int i = 0; i < atoms.count(); i++) {
            double width = Math.sqrt(units.boltzmann() * temperature / atoms.mass()[i]);
            for (int d = 0; d < 3; d++) {
                boolean held = (atoms.frozen()[i] & 1 << d) != 0 || d >= cell.dimensions();
                v[d][i] = held ? 0 : width * random.normal(0, i, d);
            }
        }
        removeMomentum(atoms, cell);
        removeRotation(atoms, cell);
        DegreesOfFreedom freedom = DegreesOfFreedom.of(atoms, cell);
        if (freedom.count() == 0 && temperature > 0) {
            throw new InputException("there are no degrees of freedom (" + freedom.explanation()
                    + ") that could have a temperature; leave out the velocities");
        }
        double now = freedom.temperature(atoms.kineticEnergy(), units.boltzmann());
        double scale = now > 0 ? Math.sqrt(temperature / now) : 0;
        for (double[] component : v) {
            for (int i = 0; i < component.length; i++) {
                component[i] *= scale;
            }
        }
    }

    /** Takes away the total momentum along every axis along which no atom is held. */
    public static void removeMomentum(Atoms atoms, Cell cell) {
        double[][] v = {atoms.vx(), atoms.vy(), atoms.vz()};
        for (int d = 0; d < cell.dimensions(); d++) {
            double momentum = 0;
            double total = 0;
            boolean held = false;
            for (int i = 0; i < atoms.count(); i++) {
                momentum += atoms.mass()[i] * v[d][i];
                total += atoms.mass()[i];
                held |= (atoms.frozen()[i] & 1 << d) != 0;
            }
            for (int i = 0; i < atoms.count() && !held; i++) {
                v[d][i] -= momentum / total;
            }
        }
    }

    /** Takes away the angular momentum that the open directions conserve, if no atom is held. */
    public static void removeRotation(Atoms atoms, Cell cell) {
        for (byte held : atoms.frozen()) {
            if (held != 0) {
                return;
            }
        }
        int periodic = cell.periodicCount();
        if (cell.dimensions() == 2) {
            if (periodic == 0) {
                new Rotation(atoms).stopAbout(0, 0, 1);
            }
        } else if (periodic == 0) {
            new Rotation(atoms).stop();
        } else if (periodic == 1) {
            int k = cell.periodic(0) ? 0 : cell.periodic(1) ? 1 : 2;
            double length = cell.length(k);
            new Rotation(atoms)
                    .stopAbout(cell.vector(k, 0) / length, cell.vector(k, 1) / length, cell.vector(k, 2) / length);
        }
    }
}
