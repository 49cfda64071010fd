package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Simulation;

/** A thermostat without variables of its own: it acts on a group of atoms and keeps account of the heat it takes. */
abstract class HeatBath implements Thermostat {
    private final AtomGroup group;
    private final Ramp temperature;
    private double boltzmann;
    private int freedom;
    private double taken;

    /**
     * For a group.
     *
     * @param temperature K
     * @throws IllegalArgumentException if it is not positive
     */
    HeatBath(AtomGroup group, Ramp temperature) {
        Require.temperature(temperature);
        this.group = group;
        this.temperature = temperature;
    }

    /** The atoms it acts on. */
    final AtomGroup group() {
        return group;
    }

    /** Their degrees of freedom. */
    final int freedom() {
        return freedom;
    }

    /** k<sub>B</sub>T of the bath when that half step acts, eV. */
    final double kT(long halfStep) {
        return boltzmann * temperature.at(Thermostat.stepOf(halfStep));
    }

    /** Takes account of heat that the atoms have lost, eV. */
    final void take(double heat) {
        taken += heat;
    }

    /** @throws org.adatom.engine.error.InputException if nothing in the group can move */
    @Override
    public void prepare(Simulation s) {
        boltzmann = s.units().boltzmann();
        freedom = Require.freedom(group, momenta(), s);
    }

    @Override
    public final double energy() {
        return taken;
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
