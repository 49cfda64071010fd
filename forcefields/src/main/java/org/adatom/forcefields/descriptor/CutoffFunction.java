package org.adatom.forcefields.descriptor;

import org.adatom.engine.error.InputException;
import org.adatom.engine.simd.ArrayMath;

/**
 * A function that falls from 1 to 0 between two distances. With x = (r &minus; inner)/(outer &minus; inner), kept
 * between 0 and 1, it is one of the kinds below: J. Behler, J. Chem. Phys. 134, 074106 (2011); A. Singraber et al., J.
 * Chem. Theory Comput. 15, 1827 (2019); of AMP, A. Khorshidi and A. A. Peterson, Comput. Phys. Commun. 207, 310 (2016).
 *
 * @param kind its shape
 * @param inner below this distance it is 1, &Aring;
 * @param outer beyond this distance it is 0, &Aring;
 * @param gamma exponent of {@link Kind#AMP}, without meaning otherwise
 */
public record CutoffFunction(Kind kind, double inner, double outer, double gamma) {
    /** Shapes. */
    public enum Kind {
        /** [1 + cos(&pi;x)]/2; its second derivative jumps at the end. */
        COSINE,
        /** tanh&sup3;(1 &minus; x), which is 0.44 at x = 0. */
        TANH_CUBED,
        /** The same divided by tanh&sup3;(1). */
        NORMALIZED_TANH_CUBED,
        /** exp[1 &minus; 1/(1 &minus; x&sup2;)]: all derivatives are continuous. */
        EXPONENTIAL,
        /** (2x &minus; 3)x&sup2; + 1: one continuous derivative. */
        POLY1,
        /** ((15 &minus; 6x)x &minus; 10)x&sup3; + 1: two. */
        POLY2,
        /** (((20x &minus; 70)x + 84)x &minus; 35)x&#8308; + 1: three. */
        POLY3,
        /** ((((315 &minus; 70x)x &minus; 540)x + 420)x &minus; 126)x&#8309; + 1: four. */
        POLY4,
        /** 1 + &gamma;x<sup>&gamma;+1</sup> &minus; (&gamma; + 1)x<sup>&gamma;</sup>. */
        AMP
    }

    private static final double TANH1 = StrictMath.tanh(1);
    /** Keeps the exponent of {@link Kind#EXPONENTIAL} finite: the function is 0 to all digits long before. */
    private static final double SMALLEST = 1e-3;

    /**
     * Checks.
     *
     * @throws InputException if the distances make no interval, or gamma is below 2
     */
    public CutoffFunction {
        if (!(inner >= 0 && inner < outer && outer < Double.POSITIVE_INFINITY)) {
            throw new InputException(
                    "a cutoff function cannot go from " + inner + " to " + outer + " A: expected 0 <= inner < outer");
        }
        if (inner > 0 && (kind == Kind.TANH_CUBED || kind == Kind.NORMALIZED_TANH_CUBED)) {
            throw new InputException("a cutoff function with tanh has no inner radius, but " + inner + " A is given");
        }
        if (kind == Kind.AMP && !(gamma >= 2 && gamma <= 100)) {
            throw new InputException("gamma of the polynomial cutoff is " + gamma + ", expected 2 to 100");
        }
    }

    /** Without inner radius and gamma. */
    public CutoffFunction(Kind kind, double outer) {
        this(kind, 0, outer, 0);
    }

    /**
     * Values and derivatives.
     *
     * @param n number of distances
     * @param r distances, &Aring;
     * @param value out: f(r)
     * @param slope out: df/dr, 1/&Aring;
     */
    public void evaluate(int n, double[] r, double[] value, double[] slope) {
        scale(n, r, slope);
        switch (kind) {
            case COSINE -> cosine(n, value, slope);
            case TANH_CUBED -> tanhCubed(n, 1, value, slope);
            case NORMALIZED_TANH_CUBED -> tanhCubed(n, 1 / (TANH1 * TANH1 * TANH1), value, slope);
            case EXPONENTIAL -> exponential(n, value, slope);
            case POLY1 -> poly1(n, value, slope);
            case POLY2 -> poly2(n, value, slope);
            case POLY3 -> poly3(n, value, slope);
            case POLY4 -> poly4(n, value, slope);
            case AMP -> amp(n, value, slope);
        }
        double perLength = 1 / (outer - inner);
        for (int k = 0; k < n; k++) {
            slope[k] *= perLength;
        }
    }

    /** x of each distance. */
    private void scale(int n, double[] r, double[] x) {
        double start = inner;
        double perLength = 1 / (outer - inner);
        for (int k = 0; k < n; k++) {
            x[k] = Math.min(Math.max((r[k] - start) * perLength, 0), 1);
        }
    }

    // Each of these finds x in slope and leaves df/dx there. Polynomials are written in y = 1 - x, in which they keep all
    // digits where they end.

    private static void cosine(int n, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            slope[k] *= 0.5;
        }
        ArrayMath.cosSin(slope, value, slope, n);
        for (int k = 0; k < n; k++) {
            value[k] = 0.5 + 0.5 * value[k];
            slope[k] *= -0.5 * Math.PI;
        }
    }

    /**
     * Lambert's continued fraction, tanh y = y/(1 + y&sup2;/(3 + y&sup2;/(5 + ...))), down to 17: for 0 &le; y &le; 1 all digits.
     */
    private static void tanhCubed(int n, double factor, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            double y = 1 - slope[k];
            double z = y * y;
            double over = 34459425 + z * (4729725 + z * (135135 + z * (990 + z)));
            double under = 34459425 + z * (16216200 + z * (945945 + z * (13860 + 45 * z)));
            double t = y * over / under;
            value[k] = factor * t * t * t;
            slope[k] = -3 * factor * t * t * (1 - t * t);
        }
    }

    private static void exponential(int n, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            double x = slope[k];
            double over = 1 / Math.max(1 - x * x, SMALLEST);
            value[k] = 1 - over;
            slope[k] = -2 * x * over * over;
        }
        ArrayMath.exp(value, value, n);
        for (int k = 0; k < n; k++) {
            slope[k] *= value[k];
        }
    }

    private static void poly1(int n, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            double x = slope[k];
            double y = 1 - x;
            value[k] = (3 - 2 * y) * y * y;
            slope[k] = -6 * x * y;
        }
    }

    private static void poly2(int n, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            double x = slope[k];
            double y = 1 - x;
            value[k] = ((6 * y - 15) * y + 10) * y * y * y;
            slope[k] = -30 * x * x * y * y;
        }
    }

    private static void poly3(int n, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            double x = slope[k];
            double y = 1 - x;
            double y2 = y * y;
            value[k] = (((70 - 20 * y) * y - 84) * y + 35) * y2 * y2;
            slope[k] = -140 * x * x * x * y2 * y;
        }
    }

    private static void poly4(int n, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            double x2 = slope[k] * slope[k];
            double y = 1 - slope[k];
            double y2 = y * y;
            value[k] = ((((70 * y - 315) * y + 540) * y - 420) * y + 126) * y2 * y2 * y;
            slope[k] = -630 * x2 * x2 * y2 * y2;
        }
    }

    private void amp(int n, double[] value, double[] slope) {
        double g = gamma;
        ArrayMath.log(slope, value, n);
        for (int k = 0; k < n; k++) {
            value[k] *= g - 1;
        }
        ArrayMath.exp(value, value, n);
        for (int k = 0; k < n; k++) {
            double x = slope[k];
            double power = value[k];
            value[k] = 1 + (g * x - (g + 1)) * x * power;
            slope[k] = g * (g + 1) * (x - 1) * power;
        }
    }
}
