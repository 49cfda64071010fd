package org.adatom.cli.run;

import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code elastic}.
 *
 * @param strain largest strain; a half and a quarter of it are used, too
 * @param crossCheck whether the curvature of the energy is computed, too
 * @param thermal constants at a temperature
 * @param bulk how the crystal is relaxed before
 * @param constants physical constants
 * @param units meaning of plain numbers
 */
@Description("How elastic constants are computed")
public record ElasticBlock(
        @Description("Largest strain (default 0.001); a half and a quarter of it show convergence, the quarter is the result") @Nullable Double strain,
        @Description("Also from the curvature of the energy (default true)") @Nullable Boolean crossCheck,
        @Description("Also at a temperature, by averaged runs of strained crystals") @Nullable ThermalElasticBlock thermal,
        @Description("How the crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk,
        @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units)
        implements
            CalculationBlock {
    private static final double STRAIN = 1e-3;
    private static final double LARGEST = 0.02;
    private static final double SMALLEST = 1e-6;

    /** Checks. */
    public ElasticBlock {
        if (strain != null && !(strain >= SMALLEST && strain <= LARGEST)) {
            throw new InputException("strain: " + strain + " is not allowed, use " + SMALLEST + " to " + LARGEST
                    + " (0.001 suits most potentials)");
        }
    }

    double strainOrDefault() {
        return strain == null ? STRAIN : strain;
    }

    boolean crossCheckOrDefault() {
        return crossCheck == null || crossCheck;
    }

    BulkRelaxation bulkOrDefault() {
        return bulk == null ? BulkRelaxation.FULL : bulk;
    }
}
