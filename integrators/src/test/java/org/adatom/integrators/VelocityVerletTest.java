package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.error.SimulationException.LostAtom;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VelocityVerletTest {
    private static final double FS = Systems.UNITS.femtosecond();

    @Test
    void backwardsInTimeItReturnsToItsStart() {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.copper(3, 800, workers);
            Atoms start = s.atoms().copy();
            s.run(new VelocityVerlet(2 * FS), 200);
            for (double[] v : List.of(s.atoms().vx(), s.atoms().vy(), s.atoms().vz())) {
                for (int i = 0; i < v.length; i++) {
                    v[i] = -v[i];
                }
            }
            s.run(new VelocityVerlet(2 * FS), 200);
            assertArrayEquals(start.x(), s.atoms().x(), 1e-9);
            assertArrayEquals(start.z(), s.atoms().z(), 1e-9);
        }
    }

    @Test
    void totalMomentumStaysZero() {
        try (Workers workers = new Workers(2)) {
            Simulation s = Systems.silicon(2, 1500, workers);
            s.run(new VelocityVerlet(1 * FS), 300);
            double momentum = 0;
            for (int i = 0; i < s.atoms().count(); i++) {
                momentum += s.atoms().mass()[i] * s.atoms().vy()[i];
            }
            assertEquals(0, momentum, 1e-10);
        }
    }

    /** Root mean square deviation of the total energy from its mean over a run, eV per atom. */
    private static double fluctuation(Simulation s, double dt, double time) {
        return Series.deviation(energies(s, dt, (int) Math.round(time / dt)));
    }

    /** Total energy per atom after each step, eV. */
    private static double[] energies(Simulation s, double dt, int steps) {
        VelocityVerlet verlet = new VelocityVerlet(dt);
        double[] energies = new double[steps];
        for (int k = 0; k < steps; k++) {
            s.run(verlet, 1);
            energies[k] = verlet.conserved(s) / s.atoms().count();
        }
        return energies;
    }

    @Test
    void energyFluctuatesWithTheSquareOfTheTimeStep() {
        try (Workers workers = new Workers(1)) {
            List<Function<Workers, Simulation>> systems = List.of(
                    w -> Systems.copper(3, 300, w), w -> Systems.silicon(2, 300, w), w -> Systems.argon(3, 30, w));
            double[] longest = {4, 4, 16};
            for (int k = 0; k < systems.size(); k++) {
                double dt = longest[k] * FS;
                double coarse = fluctuation(systems.get(k).apply(workers), dt, 128 * dt);
                double middle = fluctuation(systems.get(k).apply(workers), dt / 2, 128 * dt);
                double fine = fluctuation(systems.get(k).apply(workers), dt / 4, 128 * dt);
                assertEquals(4, coarse / middle, 0.6, "system " + k);
                assertEquals(4, middle / fine, 0.3, "system " + k);
            }
        }
    }

    @Test
    @Tag("slow")
    void energyOfCopperAndSiliconDriftsLessThanAMicroelectronvoltPerAtomAndPicosecond() {
        try (Workers workers = new Workers(2)) {
            assertEquals(0, drift(Systems.copper(4, 300, workers), 20_000), 1e-6);
            assertEquals(0, drift(Systems.silicon(3, 1000, workers), 20_000), 1e-6);
        }
    }

    /** Slope of the total energy over steps of 1 fs, eV per atom and ps. */
    private static double drift(Simulation s, int steps) {
        s.run(new VelocityVerlet(FS), 500);
        return 1000 * Series.slope(energies(s, FS, steps));
    }

    @Test
    void heldCoordinatesDoNotMoveByABit() {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.copper(3, 600, workers);
            for (int i = 0; i < 30; i++) {
                s.atoms().frozen()[i] = i < 20 ? Atoms.FROZEN : Atoms.FROZEN_Y;
            }
            Atoms start = s.atoms().copy();
            s.run(new VelocityVerlet(2 * FS), 50);
            for (int i = 0; i < 30; i++) {
                assertEquals(start.y()[i], s.atoms().y()[i], 0.0);
                assertEquals(i < 20, start.x()[i] == s.atoms().x()[i]);
            }
        }
    }

    @Test
    void planarSystemStaysInItsPlane() {
        try (Workers workers = new Workers(1)) {
            Atoms atoms = Atoms.of(Collections.nCopies(36, "Ar"));
            for (int i = 0; i < 36; i++) {
                atoms.setPosition(i, 3.8 * (i % 6), 3.8 * (i / 6), 0);
            }
            Cell cell = Cell.planar(new double[] {22.8, 0, 0, 22.8}, true, true);
            Velocities.draw(atoms, cell, Systems.UNITS, 40, 3);
            Simulation s = new Simulation(
                    atoms, cell, new ForceEvaluator(Systems.argonForceField(), workers), Systems.UNITS);
            VelocityVerlet verlet = new VelocityVerlet(2 * FS);
            s.run(verlet, 1);
            double energy = verlet.conserved(s);
            s.run(verlet, 500);
            assertEquals(energy, verlet.conserved(s), 1e-5);
            assertArrayEquals(new double[36], atoms.z(), 0.0);
        }
    }

    @Test
    void atomThatIsThrownOutIsReportedInItsStep() {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.argon(3, 30, workers);
            s.run(new VelocityVerlet(2 * FS), 10);
            s.atoms().vx()[17] = 1e5;
            LostAtom e = assertThrows(LostAtom.class, () -> s.run(new VelocityVerlet(2 * FS), 10));
            assertEquals(11, e.step());
            assertEquals(17, e.atom());
            assertEquals(10, s.lastGood().step());
        }
    }

    @Test
    void collapseEndsInAnErrorThatNamesStepAndAtom() {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.argon(3, 30, workers);
            s.atoms().setPosition(5, s.atoms().x()[4], s.atoms().y()[4], s.atoms().z()[4]);
            SimulationException e =
                    assertThrows(SimulationException.class, () -> s.run(new VelocityVerlet(2 * FS), 10));
            assertTrue(e.getMessage().contains("atom "), e.getMessage());
            assertTrue(e.step() >= 0, e.getMessage());
        }
    }

    @Test
    void stateOfTheLastTenthStepIsKept() {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.argon(2, 30, workers);
            s.run(new VelocityVerlet(2 * FS), 20);
            Atoms expected = s.atoms().copy();
            s.observe(new StopAt(27));
            s.run(new VelocityVerlet(2 * FS), 100);
            assertEquals(27, s.step());
            assertEquals(20, s.lastGood().step());
            assertArrayEquals(expected.x(), s.lastGood().atoms().x(), 0.0);
            assertArrayEquals(expected.fz(), s.lastGood().atoms().fz(), 0.0);
        }
    }

    @Test
    void timeStepMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new VelocityVerlet(0));
        assertThrows(IllegalArgumentException.class, () -> new VelocityVerlet(Double.NaN));
    }

    /** Asks for the end in a step. */
    private record StopAt(long when) implements Observer {
        @Override
        public long every() {
            return 1;
        }

        @Override
        public void observe(Simulation s) {
            if (s.step() == when) {
                s.stop();
            }
        }
    }
}
