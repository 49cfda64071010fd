package org.adatom.forcefields.toy;

import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code toy} block; all may be left out.
 *
 * @param exponent n; 6 if absent
 * @param cutoff R<sub>0</sub>, &Aring;; twice the distance if absent
 * @param distance R<sub>c</sub>, &Aring;; 1 if absent
 * @param energy E<sub>c</sub>, eV; 1 if absent
 */
@Description("Three-body toy model of Heiszwolf (2020): one shape for pairs and for the mean side of triangles.")
public record ToyParameters(
        @Description("Exponent n of the attraction; the repulsion has 2n. Default 6.") @Nullable Integer exponent,
        @Description("R0, where pairs end; triangles reach 1.5 R0. Default twice the distance.") @Quantity(Dimension.LENGTH) @Nullable Double cutoff,
        @Description("Rc, the length scale: distance of the minimum. Default 1 A.") @Quantity(Dimension.LENGTH) @Nullable Double distance,
        @Description("Ec, the energy scale: depth of the minimum without cutoff. Default 1 eV.") @Quantity(Dimension.ENERGY) @Nullable Double energy) {
    /** The shape they describe. */
    ToyShape shape() {
        double rc = distance == null ? 1 : distance;
        try {
            return new ToyShape(
                    exponent == null ? 6 : exponent, cutoff == null ? 2 * rc : cutoff, rc, energy == null ? 1 : energy);
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage());
        }
    }
}
