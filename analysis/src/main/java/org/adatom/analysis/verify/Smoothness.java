package org.adatom.analysis.verify;

/** What is required to be continuous where atoms pass the cutoff. */
public enum Smoothness {
    /** Nothing: truncated potentials. */
    NONE,
    /** The energy. */
    ENERGY,
    /** Energy and forces. */
    FORCE
}
