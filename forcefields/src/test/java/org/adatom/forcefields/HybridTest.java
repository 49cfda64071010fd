package org.adatom.forcefields;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Evaluation;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException.NonFiniteState;
import org.adatom.engine.forcefield.EmbeddedBatch;
import org.adatom.engine.forcefield.EmbeddedPotential;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceField.Tail;
import org.adatom.engine.forcefield.RestrictedForceField;
import org.adatom.engine.forcefield.SelectedPairs;
import org.adatom.engine.forcefield.SpeciesPair;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of restricted force fields that say more than the contract. */
class HybridTest {
    private static final List<String> ALL = List.of("Si", "Ar", "Kr");

    /** One of each kind, for two of the three species at most. */
    static Stream<ForceField> plain() {
        return Stream.of(
                Hybrids.tersoffSilicon(),
                Hybrids.stillingerWeberSilicon(),
                Hybrids.withTail(2.2, "Kr", "Si"),
                new Metal(),
                SumForceField.of(List.of(Hybrids.zbl("Kr", "Si"), Hybrids.lennardJones(2.2, "Si", "Kr"))));
    }

    /** An embedding energy that does not vanish without density: F = 0.3 - rho^2. */
    private record Metal() implements EmbeddedPotential {
        @Override
        public List<String> species() {
            return List.of("Si", "Kr");
        }

        @Override
        public double cutoff() {
            return 4;
        }

        @Override
        public String description() {
            return "test metal";
        }

        @Override
        public void pairs(EmbeddedBatch b) {
            for (int k = 0; k < b.size; k++) {
                double t = 1 - b.r2[k] / 16;
                double scale = 0.1 + 0.02 * b.type[k] / 3;
                b.energy[k] = scale * t * t;
                b.energySlope[k] = -scale * t / 4;
                b.densityAtI[k] = 0.2 * t * t;
                b.slopeAtI[k] = -0.05 * t;
                b.densityAtJ[k] = b.densityAtI[k];
                b.slopeAtJ[k] = b.slopeAtI[k];
            }
        }

        @Override
        public void embed(int n, int[] species, double[] density, double[] energy, double[] slope) {
            for (int i = 0; i < n; i++) {
                energy[i] = 0.3 - density[i] * density[i];
                slope[i] = -2 * density[i];
            }
        }
    }

    private static Structure mixture(int copies) {
        Structure s = Structures.of(Structures.Lattice.DIAMOND, 5.5, ALL.toArray(String[]::new)).get(1);
        return copies == 1 ? s : Structures.supercell(s, copies);
    }

