package org.adatom.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Looks at a running {@link Simulation} every so many steps; must not change it. */
public interface Observer {
    /** Period in steps; observed whenever the simulation's step is a multiple of it. */
    long every();

    /** Looks. */
    void observe(Simulation simulation);

    /** Writes what has been gathered, so that {@link #restore} continues without gap or duplicate. */
    default void save(DataOutput out) throws IOException {}

    /** Restores what {@link #save} wrote. */
    default void restore(DataInput in) throws IOException {}
}
