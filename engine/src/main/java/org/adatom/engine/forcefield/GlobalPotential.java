package org.adatom.engine.forcefield;

import java.util.function.IntConsumer;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.jspecify.annotations.Nullable;

/**
 * An energy that is no sum over neighbourhoods, such as the reciprocal part of an Ewald sum: it sees all atoms, in the
 * user's order, and the cell. It comes as a term of a {@link SumForceField}, beside one that has a cutoff.
 */
public non-sealed interface GlobalPotential extends ForceField {
    /** Zero: there is no list to make. */
    @Override
    default double cutoff() {
        return 0;
    }

    /** A new evaluator with work arrays of its own; one per {@link org.adatom.engine.ForceEvaluator}. */
    Evaluator newEvaluator();

    /** Evaluates one system after another; called by one thread at a time. */
    interface Evaluator {
        /**
         * Adds the forces to those of the atoms and returns the energy in eV.
         *
         * @param atoms positions as they are, not wrapped
         * @param species of each atom, index in {@link #species()}
         * @param virial nine components W<sub>ab</sub> = &minus;&part;E/&part;&epsilon;<sub>ab</sub> to add to, eV
         * @param energies of single atoms to add to, eV; null if not wanted
         * @param loop runs parts of the work on several threads
         * @throws org.adatom.engine.error.InputException if the potential is not defined for such a system
         */
        double evaluate(
                Atoms atoms, int[] species, Cell cell, double[] virial, double @Nullable [] energies, Loop loop);
    }

    /** Runs independent parts of some work, in any order and on any threads, and returns when all are done. */
    @FunctionalInterface
    interface Loop {
        /**
         * Runs parts 0 to {@code count} - 1. For results with the same bits always, what a part computes must depend on its
         * number alone, and no two parts may write to the same place.
         */
        void run(int count, IntConsumer part);
    }
}
