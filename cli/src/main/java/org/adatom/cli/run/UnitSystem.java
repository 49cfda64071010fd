package org.adatom.cli.run;

/** Choice of the units of plain numbers, key {@code run.units}. */
public enum UnitSystem {
    /** &Aring;, eV, fs, K, GPa, amu: the default. */
    METAL,
    /** Dimensionless Lennard-Jones units. */
    LJ
}
