package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Simulation;

/**
 * Holds a pressure by letting the cell h flow: during a step dh/dt = g h with a velocity gradient g that the barostat
 * changes before and after the motion ({@link MovingCellVerlet}).
 */
public interface Barostat {
    /** Called before the first step of a run, with forces up to date. */
    void prepare(Simulation simulation);

    /**
     * Acts on its own variables over a time; atoms and cell stand still.
     *
     * @param halfStep number of half steps that it has acted since its stage began: even before the motion, odd after it
     * @param time half the time step, internal units
     */
    void act(long halfStep, double time);

    /** The velocity gradient g, nine components, row by row, 1/internal time: live, the same all through the motion. */
    double[] rate();

    /** The number c in the drag dv/dt = F/m - (g + c Tr(g)) v that velocities feel during the motion. */
    double drag();

    /** The pressure that it holds, eV/&Aring;&sup3;. */
    Ramp pressure();

    /** What can deform. */
    Coupling coupling();

    /**
     * What has to be added to the energy of the atoms for a quantity that the dynamics conserves, eV: the energy of the
     * barostat's own variables and the work done on the surroundings.
     */
    double energy();

    /** Writes every variable that the next step depends on. */
    void save(DataOutput out) throws IOException;

    /** Restores what {@link #save} wrote; after it the run continues bitwise. */
    void restore(DataInput in) throws IOException;
}
