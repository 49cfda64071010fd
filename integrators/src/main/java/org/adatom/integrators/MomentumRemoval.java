package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Integrator;
import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Another dynamics, whose drift is taken away every so many steps: the total momentum along every axis along which no
 * atom is held, and the angular momentum that open directions conserve ({@link Velocities#removeMomentum}, {@link
 * Velocities#removeRotation}).
 *
 * <p>Conserved: what the other dynamics conserves + the kinetic energy taken away. The momenta count as zero, though under
 * random forces they are so only after each removal: the temperature is then high by one part in the number of atoms at most.
 */
public final class MomentumRemoval implements Integrator {
    private final Integrator motion;
    private final long every;
    private @Nullable Moves moves;
    private double taken;

    /**
     * Of that dynamics.
     *
     * @param every number of steps between removals, which come after the steps whose number it divides
     * @throws IllegalArgumentException if it is not positive
     */
    public MomentumRemoval(Integrator motion, long every) {
        Require.positive("number of steps between removals of momentum", every);
        this.motion = motion;
        this.every = every;
    }

    @Override
    public void prepare(Simulation s) {
        motion.prepare(s);
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers());
    }

    @Override
    public void step(Simulation s) {
        motion.step(s);
        if ((s.step() + 1) % every == 0) {
            double before = moves.kineticEnergy();
            Velocities.removeMomentum(s.atoms(), s.cell());
            Velocities.removeRotation(s.atoms(), s.cell());
            taken += before - moves.kineticEnergy();
        }
    }

    @Override
    public double timeStep() {
        return motion.timeStep();
    }

    @Override
    public double conserved(Simulation s) {
        return motion.conserved(s) + taken;
    }

    @Override
    public Ensemble ensemble() {
        return motion.ensemble();
    }

    @Override
    public Momenta momenta() {
        return Momenta.ALL;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        motion.save(out);
        out.writeDouble(taken);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        motion.restore(in);
        taken = in.readDouble();
    }
}
