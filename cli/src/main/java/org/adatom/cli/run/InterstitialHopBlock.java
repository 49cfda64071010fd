package org.adatom.cli.run;

import java.util.List;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.diffusion.InterstitialWalker;
import org.adatom.analysis.diffusion.Jump;
import org.adatom.analysis.path.EndPoints;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code neb.interstitial}.
 *
 * @param species of the atom
 * @param jump which of the distinct jumps, counted from 1
 * @param longest jump that is looked at, &Aring;
 * @param bulk how the perfect crystal is relaxed before
 */
@Description("The jump of an atom between the atoms of the crystal, from one hole in which it rests to the next")
public record InterstitialHopBlock(
        @Description("Species of the atom") String species,
        @Description("Which of the jumps that symmetry leaves distinct, shortest first, counted from 1 (default 1)") @Nullable Integer jump,
        @Description("Longest jump (default: the shortest that lead through the whole crystal)") @Quantity(Dimension.LENGTH) @Nullable Double longest,
        @Description("How the perfect crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk) {
    /** Checks. */
    public InterstitialHopBlock {
        if (jump != null && jump < 1) {
            throw new InputException("interstitial.jump: jumps are counted from 1");
        }
        if (longest != null && !(longest > 0)) {
            throw new InputException("interstitial.longest: " + longest + " A is not allowed, use a positive number");
        }
    }

    /** How the crystal is relaxed. */
    BulkRelaxation bulkOrDefault() {
        return bulk == null ? BulkRelaxation.FULL : bulk;
    }

    /**
     * Both ends of the jump in a crystal, at rest.
     *
     * @param force largest force that may remain, eV/&Aring;
     */
    EndPoints in(Bulk crystal, Statics statics, double force, Consumer<String> progress) {
        InterstitialWalker walker = new InterstitialWalker(statics, crystal, List.of(1, 1, 1), species,
                longest == null ? 0 : longest, force, progress);
        List<Jump> jumps = walker.network().representatives();
        int wanted = jump == null ? 1 : jump;
        if (wanted > jumps.size()) {
            throw new InputException("interstitial.jump: there is no jump " + wanted + ", the crystal has "
                    + jumps.size() + " distinct ones: " + jumps.stream().map(j -> walker.describe(j)).toList());
        }
        return walker.ends(jumps.get(wanted - 1));
    }
}
