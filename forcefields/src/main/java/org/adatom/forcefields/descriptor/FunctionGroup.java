package org.adatom.forcefields.descriptor;

import java.util.Arrays;
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

        /** Adds the derivatives of one value, if it is a function of this group; see {@link Descriptor.Evaluator}. */
        default void pullBack(Sites sites, int value, double[][] slopes) {
            for (int f = 0; f < slopes.length; f++) {
                Arrays.fill(slopes[f], 0, sites.atoms, f == value ? 1 : 0);
            }
            pullBack(sites, slopes);
        }
    }
}
