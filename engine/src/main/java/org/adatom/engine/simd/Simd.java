package org.adatom.engine.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of this machine, in doubles. Never a named one: asking for more than the hardware has does not fail
 * but becomes hundreds of times slower.
 */
public final class Simd {
    /** The preferred species, at most eight lanes (pair masks are bytes). */
    public static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() <= 8
            ? DoubleVector.SPECIES_PREFERRED
            : DoubleVector.SPECIES_512;

    /** Number of lanes: 2, 4 or 8. */
    public static final int LANES = SPECIES.length();

    private Simd() {}

    /** The smallest multiple of {@link #LANES} that is at least {@code n}. */
    public static int roundUp(int n) {
        return (n + LANES - 1) / LANES * LANES;
    }
}
