package org.adatom.integrators.minimize;

import java.util.Locale;
import java.util.function.Function;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.Systems;

/** What tests of minimisers share. */
final class Relaxing {
    /** 1 GPa in eV/&Aring;&sup3;. */
    static final double GPA = Systems.UNITS.gigapascal();

    /** The minimisers. */
    enum Method {
        LIMITED_MEMORY(LimitedMemory::new),
        CONJUGATE_GRADIENT(ConjugateGradient::new),
        FIRE(Fire::new);

        private final Function<Objective, Minimizer> constructor;

        Method(Function<Objective, Minimizer> constructor) {
            this.constructor = constructor;
        }

        Minimizer of(Objective objective) {
            return constructor.apply(objective);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private Relaxing() {}

    /** Atoms moved at random, each coordinate by at most that much (&Aring;), and the cell strained. */
    static Simulation shaken(Simulation s, double amplitude, double... strain) {
        Atoms atoms = s.atoms().copy();
        CounterRandom random = new CounterRandom(3, "shaken");
        double[][] r = {atoms.x(), atoms.y(), atoms.z()};
        double[] e = strain.length == 0 ? new double[9] : strain;
        for (int i = 0; i < atoms.count(); i++) {
            double[] p = {r[0][i], r[1][i], r[2][i]};
            for (int d = 0; d < s.cell().dimensions(); d++) {
                r[d][i] += p[0] * e[d] + p[1] * e[3 + d] + p[2] * e[6 + d]
                        + amplitude * (2 * random.uniform(0, i, d) - 1);
            }
        }
        return new Simulation(atoms, s.cell().strained(e), s.evaluator(), s.units());
    }

    /** A system at rest. */
    static Simulation of(Atoms atoms, Cell cell, ForceField forceField, Workers workers) {
        return new Simulation(atoms, cell, new ForceEvaluator(forceField, workers), Systems.UNITS);
    }

    /** A goal for the cell, its stress in GPa as (xx yy zz yz xz xy). */
    static AtomsAndCell.Goal cell(CellMode mode, double force, double stress, double... voigt) {
        double[] t = new double[9];
        if (voigt.length == 6) {
            t = new double[] {
                voigt[0], voigt[5], voigt[4], voigt[5], voigt[1], voigt[3], voigt[4], voigt[3], voigt[2]
            };
        }
        for (int c = 0; c < 9; c++) {
            t[c] *= GPA;
        }
        return new AtomsAndCell.Goal(mode, t, force, stress * GPA, 0.2);
    }
}
