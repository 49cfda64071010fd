package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Test;

class MomentumRemovalTest {
    private static final double FS = Systems.UNITS.femtosecond();

    /** Collisions push and turn a cluster; what is taken away with the drift is accounted for. */
    @Test
    void aClusterNeitherDriftsNorTurns() {
        try (Workers workers = new Workers(1)) {
            Atoms atoms = Systems.copper(3, 300, workers).atoms();
            Simulation s = new Simulation(
                    atoms, Cell.open(),
                    new ForceEvaluator(Systems.copper(1, 1, workers).evaluator().forceField(), workers),
                    Systems.UNITS);
            Integrator andersen = Method.ANDERSEN.integrator(2 * FS, Ramp.constant(300), 50 * FS);
            Integrator still = new MomentumRemoval(andersen, 10);
            s.run(still, 1);
            double start = still.conserved(s);
            s.run(still, 498);
            assertTrue(speed(atoms) > 1e-8);
            s.run(still, 1);
            assertEquals(0, speed(atoms), 1e-14);
            assertEquals(0, angularMomentum(atoms), 1e-9);
            assertEquals(start, still.conserved(s), 2e-4 * atoms.count());
            assertTrue(Math.abs(andersen.conserved(s) - still.conserved(s)) > 1e-3);
            assertThrows(IllegalArgumentException.class, () -> new MomentumRemoval(andersen, 0));
        }
    }

    private static double speed(Atoms a) {
        double sum = 0;
        for (int i = 0; i < a.count(); i++) {
            sum += a.vx()[i] / a.count();
        }
        return Math.abs(sum);
    }

    private static double angularMomentum(Atoms a) {
        double sum = 0;
        for (int i = 0; i < a.count(); i++) {
            sum += a.mass()[i] * (a.x()[i] * a.vy()[i] - a.y()[i] * a.vx()[i]);
        }
        return Math.abs(sum);
    }
}
