package org.adatom.integrators;

import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/** A thermostat that multiplies all velocities of its group by one factor. Atoms at rest stay at rest. */
abstract class VelocityScaling extends HeatBath {
    private @Nullable Moves moves;

    /** For a group; the ramp in K. */
    VelocityScaling(AtomGroup group, Ramp temperature) {
        super(group, temperature);
    }

    /**
     * The factor of the velocities.
     *
     * @param halfStep as in {@link #act}
     * @param time as in {@link #act}
     * @param ratio target temperature divided by present temperature, positive and finite
     * @param degreesOfFreedom of the group
     */
    abstract double factor(long halfStep, double time, double ratio, int degreesOfFreedom);

    @Override
    public final void prepare(Simulation s) {
        super.prepare(s);
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers(), group());
    }

    @Override
    public final void act(long halfStep, double time) {
        double kinetic = moves.kineticEnergy();
        double target = 0.5 * freedom() * kT(halfStep);
        double ratio = target / kinetic;
        if (ratio < Double.POSITIVE_INFINITY) {
            double factor = factor(halfStep, time, ratio, freedom());
            if (factor != 1) {
                moves.scale(factor);
                take((1 - factor * factor) * kinetic);
            }
        }
    }

    @Override
    public final Momenta momenta() {
        return group().isAll() ? Momenta.ALL : Momenta.NONE;
    }
}
