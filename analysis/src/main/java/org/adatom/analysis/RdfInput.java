package org.adatom.analysis;

import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code rdf}: what a {@link RadialDistribution} should gather.
 *
 * @param rmax largest distance, &Aring;
 * @param width width of a bin, &Aring;
 * @param every steps (or frames of a file) between samples
 */
@Description("Radial distribution function g(r), in total and for each pair of species, with coordination numbers")
public record RdfInput(
        @Description("Largest distance (default 10); may exceed half the cell") @Quantity(Dimension.LENGTH) @Nullable Double rmax,
        @Description("Width of a bin (default 0.02)") @Quantity(Dimension.LENGTH) @Nullable Double width,
        @Description("Steps between samples (default: some 200 samples in the run)") @Nullable Long every) {
    /** Default largest distance, &Aring;. */
    public static final double RMAX = 10;
    /** Default bin width, &Aring;. */
    public static final double WIDTH = 0.02;

    /** Checks. */
    public RdfInput {
        InputChecks.positive("rdf.rmax", rmax, "A");
        InputChecks.positive("rdf.width", width, "A");
        InputChecks.positive("rdf.every", every, "steps");
    }

    /** {@link #rmax} or its default, &Aring;. */
    public double rmaxOrDefault() {
        return rmax == null ? RMAX : rmax;
    }

    /** {@link #width} or its default, &Aring;. */
    public double widthOrDefault() {
        return width == null ? WIDTH : width;
    }

    /** {@link #every} or, if absent, the period that gives some 200 samples in {@code steps} steps. */
    public long everyOrDefault(long steps) {
        return every == null ? Math.max(1, steps / 200) : every;
    }
}
