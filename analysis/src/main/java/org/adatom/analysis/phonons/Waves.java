package org.adatom.analysis.phonons;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The waves of one wave vector: eigenvalues and eigenvectors of its dynamical matrix.
 *
 * @param q Cartesian wave vector, 1/&Aring;, with 2&pi;
 * @param squares of the angular frequencies, ascending, eV/(&Aring;&sup2; amu)
 * @param real of each wave the real parts of its polarisation: component 3 a + d of atom a times the root of its mass; unit length together with
 *     the imaginary ones. Waves of one frequency are any that span the same space
 * @param imaginary of each wave the imaginary parts
 * @param shares of each wave the part of every atom in the kinetic energy; adds up to one. Sums over all waves of a frequency have a meaning,
 *     single ones have none
 */
public record Waves(double[] q, double[] squares, double[][] real, double[][] imaginary, double[][] shares) {
    /** The eigenvalues A + iB alone, ascending; see {@link #of}. */
    static double[] squares(double[] a, double[] b, int n) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = decomposed(a, b, n, false);
        double[] twice =
                IntStream.range(0, 2 * n).mapToDouble(k -> eigen.getEigenvalue(k).getReal()).sorted().toArray();
        return once(twice);
    }

    /**
     * Solves for all waves.
     *
     * @param q wave vector
     * @param a real part of the dynamical matrix, n by n, row by row, symmetric
     * @param b imaginary part, antisymmetric
     * @throws ArithmeticException if the iteration does not converge
     */
    static Waves of(double[] q, double[] a, double[] b, int n) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = decomposed(a, b, n, true);
        int[] order = IntStream.range(0, 2 * n).boxed()
                .sorted(Comparator.comparingDouble(k -> eigen.getEigenvalue(k).getReal())).mapToInt(k -> k).toArray();
        double[] twice = Arrays.stream(order).mapToDouble(k -> eigen.getEigenvalue(k).getReal()).toArray();
        double[][] real = new double[n][];
        double[][] imaginary = new double[n][];
        double[][] shares = new double[n][n / 3];
        for (int k = 0; k < n; k++) {
            double[] first = eigen.getEigenVector(order[2 * k]).data;
            double[] second = eigen.getEigenVector(order[2 * k + 1]).data;
            real[k] = Arrays.copyOf(first, n);
            imaginary[k] = Arrays.copyOfRange(first, n, 2 * n);
            for (int c = 0; c < n; c++) {
                shares[k][c / 3] += (first[c] * first[c] + first[n + c] * first[n + c] + second[c] * second[c]
                        + second[n + c] * second[n + c]) / 2;
            }
        }
        return new Waves(q.clone(), once(twice), real, imaginary, shares);
    }

    /** A Hermitian matrix A + iB has the eigenvalues, each twice, of the symmetric matrix (A -B; B A), whose vectors (u, v) are u + iv. */
    private static EigenDecomposition_F64<DMatrixRMaj> decomposed(double[] a, double[] b, int n, boolean vectors) {
        DMatrixRMaj d = new DMatrixRMaj(2 * n, 2 * n);
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                d.set(k, l, a[k * n + l]);
                d.set(n + k, n + l, a[k * n + l]);
                d.set(k, n + l, -b[k * n + l]);
                d.set(n + k, l, b[k * n + l]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(2 * n, vectors, true);
        if (!eigen.decompose(d)) {
            throw new ArithmeticException("the eigenvalues of a dynamical matrix did not converge");
        }
        return eigen;
    }

    private static double[] once(double[] twice) {
        return IntStream.range(0, twice.length / 2).mapToDouble(k -> (twice[2 * k] + twice[2 * k + 1]) / 2).toArray();
    }
}
