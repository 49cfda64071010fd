package org.adatom.forcefields.training.gaussian;

/**
 * A number that was calculated of a configuration, as a linear functional of the energy &epsilon;(p) of an atom: &Sigma; over
 * its atoms of w &epsilon; (energies) or u&middot;&part;&epsilon;/&part;p (forces and virials).
 *
 * @param frame number of the configuration
 * @param kind of number
 * @param value energy per atom less offsets, eV; force component, eV/&Aring;; component of the virial per atom, eV
 * @param factor of its weight: its variance of noise is divided by it
 * @param parts the atoms that it depends on, element by element
 */
record Label(int frame, Kind kind, double value, double factor, Part[] parts) {
    /** Kinds, each with a noise of its own. */
    enum Kind {
        /** Of the configuration, per atom. */
        ENERGY,
        /** One component of one atom. */
        FORCE,
        /** One of six components, per atom. */
        VIRIAL
    }

    /**
     * The atoms of one element.
     *
     * @param element its number
     * @param lanes of the atoms in the block of the element
     * @param weight w of each
     * @param directions u of each atom, one after the other; none if all are 0
     */
    record Part(int element, int[] lanes, double weight, double[] directions) {}
}
