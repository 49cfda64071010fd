package org.adatom.forcefields.embedded;

/**
 * Piecewise cubic Hermite interpolation on an equidistant grid, with the slopes that LAMMPS takes from five points: the
 * first derivative is continuous, the second is not.
 *
 * <p>On the interval from point m to m + 1, with 0 &le; t &le; 1: f = c<sub>0</sub> + c<sub>1</sub>t +
 * c<sub>2</sub>t&sup2; + c<sub>3</sub>t&sup3;.
 */
final class CubicTable {
    /** Fewest points that the slopes are defined for. */
    static final int MIN_POINTS = 5;

    private CubicTable() {}

    /**
     * Writes the four coefficients of each of the {@code f.length - 1} intervals.
     *
     * @param rows interval m has its c<sub>0</sub> at {@code m * width + offset}
     */
    static void coefficients(double[] f, double[] rows, int width, int offset) {
        double[] s = slopes(f);
        for (int m = 0; m < f.length - 1; m++) {
            double rise = f[m + 1] - f[m];
            int o = m * width + offset;
            rows[o] = f[m];
            rows[o + 1] = s[m];
            rows[o + 2] = 3 * rise - 2 * s[m] - s[m + 1];
            rows[o + 3] = s[m] + s[m + 1] - 2 * rise;
        }
    }

    /** Slopes per grid step at the points. */
    static double[] slopes(double[] f) {
        int n = f.length;
        double[] s = new double[n];
        s[0] = f[1] - f[0];
        s[1] = (f[2] - f[0]) / 2;
        for (int m = 2; m < n - 2; m++) {
            s[m] = (f[m - 2] - f[m + 2] + 8 * (f[m + 1] - f[m - 1])) / 12;
        }
        s[n - 2] = (f[n - 1] - f[n - 3]) / 2;
        s[n - 1] = f[n - 1] - f[n - 2];
        return s;
    }
}
