package org.adatom.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThermoTest {
    private static final Thermo STATE = new Thermo(-1000, 300, 0.001);

    @Test
    void theWorstOfTheThreeCounts() {
        assertEquals(1e-3, STATE.difference(new Thermo(-1001, 300, 0.001), 10), 1e-12);
        assertEquals(1e-3, STATE.difference(new Thermo(-1000, 300.3, 0.001), 10), 1e-12);
    }

    @Test
    void aPressureNearZeroIsMeasuredAgainstThatOfTheIdealGas() {
        assertEquals(1e-3, STATE.difference(new Thermo(-1000, 300, 3.001), 10), 1e-12);
    }
}
