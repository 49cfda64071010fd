package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * A chain of Nos&eacute;-Hoover thermostats, G. J. Martyna, M. L. Klein and M. Tuckerman, J. Chem. Phys. 97, 2635
 * (1992): canonical and deterministic. The atoms feel dv/dt = F/m - v v&#x3be;<sub>1</sub>; {@link ThermostatChain} has
 * the equations of the chain.
 *
 * <p>&tau; means what {@code Tdamp} means in LAMMPS: the first thermostat oscillates with a period of about &radic;2
 * &pi; &tau;.
 *
 * <p>The conserved quantity stays a constant of the motion when the temperature is ramped, because the heat is
 * integrated; the masses of the thermostats stay those of the mean temperature.
 */
public final class NoseHooverChain implements Thermostat {
    private final AtomGroup group;
    private final Ramp temperature;
    private final double tau;
    private final ThermostatChain chain;
    private @Nullable Moves moves;
    private double boltzmann;

    /** A chain at rest, for all atoms. */
    public NoseHooverChain(Ramp temperature, double tau, int length) {
        this(AtomGroup.ALL, temperature, tau, length);
    }

    /**
     * A chain at rest.
     *
     * @param group the atoms it acts on
     * @param temperature K
     * @param tau relaxation time, internal units
     * @param length number of thermostats
     * @throws IllegalArgumentException if one of them is not positive
     */
    public NoseHooverChain(AtomGroup group, Ramp temperature, double tau, int length) {
        Require.temperature(temperature);
        Require.positive("relaxation time", tau);
        this.group = group;
        this.temperature = temperature;
        this.tau = tau;
        chain = new ThermostatChain(length);
    }

    @Override
    public void prepare(Simulation s) {
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers(), group);
        boltzmann = s.units().boltzmann();
        chain.couple(Require.freedom(group, momenta(), s), boltzmann * temperature.mean(), tau);
    }

    @Override
    public void act(long halfStep, double time) {
        double kT = boltzmann * temperature.at(Thermostat.stepOf(halfStep));
        moves.scale(chain.move(time, 2 * moves.kineticEnergy(), kT));
    }

    @Override
    public double energy() {
        return chain.energy();
    }

    @Override
    public Momenta momenta() {
        return group.isAll() ? Momenta.ALL : Momenta.NONE;
    }

    @Override
    public Ensemble ensemble() {
        return Thermostat.canonical(group, temperature);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        chain.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        chain.restore(in);
    }
}
