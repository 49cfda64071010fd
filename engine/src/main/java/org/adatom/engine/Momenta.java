package org.adatom.engine;

/** Which momenta a dynamics keeps at zero where cell and held atoms let it; from the fewest to the most. */
public enum Momenta {
    /** None: random forces act, or only some of the atoms are scaled. */
    NONE,
    /** The total momentum. */
    LINEAR,
    /** Total and angular momentum, as Newton's equations do. */
    ALL;

    /** What two dynamics acting in turn both keep. */
    public Momenta and(Momenta other) {
        return ordinal() < other.ordinal() ? this : other;
    }
}
