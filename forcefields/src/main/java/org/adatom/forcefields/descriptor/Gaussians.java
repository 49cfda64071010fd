package org.adatom.forcefields.descriptor;

/**
 * exp[&minus;&eta;(r &minus; r<sub>s</sub>)&sup2;] f<sub>c</sub>(r): J. Behler and M. Parrinello, Phys. Rev. Lett. 98,
 * 146401 (2007). A shift may be negative.
 */
final class Gaussians implements RadialBasis {
    private final CutoffFunction cutoff;
    private final Exponentials exponentials;

    /**
     * Functions of one cutoff function.
     *
     * @param eta &eta; of each, 1/&Aring;&sup2;
     * @param shift r<sub>s</sub> of each, &Aring;
     */
    Gaussians(CutoffFunction cutoff, double[] eta, double[] shift) {
        this.cutoff = cutoff;
        exponentials = new Exponentials(eta, shift);
    }

    @Override
    public int size() {
        return exponentials.size();
    }

    @Override
    public double cutoff() {
        return cutoff.outer();
    }

    @Override
    public void evaluate(int n, double[] r, double[][] value, double[][] slope) {
        int last = size();
        cutoff.evaluate(n, r, value[last], slope[last]);
        exponentials.roots(n, r, slope);
        exponentials.powers(n, slope, value);
        for (int b = 0; b < last; b++) {
            damp(n, exponentials.eta(b), exponentials.shift(b), r, value[last], slope[last], value[b], slope[b]);
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
