package org.adatom.forcefields.descriptor;

import java.util.List;
import java.util.Locale;

/** Short names of symmetry functions for people: G2, G3 and G9 as n2p2 numbers them, other kinds in words; lengths in &Aring;. */
public final class FunctionNames {
    private FunctionNames() {}

    /**
     * The name of a function, such as {@code G2 Cu-S eta 0.01 Rs 0 rc 6}.
     *
     * @param center element of the atom
     * @param elements as the function numbers them
     */
    public static String of(SymmetryFunction function, String center, List<String> elements) {
        return switch (function) {
            case SymmetryFunction.Radial r -> switch (r.shape()) {
                case RadialShape.Gaussian g -> "G2 " + center + "-" + element(r.neighbor(), elements) + radial(g);
                case RadialShape.CosineWave w -> "cosine " + center + "-" + element(r.neighbor(), elements)
                        + radial(w);
                case RadialShape.Compact c -> "compact " + center + "-" + element(r.neighbor(), elements)
                        + radial(c);
            };
            case SymmetryFunction.Angular a -> (a.leg() instanceof RadialShape.Gaussian
                    ? a.narrow() ? "G3 " : "G9 "
                    : a.narrow() ? "compact narrow " : "compact wide ")
                    + element(a.one(), elements) + "-" + center + "-" + element(a.other(), elements)
                    + radial(a.leg()) + angle(a.angle());
        };
    }

    private static String element(int number, List<String> elements) {
        return number == SymmetryFunction.ANY ? "any" : elements.get(number);
    }

    private static String radial(RadialShape shape) {
        return switch (shape) {
            case RadialShape.Gaussian g -> " eta " + number(g.eta()) + " Rs " + number(g.shift()) + " rc "
                    + number(g.cutoff());
            case RadialShape.CosineWave w -> " kappa " + number(w.kappa()) + " rc " + number(w.cutoff());
            case RadialShape.Compact c -> " from " + number(c.left()) + " to " + number(c.right());
        };
    }

    private static String angle(AngularShape shape) {
        return switch (shape) {
            case AngularShape.Power p -> " lambda " + number(p.lambda()) + " zeta " + number(p.zeta());
            case AngularShape.Compact c -> " angles " + number(Math.toDegrees(c.left())) + " to "
                    + number(Math.toDegrees(c.right()));
        };
    }

    /** Five digits at most, without trailing zeros. */
    private static String number(double value) {
        double rounded = value == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.5g", value));
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }
}
