package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.simd.ArrayMath;

/** 2<sup>1&minus;&zeta;</sup>(1 + &lambda; cos &theta;)<sup>&zeta;</sup>: J. Behler, J. Chem. Phys. 134, 074106 (2011). */
final class CosinePowers implements AngularBasis {
    /** Whole exponents up to this one are made by multiplying. */
    private static final int LARGEST_WHOLE = 1024;

    private final double[] lambda;
    private final double[] zeta;
    private final double[] factor;

    /**
     * Functions of the angle.
     *
     * @param lambda &lambda; of each
     * @param zeta &zeta; of each
     */
    CosinePowers(double[] lambda, double[] zeta) {
        this.lambda = lambda.clone();
        this.zeta = zeta.clone();
        factor = Arrays.stream(zeta).map(z -> StrictMath.pow(2, 1 - z)).toArray();
    }

    @Override
    public int size() {
        return zeta.length;
    }

    @Override
    public void evaluate(int n, double[] cos, double[][] value, double[][] slope) {
        double[] base = value[zeta.length];
        for (int b = 0; b < zeta.length; b++) {
            if (zeta[b] == 1) {
                line(n, lambda[b], cos, value[b]);
                Arrays.fill(slope[b], 0, n, lambda[b]);
                continue;
            }
            line(n, lambda[b], cos, base);
            // Now slope becomes base^(zeta - 1).
            if (zeta[b] == Math.rint(zeta[b]) && zeta[b] <= LARGEST_WHOLE) {
                ArrayMath.power(base, (int) zeta[b] - 1, slope[b], n);
            } else {
                power(zeta[b] - 1, n, base, slope[b]);
            }
            finish(n, factor[b], zeta[b] * lambda[b], base, value[b], slope[b]);
        }
    }

    private static void line(int n, double lambda, double[] cos, double[] out) {
        for (int k = 0; k < n; k++) {
            out[k] = 1 + lambda * cos[k];
        }
    }

    private static void power(double m, int n, double[] base, double[] out) {
        ArrayMath.log(base, out, n);
        for (int k = 0; k < n; k++) {
            out[k] *= m;
        }
        ArrayMath.exp(out, out, n);
    }

    private static void finish(
            int n, double factor, double slopeFactor, double[] base, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            double power = factor * slope[k];
            value[k] = base[k] * power;
            slope[k] = slopeFactor * power;
        }
    }
}
