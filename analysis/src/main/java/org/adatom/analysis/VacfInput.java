package org.adatom.analysis;

import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code vacf}: what a {@link VelocityAutocorrelation} should gather.
 *
 * @param length longest lag, fs
 * @param every steps (or frames of a file) between samples
 */
@Description("Velocity autocorrelation, and from it the vibrational density of states and diffusion coefficients")
public record VacfInput(
        @Description("Longest lag (default 2 ps); frequencies are resolved to about one over it") @Quantity(Dimension.TIME) @Nullable Double length,
        @Description("Steps between samples (default 5); frequencies reach to one over twice their interval") @Nullable Long every) {
    private static final double LENGTH = 2000;
    private static final long EVERY = 5;
    /** Fewer lags than this give no spectrum. */
    private static final int FEWEST = 8;

    /** Checks. */
    public VacfInput {
        InputChecks.positive("vacf.length", length, "fs");
        InputChecks.positive("vacf.every", every, "steps");
    }

    /** Steps or frames between samples. */
    public long everyOrDefault(boolean frames) {
        return every != null ? every : frames ? 1 : EVERY;
    }

    /**
     * Number of lags at an interval between samples, the one of zero included.
     *
     * @param interval fs
     * @throws InputException if there are too few
     */
    public int lags(double interval) {
        int lags = (int) Math.rint((length == null ? LENGTH : length) / interval) + 1;
        if (lags < FEWEST) {
            throw new InputException(
                    "vacf.length: " + Numbers.general(length == null ? LENGTH : length, 5) + " fs holds only " + lags
                            + " samples, one every " + Numbers.general(interval, 5)
                            + " fs; use a longer one, or sample more often");
        }
        return lags;
    }
}
