package org.adatom.forcefields.pair;

import java.util.Map;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code buckingham} block.
 *
 * @param pairs parameters by pair of species such as {@code Mg-O}; pairs that are missing do not interact
 * @param cutoff &Aring;
 * @param truncation what happens at the cutoff; {@code cut} if absent
 * @param inner where truncation {@code switch} begins, &Aring;; nine tenths of the cutoff if absent
 * @param tail whether energy and pressure are corrected for what lies beyond the cutoff; no if absent
 */
@Description("Buckingham pair potential, a exp(-r/rho) - c/r^6.")
public record BuckinghamParameters(
        @Description("Parameters of each pair, such as Mg-O; others do not interact.") Map<String, Pair> pairs,
        @Description("Where the interaction ends.") @Quantity(Dimension.LENGTH) double cutoff,
        @Description("At the cutoff: cut (jump), energy (shifted to zero), force (energy and force shifted to zero) or"
                + " switch (smoothly turned off from 'inner' on).") @Nullable Truncation truncation,
        @Description("Start of the switch; default 0.9 cutoff.") @Quantity(Dimension.LENGTH) @Nullable Double inner,
        @Description("Add the long-range tail to energy and pressure (needs truncation cut).") @Nullable Boolean tail)
        implements
            PairBlock {

    /**
     * Parameters of one pair of species.
     *
     * @param a eV
     * @param rho &Aring;
     * @param c eV &Aring;^6; 0 if absent
     * @param core 4 epsilon [(sigma/r)^30 - (sigma/r)^6], added against the collapse at short distance; none if absent
     * @param cutoff &Aring;
     */
    public record Pair(
            @Description("Strength of the repulsion.") @Quantity(Dimension.ENERGY) double a,
            @Description("Range of the repulsion.") @Quantity(Dimension.LENGTH) double rho,
            @Description("Dispersion, eV A^6; default 0.") @Nullable Double c,
            @Description("Added core 4 epsilon [(sigma/r)^30 - (sigma/r)^6] against collapse.") @Nullable CollapseCore core,
            @Description("Where this pair's interaction ends.") @Quantity(Dimension.LENGTH) @Nullable Double cutoff) {}
}
