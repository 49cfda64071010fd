package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Observer;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Averages at constant temperature against those of LAMMPS 29 Sep 2021 (file {@code md.json} of the reference data), which
 * come with standard errors; two estimates agree if they differ by less than 3.5 standard errors of their difference.
 * Those of Nos&eacute;-Hoover chains are compared in {@code StatePointsTest}, where structure and dynamics are, too.
 */
@Tag("slow")
class CanonicalAveragesTest {
    private static final int EVERY = 10;

    /** Takes temperature, potential energy per atom and pressure every ten steps, into the rows of {@code values}. */
    private static final class Sampler implements Observer {
        private final long begin;
        private final double[][] values;
        private int count;

        Sampler(long begin, long end) {
            this.begin = begin;
            values = new double[3][(int) ((end - begin) / EVERY)];
        }

        @Override
        public long every() {
            return EVERY;
        }

        @Override
        public void observe(Simulation s) {
            if (s.step() <= begin) {
                return;
            }
            double kinetic = s.atoms().kineticEnergy();
            double[] w = s.evaluator().virial();
            values[0][count] =
                    DegreesOfFreedom.of(s.atoms(), s.cell()).temperature(kinetic, s.units().boltzmann());
            values[1][count] = s.evaluator().energy() / s.atoms().count();
            values[2][count] = (2 * kinetic + w[0] + w[4] + w[8]) / (3 * s.cell().volume());
            count++;
        }
    }

    private static double[][] sample(
            Frame start, ForceField forceField, Units units, double temperature, Integrator chain, int steps) {
        try (Workers workers = new Workers(1)) {
            Atoms atoms = start.atoms();
            Cell cell = start.cell();
            Velocities.draw(atoms, cell, units, temperature, 11);
            Simulation s = new Simulation(atoms, cell, new ForceEvaluator(forceField, workers), units);
            Sampler sampler = new Sampler(steps / 10, steps);
            s.observe(sampler);
            s.run(chain, steps);
            assertEquals(sampler.values[0].length, sampler.count);
            return sampler.values;
        }
    }

    private static void assertAgrees(String what, double expected, double standardError, double[] values) {
        double error = Math.max(Series.standardError(values, 20), Series.standardError(values, 10));
        assertEquals(expected, Series.mean(values), 3.5 * Math.hypot(error, standardError), what);
    }

    /** 864 atoms, density 0.776, temperature 0.85, cutoff 2.5 without tail correction: entry {@code lj_liquid}. */
    @ParameterizedTest
    @EnumSource(names = {"LANGEVIN", "BUSSI"})
    void lennardJonesLiquid(Method method) {
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.CUT, 2.5);
        Frame start = Crystal.ofDensity(Lattice.FCC, 0.776, "Ar").repeated(6, 6, 6).build(Units.LJ);
        Arrays.fill(start.atoms().mass(), 1);
        double[][] v = sample(start, lj, Units.LJ, 1.7,
                method.integrator(0.004, Ramp.constant(0.85), 0.5), 40_000);
        assertAgrees("temperature", 0.85, 0, v[0]);
        assertAgrees("potential energy", -5.106106882, 0.001079199, v[1]);
        assertAgrees("pressure", 0.629903379, 0.004668592, v[2]);
    }

    /** 256 atoms, lattice constant 3.63, 300 K: entry {@code Cu_mishin1_300K}, computed there with a Langevin thermostat. */
    @Test
    void copper() {
        Units units = Units.LAMMPS_METAL;
        Path file = SharedFolder.require("reference/eam_Cu_mishin1/Cu_mishin1.eam.alloy");
        ForceField eam = new EamFactory().create(
                new EamParameters(file, null, null, null, null),
                new ForceFieldFactory.Context(file.getParent(), List.of("Cu"), units));
        Frame start = Crystal.of(Lattice.FCC, 3.63, "Cu").repeated(4, 4, 4).build(units);
        double fs = units.femtosecond();
        double[][] v = sample(start, eam, units, 600,
                Method.LANGEVIN.integrator(2 * fs, Ramp.constant(300), 100 * fs), 60_000);
        assertAgrees("temperature", 300, 0, v[0]);
        assertAgrees("potential energy", -3.50105835, 8.9814e-5, v[1]);
        assertAgrees("pressure, bar", 1973.32, 46.775, scaled(v[2], 1 / units.bar()));
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(x -> factor * x).toArray();
    }
}
