package org.adatom.forcefields.descriptor;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.InputException;

/**
 * Smooth SO(3) power spectrum: A. P. Bartok, R. Kondor and G. Csanyi, Phys. Rev. B 87, 184115 (2013); here as in H. Yanxon
 * (thesis, Las Vegas 2020), eqs. 2.69 to 2.73. The density is a Gaussian w<sub>j</sub>
 * exp[&minus;&alpha;(<b>r</b> &minus; <b>r</b><sub>ij</sub>)&sup2;] at each neighbour, expanded in orthonormal radial
 * functions and spherical harmonics:
 *
 * <pre>
 * c_nlm = sum_j w_j fc(r_ij) R_nl(r_ij) Y_lm(r_ij),   P_nn'l = sum_m c_nlm c_n'lm
 * </pre>
 *
 * with R<sub>nl</sub> of {@link SmoothRadials}. Values come in the order of n, n' = 1 ... n, l = 0 ... degree. The thesis
 * has no f<sub>c</sub>: its values jump when a neighbour crosses the cutoff, and energy is not conserved.
 *
 * <p>R<sub>nl</sub> f<sub>c</sub> is tabulated ({@link RadialTable}), to about 10 digits.
 *
 * @param functions the highest n, 1 to 8: the overlaps of more have eigenvalues below 10<sup>&minus;12</sup>
 * @param degree the highest l, 0 to 4
 * @param alpha &alpha;, 1/&Aring;&sup2;
 * @param cutoff end of the radial functions, &Aring;
 * @param faded whether neighbours fade out towards the cutoff, by a half period of a cosine
 */
public record PowerSpectrum(int functions, int degree, double alpha, double cutoff, boolean faded) {
    private static final int MOST_FUNCTIONS = 8;
    /** Knots of the table in a width 1/sqrt(2 alpha) of the Gaussian, and at least in all. */
    private static final int KNOTS = 200;

    private static final int LEAST_KNOTS = 1000;

    /**
     * Checks.
     *
     * @throws InputException if a number is out of range
     */
    public PowerSpectrum {
        if (functions < 1 || functions > MOST_FUNCTIONS) {
            throw new InputException("a power spectrum with " + functions + " radial functions: expected 1 to "
                    + MOST_FUNCTIONS);
        }
        if (degree < 0 || degree > DensityExpansion.HIGHEST_DEGREE) {
            throw new InputException("the highest l of a power spectrum is " + degree + ", expected 0 to "
                    + DensityExpansion.HIGHEST_DEGREE);
        }
        if (!(alpha > 0 && cutoff > 0 && alpha * cutoff * cutoff <= 1000)) {
            throw new InputException("alpha " + alpha + " 1/A^2 and cutoff " + cutoff
                    + " A of a power spectrum: expected positive numbers, alpha cutoff^2 at most 1000");
        }
    }

    /** With neighbours that fade out. */
    public PowerSpectrum(int functions, int degree, double alpha, double cutoff) {
        this(functions, degree, alpha, cutoff, true);
    }

    /** Number of values of every atom, n(n + 1)(l + 1)/2 with the highest n and l: eq. 4.3. */
    public int size() {
        return functions * (functions + 1) / 2 * (degree + 1);
    }

    /**
     * The descriptor.
     *
     * @param weights w of a neighbour of each species; the thesis takes atomic numbers
     */
    public Descriptor descriptor(double[] weights) {
        List<DensityExpansion.Shell> shells = new ArrayList<>();
        for (int l = 0; l <= degree; l++) {
            for (int n = 0; n < functions; n++) {
                shells.add(new DensityExpansion.Shell(l * functions + n, l));
            }
        }
        List<DensityExpansion.Product> products = new ArrayList<>();
        for (int n = 0; n < functions; n++) {
            for (int other = 0; other <= n; other++) {
                for (int l = 0; l <= degree; l++) {
                    products.add(new DensityExpansion.Product(
                            products.size(), l * functions + n, l * functions + other, 1));
                }
            }
        }
        return DensityExpansion.descriptor(weights, radials(), shells, products, size(), faded);
    }

    private RadialTable radials() {
        int intervals = Math.max(LEAST_KNOTS, (int) Math.ceil(KNOTS * cutoff * Math.sqrt(2 * alpha)));
        double[] r = new double[intervals + 1];
        double[] fc = new double[intervals + 1];
        double[] fcSlope = new double[intervals + 1];
        for (int i = 0; i <= intervals; i++) {
            r[i] = cutoff * i / intervals;
            fc[i] = 1;
        }
        if (faded) {
            new CutoffFunction(CutoffFunction.Kind.COSINE, cutoff).evaluate(r.length, r, fc, fcSlope);
        }
        SmoothRadials smooth = new SmoothRadials(functions, degree, alpha, cutoff);
        int size = functions * (degree + 1);
        double[][] value = new double[size][r.length];
        double[][] slope = new double[size][r.length];
        double[] ofKnot = new double[size];
        double[] slopeOfKnot = new double[size];
        for (int i = 0; i < r.length; i++) {
            smooth.evaluate(r[i], ofKnot, slopeOfKnot);
            for (int b = 0; b < size; b++) {
                value[b][i] = fc[i] * ofKnot[b];
                slope[b][i] = fc[i] * slopeOfKnot[b] + fcSlope[i] * ofKnot[b];
            }
        }
        return new RadialTable(cutoff, value, slope);
    }
}
