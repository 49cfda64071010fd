package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * A thermostat that multiplies all velocities of its group by one factor, and keeps account of the heat it takes. Atoms
 * at rest stay at rest.
 */
abstract class VelocityScaling implements Thermostat {
    private final AtomGroup group;
    private final Ramp temperature;
    private @Nullable Moves moves;
    private double boltzmann;
    private int freedom;
    private double taken;

    /** For a group; the ramp in K. */
    VelocityScaling(AtomGroup group, Ramp temperature) {
        Require.temperature(temperature);
        this.group = group;
        this.temperature = temperature;
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
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers(), group);
        boltzmann = s.units().boltzmann();
        freedom = Require.freedom(group, s);
    }

    @Override
    public final void act(long halfStep, double time) {
        double kinetic = moves.kineticEnergy();
        double target = 0.5 * freedom * boltzmann * temperature.at(Thermostat.stepOf(halfStep));
        double ratio = target / kinetic;
        if (ratio < Double.POSITIVE_INFINITY) {
            double factor = factor(halfStep, time, ratio, freedom);
            if (factor != 1) {
                moves.scale(factor);
                taken += (1 - factor * factor) * kinetic;
            }
        }
    }

    @Override
    public final double energy() {
        return taken;
    }

    @Override
    public final Momenta momenta() {
        return group.isAll() ? Momenta.ALL : Momenta.NONE;
    }

    @Override
    public Ensemble ensemble() {
        return Thermostat.canonical(group, temperature);
    }

    @Override
    public final void save(DataOutput out) throws IOException {
        out.writeDouble(taken);
    }

    @Override
    public final void restore(DataInput in) throws IOException {
        taken = in.readDouble();
    }
}
