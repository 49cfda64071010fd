package org.adatom.analysis.verify;

/** The groups of checks that can be chosen. */
public enum Check {
    /** Forces and virial against differences of the energy. */
    GRADIENTS,
    /** Sums of forces and torques; translation, rotation, reflection, order of atoms, lattice shifts. */
    INVARIANCE,
    /** Supercells, explicit images, clusters in boxes, isolated atoms. */
    PERIODICITY,
    /** Jumps of energy and force of dimers and trimers, order of smoothness at the cutoff. */
    CONTINUITY,
    /** The same bits for any number of threads; lists reused and made anew. */
    REPRODUCIBILITY,
    /** Conservation of energy against the time step. */
    DYNAMICS,
    /** What the force field says about its own range. */
    RANGE
}
