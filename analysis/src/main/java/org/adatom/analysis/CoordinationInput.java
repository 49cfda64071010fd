package org.adatom.analysis;

import java.util.Map;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code coordination}: what a {@link Coordination} should gather.
 *
 * @param cutoff length of the longest bond, &Aring;
 * @param cutoffs the same by pair of species, &Aring;
 * @param every steps (or frames of a file) between samples
 */
@Description("Coordination numbers: how many neighbors atoms have, for each pair of species, over time")
public record CoordinationInput(
        @Description("Longest bond between any two atoms (default: the first minimum of each pair's g(r) in the first sample)") @Quantity(Dimension.LENGTH) @Nullable Double cutoff,
        @Description("Longest bond by pair of species, such as {Si-O: 2.2 A}; pairs that are not named have cutoff, or without it no bonds") @Quantity(Dimension.LENGTH) @Nullable Map<String, Double> cutoffs,
        @Description("Steps between samples (default: some 200 samples in the run)") @Nullable Long every) {
    /** Checks. */
    public CoordinationInput {
        BondInput.check("coordination", cutoff, cutoffs);
        InputChecks.positive("coordination.every", every, "steps");
    }

    /** {@link #every} or, if absent, the period that gives some 200 samples in {@code steps} steps. */
    public long everyOrDefault(long steps) {
        return every == null ? Math.max(1, steps / 200) : every;
    }
}
