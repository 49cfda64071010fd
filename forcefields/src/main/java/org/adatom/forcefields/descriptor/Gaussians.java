package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.adatom.engine.simd.ArrayMath;

/**
 * exp[&minus;&eta;(r &minus; r<sub>s</sub>)&sup2;] f<sub>c</sub>(r): J. Behler and M. Parrinello, Phys. Rev. Lett. 98,
 * 146401 (2007). A shift may be negative.
 */
final class Gaussians implements RadialBasis {
    /** Powers lose as many units in the last place as their exponent says. */
    private static final int LARGEST_EXPONENT = 64;

    private final CutoffFunction cutoff;
    private final double[] eta;
    private final double[] shift;
    // Which other Gaussian each is a power of, and the exponent; itself and 1 if it is made by exponentiation.
    private final int[] root;
    private final int[] exponent;

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
        root = new int[eta.length];
        Arrays.fill(root, -1);
        exponent = new int[eta.length];
        IntStream.range(0, eta.length).boxed().sorted(Comparator.comparingDouble(b -> eta[b])).forEach(this::findRoot);
    }

    /** A product is several times cheaper than an exponential, and lists of &eta; often are multiples of each other. */
    private void findRoot(int b) {
        root[b] = b;
        exponent[b] = 1;
        for (int a = 0; a < eta.length; a++) {
            double ratio = eta[b] / eta[a];
            int whole = (int) Math.rint(ratio);
            if (root[a] == a && shift[a] == shift[b] && eta[a] > 0 && whole > exponent[b] && whole <= LARGEST_EXPONENT
                    && Math.abs(ratio - whole) <= 4 * Math.ulp(ratio)) {
                root[b] = a;
                exponent[b] = whole;
            }
        }
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
            if (root[b] == b) {
                exponents(n, eta[b], shift[b], r, value[b]);
                ArrayMath.exp(value[b], value[b], n);
            }
        }
        for (int b = 0; b < last; b++) {
            if (root[b] != b) {
                ArrayMath.power(value[root[b]], exponent[b], value[b], n);
            }
        }
        for (int b = 0; b < last; b++) {
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
