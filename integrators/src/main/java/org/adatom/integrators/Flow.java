package org.adatom.integrators;

/** Solutions of linear flows dx/dt = A x + y with 3 &times; 3 matrices, nine components, row by row. */
final class Flow {
    /** Enough terms for full precision while |A| t is below {@link #LARGEST}. */
    private static final int TERMS = 13;
    /** Largest |A| t for which {@link #solve} is exact to rounding. */
    static final double LARGEST = 0.25;

    private final double[] power = new double[9];
    private final double[] next = new double[9];

    /**
     * x(t) = M x(0) + R y with M = exp(A t) and R = &int; exp(A s) ds from 0 to t, by their power series.
     *
     * @param a A
     * @param map room for M
     * @param response room for R
     */
    void solve(double[] a, double t, double[] map, double[] response) {
        for (int k = 0; k < 9; k++) {
            power[k] = k % 4 == 0 ? 1 : 0;
            map[k] = power[k];
            response[k] = t * power[k];
        }
        for (int n = 1; n <= TERMS; n++) {
            multiply(a, power, next);
            for (int k = 0; k < 9; k++) {
                power[k] = next[k] * t / n;
                map[k] += power[k];
                response[k] += power[k] * t / (n + 1);
            }
        }
    }

    /** Largest sum of magnitudes of a row; NaN if a component is. */
    static double norm(double[] a) {
        double largest = 0;
        for (int k = 0; k < 9; k += 3) {
            largest = Math.max(largest, Math.abs(a[k]) + Math.abs(a[k + 1]) + Math.abs(a[k + 2]));
        }
        return largest;
    }

    static double trace(double[] a) {
        return a[0] + a[4] + a[8];
    }

    /** &Sigma; a<sub>ij</sub> b<sub>ij</sub>. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < 9; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void multiply(double[] a, double[] b, double[] product) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
            }
        }
    }
}
