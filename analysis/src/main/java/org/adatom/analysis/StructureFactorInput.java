package org.adatom.analysis;

import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code structureFactor}: what a {@link StructureFactor} should gather.
 *
 * @param kmax largest wave number, 1/&Aring;
 * @param width of a shell of wave numbers, 1/&Aring;
 * @param vectors largest number of wave vectors per shell and sample
 * @param every steps (or frames of a file) between samples
 */
@Description("Static structure factor S(k) by direct sums over wave vectors of the cell, in total and for each pair of species")
public record StructureFactorInput(
        @Description("Largest wave number in 1/A, 2 pi included (default 10; in reduced units 25 per sigma)") @Nullable Double kmax,
        @Description("Width of a shell of wave numbers in 1/A (default 0.05)") @Nullable Double width,
        @Description("Most wave vectors per shell and sample (default 300); of more a part is taken, in each sample another") @Nullable Integer vectors,
        @Description("Steps between samples (default: some 50 samples in the run)") @Nullable Long every) {
    private static final double KMAX = 10;
    private static final double REDUCED = 25;
    private static final double WIDTH = 0.05;
    private static final int VECTORS = 300;

    /** Checks. */
    public StructureFactorInput {
        InputChecks.positive("structureFactor.kmax", kmax, "1/A");
        InputChecks.positive("structureFactor.width", width, "1/A");
        InputChecks.positive("structureFactor.vectors", vectors, "vectors");
        InputChecks.positive("structureFactor.every", every, "steps");
    }

    /** {@link #kmax} or its default, 1/&Aring;. */
    public double kmaxOrDefault(boolean reduced) {
        return kmax != null ? kmax : reduced ? REDUCED : KMAX;
    }

    /** {@link #width} or its default, 1/&Aring;. */
    public double widthOrDefault() {
        return width == null ? WIDTH : width;
    }

    /** {@link #vectors} or its default. */
    public int vectorsOrDefault() {
        return vectors == null ? VECTORS : vectors;
    }

    /** {@link #every} or, if absent, the period that gives some 50 samples in {@code steps} steps. */
    public long everyOrDefault(long steps) {
        return every == null ? Math.max(1, steps / 50) : every;
    }
}
