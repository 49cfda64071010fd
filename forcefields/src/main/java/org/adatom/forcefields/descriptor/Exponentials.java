package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.adatom.engine.simd.ArrayMath;

/**
 * exp[&minus;&eta;(r &minus; r<sub>s</sub>)&sup2;] for several &eta; and r<sub>s</sub>. Those whose &eta; is a multiple of another's are powers of
 * it: a product is several times cheaper than an exponential, and lists of &eta; often are multiples of each other.
 * Immutable.
 */
final class Exponentials {
    /** Powers lose as many units in the last place as their exponent says. */
    private static final int LARGEST_EXPONENT = 64;

    private final double[] eta;
    private final double[] shift;
    // Which function each is a power of, and the exponent; itself and 1 if it is a root, 0 if it is 1 everywhere.
    private final int[] base;
    private final int[] exponent;
    private final int[] roots;
    private final int[] rootOf;

    /**
     * Functions.
     *
     * @param eta &eta; of each, 1/&Aring;&sup2;
     * @param shift r<sub>s</sub> of each, &Aring;
     */
    Exponentials(double[] eta, double[] shift) {
        this.eta = eta.clone();
        this.shift = shift.clone();
        base = new int[eta.length];
        Arrays.fill(base, -1);
        exponent = new int[eta.length];
        IntStream.range(0, eta.length).boxed().sorted(Comparator.comparingDouble(b -> eta[b])).forEach(this::findBase);
        roots = IntStream.range(0, eta.length).filter(b -> base[b] == b && exponent[b] == 1).toArray();
        rootOf = new int[eta.length];
        for (int q = 0; q < roots.length; q++) {
            rootOf[roots[q]] = q;
        }
    }

    private void findBase(int b) {
        base[b] = b;
        exponent[b] = eta[b] == 0 ? 0 : 1;
        for (int a = 0; a < eta.length; a++) {
            double ratio = eta[b] / eta[a];
            int whole = (int) Math.rint(ratio);
            if (base[a] == a && shift[a] == shift[b] && eta[a] > 0 && whole > exponent[b] && whole <= LARGEST_EXPONENT
                    && Math.abs(ratio - whole) <= 4 * Math.ulp(ratio)) {
                base[b] = a;
                exponent[b] = whole;
            }
        }
    }

    /** Number of functions. */
    int size() {
        return eta.length;
    }

    /** &eta; of one, 1/&Aring;&sup2;. */
    double eta(int function) {
        return eta[function];
    }

    /** r<sub>s</sub> of one, &Aring;. */
    double shift(int function) {
        return shift[function];
    }

    /** Number of those of which the others are powers. */
    int roots() {
        return roots.length;
    }

    /** These: {@code out[q][k]} is root q of r[k]. */
    void roots(int n, double[] r, double[][] out) {
        for (int q = 0; q < roots.length; q++) {
            exponents(n, eta[roots[q]], shift[roots[q]], r, out[q]);
            ArrayMath.exp(out[q], out[q], n);
        }
    }

    /** Products of the same root of several distances, without shift, where {@code squares} is the sum of their squares. */
    void rootsOfSquares(int n, double[] squares, double[][] out) {
        for (int q = 0; q < roots.length; q++) {
            double factor = -eta[roots[q]];
            for (int k = 0; k < n; k++) {
                out[q][k] = factor * squares[k];
            }
            ArrayMath.exp(out[q], out[q], n);
        }
    }

    /**
     * All functions.
     *
     * @param root the roots, or products of the same root of several distances, which give such products of all functions
     * @param out {@code out[b][k]}; none of the roots' arrays
     */
    void powers(int n, double[][] root, double[][] out) {
        for (int b = 0; b < eta.length; b++) {
            ArrayMath.power(exponent[b] == 0 ? out[b] : root[rootOf[base[b]]], exponent[b], out[b], n);
        }
    }

    private static void exponents(int n, double eta, double shift, double[] r, double[] exponent) {
        for (int k = 0; k < n; k++) {
            double x = r[k] - shift;
            exponent[k] = -eta * x * x;
        }
    }
}
