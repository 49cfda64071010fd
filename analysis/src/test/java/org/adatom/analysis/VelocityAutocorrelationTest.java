package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.phonons.DensityOfStates;
import org.adatom.analysis.phonons.ForceConstants;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.integrators.Velocities;
import org.adatom.integrators.VelocityVerlet;
import org.junit.jupiter.api.Test;

class VelocityAutocorrelationTest {
    private static final Units UNITS = Units.CODATA_2018;

    /** Atoms of two masses that swing at 5 and 12 THz, from random phases. */
    private static VelocityAutocorrelation oscillators(int samples) {
        VelocityAutocorrelation v = new VelocityAutocorrelation(201, 0.01, 1, 0);
        Atoms atoms = Atoms.of(IntStream.range(0, 60).mapToObj(i -> i % 3 == 0 ? "Au" : "C").toList());
        for (int k = 0; k < samples; k++) {
            add(v, atoms, k);
        }
        return v;
    }

    private static void add(VelocityAutocorrelation v, Atoms atoms, int k) {
        CounterRandom random = new CounterRandom(1, "phases");
        double[][] velocity = {atoms.vx(), atoms.vy(), atoms.vz()};
        double kT = UNITS.boltzmann() * 300;
        for (int i = 0; i < atoms.count(); i++) {
            double frequency = i % 3 == 0 ? 5 : 12;
            for (int d = 0; d < 3; d++) {
                double phase = 2 * Math.PI * (random.uniform(0, i, d) + frequency * 0.01 * k);
                velocity[d][i] = Math.sqrt(2 * kT / atoms.mass()[i]) * Math.sin(phase);
            }
        }
        v.add(atoms, 180, UNITS.boltzmann(), UNITS.picosecond());
    }

    /** Every oscillator is a state at its frequency: 60 of gold, 120 of carbon, 180 in all. */
    @Test
    void oscillatorsAreStatesAtTheirFrequency() {
        VelocityAutocorrelationResult r = oscillators(2001).result();
        assertEquals(180, r.integral(), 1e-9);
        double width = r.frequency()[1];
        double gold = 0;
        double carbon = 0;
        for (int k = 0; k < r.frequency().length; k++) {
            gold += Math.abs(r.frequency()[k] - 5) < 1 ? r.species().get(0).states()[k] * width : 0;
            carbon += Math.abs(r.frequency()[k] - 12) < 1 ? r.species().get(1).states()[k] * width : 0;
        }
        assertEquals(60, gold, 1);
        assertEquals(120, carbon, 2);
        assertEquals(300, r.temperature(), 15);
        // What swings goes nowhere.
        assertEquals(0, r.species().get(0).diffusion().value(), 3 * r.species().get(0).diffusion().error() + 0.2);
    }

    /** Friction and noise: v(0) v(t) = kT/m exp(-t/tau), D = kT tau/m. */
    @Test
    void brownianMotionDiffusesAsItsFrictionSays() {
        int n = 100;
        double tau = 0.1;
        double dt = 0.01;
        VelocityAutocorrelation v = new VelocityAutocorrelation(101, dt, 1, 0);
        Atoms atoms = Atoms.of(Collections.nCopies(n, "Ar"));
        CounterRandom random = new CounterRandom(7, "noise");
        double c = Math.exp(-dt / tau);
        double thermal = Math.sqrt(UNITS.boltzmann() * 300 / atoms.mass()[0]);
        double[][] velocity = {atoms.vx(), atoms.vy(), atoms.vz()};
        for (int k = 0; k < 4000; k++) {
            for (int i = 0; i < n; i++) {
                for (int d = 0; d < 3; d++) {
                    velocity[d][i] = k == 0
                            ? thermal * random.normal(k, i, d)
                            : c * velocity[d][i] + Math.sqrt(1 - c * c) * thermal * random.normal(k, i, d);
                }
            }
            v.add(atoms, 3.0 * n, UNITS.boltzmann(), UNITS.picosecond());
        }
        VelocityAutocorrelationResult r = v.result();
        Estimate d = r.species().getFirst().diffusion();
        double kT = thermal * thermal * UNITS.picosecond() * UNITS.picosecond();
        // The sum over steps of dt instead of the integral.
        double expected = kT * dt * (0.5 + c / (1 - c));
        assertEquals(expected, d.value(), 3 * d.error());
        assertTrue(d.error() < 0.05 * expected, d.toString());
        assertEquals(3 * kT * Math.pow(c, 10), r.species().getFirst().correlation()[10],
                3.5 * r.species().getFirst().error()[10]);
    }

    /** Cold silicon swings as its phonons say: the same share of states below 10 THz. */
    @Test
    void coldCrystalsHaveTheirPhonons() {
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of("sw"), workers, UNITS);
            Bulk bulk =
                    Bulk.relaxed(statics, Crystal.of(Lattice.DIAMOND, 5.43, "Si").build(UNITS), BulkRelaxation.FULL);
            Frame start = Supercell.repeat(bulk.frame(), List.of(4, 4, 4));
            Simulation s = new Simulation(start.atoms(), start.cell(), statics.evaluator(), UNITS);
            Velocities.draw(s.atoms(), s.cell(), UNITS, 20, 3);
            VelocityVerlet motion = new VelocityVerlet(2 * UNITS.femtosecond());
            s.run(motion, 500);
            VelocityAutocorrelation v = new VelocityAutocorrelation(101, 0.01, 5, 500);
            s.observe(v);
            s.run(motion, 3000);
            VelocityAutocorrelationResult r = v.result();
            assertEquals(3 * 512 - 3, r.integral(), 1e-6);
            DensityOfStates dos = DensityOfStates.of(
                    new ForceConstants(statics, Symmetry.of(bulk.frame()).primitive(), new int[] {5, 5, 5}),
                    new int[] {8, 8, 8}, UNITS);
            double below = 0;
            for (int k = 0; k < dos.frequencies().length; k++) {
                below += dos.frequencies()[k] < 10 ? dos.weight()[k] / 6 : 0;
            }
            double found = 0;
            for (int k = 0; k < r.frequency().length; k++) {
                found += r.frequency()[k] < 10 ? r.states()[k] * r.frequency()[1] / r.integral() : 0;
            }
            // Energy is shared evenly among modes only roughly in a harmonic crystal.
            assertEquals(below, found, 0.06);
        }
    }

    @Test
    void savedStateContinuesBitwise() throws IOException {
        VelocityAutocorrelationResult whole = oscillators(600).result();
        VelocityAutocorrelation first = oscillators(250);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        first.save(new DataOutputStream(bytes));
        VelocityAutocorrelation second = new VelocityAutocorrelation(201, 0.01, 1, 0);
        second.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        Atoms atoms = Atoms.of(IntStream.range(0, 60).mapToObj(i -> i % 3 == 0 ? "Au" : "C").toList());
        for (int k = 250; k < 600; k++) {
            add(second, atoms, k);
        }
        assertArrayEquals(whole.states(), second.result().states(), 0);
        assertArrayEquals(whole.species().get(1).error(), second.result().species().get(1).error(), 0);
    }

    @Test
    void tooFewSamplesAndTooShortLengthsAreRefused() {
        assertTrue(assertThrows(InputException.class, () -> oscillators(100).result()).getMessage()
                .contains("fewer than the 201"));
        assertTrue(assertThrows(InputException.class, () -> new VacfInput(10.0, null).lags(5)).getMessage()
                .contains("only 3"));
    }
}
