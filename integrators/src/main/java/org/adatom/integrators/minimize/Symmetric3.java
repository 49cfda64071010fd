package org.adatom.integrators.minimize;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix of three rows by Jacobi's rotations (G. H. Golub and C. F. Van Loan,
 * Matrix Computations, section 8.5). Reused, so that nothing is allocated.
 */
final class Symmetric3 {
    private static final int SWEEPS = 30;

    private final double[] a = new double[9];
    private final double[] vectors = new double[9];

    /** Decomposes a matrix (nine components, row by row), of which the upper half counts. */
    void decompose(double[] matrix) {
        System.arraycopy(matrix, 0, a, 0, 9);
        Arrays.fill(vectors, 0);
        for (int k = 0; k < 9; k += 4) {
            vectors[k] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean diagonal = rotate(0, 1) & rotate(0, 2) & rotate(1, 2);
            if (diagonal) {
                return;
            }
        }
    }

    /** Eigenvalue k; in no particular order. */
    double value(int k) {
        return a[4 * k];
    }

    /** Component i of eigenvector k. */
    double vector(int k, int i) {
        return vectors[3 * i + k];
    }

    /** Makes element (p, q) zero; returns whether it was already. */
    private boolean rotate(int p, int q) {
        double apq = a[3 * p + q];
        if (apq == 0 || Math.abs(apq) < 1e-20 * (Math.abs(a[4 * p]) + Math.abs(a[4 * q]))) {
            a[3 * p + q] = 0;
            return true;
        }
        double theta = (a[4 * q] - a[4 * p]) / (2 * apq);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        a[4 * p] -= t * apq;
        a[4 * q] += t * apq;
        a[3 * p + q] = 0;
        int r = 3 - p - q;
        double arp = upper(r, p);
        double arq = upper(r, q);
        setUpper(r, p, c * arp - s * arq);
        setUpper(r, q, s * arp + c * arq);
        for (int i = 0; i < 3; i++) {
            double vp = vectors[3 * i + p];
            double vq = vectors[3 * i + q];
            vectors[3 * i + p] = c * vp - s * vq;
            vectors[3 * i + q] = s * vp + c * vq;
        }
        return false;
    }

    private double upper(int i, int j) {
        return a[i < j ? 3 * i + j : 3 * j + i];
    }

    private void setUpper(int i, int j, double value) {
        a[i < j ? 3 * i + j : 3 * j + i] = value;
    }
}
