package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private final Workers workers = new Workers(1);

    @AfterEach
    void end() {
        workers.close();
    }

    private Simulation simulation() {
        Atoms atoms = Atoms.of(List.of("Cu", "Ni"));
        atoms.setPosition(1, 2, 0, 0);
        return new Simulation(
                atoms, Cell.orthorhombic(9, 9, 9), new ForceEvaluator(new ToyPotentials.Pair(3), workers),
                Units.CODATA_2018);
    }

    /** Moves the first atom by a fixed amount in every step of length 0.5. */
    private record Push(double distance) implements Integrator {
        @Override
        public void prepare(Simulation s) {}

        @Override
        public void step(Simulation s) {
            s.atoms().x()[0] += distance;
            s.updateForces();
        }

        @Override
        public double timeStep() {
            return 0.5;
        }

        @Override
        public double conserved(Simulation s) {
            return s.evaluator().energy();
        }

        @Override
        public void save(DataOutput out) {}

        @Override
        public void restore(DataInput in) {}
    }

    /** Notes the steps it sees; asks for the end at one of them. */
    private record Log(long every, long stopAt, List<Long> steps) implements Observer {
        Log(long every, long stopAt) {
            this(every, stopAt, new ArrayList<>());
        }

        @Override
        public void observe(Simulation s) {
            steps.add(s.step());
            if (s.step() == stopAt) {
                s.stop();
            }
        }
    }

    @Test
    void observersSeeEveryDueStepOnceAcrossStages() {
        Simulation s = simulation();
        Log log = new Log(4, -1);
        s.observe(log);
        s.run(new Push(0.01), 8);
        s.run(new Push(0.02), 7);
        s.run(new Push(0.01), 1);
        assertEquals(List.of(0L, 4L, 8L, 12L, 16L), log.steps);
        assertEquals(16, s.step());
        assertEquals(8.0, s.time(), 1e-12);
    }

    @Test
    void continuedSimulationDoesNotShowTheSavedStepAgain() {
        Simulation s = simulation();
        Log log = new Log(5, -1);
        s.observe(log);
        s.continueAt(10, 5.0);
        s.run(new Push(0.01), 10);
        assertEquals(List.of(15L, 20L), log.steps);
        assertEquals(10.0, s.time(), 1e-12);
    }

    @Test
    void stopEndsTheRunAfterTheStepUnderWay() {
        Simulation s = simulation();
        Log log = new Log(1, 3);
        s.observe(log);
        s.run(new Push(0.01), 100);
        assertEquals(3, s.step());
        assertEquals(List.of(0L, 1L, 2L, 3L), log.steps);
    }

    @Test
    void observersNeedAPositivePeriod() {
        assertThrows(IllegalArgumentException.class, () -> simulation().observe(new Log(0, -1)));
    }

    @Test
    void failuresNameTheirStep() {
        Simulation s = simulation();
        s.run(new Push(0.01), 12);
        assertEquals(13, assertThrows(SimulationException.class, () -> s.run(new Push(Double.NaN), 5)).step());
        assertEquals(12, s.lastGood().step());
        Simulation broken = simulation();
        broken.atoms().y()[1] = Double.POSITIVE_INFINITY;
        assertEquals(0, assertThrows(SimulationException.class, () -> broken.run(new Push(0.01), 5)).step());
    }

    @Test
    void atomTooFarAwayForItsDigitsIsLost() {
        Simulation s = simulation();
        assertThrows(SimulationException.LostAtom.class, () -> s.run(new Push(1e8), 1));
    }

    /** Two atoms out of reach of each other in empty space. */
    private Simulation gas(double skin) {
        Atoms atoms = Atoms.of(List.of("Cu", "Ni"));
        atoms.setPosition(1, -50, 0, 0);
        return new Simulation(
                atoms, Cell.open(), new ForceEvaluator(new ToyPotentials.Pair(3), workers, skin),
                Units.CODATA_2018);
    }

    @Test
    void atomThatLeapsIsLostInThatStep() {
        Simulation s = gas(0.5);
        assertEquals(1, assertThrows(SimulationException.LostAtom.class, () -> s.run(new Push(4), 10)).step());
    }

    @Test
    void atomThatWandersWithinAWideSkinIsNotLost() {
        Simulation s = gas(30);
        s.run(new Push(0.5), 25);
        assertEquals(25, s.step());
        assertEquals(1, s.evaluator().rebuilds());
    }

    @Test
    void nothingRunsOnceStopped() {
        Simulation s = simulation();
        s.stop();
        s.run(new Push(0.01), 3);
        assertEquals(0, s.step());
    }
}
