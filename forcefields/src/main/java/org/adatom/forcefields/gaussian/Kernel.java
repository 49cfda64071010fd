package org.adatom.forcefields.gaussian;

import org.adatom.engine.error.InputException;
import org.adatom.engine.simd.ArrayMath;

/**
 * The correlation of the energies of two atoms whose environments are the points p and q of {@link FeatureMap}: K =
 * e<sup>&epsilon;(s)</sup> with s = &minus;|p &minus; q|&sup2;/2. On the sphere s = d &minus; 1, where d is the cosine of the
 * angle between two environments, so that both shapes are functions of s alone.
 *
 * @param shape of &epsilon;
 * @param length l, over which energies are alike
 */
public record Kernel(Shape shape, double length) {
    /** What is compared, and how. */
    public enum Shape {
        /** Directions: exp[&minus;(1 &minus; d&sup2;)/2l&sup2;], H. Yanxon, thesis (Las Vegas 2020), eq. 2.84. */
        DOT_PRODUCT(1),
        /** Values: exp[&minus;|p &minus; q|&sup2;/2l&sup2;]. */
        SQUARED_EXPONENTIAL(0);

        private final double curvature;

        Shape(double curvature) {
            this.curvature = curvature;
        }
    }

    /** K, dK/ds and d&sup2;K/ds&sup2; of many pairs, or derivatives of the three. */
    @FunctionalInterface
    public interface Radial {
        /**
         * Evaluates.
         *
         * @param n number of pairs
         * @param s of each
         * @param k0 out: K
         * @param k1 out: dK/ds
         * @param k2 out: d&sup2;K/ds&sup2;
         */
        void evaluate(int n, double[] s, double[] k0, double[] k1, double[] k2);
    }

    /**
     * Checks.
     *
     * @throws InputException if the length is not positive
     */
    public Kernel {
        if (!(length > 0 && Double.isFinite(length))) {
            throw new InputException("the length of a kernel must be positive: " + length);
        }
    }

    /** With &epsilon; = (s + c s&sup2;/2)/l&sup2;: K, &epsilon;' K and (&epsilon;'&sup2; + &epsilon;'') K. */
    public void values(int n, double[] s, double[] k0, double[] k1, double[] k2) {
        double inverse = 1 / (length * length);
        double bend = shape.curvature * inverse;
        for (int t = 0; t < n; t++) {
            k0[t] = (inverse + 0.5 * bend * s[t]) * s[t];
        }
        ArrayMath.exp(k0, k0, n);
        for (int t = 0; t < n; t++) {
            double slope = inverse + bend * s[t];
            k1[t] = slope * k0[t];
            k2[t] = (slope * slope + bend) * k0[t];
        }
    }

    /** The derivatives of {@link #values} by ln l, by which &epsilon; and its derivatives grow as l<sup>&minus;2</sup>. */
    public void byLogLength(int n, double[] s, double[] k0, double[] k1, double[] k2) {
        double inverse = 1 / (length * length);
        double bend = shape.curvature * inverse;
        for (int t = 0; t < n; t++) {
            k0[t] = (inverse + 0.5 * bend * s[t]) * s[t];
        }
        ArrayMath.exp(k0, k1, n);
        for (int t = 0; t < n; t++) {
            double exponent = k0[t];
            double slope = inverse + bend * s[t];
            double twice = -2 * k1[t];
            k0[t] = exponent * twice;
            k1[t] = (1 + exponent) * slope * twice;
            k2[t] = ((2 + exponent) * slope * slope + (1 + exponent) * bend) * twice;
        }
    }
}
