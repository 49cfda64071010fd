package org.adatom.forcefields.coulomb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CoulombTest {
    private static final List<String> SPECIES = List.of("Na", "Cl");
    private static final double[] CHARGES = {1, -1};

    /** Rock salt and caesium chloride: 1.747564594633 and 1.762674773071 by the nearest distance. */
    @Test
    void ewaldGivesTheMadelungConstants() {
        ForceField ewald = Coulomb.ewald(SPECIES, CHARGES, 4, 1e-14, 1);
        Cell rockSalt = Cell.of(new double[] {0, 1, 1, 1, 0, 1, 1, 1, 0}, true, true, true);
        assertEquals(-1.747564594633, evaluate(ewald, pair(1, 1, 1), rockSalt, 1).energy(), 1e-12);
        double a = 2 / Math.sqrt(3);
        Evaluation caesium = evaluate(ewald, pair(a / 2, a / 2, a / 2), Cell.orthorhombic(a, a, a), 1);
        assertEquals(-1.762674773071, caesium.energy(), 1e-12);
        // The energy goes with 1/length, so the trace of the virial is the energy.
        double[] w = caesium.virial();
        assertEquals(caesium.energy(), w[0] + w[4] + w[8], 1e-11);
    }

    @Test
    void resultsHaveTheSameBitsForAnyNumberOfThreads() {
        int n = 6;
        Atoms atoms = new Atoms(SPECIES, new int[n * n * n]);
        for (int i = 0; i < n * n * n; i++) {
            int x = i % n;
            int y = i / n % n;
            int z = i / n / n;
            atoms.species()[i] = (x + y + z) % 2;
            atoms.setPosition(i, 2.8 * x + 0.1 * Math.sin(i), 2.8 * y + 0.1 * Math.cos(3 * i), 2.8 * z);
        }
        ForceField ewald = Coulomb.ewald(SPECIES, CHARGES, 6, 1e-8, 14.4);
        Cell cell = Cell.orthorhombic(2.8 * n, 2.8 * n, 2.8 * n);
        Evaluation one = evaluate(ewald, atoms, cell, 1);
        for (int threads : new int[] {2, 3}) {
            Evaluation more = evaluate(ewald, atoms, cell, threads);
            assertEquals(one.energy(), more.energy());
            assertArrayEquals(one.forces(), more.forces());
            assertArrayEquals(one.virial(), more.virial());
            assertArrayEquals(one.atomEnergies(), more.atomEnergies());
        }
    }

    /** Forces change by less than the stated accuracy times the bare force of neighbours, about 2 eV/A. */
    @Test
    void accuracyIsKept() {
        Cell cell = Cell.of(new double[] {4.1, 0.3, -0.2, 2.5, 4.4, 0.1, -0.7, 1.9, 5.2}, true, true, true);
        Atoms atoms = pair(2.2, 3.0, 2.7);
        Evaluation exact = evaluate(Coulomb.ewald(SPECIES, CHARGES, 9, 1e-15, 14.4), atoms, cell, 1);
        for (double accuracy : new double[] {1e-4, 1e-6, 1e-8}) {
            Evaluation e = evaluate(Coulomb.ewald(SPECIES, CHARGES, 7, accuracy, 14.4), atoms, cell, 1);
            assertArrayEquals(exact.forces(), e.forces(), 20 * accuracy, "accuracy " + accuracy);
            assertEquals(exact.energy(), e.energy(), 20 * accuracy, "accuracy " + accuracy);
        }
    }

    @Test
    void refusesWhatHasNoEwaldSum() {
        ForceField ewald = Coulomb.ewald(SPECIES, CHARGES, 4, 1e-8, 1);
        Cell cell = Cell.orthorhombic(3, 3, 3);
        assertMessage("periodic in three directions",
                () -> evaluate(ewald, pair(1, 1, 1), cell.withPeriodicity(true, true, false), 1));
        Atoms ion = new Atoms(SPECIES, new int[1]);
        assertMessage("the cell has a charge of 1.0 e", () -> evaluate(ewald, ion, cell, 1));
        assertThrows(IllegalArgumentException.class, () -> Coulomb.ewald(SPECIES, CHARGES, 4, 0, 1));
        Map<String, Double> charges = Map.of("Na", 1.0);
        assertMessage(
                "alpha belongs to dsf and wolf",
                () -> new CoulombParameters(charges, CoulombParameters.Method.EWALD, 8, null, 0.2));
        assertMessage(
                "dsf and wolf need alpha",
                () -> new CoulombParameters(charges, CoulombParameters.Method.WOLF, 8, null, null));
        CoulombParameters parameters =
                new CoulombParameters(charges, CoulombParameters.Method.EWALD, 8, null, null);
        assertMessage(
                "charges has no number for Cl (it has Na)",
                () -> new CoulombFactory().create(
                        parameters, new ForceFieldFactory.Context(Path.of(""), SPECIES, Units.CODATA_2018)));
    }

    private static void assertMessage(String part, Executable code) {
        String message = assertThrows(InputException.class, code).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static Atoms pair(double x, double y, double z) {
        Atoms atoms = Atoms.of(SPECIES);
        atoms.setPosition(1, x, y, z);
        return atoms;
    }

    private static Evaluation evaluate(ForceField forceField, Atoms atoms, Cell cell, int threads) {
        return Evaluation.byEngine(forceField, atoms, cell, threads);
    }
}
