package org.adatom.forcefields.toy;

/** How often a triangle counts whose corners lie in exactly two cells of a periodic system. */
public enum Counting {
    /**
     * As in the thesis (Eqs. 5 and 9): four times, where all other triangles count six times. The energy depends on
     * where the cell begins and jumps when a particle crosses a face, so that there are no forces. For reproduction of
     * published numbers only.
     */
    AS_PRINTED(1),
    /** Six times, as all others: translation changes nothing. What {@link ToyModel} does. */
    INVARIANT(2);

    private final int ofTwoCentral;

    Counting(int ofTwoCentral) {
        this.ofTwoCentral = ofTwoCentral;
    }

    /** Weight of the sum V<sub>c2</sub>. */
    int ofTwoCentral() {
        return ofTwoCentral;
    }
}
