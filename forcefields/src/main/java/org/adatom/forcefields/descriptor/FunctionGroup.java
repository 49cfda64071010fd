package org.adatom.forcefields.descriptor;

import org.adatom.engine.forcefield.Sites;

/** Functions of atoms of one species that are cheaper together than alone. Immutable. */
interface FunctionGroup {
    /** Species of the atoms. */
    int center();

    /** A new evaluator with scratch of its own. */
    Evaluator newEvaluator();

    /** Evaluates blocks; used by one thread at a time. */
    interface Evaluator {
        /** Adds the values of the functions of this group; see {@link Descriptor.Evaluator#values}. */
        void values(Sites sites, double[][] values);

        /** Adds to the gradients of the block; see {@link Descriptor.Evaluator#pullBack}. */
        void pullBack(Sites sites, double[][] slopes);
    }
}
