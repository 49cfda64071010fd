package org.adatom.forcefields.coulomb;

import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code coulomb} block.
 *
 * @param charges of each species, e
 * @param method how the energies are added up
 * @param cutoff of the real-space part, &Aring;
 * @param accuracy of the Ewald sum, relative to the bare interaction; 1e-8 if absent
 * @param alpha damping of {@code dsf} and {@code wolf}, 1/&Aring;
 */
@Description("Point charges of fixed size: Ewald sum, damped shifted force or Wolf's sum.")
public record CoulombParameters(
        @Description("Charge of each species, e.") Map<String, Double> charges,
        @Description("ewald, dsf (damped shifted force, as LAMMPS' coul/dsf) or wolf.") Method method,
        @Description("Where the real-space part ends.") @Quantity(Dimension.LENGTH) double cutoff,
        @Description("Relative accuracy of ewald; default 1e-8.") @Nullable Double accuracy,
        @Description("Damping of dsf and wolf, 1/A.") @Nullable Double alpha) {

    /** Ways to add up. */
    public enum Method {
        /** Full lattice sum, conducting surrounding; neutral cells periodic in three directions. */
        EWALD,
        /** Damped shifted force. */
        DSF,
        /** Damped and shifted energy. */
        WOLF
    }

    /** Checks. */
    public CoulombParameters {
        if (!(cutoff > 0 && Double.isFinite(cutoff))) {
            throw new InputException("cutoff must be a positive distance: " + cutoff + " A");
        }
        if ((method == Method.EWALD) == (alpha != null)) {
            throw new InputException(
                    alpha == null ? "dsf and wolf need alpha, the damping in 1/A" : "alpha belongs to dsf and wolf");
        }
        if (method != Method.EWALD && accuracy != null) {
            throw new InputException("accuracy belongs to method: ewald");
        }
    }
}
