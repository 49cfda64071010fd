package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Integrator;
import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;

/**
 * Constant temperature (NVT): velocity Verlet, or another motion, between two half steps of one or several thermostats, split
 * symmetrically as in G. J. Martyna et al., Mol. Phys. 87, 1117 (1996).
 *
 * <p>Conserved: what the motion conserves, E<sub>pot</sub> + E<sub>kin</sub>, + what the thermostats hold ({@link Thermostat#energy}).
 */
public final class ThermostattedVerlet implements Integrator {
    private final Integrator motion;
    private final List<Thermostat> thermostats;
    private long steps;

    /**
     * With these thermostats, which act in their order before the motion and in reverse order after it.
     *
     * @param timeStep internal units
     * @throws IllegalArgumentException if the time step is not positive
     */
    public ThermostattedVerlet(double timeStep, List<Thermostat> thermostats) {
        this(new VelocityVerlet(timeStep), thermostats);
    }

    /** With these thermostats around another motion. */
    public ThermostattedVerlet(Integrator motion, List<Thermostat> thermostats) {
        this.motion = motion;
        this.thermostats = List.copyOf(thermostats);
    }

    /** With one thermostat. */
    public ThermostattedVerlet(double timeStep, Thermostat thermostat) {
        this(timeStep, List.of(thermostat));
    }

    @Override
    public double timeStep() {
        return motion.timeStep();
    }

    @Override
    public void prepare(Simulation s) {
        motion.prepare(s);
        for (Thermostat t : thermostats) {
            t.prepare(s);
        }
    }

    @Override
    public void step(Simulation s) {
        double half = motion.timeStep() / 2;
        for (int k = 0; k < thermostats.size(); k++) {
            thermostats.get(k).act(2 * steps, half);
        }
        motion.step(s);
        for (int k = thermostats.size() - 1; k >= 0; k--) {
            thermostats.get(k).act(2 * steps + 1, half);
        }
        steps++;
    }

    @Override
    public double conserved(Simulation s) {
        double energy = motion.conserved(s);
        for (Thermostat t : thermostats) {
            energy += t.energy();
        }
        return energy;
    }

    /** That of the thermostats, if all have the same and nothing else exchanges heat. */
    @Override
    public Ensemble ensemble() {
        if (thermostats.isEmpty() || motion.ensemble().kind() != Ensemble.Kind.NVE) {
            return thermostats.isEmpty() ? motion.ensemble() : Ensemble.NONE;
        }
        Ensemble first = thermostats.getFirst().ensemble();
        return thermostats.stream().allMatch(t -> t.ensemble().equals(first)) ? first : Ensemble.NONE;
    }

    @Override
    public Momenta momenta() {
        Momenta momenta = motion.momenta();
        for (Thermostat t : thermostats) {
            momenta = momenta.and(t.momenta());
        }
        return momenta;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        motion.save(out);
        out.writeLong(steps);
        for (Thermostat t : thermostats) {
            t.save(out);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        motion.restore(in);
        steps = in.readLong();
        for (Thermostat t : thermostats) {
            t.restore(in);
        }
    }
}
