package org.adatom.forcefields.descriptor;

/**
 * Radial functions too dear to be computed for each neighbour: cubics between knots at equal distances that have the given
 * values and slopes there. The derivative is that of the cubics, so that energy is conserved whatever the spacing.
 */
final class RadialTable implements RadialBasis {
    private static final int CUBIC = 4;

    private final int size;
    private final double cutoff;
    private final int intervals;
    /** Interval, function, powers of the place in the interval (0 to 1). */
    private final double[] coefficients;

    /**
     * From values and slopes at the knots 0, h, 2h, ..., cutoff.
     *
     * @param cutoff &Aring;
     * @param value {@code [function][knot]}
     * @param slope derivative of it, 1/&Aring;
     */
    RadialTable(double cutoff, double[][] value, double[][] slope) {
        this.cutoff = cutoff;
        size = value.length;
        intervals = value[0].length - 1;
        coefficients = new double[intervals * size * CUBIC];
        double h = cutoff / intervals;
        for (int i = 0; i < intervals; i++) {
            for (int b = 0; b < size; b++) {
                int c = (i * size + b) * CUBIC;
                double step = value[b][i + 1] - value[b][i];
                double left = h * slope[b][i];
                double right = h * slope[b][i + 1];
                coefficients[c] = value[b][i];
                coefficients[c + 1] = left;
                coefficients[c + 2] = 3 * step - 2 * left - right;
                coefficients[c + 3] = left + right - 2 * step;
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double cutoff() {
        return cutoff;
    }

    @Override
    public void evaluate(int n, double[] r, double[][] value, double[][] slope) {
        double perLength = intervals / cutoff;
        for (int k = 0; k < n; k++) {
            double x = r[k] * perLength;
            int i = Math.min((int) x, intervals - 1);
            double t = x - i;
            int c = i * size * CUBIC;
            for (int b = 0; b < size; b++, c += CUBIC) {
                double x3 = coefficients[c + 3] * t;
                double x2 = x3 + coefficients[c + 2];
                double x1 = x2 * t + coefficients[c + 1];
                value[b][k] = x1 * t + coefficients[c];
                slope[b][k] = ((x3 + x2) * t + x1) * perLength;
            }
        }
    }
}
