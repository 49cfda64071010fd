package org.adatom.analysis;

import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code adf}: what an {@link AngularDistribution} should gather.
 *
 * @param cutoff length of the longest bond, &Aring;
 * @param cutoffs the same by pair of species, &Aring;
 * @param width of a bin, degrees
 * @param every steps (or frames of a file) between samples
 */
@Description("Distribution of the angles between the bonds of an atom, for each triplet of species")
public record AdfInput(
        @Description("Longest bond between any two atoms (default: the first minimum of each pair's g(r) in the first sample)") @Quantity(Dimension.LENGTH) @Nullable Double cutoff,
        @Description("Longest bond by pair of species, such as {Si-O: 2.2 A}; pairs that are not named have cutoff, or without it no bonds") @Quantity(Dimension.LENGTH) @Nullable Map<String, Double> cutoffs,
        @Description("Width of a bin (default 1 degree)") @Quantity(Dimension.ANGLE) @Nullable Double width,
        @Description("Steps between samples (default: some 200 samples in the run)") @Nullable Long every) {
    private static final double WIDTH = 1;

    /** Checks. */
    public AdfInput {
        BondInput.check("adf", cutoff, cutoffs);
        InputChecks.positive("adf.width", width, "degrees");
        InputChecks.positive("adf.every", every, "steps");
        if (width != null && (width > 60 || width < 0.01)) {
            throw new InputException("adf.width: " + width + " degrees is not allowed, use 0.01 to 60");
        }
    }

    /** {@link #width} or its default, degrees. */
    public double widthOrDefault() {
        return width == null ? WIDTH : width;
    }

    /** {@link #every} or, if absent, the period that gives some 200 samples in {@code steps} steps. */
    public long everyOrDefault(long steps) {
        return every == null ? Math.max(1, steps / 200) : every;
    }
}