    private static int[] members(Atoms atoms, List<String> species) {
        return IntStream.range(0, atoms.count())
                .filter(i -> species.contains(atoms.symbol(i)))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("plain")
    void restrictedIsThePlainForceFieldOfTheStructureWithoutTheOthersBitByBit(ForceField plain) {
        List<String> among = plain.species().stream().filter(ALL::contains).toList();
        for (Structure s : Structures.of(Structures.Lattice.DIAMOND, 5.5, ALL.toArray(String[]::new))) {
            int[] members = members(s.atoms(), among);
            if (members.length == 0) {
                continue;
            }
            ForceField restricted = RestrictedForceField.of(plain, among, ALL);
            Evaluation whole = Evaluation.byEngine(restricted, s.atoms().copy(), s.cell(), 2);
            Evaluation part = Evaluation.byEngine(plain, s.atoms().select(members), s.cell(), 1);
            assertEquals(part.energy(), whole.energy(), s.name());
            assertArrayEquals(part.virial(), whole.virial(), s.name());
            double[] forces = new double[3 * s.atoms().count()];
            double[] energies = new double[s.atoms().count()];
            for (int k = 0; k < members.length; k++) {
                energies[members[k]] = part.atomEnergies()[k];
                for (int d = 0; d < 3; d++) {
                    // Adding 0 turns -0 into 0, as the sum of force fields does.
                    forces[3 * members[k] + d] = part.forces()[3 * k + d] + 0.0;
                }
            }
            assertArrayEquals(forces, whole.forces(), s.name());
            assertArrayEquals(energies, whole.atomEnergies(), s.name());
        }
    }

    @Test
    void excludedAtomsHaveNoEmbeddingEnergyNotEvenWithoutDensity() {
        Atoms apart = Atoms.of(List.of("Si", "Ar", "Ar", "Kr"));
        IntStream.range(0, 4).forEach(i -> apart.setPosition(i, 50 * i, 0, 0));
        ForceField restricted = RestrictedForceField.of(new Metal(), List.of("Si", "Kr"), ALL);
        Evaluation e = Evaluation.byEngine(restricted, apart, Cell.open(), 1);
        assertArrayEquals(new double[] {0.3, 0, 0, 0.3}, e.atomEnergies());
        assertEquals(0.6, e.energy());
    }

    @Test
    void allPairsOfASelectionAddUpToThePlainPotential() {
        Structure s = mixture(1);
        ForceField plain = Hybrids.withTail(2.2, "Kr", "Si", "Ar");
        ForceField parts = SumForceField.of(List.of(
                HybridContractTest.between(plain, ALL, "Si-Si", "Ar-Kr"),
                HybridContractTest.between(plain, ALL, "Kr-Kr"),
                HybridContractTest.between(plain, ALL, "Ar-Si", "Kr-Si", "Ar-Ar")));
        Evaluation expected = Evaluation.byEngine(plain, s.atoms().copy(), s.cell(), 1);
        Evaluation sum = Evaluation.byEngine(parts, s.atoms().copy(), s.cell(), 1);
        assertEquals(expected.energy(), sum.energy(), 1e-12 * Math.abs(expected.energy()));
        assertArrayEquals(expected.forces(), sum.forces(), 1e-12 * expected.largestForce());
        assertArrayEquals(expected.virial(), sum.virial(), 1e-12 * Evaluation.largest(expected.virial()));
        assertArrayEquals(expected.atomEnergies(), sum.atomEnergies(), 1e-11);
        assertTrue(plain.tail(new long[] {3, 4, 5}, 100).energy() < 0, "there is a tail correction to share out");
    }

    @Test
    void tailsOfPairsArePartsOfTheWholeTail() {
        ForceField plain = Hybrids.withTail(2.2, "Si", "Ar", "Kr");
        long[] counts = {7, 11, 5};
        Tail whole = plain.tail(counts, 321);
        double energy = 0;
        double virial = 0;
        for (String pair : List.of("Si-Si", "Ar-Si", "Si-Kr", "Ar-Ar", "Kr-Ar", "Kr-Kr")) {
            Tail part = SelectedPairs.of(plain, List.of(SpeciesPair.parse(pair))).tail(counts, 321);
            assertTrue(part.energy() < 0, pair);
            energy += part.energy();
            virial += part.virial();
        }
        assertEquals(whole.energy(), energy, 1e-13 * Math.abs(whole.energy()));
        assertEquals(whole.virial(), virial, 1e-13 * Math.abs(whole.virial()));
    }

    private static ForceField hybrid() {
        return SumForceField.of(List.of(
                RestrictedForceField.of(Hybrids.tersoffSilicon(), List.of("Si"), ALL),
                Hybrids.lennardJones(2.1, "Ar", "Kr", "Si"),
                RestrictedForceField.of(Hybrids.zbl("Kr", "Si"), List.of("Si", "Kr"), ALL)));
    }

    @Test
    void savedListsContinueBitwise() throws IOException {
        try (Workers workers = new Workers(2)) {
            Structure s = mixture(2);
            CounterRandom random = new CounterRandom(5, "hybrid");
            Atoms atoms = s.atoms().copy();
            ForceEvaluator evaluator = new ForceEvaluator(hybrid(), workers, 0.4);
            evaluator.evaluate(atoms, s.cell());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            wander(random, atoms, 1);
            evaluator.evaluate(atoms, s.cell());
            evaluator.save(new DataOutputStream(bytes));
            Atoms copy = atoms.copy();
            ForceEvaluator restored = new ForceEvaluator(hybrid(), workers, 0.4);
            restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), s.cell());
            for (int step = 2; step < 20; step++) {
                wander(random, atoms, step);
                wander(random, copy, step);
                evaluator.evaluate(atoms, s.cell());
                restored.evaluate(copy, s.cell());
                assertEquals(evaluator.energy(), restored.energy());
                assertArrayEquals(evaluator.virial(), restored.virial());
                assertArrayEquals(atoms.fx(), copy.fx());
                assertArrayEquals(atoms.fz(), copy.fz());
            }
            assertTrue(evaluator.rebuilds() > 2 && evaluator.rebuilds() < 20, "lists are kept and renewed");
            assertEquals(evaluator.rebuilds(), restored.rebuilds());
            Evaluation fresh = Evaluation.byEngine(hybrid(), atoms.copy(), s.cell(), 1);
            assertEquals(fresh.energy(), evaluator.energy(), 1e-10 * Math.abs(fresh.energy()));
        }
    }

    private static void wander(CounterRandom random, Atoms atoms, int step) {
        for (int i = 0; i < atoms.count(); i++) {
            atoms.setPosition(
                    i, atoms.x()[i] + 0.02 * random.normal(step, i, 0), atoms.y()[i] + 0.02 * random.normal(step, i, 1),
                    atoms.z()[i] + 0.02 * random.normal(step, i, 2));
        }
    }

    @Test
    void otherAtomsTakeThePlaceOfTheFirst() {
        try (Workers workers = new Workers(1)) {
            ForceEvaluator evaluator = new ForceEvaluator(hybrid(), workers, 0.4);
            for (Structure s : Structures.of(Structures.Lattice.DIAMOND, 5.5, "Kr", "Si", "Ar")) {
                Atoms atoms = s.atoms().copy();
                evaluator.evaluate(atoms, s.cell());
                Evaluation alone = Evaluation.byEngine(hybrid(), s.atoms().copy(), s.cell(), 1);
                assertEquals(alone.energy(), evaluator.energy(), s.name());
                assertEquals(alone.forces()[0], atoms.fx()[0], s.name());
            }
        }
    }

    @Test
    void anAtomThatIsNowhereHasTheNumberOfTheWholeStructure() {
        try (Workers workers = new Workers(1)) {
            Structure s = mixture(1);
            int[] silicon = members(s.atoms(), List.of("Si"));
            ForceField only = RestrictedForceField.of(Hybrids.tersoffSilicon(), List.of("Si"), ALL);
            ForceEvaluator evaluator = new ForceEvaluator(only, workers, 0.4);
            int last = silicon[silicon.length - 1];
            assertTrue(last >= silicon.length);
            s.atoms().y()[last] = Double.NaN;
            NonFiniteState e = assertThrows(NonFiniteState.class, () -> evaluator.evaluate(s.atoms(), s.cell()));
            assertEquals(last, e.atom());
        }
    }

    @Test
    void aSpeciesThatNoTermAllowsIsRefused() {
        Atoms atoms = Atoms.of(List.of("Si", "Xe"));
        ForceField only = RestrictedForceField.of(Hybrids.tersoffSilicon(), List.of("Si"), ALL);
        InputException e =
                assertThrows(InputException.class, () -> Evaluation.byEngine(only, atoms, Cell.open(), 1));
        assertTrue(e.getMessage().contains("Xe"), e.getMessage());
    }

    @Test
    void withoutAtomsOfItsSpeciesATermIsSilent() {
        Atoms argon = Atoms.of(List.of("Ar", "Ar"));
        argon.setPosition(1, 2.5, 0, 0);
        ForceField only = RestrictedForceField.of(Hybrids.tersoffSilicon(), List.of("Si"), ALL);
        argon.fx()[0] = 7;
        Evaluation e = Evaluation.byEngine(only, argon, Cell.open(), 1);
        assertEquals(0, e.energy());
        assertArrayEquals(new double[6], e.forces());
    }

    @Test
    void theChargesThatTakePartMustBeNeutral() {
        List<String> ions = List.of("Na", "Ar", "Cl");
        ForceField ewald = RestrictedForceField.of(Hybrids.ewald(), List.of("Na", "Cl"), ions);
        Atoms charged = Atoms.of(List.of("Na", "Ar", "Na"));
        IntStream.range(0, 3).forEach(i -> charged.setPosition(i, 2.5 * i, 0, 0));
        Cell box = Cell.orthorhombic(9, 9, 9);
        InputException e = assertThrows(InputException.class, () -> Evaluation.byEngine(ewald, charged, box, 1));
        assertTrue(e.getMessage().contains("charge of 2.0"), e.getMessage());
    }

    @Test
    void saysWhatItActsOn() {
        ForceField sum = SumForceField.of(List.of(
                RestrictedForceField.of(Hybrids.tersoffSilicon(), List.of("Si"), ALL),
                HybridContractTest.between(Hybrids.zbl("Kr", "Si", "Ar"), ALL, "Si-Kr")));
        assertEquals(ALL, sum.species());
        assertTrue(sum.description().contains("(among Si)"), sum.description());
        assertTrue(sum.description().endsWith("(between Si-Kr)"), sum.description());
        List<String> references = new ArrayList<>(sum.references());
        assertTrue(references.get(0).endsWith("(among Si)"), references.get(0));
        assertTrue(references.get(references.size() - 1).endsWith("(between Si-Kr)"));
        assertTrue(sum.couples("Kr", "Si") && sum.couples("Si", "Si"));
        assertFalse(sum.couples("Kr", "Kr") || sum.couples("Ar", "Si"));
    }

    @Test
    void aRestrictionToEverythingIsNone() {
        ForceField plain = Hybrids.lennardJones(2.2, "Si", "Kr");
        assertSame(plain, RestrictedForceField.of(plain, List.of("Kr", "Si"), List.of("Si", "Kr")));
        List<SpeciesPair> pairs = Stream.of("Si-Si", "Kr-Si", "Kr-Kr").map(SpeciesPair::parse).toList();
        assertSame(plain, SelectedPairs.of(plain, pairs));
    }

    @Test
    void pairsOfWhatIsNoSumOverPairsAreRefused() {
        List<SpeciesPair> pair = List.of(SpeciesPair.parse("Si-Si"));
        for (ForceField f : List.of(Hybrids.tersoffSilicon(), Hybrids.ewald(), new Metal())) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> SelectedPairs.of(f, pair));
            assertTrue(e.getMessage().contains("no sum over pairs"), e.getMessage());
        }
    }
}
