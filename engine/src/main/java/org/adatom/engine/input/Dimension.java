package org.adatom.engine.input;

/** Physical dimension of an input value: which units it may carry, and in which a plain number is understood. */
public enum Dimension {
    /** Plain numbers in &Aring;. */
    LENGTH,
    /** Plain numbers in eV. */
    ENERGY,
    /** Plain numbers in fs. */
    TIME,
    /** Plain numbers in K. */
    TEMPERATURE,
    /** Plain numbers in GPa. */
    PRESSURE,
    /** Plain numbers in amu. */
    MASS,
    /** Plain numbers in g/cm&sup3;. */
    DENSITY,
    /** Plain numbers in degrees. */
    ANGLE,
    /** Plain numbers in eV/&Aring;. */
    FORCE,
    /** Plain numbers in 1/ps. */
    RATE,
    /** Plain numbers in 1/GPa. */
    COMPRESSIBILITY
}
