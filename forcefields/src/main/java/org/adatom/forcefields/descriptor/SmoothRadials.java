package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The share of a Gaussian at distance r in the radial functions of {@link PowerSpectrum},
 *
 * <pre>
 * R_nl(r) = 4 pi exp(-alpha r^2) int_0^rc x^2 g_n(x) i_l(2 alpha x r) exp(-alpha x^2) dx
 * </pre>
 *
 * with modified spherical Bessel functions i<sub>l</sub> of the first kind. H. Yanxon (thesis, Las Vegas 2020), eqs. 2.70
 * to 2.72. The exponentials are taken together, exp[&minus;&alpha;(x &minus; r)&sup2;] times exp(&minus;y)
 * i<sub>l</sub>(y), so that nothing overflows.
 */
final class SmoothRadials {
    /** exp(&minus;50) is 10<sup>&minus;22</sup>. */
    private static final double NEGLIGIBLE = 50;

    private final int functions;
    private final int degree;
    private final double alpha;
    /** Nodes of the integral, &Aring;. */
    private final double[] x;
    /** 4&pi; x&sup2; g<sub>n</sub>(x) times the weight of the node: {@code [n][node]}. */
    private final double[][] weighted;

    /**
     * Functions for n = 1 ... functions and l = 0 ... degree.
     *
     * @param alpha 1/&Aring;&sup2;
     * @param cutoff &Aring;
     */
    SmoothRadials(int functions, int degree, double alpha, double cutoff) {
        this.functions = functions;
        this.degree = degree;
        this.alpha = alpha;
        // Ten per function and degree as in the thesis, section 4.3.2, but never less than six per width of a Gaussian.
        int nodes = (int) Math.max(10 * (functions + degree + 1), Math.ceil(10 * cutoff * Math.sqrt(alpha)));
        x = new double[nodes];
        weighted = new double[functions][nodes];
        double[][] mixing = mixing(functions);
        for (int i = 0; i < nodes; i++) {
            double angle = Math.PI * (i + 0.5) / nodes;
            x[i] = cutoff / 2 * (1 + Math.cos(angle));
            double weight = Math.PI / nodes * cutoff / 2 * Math.sin(angle);
            for (int n = 0; n < functions; n++) {
                weighted[n][i] = 4 * Math.PI * weight * x[i] * x[i] * basis(mixing[n], cutoff, x[i]);
            }
        }
    }

    /**
     * S<sup>&minus;1/2</sup>, where S are the overlaps &int;x&sup2; &phi;<sub>a</sub> &phi;<sub>b</sub> dx, eq. 2.72; it
     * does not depend on the cutoff.
     */
    static double[][] mixing(int functions) {
        double[][] overlap = new double[functions][functions];
        for (int a = 1; a <= functions; a++) {
            for (int b = 1; b <= functions; b++) {
                overlap[a - 1][b - 1] =
                        Math.sqrt(factor(a)) * Math.sqrt(factor(b)) / ((5.0 + a + b) * (6 + a + b) * (7 + a + b));
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(MatrixUtils.createRealMatrix(overlap));
        double[] scale = Arrays.stream(eigen.getRealEigenvalues()).map(v -> 1 / Math.sqrt(v)).toArray();
        RealMatrix vectors = eigen.getV();
        return vectors.multiply(MatrixUtils.createRealDiagonalMatrix(scale)).multiply(vectors.transpose()).getData();
    }

    private static double factor(int a) {
        return (2.0 * a + 5) * (2 * a + 6) * (2 * a + 7);
    }

    /**
     * g(x) = &Sigma;<sub>a</sub> W<sub>a</sub> &phi;<sub>a</sub>(x) with &phi;<sub>a</sub> = (r<sub>c</sub> &minus;
     * x)<sup>a+2</sup>/N<sub>a</sub>, of norm 1 on x&sup2;dx; &Aring;<sup>&minus;3/2</sup>.
     *
     * @param mixing W, a row of {@link #mixing}
     */
    static double basis(double[] mixing, double cutoff, double x) {
        double u = 1 - x / cutoff;
        double power = u * u;
        double sum = 0;
        for (int a = 1; a <= mixing.length; a++) {
            power *= u;
            sum += mixing[a - 1] * power * Math.sqrt(factor(a) / 2);
        }
        return sum / Math.sqrt(cutoff * cutoff * cutoff);
    }

    /**
     * All functions at one distance.
     *
     * @param r &Aring;
     * @param value out: R<sub>nl</sub>(r) at {@code l * functions + n - 1}, &Aring;<sup>3/2</sup>
     * @param slope out: its derivative, &Aring;<sup>1/2</sup>
     */
    void evaluate(double r, double[] value, double[] slope) {
        Arrays.fill(value, 0);
        Arrays.fill(slope, 0);
        double[] bessel = new double[degree + 2];
        for (int i = 0; i < x.length; i++) {
            double exponent = alpha * (x[i] - r) * (x[i] - r);
            if (exponent > NEGLIGIBLE) {
                continue;
            }
            scaledBessel(2 * alpha * x[i] * r, bessel);
            double gauss = Math.exp(-exponent);
            for (int l = 0; l <= degree; l++) {
                // i_l' = (l i_l-1 + (l + 1) i_l+1)/(2l + 1), which needs no division by r.
                double below = l == 0 ? 0 : l * bessel[l - 1];
                double besselSlope = (below + (l + 1) * bessel[l + 1]) / (2 * l + 1);
                double kernel = gauss * bessel[l];
                double kernelSlope = 2 * alpha * (gauss * x[i] * besselSlope - r * kernel);
                for (int n = 0; n < functions; n++) {
                    value[l * functions + n] += weighted[n][i] * kernel;
                    slope[l * functions + n] += weighted[n][i] * kernelSlope;
                }
            }
        }
    }

    /**
     * exp(&minus;y) i<sub>l</sub>(y) for l = 0, 1, .... Ratios of neighbours come from the recursion downwards, which is
     * stable for all y where the one upwards is not: J. C. P. Miller's method.
     *
     * @param y not negative
     * @param out one for each l
     */
    static void scaledBessel(double y, double[] out) {
        int last = out.length - 1;
        // i_l/i_0 falls like exp(-l^2/2y): this far up the ratio does not matter any more.
        double ratio = 0;
        for (int l = last + 25 + (int) (6 * Math.sqrt(y)); l > 0; l--) {
            ratio = y / (2 * l + 1 + y * ratio);
            if (l <= last) {
                out[l] = ratio;
            }
        }
        out[0] = y == 0 ? 1 : -Math.expm1(-2 * y) / (2 * y);
        for (int l = 1; l <= last; l++) {
            out[l] *= out[l - 1];
        }
    }
}
