package org.adatom.forcefields.pair;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.forcefields.BuiltinSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code lennard-jones} block: {@code epsilon} and {@code sigma} for one species or for the pairs that the
 * input selects, {@code species} for several, or {@code builtin}.
 *
 * @param epsilon depth of the well, eV
 * @param sigma distance of zero energy, &Aring;
 * @param species parameters by species label; unlike pairs follow from {@code mixing}
 * @param builtin a set of parameters that comes with the program
 * @param pairs parameters of single pairs such as {@code Ar-Kr}, instead of mixed ones
 * @param cutoff &Aring;
 * @param truncation what happens at the cutoff; {@code cut} if absent
 * @param inner where truncation {@code switch} begins, &Aring;; nine tenths of the cutoff if absent
 * @param mixing rule for unlike pairs; {@code lorentz-berthelot} if absent
 * @param tail whether energy and pressure are corrected for what lies beyond the cutoff; no if absent
 */
@Description("Lennard-Jones pair potential, 4 epsilon [(sigma/r)^12 - (sigma/r)^6].")
public record LennardJonesParameters(
        @Description("Depth of the well, for a single species or the pairs of between.") @Quantity(Dimension.ENERGY) @Nullable Double epsilon,
        @Description("Zero of the energy, for a single species or the pairs of between.") @Quantity(Dimension.LENGTH) @Nullable Double sigma,
        @Description("Parameters of each species.") @Nullable Map<String, Species> species,
        @Description("Built-in parameters, instead of epsilon, sigma, species.") @Nullable Builtin builtin,
        @Description("Pairs that are not mixed, such as Ar-Kr.") @Nullable Map<String, Pair> pairs,
        @Description("Where the interaction ends.") @Quantity(Dimension.LENGTH) double cutoff,
        @Description("At the cutoff: cut (jump), energy (shifted to zero), force (energy and force shifted to zero) or"
                + " switch (smoothly turned off from 'inner' on).") @Nullable Truncation truncation,
        @Description("Start of the switch; default 0.9 cutoff.") @Quantity(Dimension.LENGTH) @Nullable Double inner,
        @Description("Rule for unlike pairs; default lorentz-berthelot.") LennardJones.@Nullable Mixing mixing,
        @Description("Add the long-range tail to energy and pressure (needs truncation cut).") @Nullable Boolean tail) {

    /** Sets of parameters that come with the program. */
    public enum Builtin implements BuiltinSet {
        /** Argon, epsilon/kB 120 K. */
        RAHMAN_1964("Liquid and solid argon; the first molecular dynamics of a liquid."),
        /** Argon, epsilon/kB 119.8 K. */
        VERLET_1967("Liquid and solid argon, as in most later work on the Lennard-Jones fluid.");

        private final String range;

        Builtin(String range) {
            this.range = range;
        }

        @Override
        public String range() {
            return range;
        }
    }

    /**
     * Parameters of one species.
     *
     * @param epsilon eV
     * @param sigma &Aring;
     */
    public record Species(
            @Description("Depth of the well.") @Quantity(Dimension.ENERGY) double epsilon,
            @Description("Zero of the energy.") @Quantity(Dimension.LENGTH) double sigma) {}

    /**
     * What differs from the mixing rule for one pair of species.
     *
     * @param epsilon eV
     * @param sigma &Aring;
     * @param cutoff &Aring;
     */
    public record Pair(
            @Description("Depth of the well.") @Quantity(Dimension.ENERGY) @Nullable Double epsilon,
            @Description("Zero of the energy.") @Quantity(Dimension.LENGTH) @Nullable Double sigma,
            @Description("Where this pair's interaction ends.") @Quantity(Dimension.LENGTH) @Nullable Double cutoff) {}

    /** Checks. */
    public LennardJonesParameters {
        if ((epsilon == null) != (sigma == null)) {
            throw new InputException((epsilon == null ? "epsilon" : "sigma") + " is missing: give both or neither");
        }
        if (Stream.of(epsilon, species, builtin).filter(Objects::nonNull).count() != 1) {
            throw new InputException("lennard-jones needs either epsilon and sigma, or the block species, or builtin");
        }
        if (builtin != null && pairs != null) {
            throw new InputException("pairs belongs to species, not to builtin");
        }
        if (!(cutoff > 0 && Double.isFinite(cutoff))) {
            throw new InputException("cutoff must be a positive distance: " + cutoff + " A");
        }
        if (inner != null && truncation != Truncation.SWITCH) {
            throw new InputException("inner belongs to truncation: switch");
        }
        if (inner != null && !(inner >= 0 && inner < cutoff)) {
            throw new InputException("inner must lie between 0 and the cutoff " + cutoff + " A: " + inner + " A");
        }
        pairs = pairs == null ? Map.of() : pairs;
    }

    /** The same block with these numbers, eV and &Aring;, in place of {@code builtin}. */
    LennardJonesParameters with(double epsilon, double sigma) {
        return new LennardJonesParameters(
                epsilon, sigma, null, null, null, cutoff, truncation, inner, mixing, tail);
    }
}
