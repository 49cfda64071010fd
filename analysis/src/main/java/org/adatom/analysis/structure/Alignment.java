package org.adatom.analysis.structure;

/**
 * The rotation that brings points onto others with the least sum of squared distances, as the unit quaternion that belongs to
 * the largest eigenvalue of a symmetric 4 by 4 matrix (B. K. P. Horn, J. Opt. Soc. Am. A 4, 629 (1987)).
 *
 * <p>Holds scratch memory: one instance per worker.
 */
final class Alignment {
    private static final int SWEEPS = 12;

    private final double[][] m = new double[4][4];
    private final double[][] v = new double[4][4];
    private double largest;

    /**
     * Finds the rotation.
     *
     * @param s sums over all pairs of points: {@code s[3 * a + b]} = &Sigma; from<sub>a</sub> to<sub>b</sub>
     * @param q out: quaternion (w, x, y, z) of the rotation R that maximises &Sigma; to &middot; R from
     */
    void solve(double[] s, double[] q) {
        m[0][0] = s[0] + s[4] + s[8];
        m[1][1] = s[0] - s[4] - s[8];
        m[2][2] = -s[0] + s[4] - s[8];
        m[3][3] = -s[0] - s[4] + s[8];
        set(0, 1, s[5] - s[7]);
        set(0, 2, s[6] - s[2]);
        set(0, 3, s[1] - s[3]);
        set(1, 2, s[1] + s[3]);
        set(1, 3, s[6] + s[2]);
        set(2, 3, s[5] + s[7]);
        diagonalise();
        int best = 0;
        for (int k = 1; k < 4; k++) {
            best = m[k][k] > m[best][best] ? k : best;
        }
        largest = m[best][best];
        for (int k = 0; k < 4; k++) {
            q[k] = v[k][best];
        }
    }

    /** &Sigma; to &middot; R from for the rotation found last. */
    double overlap() {
        return largest;
    }

    private void set(int a, int b, double value) {
        m[a][b] = value;
        m[b][a] = value;
    }

    /** Jacobi's rotations. */
    private void diagonalise() {
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                v[a][b] = a == b ? 1 : 0;
            }
        }
        double scale = 0;
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                scale = Math.max(scale, Math.abs(m[a][b]));
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double off = 0;
            for (int p = 0; p < 3; p++) {
                for (int r = p + 1; r < 4; r++) {
                    off = Math.max(off, Math.abs(m[p][r]));
                    rotate(p, r);
                }
            }
            if (off <= 1e-15 * scale) {
                return;
            }
        }
    }

    private void rotate(int p, int r) {
        if (m[p][r] == 0) {
            return;
        }
        double theta = 0.5 * (m[r][r] - m[p][p]) / m[p][r];
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < 4; k++) {
            double a = m[k][p];
            double b = m[k][r];
            m[k][p] = c * a - s * b;
            m[k][r] = s * a + c * b;
        }
        for (int k = 0; k < 4; k++) {
            double a = m[p][k];
            double b = m[r][k];
            m[p][k] = c * a - s * b;
            m[r][k] = s * a + c * b;
            double va = v[k][p];
            double vb = v[k][r];
            v[k][p] = c * va - s * vb;
            v[k][r] = s * va + c * vb;
        }
    }

    /** The rotation matrix of a unit quaternion (w, x, y, z), row by row. */
    static void matrix(double[] q, double[] r) {
        double w = q[0];
        double x = q[1];
        double y = q[2];
        double z = q[3];
        r[0] = 1 - 2 * (y * y + z * z);
        r[1] = 2 * (x * y - w * z);
        r[2] = 2 * (x * z + w * y);
        r[3] = 2 * (x * y + w * z);
        r[4] = 1 - 2 * (x * x + z * z);
        r[5] = 2 * (y * z - w * x);
        r[6] = 2 * (x * z - w * y);
        r[7] = 2 * (y * z + w * x);
        r[8] = 1 - 2 * (x * x + y * y);
    }

    /** The product of two quaternions: the rotation by b, then by a. */
    static double[] product(double[] a, double[] b) {
        return new double[] {a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
            a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
            a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
            a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]};
    }
}
