package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
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
    private final Ramp temperature;
    private final double tau;
    private final ThermostatChain chain;
    private @Nullable Moves moves;
    private double boltzmann;

    /**
     * A chain at rest.
     *
     * @param temperature K
     * @param tau relaxation time, internal units
     * @param length number of thermostats
     * @throws IllegalArgumentException if one of them is not positive
     */
    public NoseHooverChain(Ramp temperature, double tau, int length) {
        Require.positive("temperature", temperature.start());
        Require.positive("temperature", temperature.end());
        Require.positive("relaxation time", tau);
        this.temperature = temperature;
        this.tau = tau;
        chain = new ThermostatChain(length);
    }

    @Override
    public void prepare(Simulation s) {
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers());
        boltzmann = s.units().boltzmann();
        DegreesOfFreedom freedom = DegreesOfFreedom.of(s.atoms(), s.cell());
        if (freedom.count() == 0) {
            throw new InputException("a thermostat needs atoms that can move, but there are no degrees of freedom: "
                    + freedom.explanation());
        }
        chain.couple(freedom.count(), boltzmann * temperature.mean(), tau);
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
    public Ensemble ensemble() {
        return temperature.constant() ? Ensemble.nvt(temperature.start()) : Ensemble.NONE;
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
