package org.adatom.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Moves a {@link Simulation} forward by one time step. */
public interface Integrator {
    /** Called once before the first step of a run, with forces up to date. */
    void prepare(Simulation simulation);

    /** One step: positions, velocities and forces afterwards belong to the same time. */
    void step(Simulation simulation);

    /** Whether there is nothing left to do: no further step is begun. Never so for dynamics. */
    default boolean done() {
        return false;
    }

    /** The time step in internal units; 0 if steps have no time, as those of a minimiser. */
    double timeStep();

    /** The quantity this dynamics conserves (eV): the total energy, plus what the thermostat's variables hold. */
    double conserved(Simulation simulation);

    /** Which momenta it conserves: they are no degrees of freedom. */
    default Momenta momenta() {
        return Momenta.ALL;
    }

    /** The ensemble to which the states belong once they have forgotten their start; none unless the dynamics states one. */
    default Ensemble ensemble() {
        return Ensemble.NONE;
    }

    /** Engineering strain to which this integrator has deformed the cell on purpose; 0 if it does not. */
    default double strain() {
        return 0;
    }

    /** Writes every variable that the next step depends on besides the atoms. */
    void save(DataOutput out) throws IOException;

    /** Restores what {@link #save} wrote; after it the run continues bitwise. */
    void restore(DataInput in) throws IOException;
}
