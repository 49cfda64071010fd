package org.adatom.forcefields.coulomb;

import java.util.Map;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.forcefields.BuiltinSet;
import org.adatom.forcefields.pair.Truncation;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code rigid-ions} block: a {@code buckingham} and a {@code coulomb} block in one, with the numbers of a
 * publication.
 *
 * @param builtin the set
 * @param cutoff of the Buckingham energies and of the real-space part of the charges, &Aring;
 * @param truncation what happens to the Buckingham energies at the cutoff; {@code cut} if absent
 * @param repair whether cores against collapse at short distance are added; no if absent
 * @param method how the energies of charges are added up; {@code ewald} if absent
 * @param accuracy of the Ewald sum, relative to the bare interaction; 1e-8 if absent
 * @param alpha damping of {@code dsf} and {@code wolf}, 1/&Aring;
 * @param elements for labels of the structure that are not element symbols of the set: label to element
 */
@Description("Published rigid ions, Buckingham and Coulomb energies in one block: silica of van Beest, Kramer, van Santen.")
public record RigidIonsParameters(
        @Description("Built-in parameters.") Builtin builtin,
        @Description("Where Buckingham energies and the real-space part of the charges end.") @Quantity(Dimension.LENGTH) double cutoff,
        @Description("Buckingham energies at the cutoff: cut (jump, default), energy (shifted to zero), force (energy and"
                + " force shifted to zero) or switch (smoothly turned off from 0.9 cutoff on).") @Nullable Truncation truncation,
        @Description("Add the published cores against collapse at short distance; default false.") @Nullable Boolean repair,
        @Description("Charges: ewald (default), dsf or wolf.") CoulombParameters.@Nullable Method method,
        @Description("Relative accuracy of ewald; default 1e-8.") @Nullable Double accuracy,
        @Description("Damping of dsf and wolf, 1/A.") @Nullable Double alpha,
        @Description("Element of the set by label, where they differ.") @Nullable Map<String, String> elements) {
    /** Sets of parameters that come with the program. */
    public enum Builtin implements BuiltinSet {
        /** Silica of van Beest, Kramer and van Santen. */
        BKS_1990(
                "Quartz and other silica with fourfold silicon, and the glass. Hot liquids need repair: true, or atoms"
                        + " fall into one another.");

        private final String range;

        Builtin(String range) {
            this.range = range;
        }

        @Override
        public String range() {
            return range;
        }
    }

    /** Defaults. */
    public RigidIonsParameters {
        method = method == null ? CoulombParameters.Method.EWALD : method;
        elements = elements == null ? Map.of() : Map.copyOf(elements);
        repair = repair != null && repair;
    }
}
