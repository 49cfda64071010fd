package org.adatom.integrators.path;

import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/**
 * Images at equal distances along the path, which is a cubic spline through them, as in the simplified string method (W. E, W. Ren, E.
 * Vanden-Eijnden, J. Chem. Phys. 126, 164103 (2007)): no force along the path, but a new choice of the points that represent
 * it after every step. A climbing image divides the path into two, each with its own distance (W. Ren, E. Vanden-Eijnden, J. Chem. Phys.
 * 138, 134105 (2013)).
 */
record EqualArcs() implements Spacing {
    @Override
    public double along(double[][] x, double[] energy, int image) {
        return 0;
    }

    @Override
    public void arrange(double[][] x, int climber) {
        int last = x.length - 1;
        if (climber > 0 && climber < last) {
            arrange(x, 0, climber);
            arrange(x, climber, last);
        } else {
            arrange(x, 0, last);
        }
    }

    /** Spaces the images between two evenly. */
    private static void arrange(double[][] x, int from, int to) {
        int count = to - from + 1;
        if (count < 3) {
            return;
        }
        double[] length = new double[count];
        for (int i = 1; i < count; i++) {
            length[i] = length[i - 1] + Spacing.distance(x[from + i - 1], x[from + i]);
            if (length[i] <= length[i - 1]) {
                return;
            }
        }
        double[][] weight = weights(length);
        int n = x[from].length;
        double[] old = new double[count];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < count; i++) {
                old[i] = x[from + i][k];
            }
            for (int i = 1; i < count - 1; i++) {
                // Differences, so that what is the same in all images stays so to the last bit.
                double shift = 0;
                for (int j = 0; j < count; j++) {
                    shift += weight[i][j] * (old[j] - old[i]);
                }
                x[from + i][k] = old[i] + shift;
            }
        }
    }

    /** What each knot adds to the spline at each of the points that are evenly spaced: splines are linear in their values. */
    private static double[][] weights(double[] length) {
        int count = length.length;
        double[][] weight = new double[count][count];
        for (int j = 0; j < count; j++) {
            double[] unit = new double[count];
            unit[j] = 1;
            PolynomialSplineFunction spline = new SplineInterpolator().interpolate(length, unit);
            for (int i = 1; i < count - 1; i++) {
                weight[i][j] = spline.value(length[count - 1] * i / (count - 1));
            }
        }
        return weight;
    }
}
