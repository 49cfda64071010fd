package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.GlobalPotential;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Test;

class LangevinBaoabTest {
    private static final double KT = Systems.UNITS.boltzmann() * 300;

    /** Each atom bound to its site by a spring, eV/&Aring;&sup2;. */
    private record Springs(double stiffness, Atoms sites) implements GlobalPotential {
        @Override
        public List<String> species() {
            return List.of("Ar");
        }

        @Override
        public String description() {
            return "springs";
        }

        @Override
        public Evaluator newEvaluator() {
            return (atoms, species, cell, virial, energies, loop) -> {
                double[][] r = {atoms.x(), atoms.y(), atoms.z()};
                double[][] site = {sites.x(), sites.y(), sites.z()};
                double[][] f = {atoms.fx(), atoms.fy(), atoms.fz()};
                double energy = 0;
                for (int d = 0; d < 3; d++) {
                    for (int i = 0; i < atoms.count(); i++) {
                        double u = r[d][i] - site[d][i];
                        f[d][i] -= stiffness * u;
                        energy += 0.5 * stiffness * u * u;
                    }
                }
                return energy;
            };
        }
    }

    private static LangevinBaoab langevin(double dt, double tau, boolean keepMomentum) {
        return new LangevinBaoab(dt, List.of(new OrnsteinUhlenbeck(
                AtomGroup.ALL, Ramp.constant(300), tau, new CounterRandom(3, "test"), keepMomentum)));
    }

    /**
     * For a harmonic oscillator the positions have the exact variance kT/k at any stable time step, and the velocities
     * kT/m (1 - (&omega; dt)&sup2;/4) (Leimkuhler and Matthews 2013, section III). Here &omega; dt = 1, where other
     * schemes are wrong by a quarter or more.
     */
    @Test
    void positionsInAHarmonicWellHaveTheExactVariance() {
        try (Workers workers = new Workers(1)) {
            Atoms atoms = new Atoms(List.of("Ar"), new int[1000]);
            for (int i = 0; i < atoms.count(); i++) {
                atoms.setPosition(i, 10 * (i % 10), 10 * (i / 10 % 10), 10 * (i / 100));
            }
            double stiffness = 0.5;
            ForceField none = new TruncatedPair(new LennardJones("Ar", 0, 1), Truncation.CUT, 3);
            Atoms sites = atoms.copy();
            ForceField springs = SumForceField.of(List.of(none, new Springs(stiffness, sites)));
            Simulation s = new Simulation(atoms, Cell.open(), new ForceEvaluator(springs, workers, 2), Systems.UNITS);
            double omega = Math.sqrt(stiffness / atoms.mass()[0]);
            LangevinBaoab langevin = langevin(1 / omega, 1 / omega, false);
            s.run(langevin, 100);
            double positions = 0;
            double velocities = 0;
            int samples = 100;
            for (int k = 0; k < samples; k++) {
                s.run(langevin, 10);
                for (int i = 0; i < atoms.count(); i++) {
                    positions += Math.pow(atoms.x()[i] - sites.x()[i], 2) / (1000.0 * samples);
                    velocities += Math.pow(atoms.vz()[i], 2) / (1000.0 * samples);
                }
            }
            double error = 4 * Math.sqrt(2.0 / (1000 * samples));
            assertEquals(1, positions / (KT / stiffness), error);
            assertEquals(1 - 0.25, velocities / (KT / atoms.mass()[0]), error);
            assertEquals(Momenta.NONE, langevin.momenta());
        }
    }

    /** Free atoms: dr = dt/2 (v + v'), and velocities k steps apart are correlated by e^(-k dt/tau). */
    @Test
    void freeAtomsDiffuseAsTheyShould() {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.idealGas(10, 300, workers);
            double dt = 5 * Systems.UNITS.femtosecond();
            double tau = 10 * dt;
            LangevinBaoab langevin = langevin(dt, tau, false);
            s.run(langevin, 100);
            Atoms before = s.atoms().copy();
            int steps = 200;
            s.run(langevin, steps);
            double squares = 0;
            int n = s.atoms().count();
            for (int i = 0; i < n; i++) {
                squares += Math.pow(s.atoms().x()[i] - before.x()[i], 2) + Math.pow(s.atoms().y()[i] - before.y()[i], 2)
                        + Math.pow(s.atoms().z()[i] - before.z()[i], 2);
            }
            double c = Math.exp(-dt / tau);
            double sum = 0;
            for (int a = 0; a < steps; a++) {
                for (int b = 0; b < steps; b++) {
                    int k = Math.abs(a - b);
                    sum += (2 * Math.pow(c, k) + Math.pow(c, k + 1) + Math.pow(c, Math.abs(k - 1))) / 4;
                }
            }
            double expected = KT / s.atoms().mass()[0] * dt * dt * sum;
            assertEquals(1, squares / (3.0 * n) / expected, 4 * Math.sqrt(2.0 / (3.0 * n)));
        }
    }

    @Test
    void theTotalMomentumStaysZeroIfAskedFor() {
        try (Workers workers = new Workers(1)) {
            for (boolean keep : new boolean[] {true, false}) {
                Simulation s = Systems.copper(2, 300, workers);
                LangevinBaoab langevin = langevin(2 * Systems.UNITS.femtosecond(), 1, keep);
                s.run(langevin, 40);
                double momentum = 0;
                for (int i = 0; i < s.atoms().count(); i++) {
                    momentum += s.atoms().mass()[i] * s.atoms().vx()[i];
                }
                double thermal = Math.sqrt(s.atoms().count() * s.atoms().mass()[0] * KT);
                assertEquals(keep, Math.abs(momentum) < 1e-9 * thermal, momentum + " of " + thermal);
                assertEquals(keep ? Momenta.LINEAR : Momenta.NONE, langevin.momenta());
            }
        }
    }
}
