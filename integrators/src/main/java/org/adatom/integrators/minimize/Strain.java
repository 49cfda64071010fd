package org.adatom.integrators.minimize;

/**
 * The deformation F = exp(U) of a logarithmic strain U (Hencky), a sum of symmetric matrices, with its exact derivatives.
 * Rows of the cell and positions are multiplied from the right: h = h&#8320; F. Volumes grow by exp(tr U), so that strains
 * without trace keep them to the last digit. Nothing is allocated.
 *
 * <p>With the eigenvalues &lambda; and eigenvectors Q of U, the derivative of F along B is (N. J. Higham, Functions of
 * Matrices, SIAM 2008, section 3.2) F<sup>&minus;1</sup> dF = Q (M &#8728; Q<sup>T</sup> B Q) Q<sup>T</sup>,
 * M<sub>ij</sub> = (exp(&lambda;<sub>j</sub> &minus; &lambda;<sub>i</sub>) &minus; 1)/(&lambda;<sub>j</sub> &minus;
 * &lambda;<sub>i</sub>). The virial W, which answers to strains of the deformed system, therefore gives
 * &minus;W : F<sup>&minus;1</sup> dF = &minus;B : T with T = Q (M &#8728; Q<sup>T</sup> W Q) Q<sup>T</sup>.
 */
public final class Strain {
    private static final double SMALL = 1e-5;

    private final double[][] basis;
    private final double[] matrix = new double[9];
    private final double[] forward = new double[9];
    private final double[] backward = new double[9];
    private final double[] rotated = new double[9];
    private final Symmetric3 eigen = new Symmetric3();

    /** Strains spanned by these matrices, nine components each. */
    public Strain(double[][] basis) {
        this.basis = basis;
        for (int k = 0; k < 9; k += 4) {
            forward[k] = 1;
            backward[k] = 1;
        }
    }

    /** Number of independent strains. */
    public int count() {
        return basis.length;
    }

    /** Sets U = f &Sigma; u<sub>k</sub> B<sub>k</sub> with u from a place in an array on. */
    public void set(double[] amplitudes, int from, double f) {
        combine(amplitudes, from, f, matrix);
        eigen.decompose(matrix);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double sum = 0;
                double inverse = 0;
                for (int k = 0; k < 3; k++) {
                    double qq = eigen.vector(k, a) * eigen.vector(k, b);
                    sum += qq * StrictMath.exp(eigen.value(k));
                    inverse += qq * StrictMath.exp(-eigen.value(k));
                }
                forward[3 * a + b] = sum;
                backward[3 * a + b] = inverse;
            }
        }
    }

    /** f &Sigma; u<sub>k</sub> B<sub>k</sub>. */
    public void combine(double[] amplitudes, int from, double f, double[] result) {
        for (int c = 0; c < 9; c++) {
            double sum = 0;
            for (int k = 0; k < basis.length; k++) {
                sum += f * amplitudes[from + k] * basis[k][c];
            }
            result[c] = sum;
        }
    }

    /** U; nine components, live. */
    public double[] matrix() {
        return matrix;
    }

    /** F; nine components, live. */
    public double[] forward() {
        return forward;
    }

    /** F<sup>&minus;1</sup>; nine components, live. */
    public double[] backward() {
        return backward;
    }

    /** Replaces a tensor W by T, for {@link #along}. */
    public void pullBack(double[] w) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b < 3; b++) {
                        sum += eigen.vector(i, a) * w[3 * a + b] * eigen.vector(j, b);
                    }
                }
                rotated[3 * i + j] = sum * ratio(eigen.value(j) - eigen.value(i));
            }
        }
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double sum = 0;
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        sum += eigen.vector(i, a) * rotated[3 * i + j] * eigen.vector(j, b);
                    }
                }
                w[3 * a + b] = sum;
            }
        }
    }

    /** (exp(x) &minus; 1)/x. */
    private static double ratio(double x) {
        return Math.abs(x) < SMALL ? 1 + x * (0.5 + x / 6) : StrictMath.expm1(x) / x;
    }

    /** B<sub>k</sub> : tensor. */
    public double along(int k, double[] tensor) {
        double sum = 0;
        for (int c = 0; c < 9; c++) {
            sum += basis[k][c] * tensor[c];
        }
        return sum;
    }

    /** The largest component of a tensor's part that these strains relax. */
    public double largest(double[] tensor) {
        double most = 0;
        for (int c = 0; c < 9; c++) {
            double sum = 0;
            for (int k = 0; k < basis.length; k++) {
                sum += basis[k][c] * along(k, tensor);
            }
            most = Math.max(most, Math.abs(sum));
        }
        return most;
    }
}
