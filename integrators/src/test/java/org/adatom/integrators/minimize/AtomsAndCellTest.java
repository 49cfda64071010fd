package org.adatom.integrators.minimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.integrators.Systems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AtomsAndCellTest {
    private static final double[] SKEW = {0.03, 0.05, -0.02, 0.01, -0.02, 0.06, 0.02, 0.01, 0.04};

    /** A small skewed crystal of two species. */
    static Simulation twoSpecies(Workers workers) {
        List<String> species = List.of("Ar", "Kr");
        Simulation argon = Relaxing.shaken(Systems.argon(2, 0, workers), 0.3, SKEW);
        int[] index = new int[argon.atoms().count()];
        for (int i = 0; i < index.length; i++) {
            index[i] = i % 3 == 0 ? 1 : 0;
        }
        Atoms atoms = new Atoms(species, index);
        for (int i = 0; i < index.length; i++) {
            atoms.setPosition(i, argon.atoms().x()[i], argon.atoms().y()[i], argon.atoms().z()[i]);
        }
        LennardJones lj = LennardJones.mixed(
                species, new double[] {0.0104, 0.014}, new double[] {3.4, 3.6}, LennardJones.Mixing.LORENTZ_BERTHELOT);
        return Relaxing.of(atoms, argon.cell(), new TruncatedPair(lj, Truncation.SWITCH, 7.5), workers);
    }

    @ParameterizedTest
    @EnumSource(value = CellMode.class)
    void theGradientIsTheDerivativeOfTheEnergyAtAnyStrainAndTarget(CellMode mode) {
        try (Workers workers = new Workers(1)) {
            Simulation s = twoSpecies(workers);
            s.atoms().frozen()[3] = Atoms.FROZEN_Y;
            s.atoms().frozen()[5] = Atoms.FROZEN;
            AtomsAndCell objective =
                    new AtomsAndCell(s, Relaxing.cell(mode, 1e-6, 1e-6, -0.3, 0.2, 0.1, 0.25, -0.15, 0.05));
            s.updateForces();
            objective.refresh();
            int n = objective.size();
            double[] start = objective.coordinates().clone();
            CounterRandom random = new CounterRandom(11, "directions");
            double[] far = new double[n];
            for (int i = 3 * s.atoms().count(); i < n; i++) {
                far[i] = 2 * random.uniform(0, i, 0) - 1;
            }
            // Far from the reference, where the exponential differs from its first terms.
            objective.moveTo(start, 3, far);
            double[] point = objective.coordinates().clone();
            double[] gradient = objective.gradient().clone();
            for (int trial = 0; trial < 8; trial++) {
                double[] direction = new double[n];
                for (int i = 0; i < n; i++) {
                    boolean only = trial < 6 && mode != CellMode.NONE;
                    boolean chosen = only ? i == 3 * s.atoms().count() + trial % (n - 3 * s.atoms().count()) : true;
                    direction[i] = chosen ? 2 * random.uniform(trial, i, 0) - 1 : 0;
                }
                objective.removeTranslations(direction);
                double slope = 0;
                for (int i = 0; i < n; i++) {
                    slope += gradient[i] * direction[i];
                }
                double h = 1e-4;
                double[] e = new double[4];
                for (int k = 0; k < 4; k++) {
                    objective.moveTo(point, new double[] {-2, -1, 1, 2}[k] * h, direction);
                    e[k] = objective.energy();
                }
                double difference = (e[0] - 8 * e[1] + 8 * e[2] - e[3]) / (12 * h);
                assertEquals(difference, slope, 1e-9 + 1e-7 * Math.abs(slope), mode + ", direction " + trial);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = CellMode.class, mode = Mode.EXCLUDE, names = {"NONE", "IN_PLANE"})
    void directionsThatAreNotPeriodicCannotBeRelaxed(CellMode mode) {
        try (Workers workers = new Workers(1)) {
            Simulation bulk = Systems.argon(2, 0, workers);
            Cell slab = bulk.cell().withPeriodicity(true, true, false);
            InputException e = assertThrows(InputException.class, () -> mode.check(slab));
            assertTrue(e.getMessage().contains("along c, which is not periodic"), e.getMessage());
            assertTrue(e.getMessage().endsWith("use in-plane"), e.getMessage());
            assertThrows(InputException.class, () -> mode.check(Cell.planar(new double[] {3, 0, 0, 3}, true, true)));
            assertThrows(InputException.class, () -> CellMode.IN_PLANE.check(Cell.open()));
            CellMode.IN_PLANE.check(slab);
        }
    }

    /** The reference system of the coordinates must not be seen in what they describe. */
    @Test
    void heldAtomsGoAlongWithTheCell() {
        try (Workers workers = new Workers(1)) {
            Simulation s = twoSpecies(workers);
            s.atoms().frozen()[0] = Atoms.FROZEN;
            Cell before = s.cell();
            double f = before.fractional(1, s.atoms().x()[0], s.atoms().y()[0], s.atoms().z()[0]);
            AtomsAndCell objective = new AtomsAndCell(s, Relaxing.cell(CellMode.FULL, 1e-4, 1e-3));
            s.run(new LimitedMemory(objective), 500);
            assertTrue(objective.converged());
            assertTrue(Math.abs(s.cell().length(0) - before.length(0)) > 1e-3);
            assertEquals(f, s.cell().fractional(1, s.atoms().x()[0], s.atoms().y()[0], s.atoms().z()[0]), 1e-10);
        }
    }
}
