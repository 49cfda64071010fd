package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException.NonFiniteState;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;
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

    /** Cells and positions at the edge of what is allowed; a few atoms each, so that brute force is quick. */
    static List<Structure> oddStructures() {
        double[] cube = {5, 0, 0, 0, 5, 0, 0, 0, 5};
        double below = Math.nextDown(5.0);
        return List.of(
                placed("one atom, cell a third of the cutoff", Cell.orthorhombic(1.1, 1.2, 1.3), 0.3, 0.4, 0.5),
                placed("atoms on faces, edges and corners", Cell.of(cube, true, true, true), 0, 0, 0, 5, 2.5, 0, 2.5,
                        0, 5, 2.6, 2.5, 5, 10, 7.4, 2.5),
                placed("coordinates that round to one cell", Cell.of(cube, true, true, true), -1e-17, 1, 1, below, 3,
                        -1e-300, 5, -1e-17, below, 2, 2, 2),
                placed("a million cells away", Cell.of(cube, true, true, true), 5e6 + 1, 1, 1, 2, -4e6 + 3, 1, 3, 1,
                        2e6 + 2),
                placed("b leans over ten cells",
                        Cell.of(new double[] {4, 0, 0, 40.5, 4, 0, 0, -9, 5}, true, true, true),
                        0.1, 0, 0, 2, 2, 0.5, 1, 3, 3),
                placed("left-handed and skewed", Cell.of(new double[] {2, 5, 0, 6, 1, 0, 1, 2, 4}, true, true, true),
                        0.1, 0, 0, 2, 2, 0.5, 1, 3, 3),
                placed("slab with atoms outside", Cell.of(cube, true, true, false), 0.1, 0, -40, 1, 1, -38.5, 2, 2, 70,
                        -3, 1.5, 71.5),
                placed("one open vector missing", Cell.of(new double[] {5, 0, 0, 1, 5, 0, 0, 0, 0}, true, true, false),
                        0.1, 0, -40, 1, 1, -38.5, 2, 2, 70, -3, 1.5, 71.5),
                placed("plane", Cell.planar(new double[] {3, 0, 7, 3}, true, true), 0.1, 0, 0, 1.5, 1.4, 0));
    }

    private static Structure placed(String name, Cell cell, double... xyz) {
        int[] species = new int[xyz.length / 3];
        Atoms atoms = new Atoms(List.of("Cu", "Ni"), species);
        for (int i = 0; i < species.length; i++) {
            atoms.species()[i] = i % 2;
            atoms.setPosition(i, xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]);
        }
        return new Structure(name, atoms, cell);
    }

    @Test
    void oddCellsGiveWhatBruteForceGives() {
        for (ForceField f : forceFields()) {
            for (Structure s : oddStructures()) {
                // Positions around 5e6 A are 1e-9 A apart.
                double tolerance = s.name().contains("million") ? 1e-8 : 1e-11;
                Evaluation expected = BruteForce.evaluate(f, s.atoms().copy(), s.cell());
                Evaluation actual = Evaluation.byEngine(f, s.atoms().copy(), s.cell(), 2);
                double scale = Math.max(1, expected.largestForce());
                assertEquals(expected.energy(), actual.energy(), tolerance * Math.abs(expected.energy()), s.name());
                assertArrayEquals(expected.forces(), actual.forces(), tolerance * scale, s.name());
                assertArrayEquals(
                        expected.virial(),
                        actual.virial(),
                        tolerance * Math.max(1, Evaluation.largest(expected.virial())),
                        s.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forceFields")
    void changeOfPeriodicityIsNoticed(ForceField forceField) {
        try (Workers workers = new Workers(1)) {
            Structure s = structures().get(0);
            Atoms atoms = s.atoms().copy();
            ForceEvaluator evaluator = new ForceEvaluator(forceField, workers, 0.5);
            evaluator.evaluate(atoms, s.cell());
            for (boolean periodic : new boolean[] {false, true}) {
                Cell cell = s.cell().withPeriodicity(true, periodic, true);
                evaluator.evaluate(atoms, cell);
                assertEquals(freshEnergy(forceField, atoms, cell, workers), evaluator.energy(), 0.0);
            }
        }
    }

    private static double freshEnergy(ForceField forceField, Atoms atoms, Cell cell, Workers workers) {
        ForceEvaluator fresh = new ForceEvaluator(forceField, workers, 0.5);
        fresh.evaluate(atoms.copy(), cell);
        return fresh.energy();
    }

    @ParameterizedTest
    @MethodSource("forceFields")
    void oneEvaluatorServesManySystemsInTurn(ForceField forceField) {
        try (Workers workers = new Workers(2)) {
            ForceEvaluator evaluator = new ForceEvaluator(forceField, workers, 0.5);
            List<Structure> all = new ArrayList<>(oddStructures().subList(3, 9));
            all.addAll(structures());
            for (int k = 0; k < all.size(); k++) {
                Structure s = all.get(k * 5 % all.size());
                Atoms atoms = s.atoms().copy();
                evaluator.evaluate(atoms, s.cell());
                assertEquals(freshEnergy(forceField, atoms, s.cell(), workers), evaluator.energy(), 0.0, s.name());
                Atoms other = atoms.relabelled(Collections.nCopies(atoms.count(), "Ni"));
                evaluator.evaluate(other, s.cell());
                assertEquals(freshEnergy(forceField, other, s.cell(), workers), evaluator.energy(), 0.0, s.name());
            }
        }
    }

    @Test
    void evaluatorIsAsGoodAsNewAfterAFailure() {
        try (Workers workers = new Workers(2)) {
            ForceField pair = new ToyPotentials.Pair(CUTOFF);
            Structure s = structures().get(0);
            Atoms atoms = s.atoms().copy();
            ForceEvaluator evaluator = new ForceEvaluator(pair, workers, 0.5);
            evaluator.evaluate(atoms, s.cell());
            Atoms unknown = atoms.relabelled(Collections.nCopies(atoms.count(), "Au"));
            wander(unknown, 1, 0.05);
            assertThrows(InputException.class, () -> evaluator.evaluate(unknown, s.cell()));
            evaluator.evaluate(atoms, s.cell());
            assertEquals(freshEnergy(pair, atoms, s.cell(), workers), evaluator.energy(), 0.0);
            double x = atoms.x()[0];
            atoms.x()[0] = Double.NaN;
            assertThrows(NonFiniteState.class, () -> evaluator.evaluate(atoms, s.cell()));
            atoms.x()[0] = x;
            evaluator.evaluate(atoms, s.cell());
            assertEquals(freshEnergy(pair, atoms, s.cell(), workers), evaluator.energy(), 0.0);
        }
    }

    /** Of atoms on top of each other the energy may be finite and the force not: here &phi; = c &minus; r. */
    private record Cusp(double cutoff) implements PairPotential {
        @Override
        public List<String> species() {
            return List.of("Cu", "Ni");
        }

        @Override
        public String description() {
            return "cusp";
        }

        @Override
        public void evaluate(PairBatch b) {
            for (int k = 0; k < b.size; k++) {
                double r = Math.sqrt(b.r2[k]);
                b.energy[k] = cutoff - r;
                b.forceOverR[k] = 1 / r;
            }
        }
    }

    @Test
    void forceThatIsNoNumberIsReportedThoughTheEnergyIsFinite() {
        Structure s = placed("overlap", Cell.open(), 0, 0, 0, 9, 9, 9, 9, 9, 9);
        NonFiniteState e = assertThrows(
                NonFiniteState.class, () -> Evaluation.byEngine(new Cusp(CUTOFF), s.atoms(), s.cell(), 1));
        assertEquals(1, e.atom());
    }

    @Test
    void cellFarBelowTheCutoffIsRefused() {
        Structure s = placed("tiny", Cell.orthorhombic(0.01, 0.01, 0.01), 0, 0, 0);
        InputException e = assertThrows(
                InputException.class,
                () -> Evaluation.byEngine(new ToyPotentials.Pair(CUTOFF), s.atoms(), s.cell(), 1));
        assertTrue(e.getMessage().contains("cutoff"), e.getMessage());
    }

    @Test
    void listsSavedOnAMachineWithOtherVectorsAreMadeAnew() throws IOException {
        try (Workers workers = new Workers(1)) {
            ForceField pair = new ToyPotentials.Pair(CUTOFF);
            Structure s = structures().get(0);
            ForceEvaluator evaluator = new ForceEvaluator(pair, workers, 0.5);
            evaluator.evaluate(s.atoms(), s.cell());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            evaluator.save(new DataOutputStream(bytes));
            byte[] saved = bytes.toByteArray();
            // After the number of atoms comes the number of lanes, a power of two up to 8.
            ByteBuffer.wrap(saved).putInt(4, 16);
            ForceEvaluator restored = new ForceEvaluator(pair, workers, 0.5);
            restored.restore(new DataInputStream(new ByteArrayInputStream(saved)), s.cell());
            restored.evaluate(s.atoms().copy(), s.cell());
            assertEquals(evaluator.energy(), restored.energy(), 0.0);
            assertEquals(evaluator.evaluations() + 1, restored.evaluations());
        }
    }

    /** Energy d&sup2; per neighbour: a site potential without any scratch. */
    private record Springs(double cutoff) implements SitePotential {
        @Override
        public List<String> species() {
            return List.of("Cu", "Ni");
        }

        @Override
        public String description() {
            return "springs";
        }

        @Override
        public Evaluator newEvaluator() {
            return s -> {
                for (int a = 0; a < s.atoms; a++) {
                    double sum = 0;
                    for (int k = s.first[a]; k < s.first[a + 1]; k++) {
                        sum += s.r[k] * s.r[k];
                        s.gx[k] = 2 * s.dx[k];
                        s.gy[k] = 2 * s.dy[k];
                        s.gz[k] = 2 * s.dz[k];
                    }
                    s.energy[a] = sum;
                }
            };
        }
    }

    static List<ForceField> forceFieldsWithoutScratch() {
        return List.of(
                new ToyPotentials.Pair(CUTOFF), new ToyPotentials.Embedded(CUTOFF), new Springs(CUTOFF));
    }

    @ParameterizedTest
    @MethodSource("forceFieldsWithoutScratch")
    void evaluationsAllocateNothing(ForceField forceField) {
        assumeTrue(Simd.LANES > 2, "without hardware that compresses vectors every one of them becomes an object");
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = new Workers(1)) {
            Structure s = random("many domains", 16_000, Cell.orthorhombic(60, 60, 60));
            ForceEvaluator evaluator = new ForceEvaluator(forceField, workers, 0.5);
            evaluator.wantAtomEnergies(true);
            evaluator.evaluate(s.atoms(), s.cell());
            // Until the kernels are compiled, vectors are objects: rounds go on until one has none.
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 200 && least >= 1000; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int k = 0; k < 10; k++) {
                    evaluator.evaluate(s.atoms(), s.cell());
                }
                least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / 10);
            }
            assertEquals(1, evaluator.rebuilds());
            assertTrue(least < 1000, least + " bytes per evaluation");
        }
    }
}
