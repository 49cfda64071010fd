package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException.NonFiniteState;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine on systems of several domains; small cells are the business of {@link ForceFieldContract}. */
class ForceEvaluatorTest {
    private static final double CUTOFF = 3.3;
    private static final CounterRandom RANDOM = new CounterRandom(11, "evaluator test");

    static List<ForceField> forceFields() {
        return List.of(
                new ToyPotentials.Pair(CUTOFF),
                new ToyPotentials.Embedded(CUTOFF),
                new ToyPotentials.Angular(CUTOFF),
                SumForceField.of(List.of(new ToyPotentials.Angular(2.9), new ToyPotentials.Pair(CUTOFF))));
    }

    static List<Structure> structures() {
        double[] skewed = {38, 0, 0, 15, 30, 0, -9, 12, 26};
        return List.of(
                random("bulk", 2100, Cell.orthorhombic(30, 32, 28)),
                random("triclinic", 2000, Cell.of(skewed, true, true, true)),
                random("slab", 1900, Cell.of(skewed, true, true, false)),
                random("wire", 1700, Cell.of(new double[] {90, 10, 0, 0, 17, 0, 0, 3, 17}, true, false, false)),
                random("cluster", 1800, Cell.of(skewed, false, false, false)),
                random("flat", 1600, Cell.of(new double[] {70, 0, 0, 20, 70, 0, 0, 0, 4}, true, true, true)));
    }

    static List<Arguments> cases() {
        List<Arguments> all = new ArrayList<>();
        forceFields().forEach(f -> structures().forEach(s -> all.add(Arguments.of(f, s))));
        return all;
    }

