package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;

/** What the shares of single atoms in energy and virial must satisfy; part of the {@link ForceFieldContract}. */
final class EnergyBalance {
    private EnergyBalance() {}

    /** Virials of single atoms and heat flux of a structure whose atoms move. */
    private record Shares(double[] virials, double[] flux, double[] virial) {
        static Shares of(ForceField forceField, Structure s, int threads) {
            try (Workers workers = new Workers(threads)) {
                ForceEvaluator evaluator = new ForceEvaluator(forceField, workers, Evaluation.SKIN);
                Atoms atoms = s.atoms().copy();
                evaluator.evaluate(atoms, s.cell());
                double[] forces = atoms.fx().clone();
                double[] flux = HeatFlux.of(atoms, evaluator);
                assertArrayEquals(forces, atoms.fx());
                double[] virial = evaluator.virial().clone();
                for (int k = 0; k < 9; k += 4) {
                    virial[k] -= evaluator.tail().virial() / 3;
                }
                return new Shares(evaluator.atomVirials().clone(), flux, virial);
            }
        }
    }

    /**
     * The heat flux is the rate of &Sigma; r<sub>i</sub> E<sub>i</sub> along the motion of a cluster, whatever the velocities:
     * energy is neither made nor lost between atoms.
     */
    static void requireHeatFlux(ForceField forceField, Structure s, double tolerance) {
        Structure moving = moving(s);
        Atoms at = moving.atoms();
        double[] flux = Shares.of(forceField, moving, 1).flux();
        double[] forces = BruteForce.evaluate(forceField, at, s.cell()).forces();
        double scale = Math.max(1, Evaluation.largest(flux));
        for (int d = 0; d < s.cell().dimensions(); d++) {
            int axis = d;
            double rate =
                    ForceFieldContract.derivative(flux[axis], h -> moment(forceField, at, forces, s.cell(), axis, h));
            assertEquals(rate, flux[axis], tolerance * scale, s.name() + ", axis " + axis);
        }
    }

    /** &Sigma; (r<sub>i</sub> &minus; r<sub>0</sub>(0)) E<sub>i</sub> after a time h, along one axis; right to the second order in h. */
    private static double moment(ForceField forceField, Atoms at, double[] forces, Cell cell, int axis, double h) {
        Atoms then = at.copy();
        double[][] r = {then.x(), then.y(), then.z()};
        double[][] v = {then.vx(), then.vy(), then.vz()};
        double[] kinetic = new double[at.count()];
        for (int i = 0; i < at.count(); i++) {
            for (int d = 0; d < 3; d++) {
                double a = forces[3 * i + d] / at.mass()[i];
                r[d][i] += v[d][i] * h + 0.5 * a * h * h;
                v[d][i] += a * h;
                kinetic[i] += 0.5 * at.mass()[i] * v[d][i] * v[d][i];
            }
        }
        double origin = new double[][] {at.x(), at.y(), at.z()}[axis][0];
        double[] potential = BruteForce.evaluate(forceField, then, cell).atomEnergies();
        double sum = 0;
        for (int i = 0; i < at.count(); i++) {
            sum += (r[axis][i] - origin) * (kinetic[i] + potential[i]);
        }
        return sum;
    }

    /** Virials of atoms sum to that of the system, are those of the atoms' copies in a supercell, and have the same bits on any number of threads. */
    static void requireAtomVirials(ForceField forceField, Structure s, double rounding) {
        Shares one = Shares.of(forceField, moving(s), 1);
        double[] sum = new double[9];
        for (int k = 0; k < one.virials().length; k++) {
            sum[k % 9] += one.virials()[k];
        }
        double scale = Math.max(1, Evaluation.largest(one.virials()));
        assertArrayEquals(one.virial(), sum, rounding * scale * s.atoms().count(), "sum of virials");
        Structure big = Structures.supercell(s, 2);
        Shares many = Shares.of(forceField, big, 2);
        assertArrayEquals(Shares.of(forceField, big, 1).virials(), many.virials(), "threads");
        for (int from = 0; from < many.virials().length; from += one.virials().length) {
            assertArrayEquals(one.virials(),
                    Arrays.copyOfRange(many.virials(), from, from + one.virials().length), rounding * scale);
        }
    }

    /** What sees all atoms at once has no such shares, and says so. */
    static void requireRefusal(ForceField forceField) {
        assertThrows(InputException.class, () -> HeatFlux.require(forceField));
        try (Workers workers = new Workers(1)) {
            ForceEvaluator evaluator = new ForceEvaluator(forceField, workers);
            assertFalse(evaluator.hasAtomVirials());
            assertThrows(IllegalStateException.class, evaluator::atomVirials);
        }
    }

    private static Structure moving(Structure s) {
        Atoms atoms = s.atoms().copy();
        CounterRandom random = new CounterRandom(5, "velocities");
        for (int i = 0; i < atoms.count(); i++) {
            atoms.vx()[i] = random.normal(0, i, 0);
            atoms.vy()[i] = random.normal(0, i, 1);
            atoms.vz()[i] = s.cell().dimensions() == 2 ? 0 : random.normal(0, i, 2);
        }
        return new Structure(s.name(), atoms, s.cell());
    }
}
