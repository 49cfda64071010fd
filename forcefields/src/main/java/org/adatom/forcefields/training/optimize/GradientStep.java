package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * A rule that turns the gradient g of a mini-batch into a step of the parameters, remembering sums of former gradients; one
 * memory is one number per parameter.
 */
public abstract class GradientStep {
    private final double[][] memory;
    private long steps;

    GradientStep(int dimension, int memories) {
        memory = new double[memories][dimension];
    }

    /**
     * Moves the parameters.
     *
     * @param x in and out
     * @param gradient of the batch at x
     * @param rate &eta;, the rate of learning
     */
    public final void apply(double[] x, double[] gradient, double rate) {
        steps++;
        move(x, gradient, rate);
    }

    abstract void move(double[] x, double[] g, double rate);

    /** Memory number k. */
    final double[] memory(int k) {
        return memory[k];
    }

    /** t: steps made, the one under way included. */
    public final long steps() {
        return steps;
    }

    /** Writes all that the next step depends on, except the parameters. */
    public final void save(DataOutput out) throws IOException {
        out.writeLong(steps);
        for (double[] m : memory) {
            State.write(out, m);
        }
    }

    /**
     * Reads it.
     *
     * @throws StreamCorruptedException if it belongs to another number of parameters
     */
    public final void restore(DataInput in) throws IOException {
        steps = in.readLong();
        if (steps < 0) {
            throw new StreamCorruptedException("a saved optimiser after " + steps + " steps");
        }
        for (double[] m : memory) {
            State.read(in, m);
        }
    }
}
