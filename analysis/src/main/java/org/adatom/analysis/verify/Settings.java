package org.adatom.analysis.verify;

import java.util.Set;
import org.adatom.engine.units.Units;

/**
 * How a force field is checked.
 *
 * @param checks which groups of checks
 * @param gradientLimit allowed error of forces and virial against differences of the energy, relative to the largest
 *     force (at least 1 eV/&Aring;) or virial component (at least 1 eV per atom)
 * @param exactLimit allowed error of laws that hold but for rounding, relative
 * @param continuity what must be continuous; a rougher force field fails
 * @param temperature of the dynamics, K
 * @param seed of random displacements and velocities
 * @param units constants in use
 */
public record Settings(
        Set<Check> checks,
        double gradientLimit,
        double exactLimit,
        Smoothness continuity,
        double temperature,
        long seed,
        Units units) {
    /** Default of {@link #gradientLimit}. */
    public static final double GRADIENT = 1e-6;
    /** Default of {@link #exactLimit}. */
    public static final double EXACT = 1e-10;

    /** Checks. */
    public Settings {
        checks = Set.copyOf(checks);
        if (!(gradientLimit > 0 && exactLimit > 0 && temperature > 0)) {
            throw new IllegalArgumentException("limits and temperature must be positive: " + gradientLimit + ", "
                    + exactLimit + ", " + temperature + " K");
        }
    }

    /** All checks with the default limits, at 300 K (0.3 in reduced units). */
    public static Settings standard(Units units) {
        return new Settings(
                Set.of(Check.values()), GRADIENT, EXACT, Smoothness.DECLARED, units.reduced() ? 0.3 : 300, 1, units);
    }
}
