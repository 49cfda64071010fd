package org.adatom.forcefields.descriptor;

/**
 * Chebyshev polynomials of distances and angles: N. Artrith, A. Urban and G. Ceder, Phys. Rev. B 96, 014112 (2017). The
 * first kind obeys T<sub>n+1</sub> = 2x T<sub>n</sub> &minus; T<sub>n&minus;1</sub>; its derivative is n U<sub>n&minus;1</sub>.
 */
final class Chebyshev {
    private Chebyshev() {}

    /**
     * T<sub>n</sub>(2r/R<sub>c</sub> &minus; 1) f<sub>c</sub>(r), n = 0 ... order.
     *
     * @param cutoff f<sub>c</sub>, which ends at R<sub>c</sub>
     */
    record Radials(CutoffFunction cutoffFunction, int order) implements RadialBasis {
        @Override
        public int size() {
            return order + 1;
        }

        @Override
        public double cutoff() {
            return cutoffFunction.outer();
        }

        @Override
        public void evaluate(int n, double[] r, double[][] value, double[][] slope) {
            int last = order + 1;
            double perLength = 2 / cutoff();
            double[] x = slope[last];
            for (int k = 0; k < n; k++) {
                x[k] = perLength * r[k] - 1;
            }
            polynomials(order, n, x, value, slope);
            cutoffFunction.evaluate(n, r, value[last], slope[last]);
            for (int b = 0; b <= order; b++) {
                damp(n, perLength, value[last], slope[last], value[b], slope[b]);
            }
        }
    }

    /** T<sub>n</sub>(cos &theta;), n = 0 ... order. */
    record Angles(int order) implements AngularBasis {
        @Override
        public int size() {
            return order + 1;
        }

        @Override
        public void evaluate(int n, double[] cos, double[][] value, double[][] slope) {
            polynomials(order, n, cos, value, slope);
        }
    }

    /** T<sub>0</sub> ... T<sub>order</sub> and their derivatives by x. */
    private static void polynomials(int order, int n, double[] x, double[][] value, double[][] slope) {
        for (int k = 0; k < n; k++) {
            value[0][k] = 1;
            slope[0][k] = 0;
        }
        if (order == 0) {
            return;
        }
        for (int k = 0; k < n; k++) {
            value[1][k] = x[k];
            slope[1][k] = 1;
        }
        for (int b = 2; b <= order; b++) {
            next(n, x, value[b - 1], value[b - 2], slope[b - 1], slope[b - 2], value[b], slope[b]);
        }
    }

    private static void next(
            int n, double[] x, double[] t1, double[] t0, double[] slope1, double[] slope0, double[] t,
            double[] slope) {
        for (int k = 0; k < n; k++) {
            t[k] = 2 * x[k] * t1[k] - t0[k];
            slope[k] = 2 * (t1[k] + x[k] * slope1[k]) - slope0[k];
        }
    }

    private static void damp(
            int n, double perLength, double[] fc, double[] fcSlope, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            slope[k] = perLength * slope[k] * fc[k] + value[k] * fcSlope[k];
            value[k] *= fc[k];
        }
    }
}
