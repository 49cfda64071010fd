package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;

/**
 * Holds a temperature by changing velocities: acts for half a time step before every step of the motion and for half a
 * step after it ({@link ThermostattedVerlet}).
 */
public interface Thermostat {
    /** Called before the first step of a run, with forces up to date. */
    void prepare(Simulation simulation);

    /**
     * Acts on the velocities over a time; positions stand still.
     *
     * @param halfStep number of half steps that it has acted since its stage began: even before the motion, odd after it
     * @param time half the time step, internal units
     */
    void act(long halfStep, double time);

    /**
     * What has to be added to the energy of the atoms for a quantity that the dynamics conserves, eV: the energy of the
     * thermostat's own variables and the heat it has taken.
     */
    double energy();

    /** Which momenta of the atoms it leaves at zero. */
    Momenta momenta();

    /** The ensemble of a system that feels this thermostat alone. */
    Ensemble ensemble();

    /** Writes every variable that the next step depends on. */
    void save(DataOutput out) throws IOException;

    /** Restores what {@link #save} wrote; after it the run continues bitwise. */
    void restore(DataInput in) throws IOException;

    /** Steps completed when a half step acts: a ramp changes its target between the two halves of a step. */
    static long stepOf(long halfStep) {
        return (halfStep + 1) / 2;
    }

    /** The canonical ensemble, if the temperature stays the same and is that of all atoms; otherwise none. */
    static Ensemble canonical(AtomGroup group, Ramp temperature) {
        return group.isAll() && temperature.constant() ? Ensemble.nvt(temperature.start()) : Ensemble.NONE;
    }
}
