package org.adatom.engine.forcefield;

import org.jspecify.annotations.Nullable;

/**
 * A sum of atomic energies that depend on the vectors to the neighbours, U = &Sigma;<sub>i</sub>
 * U<sub>i</sub>({r<sub>j</sub> &minus; r<sub>i</sub>}): Stillinger-Weber, Tersoff, neural networks.
 */
public non-sealed interface SitePotential extends ForceField {
    /** How far it can say that atoms are to be trusted; null, the default, if it cannot. */
    default @Nullable Monitor monitor() {
        return null;
    }

    /** Whether an atom takes microseconds, as descriptors do, so that some tens of atoms are a task worth a thread. */
    default boolean costly() {
        return false;
    }

    /** A new evaluator with scratch of its own; one per worker. */
    Evaluator newEvaluator();

    /** Evaluates blocks of environments; used by one thread at a time. */
    interface Evaluator {
        /** Fills {@code energy} and the gradients {@code gx, gy, gz} of the block. */
        void evaluate(Sites sites);

        /**
         * The same for one member of a committee.
         *
         * @param member from 0, below {@link Monitor#members}
         */
        default void evaluateMember(Sites sites, int member) {
            evaluate(sites);
        }
    }
}
