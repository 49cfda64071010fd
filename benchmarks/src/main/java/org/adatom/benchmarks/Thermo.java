package org.adatom.benchmarks;

import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Simulation;
import org.adatom.engine.units.Units;

/**
 * What two programs must agree on before their speeds are compared.
 *
 * @param energy potential energy of all atoms, eV or reduced
 * @param temperature K or reduced
 * @param pressure bar or reduced
 */
record Thermo(double energy, double temperature, double pressure) {
    /** Of the present state. */
    static Thermo of(Simulation s) {
        Units units = s.units();
        double kinetic = s.atoms().kineticEnergy();
        double[] w = s.evaluator().virial();
        return new Thermo(
                s.evaluator().energy(),
                DegreesOfFreedom.of(s.atoms(), s.cell()).temperature(kinetic, units.boltzmann()),
                (2 * kinetic + w[0] + w[4] + w[8]) / (3 * s.cell().volume()) / units.bar());
    }

    /**
     * The largest relative difference of the three. The pressure's is relative to the pressure or, should that be larger,
     * to the pressure of an ideal gas of the same density and temperature: what is left where large parts cancel has
     * no digits of its own.
     *
     * @param idealGas pressure of the ideal gas at temperature 1
     */
    double difference(Thermo other, double idealGas) {
        double scale = Math.max(Math.abs(pressure), idealGas * temperature);
        return Math.max(Math.abs(other.energy / energy - 1), Math.max(Math.abs(other.temperature / temperature - 1),
                Math.abs(other.pressure - pressure) / scale));
    }
}
