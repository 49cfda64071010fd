package org.adatom.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.adatom.engine.input.Dimension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "2, TIME, 2", "2 fs, TIME, 2", "0.1 ps, TIME, 100", "1e-3ns, TIME, 1000", "5 bar, PRESSURE, 5e-4",
        "1 atm, PRESSURE, 1.01325e-4", "1 eV/A^3, PRESSURE, 160.2176634", "1.374 g/cm3, DENSITY, 1.374",
        "1374 kg/m3, DENSITY, 1.374", "300 K, TEMPERATURE, 300", "0.0104 eV, ENERGY, 0.0104",
        "96.48533212331 kJ/mol, ENERGY, 1", "120 kB*K, ENERGY, 0.010340799914574", ".5 nm, LENGTH, 5",
        "-3 pm, LENGTH, -0.03", "90 deg, ANGLE, 90", "1 amu, MASS, 1", "12 g/mol, MASS, 12"
    })
    void unitsAreConvertedToThePlainOne(String text, Dimension dimension, double value) {
        assertEquals(value, Quantities.parse(text, dimension), 1e-10 * Math.abs(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fs", "1 2 fs", "1e999", "NaN", "1..2", "0x10"})
    void whatIsNoQuantityIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Quantities.parse(text, Dimension.TIME));
    }
}
