package org.adatom.engine;

import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;

/** Placeholder signature: energy, forces, virial of atoms under a force field. */
public final class ForceEvaluator {
    /** Binds. */
    public ForceEvaluator(ForceField forceField, Workers workers, double skin) {}

    /** Computes; fills forces of atoms. */
    public void evaluate(Atoms atoms, Cell cell) {
        throw new IllegalStateException();
    }

    /** Total potential energy, eV. */
    public double energy() {
        return 0;
    }

    /** Nine components W_ab = sum r_a f_b, eV. */
    public double[] virial() {
        return new double[9];
    }

    /** Also computes per-atom energies of the next evaluations if wanted. */
    public void wantAtomEnergies(boolean wanted) {}

    /** Per-atom energies of the last evaluation, if wanted. */
    public double[] atomEnergies() {
        return new double[0];
    }
}
