package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.integrators.NoseHooverChain;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;
import org.adatom.integrators.VelocityVerlet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GreenKuboTest {
    private static final double TAU = 0.1;
    private static final double STEP = 0.02;
    private static final double VOLUME = 50;
    private static final double TEMPERATURE = 2;

    private static GreenKubo empty() {
        return new GreenKubo(TransportProperty.THERMAL_CONDUCTIVITY, new GreenKuboInput(2.0, 1L, 1.0, null), STEP, 0,
                Units.LJ);
    }

    /** Currents of unit variance that forget themselves in the time TAU: noise and friction. */
    private static void add(GreenKubo g, double[] current, int from, int to) {
        CounterRandom random = new CounterRandom(1, "currents");
        double keep = Math.exp(-STEP / TAU);
        for (int k = from; k < to; k++) {
            for (int d = 0; d < current.length; d++) {
                double noise = random.normal(k, d, 0);
                current[d] = k == 0 ? noise : keep * current[d] + Math.sqrt(1 - keep * keep) * noise;
            }
            g.add(current, TEMPERATURE, VOLUME);
        }
    }

    /** The correlation exp(-t/TAU), summed by trapezoids from 0 to infinity, over V kB T^2. */
    private static double expected() {
        double keep = Math.exp(-STEP / TAU);
        return STEP * (0.5 + keep / (1 - keep)) / (VOLUME * TEMPERATURE * TEMPERATURE);
    }

    @Test
    void aCurrentWithExponentialMemoryGivesItsIntegral() {
        int samples = 100_000;
        GreenKubo g = empty();
        add(g, new double[3], 0, samples);
        GreenKuboResult r = g.result();
        assertEquals(expected(), r.value().value(), 3 * r.value().error());
        // The error bar is that which theory foresees, within its own scatter.
        double foreseen = r.property().expectedError(2.0, samples * STEP) * expected();
        assertEquals(1, r.value().error() / foreseen, 0.5);
        assertFalse(r.drifts(), r.rise().toString());
        assertEquals(Math.exp(-1), r.correlation()[5], 3.5 * r.correlationError()[5]);
        assertEquals(1, r.correlation()[0], 1e-12);
        double mean = 0;
        for (Estimate e : r.components()) {
            mean += e.value() / 3;
            assertEquals(expected(), e.value(), 3.5 * e.error());
        }
        assertEquals(r.value().value(), mean, 1e-12);
    }

    @Test
    void aPlateauBeforeTheCorrelationHasDecayedIsNoticed() {
        GreenKubo g = new GreenKubo(TransportProperty.VISCOSITY, new GreenKuboInput(0.2, 1L, 0.02, 0.14), STEP, 0,
                Units.LJ);
        add(g, new double[5], 0, 20_000);
        assertTrue(g.result().drifts());
    }

    /** 1 W/(m K) and 1 mPa s from SI: a current of 1 eV A/fs (1 eV) constant over 1 fs in a volume of 1 A^3 at 1 K. */
    @Test
    void unitsAreThoseOfTheInternationalSystem() {
        Units u = Units.CODATA_2018;
        double eV = 1.602176634e-19;
        double kB = 1.380649e-23;
        double current = eV * 1e-10 / 1e-15;
        double conductivity = current * current * 1e-15 / (1e-30 * kB);
        double internal = 1 / (u.femtosecond() * u.femtosecond()) * u.femtosecond();
        assertEquals(1, TransportProperty.THERMAL_CONDUCTIVITY.factor(1, 1, u) * internal / conductivity, 1e-9);
        double viscosity = eV * eV * 1e-15 / (1e-30 * kB);
        assertEquals(1, TransportProperty.VISCOSITY.factor(1, 1, u) * u.femtosecond() / (1e3 * viscosity), 1e-9);
    }

    @Test
    void savedStateContinuesBitwise() throws IOException {
        GreenKubo whole = empty();
        add(whole, new double[3], 0, 900);
        GreenKubo first = empty();
        double[] current = new double[3];
        add(first, current, 0, 431);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        first.save(new DataOutputStream(bytes));
        GreenKubo second = empty();
        second.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        add(second, current, 431, 900);
        assertArrayEquals(whole.result().integral(), second.result().integral(), 0);
        assertArrayEquals(whole.result().integralError(), second.result().integralError(), 0);
        assertEquals(whole.result().value(), second.result().value());
    }

    @Test
    void tooFewSamplesAndImpossiblePlateausAreRefused() {
        assertTrue(assertThrows(InputException.class, () -> empty().require(150)).getMessage()
                .contains("fewer than two lengths of 101"));
        assertTrue(assertThrows(InputException.class, () -> empty().result()).getMessage().contains("run longer"));
        GreenKuboInput outside = new GreenKuboInput(2.0, 1L, 1.0, 3.0);
        assertTrue(assertThrows(InputException.class, () -> outside.lags(STEP, true)).getMessage()
                .contains("does not lie within"));
        GreenKuboInput coarse = new GreenKuboInput(2.0, 50L, null, null);
        assertTrue(assertThrows(InputException.class, () -> coarse.lags(STEP, true)).getMessage()
                .contains("holds 3 samples"));
    }

    /**
     * The Lennard-Jones liquid at its triple point, rho* = 0.8442, T* = 0.722: eta* = 3.24 +- 0.04 (M. Ferrario et al., Phys. Rev. A
     * 44, 6936 (1991), Green and Kubo, 2048 atoms); lambda* = 6.9 to 7.1 (non-equilibrium results and those they are compared with: F.
     * Mueller-Plathe, J. Chem. Phys. 106, 6082 (1997)).
     */
    @Test
    @Tag("slow")
    void theLennardJonesLiquidConductsAndFlowsAsKnown() {
        try (Workers workers = new Workers(2)) {
            ForceField lj = new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.ENERGY, 2.5);
            Frame start = Crystal.ofDensity(Lattice.FCC, 0.8442, "Ar").repeated(6, 6, 6).build(Units.LJ);
            Arrays.fill(start.atoms().mass(), 1);
            Velocities.draw(start.atoms(), start.cell(), Units.LJ, 1.4, 3);
            Simulation s = new Simulation(start.atoms(), start.cell(), new ForceEvaluator(lj, workers), Units.LJ);
            s.run(new ThermostattedVerlet(0.004, new NoseHooverChain(Ramp.constant(0.722), 0.5, 3)), 8000);
            GreenKubo conductivity = new GreenKubo(TransportProperty.THERMAL_CONDUCTIVITY,
                    new GreenKuboInput(2.0, 5L, 1.0, null), 0.004, 8000, Units.LJ);
            GreenKubo viscosity = new GreenKubo(TransportProperty.VISCOSITY,
                    new GreenKuboInput(4.0, 5L, 2.0, null), 0.004, 8000, Units.LJ);
            s.observe(conductivity);
            s.observe(viscosity);
            s.run(new VelocityVerlet(0.004), 150_000);
            GreenKuboResult lambda = conductivity.result();
            GreenKuboResult eta = viscosity.result();
            // The energy with which the thermostat leaves the liquid fluctuates.
            assertEquals(0.722, lambda.temperature(), 0.03);
            assertEquals(7.0, lambda.value().value(), 3 * Math.hypot(0.1, lambda.value().error()));
            assertEquals(3.24, eta.value().value(), 3 * Math.hypot(0.04, eta.value().error()));
            assertTrue(lambda.value().error() < 0.5 && eta.value().error() < 0.25, lambda.value() + " " + eta.value());
        }
    }
}