    private static Structure random(String name, int n, Cell cell) {
        int[] species = new int[n];
        for (int i = 0; i < n; i++) {
            species[i] = RANDOM.uniform(0, i, 3) < 0.3 ? 1 : 0;
        }
        Atoms atoms = new Atoms(List.of("Ni", "Cu"), species);
        for (int i = 0; i < n; i++) {
            // Several cells wide, so that atoms begin outside of the cell.
            double a = cell.periodic(0) ? 3 * RANDOM.uniform(0, i, 0) - 1 : RANDOM.uniform(0, i, 0);
            double b = RANDOM.uniform(0, i, 1);
            double c = RANDOM.uniform(0, i, 2);
            atoms.setPosition(i, cell.cartesian(0, a, b, c), cell.cartesian(1, a, b, c), cell.cartesian(2, a, b, c));
        }
        return new Structure(name, atoms, cell);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void severalDomainsGiveWhatBruteForceGives(ForceField forceField, Structure s) {
        assertAgree(
                BruteForce.evaluate(forceField, s.atoms().copy(), s.cell()),
                Evaluation.byEngine(forceField, s.atoms().copy(), s.cell(), 2),
                s.name());
    }

    private static void assertAgree(Evaluation expected, Evaluation actual, String message) {
        double scale = Math.max(1, expected.largestForce());
        assertEquals(expected.energy(), actual.energy(), 1e-11 * Math.abs(expected.energy()), message);
        assertArrayEquals(expected.forces(), actual.forces(), 1e-11 * scale, message);
        assertArrayEquals(
                expected.virial(), actual.virial(), 1e-11 * Evaluation.largest(expected.virial()), message);
        assertArrayEquals(expected.atomEnergies(), actual.atomEnergies(), 1e-11 * scale, message);
    }

    @ParameterizedTest
    @MethodSource("forceFields")
    void numberOfThreadsDoesNotChangeABit(ForceField forceField) {
        for (Structure s : structures()) {
            Evaluation one = Evaluation.byEngine(forceField, s.atoms().copy(), s.cell(), 1);
            for (int threads = 2; threads <= 4; threads++) {
                Evaluation several = Evaluation.byEngine(forceField, s.atoms().copy(), s.cell(), threads);
                assertEquals(one.energy(), several.energy(), 0.0);
                assertArrayEquals(one.forces(), several.forces(), 0.0);
                assertArrayEquals(one.virial(), several.virial(), 0.0);
                assertArrayEquals(one.atomEnergies(), several.atomEnergies(), 0.0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forceFields")
    void listsStayCompleteWhileAtomsWanderAndTheCellDeforms(ForceField forceField) {
        try (Workers workers = new Workers(2)) {
            for (Structure s : structures()) {
                Atoms atoms = s.atoms().copy();
                Cell cell = s.cell();
                ForceEvaluator evaluator = new ForceEvaluator(forceField, workers, 0.5);
                for (int step = 1; step <= 60; step++) {
                    wander(atoms, step, 0.04);
                    if (step % 3 == 0) {
                        cell = cell.strained(new double[] {1e-3, 2e-3, 0, 0, -1e-3, 1e-3, 0, 0, 5e-4});
                    }
                    evaluator.evaluate(atoms, cell);
                    if (step % 6 == 0) {
                        ForceEvaluator fresh = new ForceEvaluator(forceField, workers, 0);
                        Atoms copy = atoms.copy();
                        fresh.evaluate(copy, cell);
                        assertEquals(fresh.energy(), evaluator.energy(), 1e-11 * Math.abs(fresh.energy()), s.name());
                        assertArrayEquals(copy.fx(), atoms.fx(), 1e-10, s.name());
                        assertArrayEquals(copy.fz(), atoms.fz(), 1e-10, s.name());
                    }
                }
                assertTrue(evaluator.rebuilds() > 3 && evaluator.rebuilds() < 50, "lists are kept and renewed");
            }
        }
    }

    private static void wander(Atoms atoms, int step, double amplitude) {
        for (int i = 0; i < atoms.count(); i++) {
            atoms.x()[i] += amplitude * RANDOM.normal(step, i, 0);
            atoms.y()[i] += amplitude * RANDOM.normal(step, i, 1);
            atoms.z()[i] += amplitude * RANDOM.normal(step, i, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("forceFields")
    void savedListsContinueBitwise(ForceField forceField) throws IOException {
        try (Workers workers = new Workers(2)) {
            Structure s = structures().get(1);
            Atoms atoms = s.atoms().copy();
            ForceEvaluator evaluator = new ForceEvaluator(forceField, workers, 0.6);
            evaluator.evaluate(atoms, s.cell());
            wander(atoms, 1, 0.03);
            evaluator.evaluate(atoms, s.cell());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            evaluator.save(new DataOutputStream(bytes));
            Atoms copy = atoms.copy();
            ForceEvaluator restored = new ForceEvaluator(forceField, workers, 0.6);
            restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), s.cell());
            for (int step = 2; step < 30; step++) {
                wander(atoms, step, 0.02);
                wander(copy, step, 0.02);
                evaluator.evaluate(atoms, s.cell());
                restored.evaluate(copy, s.cell());
                assertEquals(evaluator.energy(), restored.energy(), 0.0);
                assertArrayEquals(evaluator.virial(), restored.virial(), 0.0);
                assertArrayEquals(atoms.fx(), copy.fx(), 0.0);
                assertArrayEquals(atoms.fy(), copy.fy(), 0.0);
                assertArrayEquals(atoms.fz(), copy.fz(), 0.0);
            }
            assertEquals(evaluator.rebuilds(), restored.rebuilds());
            assertEquals(evaluator.evaluations(), restored.evaluations());
        }
    }

    @Test
    void positionThatIsNoNumberNamesTheAtom() {
        try (Workers workers = new Workers(1)) {
            Structure s = structures().get(0);
            Atoms atoms = s.atoms().copy();
            ForceEvaluator evaluator = new ForceEvaluator(new ToyPotentials.Pair(CUTOFF), workers, 0.5);
            evaluator.evaluate(atoms, s.cell());
            atoms.y()[1234] = Double.NaN;
            NonFiniteState e = assertThrows(NonFiniteState.class, () -> evaluator.evaluate(atoms, s.cell()));
            assertEquals(1234, e.atom());
        }
    }

    @Test
    void unknownSpeciesIsNamed() {
        try (Workers workers = new Workers(1)) {
            ForceEvaluator evaluator = new ForceEvaluator(new ToyPotentials.Pair(CUTOFF), workers, 0.5);
            Atoms atoms = Atoms.of(List.of("Cu", "Au"));
            InputException e = assertThrows(InputException.class, () -> evaluator.evaluate(atoms, Cell.open()));
            assertTrue(e.getMessage().contains("Au"), e.getMessage());
        }
    }

    @Test
    void emptyListsAreFine() {
        try (Workers workers = new Workers(1)) {
            for (ForceField f : forceFields()) {
                Atoms atoms = Atoms.of(List.of("Cu", "Ni"));
                atoms.setPosition(1, 50, 0, 0);
                ForceEvaluator evaluator = new ForceEvaluator(f, workers, 0.5);
                evaluator.evaluate(atoms, Cell.open());
                assertEquals(0.0, evaluator.energy(), 0.0);
                assertArrayEquals(new double[2], atoms.fx(), 0.0);
            }
        }
    }
}
