package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;

/**
 * Numbers G<sub>1</sub>, ..., G<sub>n</sub> that describe the environment of an atom; how many, and which, depends on
 * the species of the atom. Immutable and shared by all threads.
 *
 * <p>A model U(G<sub>1</sub>, ..., G<sub>n</sub>) gets its forces by pull-back: the derivatives of U by the numbers go
 * in, those by the vectors to the neighbours come out, and no matrix of derivatives is ever stored.
 */
public interface Descriptor {
    /** Number of values of an atom of that species. */
    int size(int species);

    /** Neighbours at this distance (&Aring;) or further do not count. */
    double cutoff();

    /** Whether values are continuous where a neighbour crosses the cutoff. */
    default boolean continuous() {
        return true;
    }

    /** A new evaluator with scratch of its own; one per worker. */
    Evaluator newEvaluator();

    /** Evaluates blocks of environments; used by one thread at a time. */
    interface Evaluator {
        /**
         * The values of all atoms of a block.
         *
         * @param values out: {@code values[f][a]} is value f of atom a of the block for {@code f < size(species of a)};
         *     nothing else is touched. At least as many rows as any atom of the block has values; rows may be longer
         *     than the block
         */
        void values(Sites sites, double[][] values);

        /**
         * Adds &Sigma;<sub>f</sub> &part;U/&part;G<sub>f</sub> &part;G<sub>f</sub>/&part;r<sub>ij</sub> to the gradients
         * of the block whose values were computed last.
         *
         * @param slopes {@code slopes[f][a]} is &part;U/&part;G<sub>f</sub> of atom a, eV; laid out like the values
         */
        void pullBack(Sites sites, double[][] slopes);

        /**
         * Adds &Sigma;<sub>f</sub> slope<sub>f</sub> G<sub>f</sub> to the energies and its derivatives to the gradients:
         * {@link #values} and {@link #pullBack} of what is linear in the values, which some descriptors know without them.
         *
         * @param slopes as in {@link #pullBack}, and 0 beyond the size of an atom; they do not depend on the values
         * @param values scratch of the same layout
         */
        default void addLinear(Sites sites, double[][] slopes, double[][] values) {
            values(sites, values);
            for (int f = 0; f < slopes.length; f++) {
                for (int a = 0; a < sites.atoms; a++) {
                    sites.energy[a] += slopes[f][a] * values[f][a];
                }
            }
            pullBack(sites, slopes);
        }

        /**
         * Adds &part;G<sub>f</sub>/&part;r<sub>ij</sub> of one value of every atom that has it to the gradients of the block
         * whose values were computed last: what training needs of all values, one after the other.
         *
         * @param value f
         * @param slopes scratch, laid out like the values
         */
        default void pullBack(Sites sites, int value, double[][] slopes) {
            for (int f = 0; f < slopes.length; f++) {
                Arrays.fill(slopes[f], 0, sites.atoms, f == value ? 1 : 0);
            }
            pullBack(sites, slopes);
        }
    }
}
