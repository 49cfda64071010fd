package org.adatom.forcefields.descriptor;

import org.adatom.engine.simd.ArrayMath;

/**
 * f<sub>k</sub>(r) = &frac12; [T<sub>k</sub>(x) + 1] f<sub>c</sub>(r), x = 2 (r/r<sub>c</sub> &minus; 1)&sup2; &minus; 1,
 * k = 0 ... order: eq. 7 of {@link NepSetup}'s paper.
 */
record NepBasis(double cutoff, int order) implements RadialBasis {
    @Override
    public int size() {
        return order + 1;
    }

    @Override
    public void evaluate(int n, double[] r, double[][] value, double[][] slope) {
        // T_k and its derivative in place; row size() holds fc and its derivative, row 0 x and dx/dr meanwhile.
        double[] fc = value[order + 1];
        double[] fcSlope = slope[order + 1];
        cutoffFunction(n, r, fc, fcSlope);
        arguments(n, 1 / cutoff, r, value[0], slope[0]);
        if (order >= 1) {
            System.arraycopy(value[0], 0, value[1], 0, n);
            System.arraycopy(slope[0], 0, slope[1], 0, n);
        }
        if (order >= 2) {
            second(n, value[1], slope[1], value[2], slope[2]);
        }
        for (int k = 3; k <= order; k++) {
            next(n, value[0], slope[0], value[k - 1], slope[k - 1], value[k - 2], slope[k - 2], value[k], slope[k]);
        }
        for (int k = 1; k <= order; k++) {
            damp(n, fc, fcSlope, value[k], slope[k]);
        }
        System.arraycopy(fc, 0, value[0], 0, n);
        System.arraycopy(fcSlope, 0, slope[0], 0, n);
    }

    private void cutoffFunction(int n, double[] r, double[] fc, double[] slope) {
        double halfTurn = 0.5 / cutoff;
        for (int k = 0; k < n; k++) {
            fc[k] = halfTurn * r[k];
        }
        ArrayMath.cosSin(fc, fc, slope, n);
        for (int k = 0; k < n; k++) {
            fc[k] = 0.5 * (1 + fc[k]);
            slope[k] *= -Math.PI * halfTurn;
        }
    }

    private static void arguments(int n, double perLength, double[] r, double[] x, double[] slope) {
        for (int k = 0; k < n; k++) {
            double t = r[k] * perLength - 1;
            x[k] = 2 * t * t - 1;
            slope[k] = 4 * t * perLength;
        }
    }

    private static void second(int n, double[] x, double[] xSlope, double[] t, double[] slope) {
        for (int k = 0; k < n; k++) {
            t[k] = 2 * x[k] * x[k] - 1;
            slope[k] = 4 * x[k] * xSlope[k];
        }
    }

    /** T<sub>k</sub> = 2x T<sub>k-1</sub> &minus; T<sub>k-2</sub> and its derivative by r. */
    private static void next(
            int n, double[] x, double[] xSlope, double[] one, double[] oneSlope, double[] two, double[] twoSlope,
            double[] t, double[] slope) {
        for (int k = 0; k < n; k++) {
            t[k] = 2 * x[k] * one[k] - two[k];
            slope[k] = 2 * (xSlope[k] * one[k] + x[k] * oneSlope[k]) - twoSlope[k];
        }
    }

    private static void damp(int n, double[] fc, double[] fcSlope, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            double half = 0.5 * (value[k] + 1);
            slope[k] = 0.5 * slope[k] * fc[k] + half * fcSlope[k];
            value[k] = half * fc[k];
        }
    }
}
