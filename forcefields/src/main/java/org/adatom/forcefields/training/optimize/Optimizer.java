package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Something that lowers a function of a flat vector, step by step, and owns the vector. */
public interface Optimizer {
    /**
     * One step: an iteration, or a pass through all mini-batches.
     *
     * @return false if the end is reached: nothing lower was found, or the function is as flat as was asked for
     */
    boolean step();

    /** The parameters now; a copy. */
    double[] parameters();

    /** The function there, or where it changes from batch to batch, its mean over the last pass. */
    double value();

    /** Writes all that further steps depend on. */
    void save(DataOutput out) throws IOException;

    /** Reads it; further steps have the bits of those of the optimiser that was saved. */
    void restore(DataInput in) throws IOException;
}
