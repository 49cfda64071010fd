package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Constant temperature (NVT): velocity Verlet between two half steps of one or several thermostats, split symmetrically
 * as in G. J. Martyna et al., Mol. Phys. 87, 1117 (1996).
 *
 * <p>Conserved: E<sub>pot</sub> + E<sub>kin</sub> + what the thermostats hold ({@link Thermostat#energy}).
 */
public final class ThermostattedVerlet implements Integrator {
    private final double timeStep;
    private final List<Thermostat> thermostats;
    private @Nullable Moves moves;
    private long steps;

    /**
     * With these thermostats, which act in their order before the motion and in reverse order after it.
     *
     * @param timeStep internal units
     * @throws IllegalArgumentException if the time step is not positive
     */
    public ThermostattedVerlet(double timeStep, List<Thermostat> thermostats) {
        Require.positive("time step", timeStep);
        this.timeStep = timeStep;
        this.thermostats = List.copyOf(thermostats);
    }

    /** With one thermostat. */
    public ThermostattedVerlet(double timeStep, Thermostat thermostat) {
        this(timeStep, List.of(thermostat));
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    @Override
    public void prepare(Simulation s) {
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers());
        for (Thermostat t : thermostats) {
            t.prepare(s);
        }
    }

    @Override
    public void step(Simulation s) {
        for (int k = 0; k < thermostats.size(); k++) {
            thermostats.get(k).act(2 * steps, timeStep / 2);
        }
        VelocityVerlet.step(s, moves, timeStep);
        for (int k = thermostats.size() - 1; k >= 0; k--) {
            thermostats.get(k).act(2 * steps + 1, timeStep / 2);
        }
        steps++;
    }

    @Override
    public double conserved(Simulation s) {
        double energy = s.evaluator().energy() + s.atoms().kineticEnergy();
        for (Thermostat t : thermostats) {
            energy += t.energy();
        }
        return energy;
    }

    /** That of the thermostats, if all have the same. */
    @Override
    public Ensemble ensemble() {
        Ensemble first = thermostats.isEmpty() ? Ensemble.NVE : thermostats.getFirst().ensemble();
        return thermostats.stream().allMatch(t -> t.ensemble().equals(first)) ? first : Ensemble.NONE;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(steps);
        for (Thermostat t : thermostats) {
            t.save(out);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        steps = in.readLong();
        for (Thermostat t : thermostats) {
            t.restore(in);
        }
    }
}
