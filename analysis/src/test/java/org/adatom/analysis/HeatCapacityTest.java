package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.Ensemble;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/** Harmonic oscillators, whose distributions are known in every ensemble. */
class HeatCapacityTest {
    private static final double BOLTZMANN = 8.617333262e-5;
    private static final int ATOMS = 20;
    private static final int FREEDOM = 3 * ATOMS;
    private static final int ROWS = 20_000;

    private static void assertThree(HeatCapacity heat) {
        assertNotNull(heat);
        assertEquals(3, heat.perAtom().value(), 4 * heat.perAtom().error());
        assertTrue(heat.perAtom().error() < 0.1, "error " + heat.perAtom().error());
        assertTrue(heat.reliable());
    }

    @Test
    void canonicalOscillatorsHaveThreePerAtom() {
        double kT = BOLTZMANN * 300;
        GammaDistribution half = new GammaDistribution(new Well19937c(1), 0.5 * FREEDOM, kT);
        HeatCapacity.Gatherer g = new HeatCapacity.Gatherer(Ensemble.nvt(300), FREEDOM);
        for (int k = 0; k < ROWS; k++) {
            double kinetic = half.sample();
            // An offset of the energy as that of all-electron calculations costs no digits.
            g.add(-1e7 + kinetic + half.sample(), kinetic, 0);
        }
        assertThree(g.result(ATOMS, BOLTZMANN, 1));
    }

    /** At a fixed energy the kinetic part of it has a beta distribution. */
    @Test
    void isolatedOscillatorsHaveThreePerAtom() {
        BetaDistribution part = new BetaDistribution(new Well19937c(2), 0.5 * FREEDOM, 0.5 * FREEDOM);
        HeatCapacity.Gatherer g = new HeatCapacity.Gatherer(Ensemble.NVE, FREEDOM);
        for (int k = 0; k < ROWS; k++) {
            g.add(2, 2 * part.sample(), 0);
        }
        HeatCapacity heat = g.result(ATOMS, BOLTZMANN, 1);
        assertNotNull(heat);
        // The formula holds up to terms of the order of 1/N: the kinetic share has a relative variance of 1/(f + 1).
        assertEquals(0.5 * FREEDOM / (1 - 0.5 * FREEDOM / (FREEDOM + 1.0)) / ATOMS, heat.perAtom().value(),
                4 * heat.perAtom().error());
    }

    @Test
    void atConstantPressureItIsTheEnthalpyThatFluctuates() {
        double kT = BOLTZMANN * 300;
        double pressure = 0.01;
        GammaDistribution half = new GammaDistribution(new Well19937c(3), 0.5 * FREEDOM, kT);
        HeatCapacity.Gatherer g = new HeatCapacity.Gatherer(Ensemble.npt(300, pressure), FREEDOM);
        for (int k = 0; k < ROWS; k++) {
            double kinetic = half.sample();
            double volume = 1000 + 100 * Math.sin(k);
            g.add(kinetic + half.sample() - pressure * volume, kinetic, volume);
        }
        HeatCapacity heat = g.result(ATOMS, BOLTZMANN, 1);
        assertThree(heat);
        assertEquals("C_P", heat.symbol());
    }

    @Test
    void withoutAnEnsembleOrWithoutDataThereIsNone() {
        HeatCapacity.Gatherer weak = new HeatCapacity.Gatherer(Ensemble.nvt(300).inexact(), FREEDOM);
        HeatCapacity.Gatherer ramp = new HeatCapacity.Gatherer(Ensemble.NONE, FREEDOM);
        HeatCapacity.Gatherer few = new HeatCapacity.Gatherer(Ensemble.nvt(300), FREEDOM);
        for (int k = 0; k < 200; k++) {
            weak.add(Math.sin(k), 1, 0);
            ramp.add(Math.sin(k), 1, 0);
            if (k < 15) {
                few.add(Math.sin(k), 1, 0);
            }
        }
        assertNull(weak.result(ATOMS, BOLTZMANN, 1));
        assertNull(ramp.result(ATOMS, BOLTZMANN, 1));
        assertNull(few.result(ATOMS, BOLTZMANN, 1));
    }
}
