package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;

/**
 * A way down to a minimum of an {@link Objective}, step by step: a {@link Simulation} runs it as it runs dynamics, so that it
 * can be observed, stopped and saved. It is done when the objective is converged, or when no step leads further down.
 *
 * <pre>{@code
 * AtomsAndCell objective = new AtomsAndCell(simulation, AtomsAndCell.Goal.forces(1e-6, 0.2));
 * Minimizer minimizer = new LimitedMemory(objective);
 * simulation.run(minimizer, 1000);
 * boolean converged = objective.converged();
 * }</pre>
 */
public abstract class Minimizer implements Integrator {
    private final Objective objective;
    private final BlockVectors vectors;
    private boolean begun;
    private boolean stalled;

    /** Of an objective. */
    Minimizer(Objective objective) {
        this.objective = objective;
        this.vectors = new BlockVectors(objective.size(), objective.workers());
    }

    /** What is minimised. */
    public final Objective objective() {
        return objective;
    }

    /** Arithmetic of its vectors. */
    final BlockVectors vectors() {
        return vectors;
    }

    /** Whether not even the steepest descent leads further down: forces and energy contradict each other. */
    public final boolean stalled() {
        return stalled;
    }

    /** No step leads down. */
    final void stall() {
        stalled = true;
    }

    @Override
    public final void prepare(Simulation simulation) {
        begin();
    }

    /** Takes the objective as it is now: what a simulation does before the first step. */
    public final void begin() {
        objective.refresh();
        if (!begun) {
            restart();
        }
    }

    /** Begins anew at the point where the objective is: for when it was moved by others. */
    public final void restart() {
        begun = true;
        stalled = false;
        forget();
    }

    @Override
    public final void step(Simulation simulation) {
        step();
    }

    /** One step, for objectives that no simulation holds. */
    public final void step() {
        advance();
        if (objective.settle()) {
            forget();
        }
    }

    @Override
    public final boolean done() {
        return stalled || objective.converged();
    }

    @Override
    public final double timeStep() {
        return 0;
    }

    @Override
    public final double conserved(Simulation simulation) {
        return objective.energy();
    }

    /** One step down, at the end of which the objective is at the new point. */
    abstract void advance();

    /** Forgets all earlier steps. */
    abstract void forget();

    /** Writes what is known of earlier steps. */
    abstract void saveMemory(DataOutput out) throws IOException;

    /** Restores it. */
    abstract void restoreMemory(DataInput in) throws IOException;

    @Override
    public final void save(DataOutput out) throws IOException {
        objective.save(out);
        out.writeBoolean(stalled);
        saveMemory(out);
    }

    @Override
    public final void restore(DataInput in) throws IOException {
        objective.restore(in);
        stalled = in.readBoolean();
        restoreMemory(in);
        begun = true;
    }

    /** Writes a vector. */
    static void write(DataOutput out, double[] vector) throws IOException {
        for (double v : vector) {
            out.writeDouble(v);
        }
    }

    /** Reads a vector of known length. */
    static void read(DataInput in, double[] vector) throws IOException {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = in.readDouble();
        }
    }
}
