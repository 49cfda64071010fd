package org.adatom.cli.run;

import java.util.Locale;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How a stage deforms the cell.
 *
 * @param axis tension along it
 * @param shear displacement along its first axis, growing along its second
 * @param rate engineering strain per time, 1/ps
 * @param strain engineering strain at the end of the stage
 */
@Description("Deforms the cell at a constant rate, atoms carried along; sides are fixed in nve and nvt, free in npt")
public record DeformBlock(
        @Description("Axis of tension (positive rate) or compression (negative)") @Nullable Axis axis,
        @Description("Plane of shear: xy moves along x by the strain times y") @Nullable Shear shear,
        @Description("Engineering strain per time, L = L0 (1 + rate t)") @Quantity(Dimension.RATE) @Nullable Double rate,
        @Description("Engineering strain at the end of the stage, in place of the rate") @Nullable Double strain) {

    /** Axis of tension. */
    public enum Axis {
        /** x. */
        X,
        /** y. */
        Y,
        /** z. */
        Z
    }

    /** Plane of shear. */
    public enum Shear {
        /** Along x, growing with y. */
        XY,
        /** Along x, growing with z. */
        XZ,
        /** Along y, growing with z. */
        YZ
    }

    /** Checks. */
    public DeformBlock {
        if ((axis == null) == (shear == null)) {
            throw new InputException(axis == null
                    ? "deform needs an axis (tension) or shear"
                    : "shear: there is an axis already; deform one way per stage");
        }
        if ((rate == null) == (strain == null)) {
            throw new InputException(rate == null
                    ? "deform needs a rate, such as rate: 0.001 1/ps, or the strain at the end of the stage"
                    : "strain: the rate is given already; remove one of the two");
        }
    }

    /** "z" or "xy". */
    public String component() {
        return (axis == null ? shear.name() : axis.name()).toLowerCase(Locale.ROOT);
    }

    /** Strain at the end of the stage, which takes so many picoseconds (in reduced units, units of time). */
    public double finalStrain(double duration) {
        return strain == null ? rate * duration : strain;
    }
}
