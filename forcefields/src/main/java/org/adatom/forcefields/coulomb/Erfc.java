package org.adatom.forcefields.coulomb;

import org.adatom.engine.simd.ArrayMath;

/**
 * The complementary error function over arrays, with the same bits always.
 *
 * <p>erfc(x) = e<sup>&minus;x&sup2;</sup> g(x), with g as a Chebyshev series in (x &minus; 3.75)/(x + 3.75), the
 * substitution of J. L. Schonfelder, Math. Comp. 32, 1232 (1978); truncation error below 1e-17.
 */
final class Erfc {
    private static final double SCALE = 3.75;

    /** Coefficients of T0, T1, ..., computed with 40 digits. */
    private static final double[] CHEBYSHEV = {
        0.305071540961600209, -0.434841272712577472, 0.176351193643605501, -0.0607107956092494149,
        0.0177120689956941145, -0.00432111938556729382, 0.000854216676887098679, -0.000127155090609162743,
        0.0000112481672436711895, 3.13063885421820973e-7, -2.70988068537762022e-7, 3.07376227014076884e-8,
        2.51562038481762294e-9, -1.02892992132031913e-9, 2.99440521199499394e-11, 2.60517896872669363e-11,
        -2.63483992417196939e-12, -6.43404509890636443e-13, 1.12457401801663447e-13, 1.72815333899860982e-14,
        -4.26410169494237511e-15, -5.45371977880190597e-16, 1.58697607761671226e-16, 2.08998378443340431e-17,
        -5.90052686940880621e-18
    };

    private Erfc() {}

    /**
     * erfc(x) for 0 &le; x, within 1e-15.
     *
     * @param x in
     * @param gauss out: e<sup>&minus;x&sup2;</sup>
     * @param out erfc(x); none of the three may be the same array
     */
    static void erfc(int n, double[] x, double[] gauss, double[] out) {
        for (int k = 0; k < n; k++) {
            gauss[k] = -x[k] * x[k];
        }
        ArrayMath.exp(gauss, gauss, n);
        for (int k = 0; k < n; k++) {
            double t = (x[k] - SCALE) / (x[k] + SCALE);
            double last = 0;
            double sum = 0;
            for (int m = CHEBYSHEV.length - 1; m > 0; m--) {
                double next = 2 * t * sum - last + CHEBYSHEV[m];
                last = sum;
                sum = next;
            }
            out[k] = gauss[k] * (t * sum - last + CHEBYSHEV[0]);
        }
    }
}
