package org.adatom.forcefields.descriptor;

import org.adatom.engine.simd.ArrayMath;

/** cos(&kappa;r) f<sub>c</sub>(r): J. Behler, J. Chem. Phys. 134, 074106 (2011), G&sup3;. */
final class CosineWaves implements RadialBasis {
    private final CutoffFunction cutoff;
    private final double[] kappa;

    /**
     * Functions of one cutoff function.
     *
     * @param kappa &kappa; of each, 1/&Aring;
     */
    CosineWaves(CutoffFunction cutoff, double[] kappa) {
        this.cutoff = cutoff;
        this.kappa = kappa.clone();
    }

    @Override
    public int size() {
        return kappa.length;
    }

    @Override
    public double cutoff() {
        return cutoff.outer();
    }

    @Override
    public void evaluate(int n, double[] r, double[][] value, double[][] slope) {
        int last = kappa.length;
        cutoff.evaluate(n, r, value[last], slope[last]);
        for (int b = 0; b < last; b++) {
            turns(n, kappa[b] / (2 * Math.PI), r, value[b]);
            ArrayMath.cosSin(value[b], value[b], slope[b], n);
            damp(n, kappa[b], value[last], slope[last], value[b], slope[b]);
        }
    }

    private static void turns(int n, double perLength, double[] r, double[] turns) {
        for (int k = 0; k < n; k++) {
            turns[k] = perLength * r[k];
        }
    }

    private static void damp(
            int n, double kappa, double[] fc, double[] fcSlope, double[] cos, double[] sin) {
        for (int k = 0; k < n; k++) {
            double c = cos[k];
            cos[k] = c * fc[k];
            sin[k] = c * fcSlope[k] - kappa * sin[k] * fc[k];
        }
    }
}
