package org.adatom.analysis.crystal;

/** Matrices of 3 by 3 numbers, row by row. */
public final class Matrix3 {
    private Matrix3() {}

    /** The determinant. */
    public static double determinant(double[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    /** M v. */
    public static double[] times(double[] m, double[] v) {
        return new double[] {
            m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
            m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
            m[6] * v[0] + m[7] * v[1] + m[8] * v[2]
        };
    }

    /** A B. */
    public static double[] product(double[] a, double[] b) {
        double[] c = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                c[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
            }
        }
        return c;
    }

    /** The matrix with rows and columns exchanged. */
    public static double[] transposed(double[] m) {
        return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
    }

    /** The orthogonal matrix nearest to one that nearly is (N. J. Higham, SIAM J. Sci. Stat. Comput. 7, 1160 (1986)). */
    public static double[] orthogonal(double[] matrix) {
        double[] r = matrix;
        for (int pass = 0; pass < 6; pass++) {
            double det = determinant(r);
            double[] next = new double[9];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    next[3 * i + j] = (r[3 * i + j] + cofactor(r, i, j) / det) / 2;
                }
            }
            r = next;
        }
        return r;
    }

    private static double cofactor(double[] m, int i, int j) {
        int a = 3 * ((i + 1) % 3);
        int b = 3 * ((i + 2) % 3);
        int c = (j + 1) % 3;
        int d = (j + 2) % 3;
        return m[a + c] * m[b + d] - m[a + d] * m[b + c];
    }

    /** The unit vector along v. */
    public static double[] unit(double[] v) {
        double norm = Math.sqrt(dot(v, v));
        return new double[] {v[0] / norm, v[1] / norm, v[2] / norm};
    }

    /** The scalar product. */
    public static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** The vector product. */
    public static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
