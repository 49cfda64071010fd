package org.adatom.forcefields.descriptor;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;

/**
 * A function that is 1 in the middle of an interval and 0 outside, falling like a cutoff function on both sides: M. P.
 * Bircher, A. Singraber and C. Dellago, Mach. Learn.: Sci. Technol. 2, 035026 (2021).
 *
 * @param kind how it falls with the distance s from the middle, in half widths
 * @param asymmetric whether s is replaced by s(2 &minus; s), which makes the peak sharper
 */
public record CompactShape(CutoffFunction.Kind kind, boolean asymmetric) {
    /** How it falls, as a function of s from 0 to 1. */
    private static final Map<CutoffFunction.Kind, CutoffFunction> CORES = Stream.of(
            CutoffFunction.Kind.POLY1, CutoffFunction.Kind.POLY2, CutoffFunction.Kind.POLY3,
            CutoffFunction.Kind.POLY4, CutoffFunction.Kind.EXPONENTIAL)
            .collect(Collectors.toMap(kind -> kind, kind -> new CutoffFunction(kind, 1)));

    /**
     * Checks.
     *
     * @throws InputException if there is no compact function of that kind
     */
    public CompactShape {
        if (!CORES.containsKey(kind)) {
            throw new InputException("there is no compact function of the kind " + kind);
        }
    }

    /**
     * The shape with a short name of n2p2: p1 to p4, with an a behind it if asymmetric, or e.
     *
     * @throws InputException if there is none
     */
    public static CompactShape named(String name) {
        // There is no asymmetric e: n2p2 would take ea for e.
        boolean asymmetric = name.startsWith("p") && name.endsWith("a");
        CutoffFunction.Kind kind = switch (asymmetric ? name.substring(0, name.length() - 1) : name) {
            case "p1" -> CutoffFunction.Kind.POLY1;
            case "p2" -> CutoffFunction.Kind.POLY2;
            case "p3" -> CutoffFunction.Kind.POLY3;
            case "p4" -> CutoffFunction.Kind.POLY4;
            case "e" -> CutoffFunction.Kind.EXPONENTIAL;
            default -> throw new InputException("'" + name
                    + "' is no kind of compact function: expected p1, p2, p3, p4, with an a behind if asymmetric, or e");
        };
        return new CompactShape(kind, asymmetric);
    }

    /** Its short name, see {@link #named}; that of an asymmetric exponential is ea, which is not read. */
    public String name() {
        String core = kind == CutoffFunction.Kind.EXPONENTIAL ? "e" : kind.name().replace("POLY", "p");
        return asymmetric ? core + "a" : core;
    }

    /**
     * The function on an interval.
     *
     * @param n number of arguments
     * @param left where the interval begins
     * @param right where it ends
     * @param x arguments
     * @param value out: function
     * @param slope out: derivative by x
     * @param distance scratch
     */
    void evaluate(
            int n, double left, double right, double[] x, double[] value, double[] slope, double[] distance) {
        double middle = 0.5 * (left + right);
        double perWidth = 2 / (right - left);
        for (int k = 0; k < n; k++) {
            double s = Math.min(Math.abs(x[k] - middle) * perWidth, 1);
            distance[k] = asymmetric ? s * (2 - s) : s;
        }
        CORES.get(kind).evaluate(n, distance, value, slope);
        for (int k = 0; k < n; k++) {
            double s = (x[k] - middle) * perWidth;
            double stretch = asymmetric ? 2 - 2 * Math.min(Math.abs(s), 1) : 1;
            slope[k] *= Math.signum(s) * perWidth * stretch;
        }
    }
}
