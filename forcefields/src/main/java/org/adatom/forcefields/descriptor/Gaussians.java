package org.adatom.forcefields.descriptor;

import org.adatom.engine.simd.ArrayMath;

/**
 * exp[&minus;&eta;(r &minus; r<sub>s</sub>)&sup2;] f<sub>c</sub>(r): J. Behler and M. Parrinello, Phys. Rev. Lett. 98,
 * 146401 (2007). A shift may be negative.
 */
final class Gaussians implements RadialBasis {
    private final CutoffFunction cutoff;
    private final double[] eta;
    private final double[] shift;

    /**
     * Functions of one cutoff function.
     *
     * @param eta &eta; of each, 1/&Aring;&sup2;
     * @param shift r<sub>s</sub> of each, &Aring;
     */
    Gaussians(CutoffFunction cutoff, double[] eta, double[] shift) {
        this.cutoff = cutoff;
        this.eta = eta.clone();
        this.shift = shift.clone();
    }

    @Override
    public int size() {
        return eta.length;
    }

    @Override
    public double cutoff() {
        return cutoff.outer();
    }

    @Override
    public void evaluate(int n, double[] r, double[][] value, double[][] slope) {
        int last = eta.length;
        cutoff.evaluate(n, r, value[last], slope[last]);
        for (int b = 0; b < last; b++) {
            exponents(n, eta[b], shift[b], r, value[b]);
            ArrayMath.exp(value[b], value[b], n);
            damp(n, eta[b], shift[b], r, value[last], slope[last], value[b], slope[b]);
        }
    }

    private static void exponents(int n, double eta, double shift, double[] r, double[] exponent) {
        for (int k = 0; k < n; k++) {
            double x = r[k] - shift;
            exponent[k] = -eta * x * x;
        }
    }

    private static void damp(
            int n, double eta, double shift, double[] r, double[] fc, double[] fcSlope, double[] value,
            double[] slope) {
        for (int k = 0; k < n; k++) {
            double gauss = value[k];
            slope[k] = gauss * (fcSlope[k] - 2 * eta * (r[k] - shift) * fc[k]);
            value[k] = gauss * fc[k];
        }
    }
}
