package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Test;

class NoseHooverChainTest {
    private static final double FS = Systems.UNITS.femtosecond();

    private static Integrator nvt(double timeStep, Ramp temperature, double tau) {
        return new ThermostattedVerlet(timeStep, new NoseHooverChain(temperature, tau, 3));
    }

    /** A ramp arrives: the target moves between the two halves of a step. */
    @Test
    void rampReachesItsEndWithItsLastHalfStep() {
        Ramp ramp = new Ramp(300, 500, 900);
        assertEquals(300, ramp.at(Thermostat.stepOf(0)));
        assertEquals(500, ramp.at(Thermostat.stepOf(2 * 899 + 1)));
        assertEquals(500, ramp.at(2000));
    }

    @Test
    void conservedQuantityIsAsGoodAsThatOfConstantEnergy() {
        try (Workers workers = new Workers(1)) {
            double nve =
                    Series.deviation(Series.conserved(Systems.copper(3, 600, workers), new VelocityVerlet(2 * FS)));
            double nvt = Series.deviation(
                    Series.conserved(Systems.copper(3, 600, workers), nvt(2 * FS, Ramp.constant(300), 100 * FS)));
            assertTrue(nvt < 2 * nve, nvt + " against " + nve);
        }
    }

    @Test
    void argumentsMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new NoseHooverChain(Ramp.constant(300), -1, 3));
        assertThrows(IllegalArgumentException.class, () -> new NoseHooverChain(Ramp.constant(0), 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new NoseHooverChain(Ramp.constant(300), 1, 0));
    }
}
