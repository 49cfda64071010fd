package org.adatom.forcefields.pair;

import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.forcefields.BuiltinSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code morse} block: exactly one of {@code pairs}, {@code builtin}.
 *
 * @param pairs parameters by pair of species such as {@code Cu-Cu}; pairs that are missing do not interact
 * @param builtin a set of parameters that comes with the program
 * @param cutoff &Aring;
 * @param truncation what happens at the cutoff; {@code cut} if absent
 * @param inner where truncation {@code switch} begins, &Aring;; nine tenths of the cutoff if absent
 * @param tail whether energy and pressure are corrected for what lies beyond the cutoff; no if absent
 */
@Description("Morse pair potential, d0 [exp(-2 alpha (r - r0)) - 2 exp(-alpha (r - r0))].")
public record MorseParameters(
        @Description("Parameters of each pair, such as Cu-Cu; others do not interact.") @Nullable Map<String, Pair> pairs,
        @Description("Built-in parameters, instead of pairs.") @Nullable Builtin builtin,
        @Description("Where the interaction ends.") @Quantity(Dimension.LENGTH) double cutoff,
        @Description("At the cutoff: cut (jump), energy (shifted to zero), force (energy and force shifted to zero) or"
                + " switch (smoothly turned off from 'inner' on).") @Nullable Truncation truncation,
        @Description("Start of the switch; default 0.9 cutoff.") @Quantity(Dimension.LENGTH) @Nullable Double inner,
        @Description("Add the long-range tail to energy and pressure (needs truncation cut).") @Nullable Boolean tail)
        implements
            PairBlock {

    /** Sets of parameters that come with the program. */
    public enum Builtin implements BuiltinSet {
        /** Copper. */
        GIRIFALCO_WEIZER_1959(
                "Crystal near equilibrium: lattice constant, cohesive energy and compressibility were fitted. As for every"
                        + " pair potential C12 = C44, and vacancies cost the cohesive energy.");

        private final String range;

        Builtin(String range) {
            this.range = range;
        }

        @Override
        public String range() {
            return range;
        }
    }

    /** Checks. */
    public MorseParameters {
        if ((pairs == null) == (builtin == null)) {
            throw new InputException("morse needs exactly one of the keys pairs, builtin");
        }
    }

    /**
     * Parameters of one pair of species.
     *
     * @param d0 depth of the well, eV
     * @param alpha inverse width, 1/&Aring;
     * @param r0 distance of the minimum, &Aring;
     * @param cutoff &Aring;
     */
    public record Pair(
            @Description("Depth of the well.") @Quantity(Dimension.ENERGY) double d0,
            @Description("Inverse width, 1/A.") double alpha,
            @Description("Distance of the minimum.") @Quantity(Dimension.LENGTH) double r0,
            @Description("Where this pair's interaction ends.") @Quantity(Dimension.LENGTH) @Nullable Double cutoff) {}
}
