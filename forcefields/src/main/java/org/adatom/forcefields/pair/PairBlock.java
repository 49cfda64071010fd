package org.adatom.forcefields.pair;

import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/** What the blocks of truncated pair potentials have in common: how the interaction ends. */
interface PairBlock {
    /** Common cutoff, &Aring;. */
    double cutoff();

    /** What happens at the cutoff; {@code cut} if absent. */
    @Nullable
    Truncation truncation();

    /** Where truncation {@code switch} begins, &Aring;; nine tenths of the cutoff if absent. */
    @Nullable
    Double inner();

    /** Whether energy and pressure are corrected for what lies beyond the cutoff; no if absent. */
    @Nullable
    Boolean tail();

    /**
     * The formula, ended as the block says.
     *
     * @throws InputException if a key of the end makes no sense
     */
    default TruncatedPair truncated(PairFormula formula, double[] cutoffs) {
        if (!(cutoff() > 0 && Double.isFinite(cutoff()))) {
            throw new InputException("cutoff must be a positive distance: " + cutoff() + " A");
        }
        if (inner() != null && truncation() != Truncation.SWITCH) {
            throw new InputException("inner belongs to truncation: switch");
        }
        if (inner() != null && !(inner() >= 0 && inner() < cutoff())) {
            throw new InputException("inner must lie between 0 and the cutoff " + cutoff() + " A: " + inner() + " A");
        }
        return new TruncatedPair(
                formula,
                truncation() == null ? Truncation.CUT : truncation(),
                cutoffs,
                inner() == null ? TruncatedPair.DEFAULT_SWITCH_START : inner() / cutoff(),
                tail() != null && tail());
    }
}
