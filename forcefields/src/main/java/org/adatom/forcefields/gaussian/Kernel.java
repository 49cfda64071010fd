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
public record Kernel(Shape shape, double length) implements RadialFunction {
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
    @Override
    public void evaluate(int n, double[] s, double[] k0, double[] k1, double[] k2) {
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

    /**
     * Without loss of digits where they are small: e<sup>a</sup> &minus; e<sup>b</sup> is the larger of the two times (1 &minus;
     * e<sup>&minus;|a &minus; b|</sup>), and what else changes is proportional to d.
     */
    @Override
    public void differences(int n, double[] s, double[][] at, double[] d, double[] k0, double[] k1, double[] k2) {
        double inverse = 1 / (length * length);
        double bend = shape.curvature * inverse;
        for (int t = 0; t < n; t++) {
            double rise = (inverse + bend * (s[t] + 0.5 * d[t])) * d[t];
            k0[t] = -Math.abs(rise);
            k1[t] = (inverse + 0.5 * bend * s[t]) * s[t] + Math.max(0, rise);
            k2[t] = rise;
        }
        ArrayMath.expm1(k0, k0, n);
        ArrayMath.exp(k1, k1, n);
        for (int t = 0; t < n; t++) {
            double larger = k1[t];
            double fall = larger * k0[t];
            double value = k2[t] > 0 ? larger : larger + fall;
            double difference = k2[t] > 0 ? -fall : fall;
            double slope = inverse + bend * s[t];
            double steeper = bend * d[t];
            k0[t] = difference;
            k1[t] = slope * difference + steeper * value;
            k2[t] = (slope * slope + bend) * difference + steeper * (2 * slope + steeper) * value;
        }
    }

    /** The derivatives of {@link #evaluate} by ln l, by which &epsilon; and its derivatives grow as l<sup>&minus;2</sup>. */
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
