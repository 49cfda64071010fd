package org.adatom.analysis;

import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Input blocks {@code thermalConductivity} and {@code viscosity}: how a {@link GreenKubo} integrates a correlation.
 *
 * @param length longest lag, fs
 * @param every steps between samples
 * @param fitFrom begin of the plateau of the running integral, fs
 * @param fitTo its end, fs
 */
@Description("A transport coefficient as the integral of the autocorrelation of a current (Green and Kubo)")
public record GreenKuboInput(
        @Description("Longest lag, at least twice the time in which the correlation decays (default 5 ps, in reduced units 3)") @Quantity(Dimension.TIME) @Nullable Double length,
        @Description("Steps between samples (default 5)") @Nullable Long every,
        @Description("Begin of the plateau over which the running integral is averaged (default: half of length)") @Quantity(Dimension.TIME) @Nullable Double fitFrom,
        @Description("End of the plateau (default: length)") @Quantity(Dimension.TIME) @Nullable Double fitTo) {
    private static final double LENGTH = 5000;
    private static final double REDUCED_LENGTH = 3;
    private static final long EVERY = 5;
    private static final int FEWEST = 10;
    private static final int MOST = 20_000;

    /** Checks. */
    public GreenKuboInput {
        InputChecks.positive("length", length, "fs");
        InputChecks.positive("every", every, "steps");
        InputChecks.positive("fitFrom", fitFrom, "fs");
        InputChecks.positive("fitTo", fitTo, "fs");
    }

    /** Steps between samples. */
    public long everyOrDefault() {
        return every == null ? EVERY : every;
    }

    /** Longest lag, fs. */
    public double lengthOrDefault(boolean reduced) {
        return length != null ? length : reduced ? REDUCED_LENGTH : LENGTH;
    }

    /** Begin of the plateau, fs. */
    double plateauFrom(boolean reduced) {
        return fitFrom != null ? fitFrom : 0.5 * (fitTo != null ? fitTo : lengthOrDefault(reduced));
    }

    /** End of the plateau, fs. */
    double plateauTo(boolean reduced) {
        return fitTo != null ? fitTo : lengthOrDefault(reduced);
    }

    /**
     * Number of lags, that of zero included.
     *
     * @param timestep fs
     * @throws InputException if there are too few or too many, or the plateau does not lie within them
     */
    int lags(double timestep, boolean reduced) {
        String unit = reduced ? "" : " fs";
        double interval = everyOrDefault() * timestep;
        double longest = lengthOrDefault(reduced);
        double lags = Math.rint(longest / interval) + 1;
        if (lags < FEWEST || lags > MOST) {
            throw new InputException("length: " + Numbers.general(longest, 5) + unit + " holds "
                    + Numbers.general(lags, 6)
                    + " samples, one every " + Numbers.general(interval, 5) + unit + "; use a length and an every with "
                    + FEWEST + " to " + MOST);
        }
        double from = plateauFrom(reduced);
        double to = plateauTo(reduced);
        if (!(from + interval <= to && to <= (lags - 0.5) * interval)) {
            throw new InputException("fitFrom, fitTo: a plateau from " + Numbers.general(from, 5) + " to "
                    + Numbers.general(to, 5) + unit + " does not lie within the length of "
                    + Numbers.general(longest, 5)
                    + unit);
        }
        return (int) lags;
    }
}
