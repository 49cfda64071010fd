package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Constant energy (NVE) by the velocity Verlet scheme, W. C. Swope et al., J. Chem. Phys. 76, 637 (1982):
 *
 * <pre>
 * v(t + dt/2) = v(t) + dt/2 F(t)/m
 * r(t + dt)   = r(t) + dt v(t + dt/2)
 * v(t + dt)   = v(t + dt/2) + dt/2 F(t + dt)/m
 * </pre>
 *
 * <p>Time-reversible and symplectic: the energy fluctuates with dt&sup2; but does not drift. Conserved: total energy.
 */
public final class VelocityVerlet implements Integrator {
    private final double timeStep;
    private @Nullable Moves moves;

    /**
     * With a time step in internal units.
     *
     * @throws IllegalArgumentException if it is not a positive number
     */
    public VelocityVerlet(double timeStep) {
        Require.positive("time step", timeStep);
        this.timeStep = timeStep;
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    @Override
    public void prepare(Simulation s) {
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers());
    }

    @Override
    public void step(Simulation s) {
        step(s, moves, timeStep);
    }

    /** One step with these moves; thermostats put their half steps around it. */
    static void step(Simulation s, @Nullable Moves moves, double dt) {
        if (moves == null) {
            throw new IllegalStateException("prepare comes before the first step");
        }
        moves.kick(dt / 2);
        moves.drift(dt);
        s.updateForces();
        moves.kick(dt / 2);
    }

    @Override
    public double conserved(Simulation s) {
        return s.evaluator().energy() + s.atoms().kineticEnergy();
    }

    @Override
    public Ensemble ensemble() {
        return Ensemble.NVE;
    }

    /** Nothing to save: positions and velocities are all there is. */
    @Override
    public void save(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
}
