package org.adatom.forcefields.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.Regressor;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
    private static final ForceField FORCE = new DescriptorModel(
            List.of("Cu"), new DescriptorSettings.PowerSpectra(new PowerSpectrum(1, 0, 1, 4), new double[] {1}),
            List.of(new DescriptorModel.AtomModel(
                    "Cu", new double[1], new double[1], new Regressor.Polynomial(false, new double[] {-1, 0.1}))),
            Map.of()).potential(List.of("Cu"), Map.of(), "test", List.of());

    /** Labels that are off by a known amount: the k-th energy by k meV per atom, one force by 0.3, one virial by 0.02 eV per atom. */
    private static List<LabelledFrame> frames() {
        List<LabelledFrame> frames = new ArrayList<>();
        List<Structure> structures = Structures.of(Structures.Lattice.FCC, 3.6, "Cu").subList(0, 3);
        for (int k = 0; k < 3; k++) {
            Structure s = structures.get(k);
            Evaluation e = BruteForce.evaluate(FORCE, s.atoms(), s.cell());
            double[] forces = e.forces().clone();
            double[] virial = e.virial().clone();
            forces[1] += 0.3;
            virial[5] -= 0.02 * s.atoms().count();
            frames.add(new LabelledFrame(s.name(), k == 2 ? "b" : "a", s.atoms(), s.cell(),
                    k == 2 ? null : Double.valueOf(e.energy() - (k + 1) * 1e-3 * s.atoms().count()), forces,
                    k == 0 ? null : virial));
        }
        return frames;
    }

    @Test
    void errorsAreThoseOfTheLabels() {
        List<LabelledFrame> frames = frames();
        try (Workers workers = new Workers(2)) {
            ErrorTable table = ErrorTable.of(FORCE, frames, workers);
            assertEquals(1.5, table.all().energy().mae(), 1e-8);
            assertEquals(Math.sqrt(2.5), table.all().energy().rmse(), 1e-8);
            assertEquals(2, table.all().energy().count());
            int atoms = frames.stream().mapToInt(LabelledFrame::count).sum();
            assertEquals(0.9 / (3 * atoms), table.all().force().mae(), 1e-12);
            assertEquals(Math.sqrt(0.27 / (3 * atoms)), table.all().force().rmse(), 1e-12);
            assertEquals(20.0 / 9, table.all().virial().mae(), 1e-7);
            assertEquals(20.0 / 3, table.all().virial().rmse(), 1e-7);
            assertEquals(18, table.all().virial().count());
            assertEquals(List.of("a", "b"), table.groups().stream().map(ErrorTable.Row::group).toList());
            assertEquals(0, table.groups().get(1).energy().count());
            assertTrue(Double.isNaN(table.groups().get(1).energy().mae()));
            assertEquals(frames.get(2).count(), table.groups().get(1).atoms());
            assertTrue(table.toString().contains("-"), table.toString());
        }
    }

    @Test
    void isTheSameForAnyNumberOfThreads() {
        try (Workers one = new Workers(1); Workers three = new Workers(3)) {
            assertEquals(ErrorTable.of(FORCE, frames(), one), ErrorTable.of(FORCE, frames(), three));
            assertThrows(InputException.class, () -> ErrorTable.of(FORCE, List.of(), one));
        }
    }

    @Test
    void speciesAreThoseOfTheAtoms() {
        assertEquals(List.of("Cu"), ErrorTable.species(frames()));
    }
}
