package org.adatom.analysis;

import org.adatom.analysis.structure.StructureMethod;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code structures}: what a {@link Structures} should gather.
 *
 * @param method how structures are told
 * @param rmsd largest deviation from a template
 * @param every steps (or frames of a file) between samples
 */
@Description("Crystal structure about every atom: fractions over time, and a column of the trajectory")
public record StructuresInput(
        @Description("cna (default): adaptive common-neighbor analysis for fcc, hcp, bcc, ico, diamond-cubic, diamond-hexagonal; ptm: polyhedral template matching for fcc, hcp, bcc, ico, sc, with orientations") @Nullable StructureMethod method,
        @Description("ptm: root mean square deviation, relative to the distance of neighbors, from which on an atom is 'other' (default 0.15)") @Nullable Double rmsd,
        @Description("Steps between samples (default: some 200 samples in the run)") @Nullable Long every) {
    /** 98 % of the atoms of a copper crystal at 1000 K stay below, and one of a thousand of its liquid at 2000 K. */
    private static final double RMSD = 0.15;

    /** Checks. */
    public StructuresInput {
        InputChecks.positive("structures.rmsd", rmsd, "");
        InputChecks.positive("structures.every", every, "steps");
        if (rmsd != null && method != StructureMethod.PTM) {
            throw new InputException(
                    "structures.rmsd: only templates have deviations; give method: ptm, or remove it");
        }
    }

    /** {@link #method} or its default. */
    public StructureMethod methodOrDefault() {
        return method == null ? StructureMethod.CNA : method;
    }

    /** {@link #rmsd} or its default. */
    public double rmsdOrDefault() {
        return rmsd == null ? RMSD : rmsd;
    }

    /** {@link #every} or, if absent, the period that gives some 200 samples in {@code steps} steps. */
    public long everyOrDefault(long steps) {
        return every == null ? Math.max(1, steps / 200) : every;
    }
}
