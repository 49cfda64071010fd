package org.adatom.analysis.verify;

/** What is required to be continuous where atoms pass the cutoff; later ones require more. */
public enum Smoothness {
    /** Nothing. */
    NONE,
    /** The energy, but for jumps that the force field declares as its definition. */
    DECLARED,
    /** The energy. */
    ENERGY,
    /** Energy and forces. */
    FORCE,
    /** Energy, forces and the slopes of forces. */
    SLOPE
}
