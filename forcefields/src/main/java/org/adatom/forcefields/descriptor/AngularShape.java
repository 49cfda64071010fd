package org.adatom.forcefields.descriptor;

import java.util.List;
import org.adatom.engine.error.InputException;

/** A function of the cosine of an angle. */
public sealed interface AngularShape {
    /**
     * 2<sup>1&minus;&zeta;</sup>(1 + &lambda; cos &theta;)<sup>&zeta;</sup>.
     *
     * @param lambda &lambda;, usually &plusmn;1
     * @param zeta &zeta;, at least 1
     */
    record Power(double lambda, double zeta) implements AngularShape {
        /**
         * Checks.
         *
         * @throws InputException if the power is not defined for all angles, or its slope is infinite for one
         */
        public Power {
            if (!(Math.abs(lambda) <= 1)) {
                throw new InputException("lambda of an angular function is " + lambda + ", expected -1 to 1");
            }
            if (!(zeta >= 1 && zeta < 1000)) {
                throw new InputException("zeta of an angular function is " + zeta + ", expected 1 to 1000");
            }
        }
    }

    /**
     * A bump between two angles.
     *
     * @param left where it begins, rad; may be negative
     * @param right where it ends, rad; may be beyond &pi;
     * @param shape its form
     */
    record Compact(double left, double right, CompactShape shape) implements AngularShape {
        private static final double ROUNDING = 1e-6;

        /**
         * Checks.
         *
         * @throws InputException if the function has a kink at a straight angle or at zero, where forces would jump
         */
        public Compact {
            if (!(left < right)) {
                throw new InputException("a compact function cannot go from " + left + " to " + right + " rad");
            }
            if (kinked(0, left, right) || kinked(Math.PI, left, right)) {
                throw new InputException("a compact function of the angle from " + Math.toDegrees(left) + " to "
                        + Math.toDegrees(right) + " degrees has a slope at 0 or 180 degrees, where forces would jump:"
                        + " it must end there or have its middle there");
            }
        }

        private static boolean kinked(double at, double left, double right) {
            return at > left + ROUNDING && at < right - ROUNDING && Math.abs(0.5 * (left + right) - at) > ROUNDING;
        }
    }

    /** What functions must have in common to be computed together. */
    default Object family() {
        return getClass();
    }

    /** The basis of functions of one family. */
    static AngularBasis basis(List<AngularShape> family) {
        return switch (family.get(0)) {
            case Power p -> new CosinePowers(
                    family.stream().mapToDouble(s -> ((Power) s).lambda()).toArray(),
                    family.stream().mapToDouble(s -> ((Power) s).zeta()).toArray());
            case Compact c -> new CompactAngles(
                    family.stream().mapToDouble(s -> ((Compact) s).left()).toArray(),
                    family.stream().mapToDouble(s -> ((Compact) s).right()).toArray(),
                    family.stream().map(s -> ((Compact) s).shape()).toList());
        };
    }
}
