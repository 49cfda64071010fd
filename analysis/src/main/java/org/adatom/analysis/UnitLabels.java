package org.adatom.analysis;

import org.adatom.engine.units.Units;

/**
 * The names of units in tables and on axes, as plain text: {@code A}, {@code A^3}.
 *
 * @param length of distances
 * @param energy of energies
 * @param time of times
 * @param temperature of temperatures
 * @param pressure of pressures and stresses
 * @param tension of pressures in two dimensions
 */
public record UnitLabels(String length, String energy, String time, String temperature, String pressure,
        String tension) {
    /** &Aring;, eV, ps, K, GPa. */
    public static final UnitLabels METAL = new UnitLabels("A", "eV", "ps", "K", "GPa", "N/m");
    /** Reduced Lennard-Jones units. */
    public static final UnitLabels REDUCED =
            new UnitLabels("sigma", "eps", "tau", "eps/kB", "eps/sigma^3", "eps/sigma^2");

    /** Of pressures and stresses in so many dimensions. */
    public String pressure(int dimensions) {
        return dimensions == 2 ? tension : pressure;
    }

    /** Those of a set of constants. */
    public static UnitLabels of(Units units) {
        return units.reduced() ? REDUCED : METAL;
    }
}
