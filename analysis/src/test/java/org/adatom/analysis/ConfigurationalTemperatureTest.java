package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.integrators.NoseHooverChain;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationalTemperatureTest {
    private static final Units UNITS = Units.CODATA_2018;
    private static final double STIFFNESS = 0.3;

    /** All pairs within reach are held together by the same spring of length zero: an exactly harmonic system. */
    private record Springs(double cutoff) implements PairPotential {
        @Override
        public List<String> species() {
            return List.of("Ar");
        }

        @Override
        public String description() {
            return "springs";
        }

        @Override
        public void evaluate(PairBatch b) {
            for (int k = 0; k < b.size; k++) {
                b.energy[k] = 0.5 * STIFFNESS * b.r2[k];
                b.forceOverR[k] = -STIFFNESS;
            }
        }
    }

    /** N atoms on springs, for which every coordinate less that of the centre is Gaussian with variance kT/(N kappa). */
    private static ConfigurationalTemperature harmonic(int atomCount, int heldAlongX, int samples, double temperature) {
        Atoms atoms = Atoms.of(Collections.nCopies(atomCount, "Ar"));
        for (int i = 0; i < heldAlongX; i++) {
            atoms.frozen()[i] = Atoms.FROZEN_X;
        }
        CounterRandom random = new CounterRandom(5, "positions");
        try (Workers workers = new Workers(1)) {
            ForceField springs = new Springs(60);
            Simulation s = new Simulation(atoms, Cell.open(), new ForceEvaluator(springs, workers), UNITS);
            ConfigurationalTemperature t = new ConfigurationalTemperature(1, 0, 9, springs, workers);
            double width = Math.sqrt(UNITS.boltzmann() * temperature / (STIFFNESS * atomCount));
            for (int k = 0; k < samples; k++) {
                for (int i = 0; i < atomCount; i++) {
                    atoms.setPosition(i, width * random.normal(k, i, 0), width * random.normal(k, i, 2),
                            width * random.normal(k, i, 4));
                }
                s.continueAt(k, 0);
                s.updateForces();
                t.observe(s);
            }
            return t;
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 4000", "5, 4000", "30, 1000"})
    void ofSpringsItIsExact(int atoms, int samples) {
        ConfigurationalTemperatureResult r = harmonic(atoms, 0, samples, 250).result();
        assertEquals(samples, r.samples());
        assertEquals(250, r.configurational().value(), 3.5 * r.configurational().error());
        assertTrue(r.configurational().error() < 10, "error " + r.configurational().error());
        double trace = r.blocks().stream().mapToDouble(b -> b.laplacian()).average().orElseThrow();
        double exact = 3 * STIFFNESS * atoms * (atoms - 1);
        assertEquals(exact, trace, 0.03 * exact);
    }

    /** The trace runs over the 3 N - 4 coordinates that can move. */
    @Test
    void heldCoordinatesAreLeftOut() {
        int atoms = 12;
        ConfigurationalTemperatureResult r = harmonic(atoms, 4, 2000, 250).result();
        double trace = r.blocks().stream().mapToDouble(b -> b.laplacian()).average().orElseThrow();
        double exact = STIFFNESS * (atoms - 1) * (3 * atoms - 4);
        assertEquals(exact, trace, 0.02 * exact);
        double gradient = r.blocks().stream().mapToDouble(b -> b.gradient2()).average().orElseThrow();
        assertEquals(UNITS.boltzmann() * 250, gradient / exact, 0.05 * UNITS.boltzmann() * 250);
    }

    private static ConfigurationalTemperatureResult run(Frame start, ForceField forceField, double begin,
            double temperature, double femtoseconds) {
        try (Workers workers = new Workers(1)) {
            Velocities.draw(start.atoms(), start.cell(), UNITS, begin, 3);
            Simulation s = new Simulation(start.atoms(), start.cell(), new ForceEvaluator(forceField, workers), UNITS);
            double dt = femtoseconds * UNITS.femtosecond();
            ThermostattedVerlet nvt = new ThermostattedVerlet(
                    dt, new NoseHooverChain(Ramp.constant(temperature), 50 * dt, 3));
            s.run(nvt, 2000);
            ConfigurationalTemperature t = new ConfigurationalTemperature(20, 0, 1, forceField, workers);
            s.observe(t);
            s.run(nvt, 8000);
            return t.result();
        }
    }

    private static void assertAgrees(double temperature, ConfigurationalTemperatureResult r) {
        assertTrue(r.agrees(), r.difference().toString());
        assertEquals(temperature, r.configurational().value(), 3.5 * r.configurational().error());
        assertTrue(r.configurational().error() < 0.02 * temperature, "error " + r.configurational().error());
    }

    @Test
    void ofLiquidArgonItIsThatOfTheThermostat() {
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), Truncation.FORCE, 7.5);
        Frame start = Crystal.ofDensity(Lattice.FCC, 1.374, "Ar").repeated(3, 3, 3).build(UNITS);
        assertAgrees(105, run(start, lj, 250, 105, 5));
    }

    @Test
    void ofHotCopperItIsThatOfTheThermostat() {
        ForceField eam = new EamFactory().create(
                new EamParameters(null, null, EamParameters.Builtin.ZHOU_2004, null, null),
                new ForceFieldFactory.Context(Path.of("."), List.of("Cu"), UNITS));
        Frame start = Crystal.of(Lattice.FCC, 3.66, "Cu").repeated(3, 3, 3).build(UNITS);
        assertAgrees(600, run(start, eam, 1200, 600, 2));
    }

    @Test
    void theWrongForcesAreNoticed() {
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), Truncation.FORCE, 7.5);
        ForceField stronger = new TruncatedPair(new LennardJones("Ar", 0.0128, 3.4), Truncation.FORCE, 7.5);
        Frame start = Crystal.ofDensity(Lattice.FCC, 1.374, "Ar").repeated(3, 3, 3).build(UNITS);
        try (Workers workers = new Workers(1)) {
            Velocities.draw(start.atoms(), start.cell(), UNITS, 200, 3);
            Simulation s = new Simulation(start.atoms(), start.cell(), new ForceEvaluator(lj, workers), UNITS);
            double dt = 5 * UNITS.femtosecond();
            ConfigurationalTemperature t = new ConfigurationalTemperature(20, 1000, 1, stronger, workers);
            s.observe(t);
            s.run(new ThermostattedVerlet(dt, new NoseHooverChain(Ramp.constant(105), 50 * dt, 3)), 5000);
            assertTrue(!t.result().agrees() && t.result().difference().value() < 0, t.result().difference().toString());
        }
    }

    @Test
    void theSimulationIsNotDisturbedAndTheStateIsRestoredBitwise() throws IOException {
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), Truncation.FORCE, 7.5);
        double[][] last = new double[2][];
        for (int watched = 0; watched < 2; watched++) {
            Frame start = Crystal.of(Lattice.FCC, 5.4, "Ar").repeated(2, 2, 2).build(UNITS);
            try (Workers workers = new Workers(2)) {
                Velocities.draw(start.atoms(), start.cell(), UNITS, 150, 3);
                Simulation s = new Simulation(start.atoms(), start.cell(), new ForceEvaluator(lj, workers), UNITS);
                ThermostattedVerlet nvt = new ThermostattedVerlet(
                        5 * UNITS.femtosecond(), new NoseHooverChain(Ramp.constant(80), 5, 3));
                ConfigurationalTemperature whole = new ConfigurationalTemperature(3, 7, 1, lj, workers);
                if (watched == 1) {
                    s.observe(whole);
                }
                s.run(nvt, 150);
                ConfigurationalTemperature resumed = new ConfigurationalTemperature(3, 7, 1, lj, workers);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                whole.save(new DataOutputStream(bytes));
                resumed.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
                if (watched == 1) {
                    s.observe(resumed);
                }
                s.run(nvt, 150);
                last[watched] = s.atoms().x().clone();
                if (watched == 1) {
                    assertEquals(97, whole.result().samples() - 1);
                    assertEquals(whole.result(), resumed.result());
                }
            }
        }
        assertArrayEquals(last[0], last[1]);
    }
}
