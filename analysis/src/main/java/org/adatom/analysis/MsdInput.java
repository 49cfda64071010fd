package org.adatom.analysis;

import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code msd}: what a {@link MeanSquaredDisplacement} should gather and how to fit it.
 *
 * @param every steps (or frames of a file) between samples
 * @param origins largest number of time origins kept in memory
 * @param fitFrom begin of the fit window, fs
 * @param fitTo end of the fit window, fs
 */
@Description("Mean squared displacement per species and in total, with diffusion coefficients")
public record MsdInput(
        @Description("Steps between samples (default: some 1000 samples in the run)") @Nullable Long every,
        @Description("Largest number of time origins kept in memory (default 32, fewer for millions of atoms)") @Nullable Integer origins,
        @Description("Shortest lag time of the fit for D (default: 10 % of the sampled time)") @Quantity(Dimension.TIME) @Nullable Double fitFrom,
        @Description("Longest lag time of the fit for D (default: 50 % of the sampled time)") @Quantity(Dimension.TIME) @Nullable Double fitTo) {
    /** Checks. */
    public MsdInput {
        InputChecks.positive("msd.every", every, "steps");
        InputChecks.positive("msd.fitTo", fitTo, "fs");
        if (origins != null && origins < 2) {
            throw new InputException("msd.origins: " + origins + " is too few, at least 2 are needed");
        }
        if (fitFrom != null && !(fitFrom >= 0)) {
            throw new InputException("msd.fitFrom: " + fitFrom + " fs is not a lag time, use 0 or more");
        }
        if (fitFrom != null && fitTo != null && fitFrom >= fitTo) {
            throw new InputException(
                    "msd.fitFrom: the fit window begins at " + fitFrom + " fs but ends at " + fitTo + " fs");
        }
    }

    /** {@link #every} or, if absent, the period that gives some 1000 samples in {@code steps} steps. */
    public long everyOrDefault(long steps) {
        return every == null ? Math.max(1, steps / 1000) : every;
    }
}
