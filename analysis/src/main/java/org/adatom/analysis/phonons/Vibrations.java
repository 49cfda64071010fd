package org.adatom.analysis.phonons;

import org.adatom.engine.units.Units;

/**
 * Harmonic quantum oscillators at a temperature, per primitive cell. Modes of zero and imaginary frequency are left out.
 *
 * @param temperature K
 * @param free energy F with the zero-point energy, eV
 * @param entropy eV/K
 * @param heat capacity at constant volume, eV/K
 */
public record Vibrations(double temperature, double free, double entropy, double heat) {
    /** Of these frequencies. */
    public static Vibrations of(DensityOfStates dos, double temperature, Units units) {
        double free = 0;
        double entropy = 0;
        double heat = 0;
        double kT = units.boltzmann() * temperature;
        for (int k = 0; k < dos.frequencies().length; k++) {
            double energy = units.planck() * dos.frequencies()[k];
            if (energy <= 0) {
                continue;
            }
            double w = dos.weight()[k];
            free += w * energy / 2;
            if (temperature > 0) {
                double x = energy / kT;
                double occupied = 1 / Math.expm1(x);
                double log = Math.log1p(-Math.exp(-x));
                free += w * kT * log;
                entropy += w * units.boltzmann() * (x * occupied - log);
                heat += w * units.boltzmann() * x * x * occupied * (occupied + 1);
            }
        }
        return new Vibrations(temperature, free, entropy, heat);
    }

    /** Energy of the vibrations, F + TS, eV. */
    public double energy() {
        return free + temperature * entropy;
    }
}
