package org.adatom.analysis;

/**
 * A column of the table of temperature, energies and pressure.
 *
 * @param name short name without blanks
 * @param unit its unit; empty for pure numbers
 * @param decimals digits behind the point in the table on the screen
 */
public record ThermoColumn(String name, String unit, int decimals) {
    /** {@code Temp[K]}, as it stands over tables and CSV files. */
    public String header() {
        return unit.isEmpty() ? name : name + "[" + unit + "]";
    }
}
