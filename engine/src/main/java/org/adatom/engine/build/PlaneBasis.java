package org.adatom.engine.build;

import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;

/**
 * A basis of a crystal's lattice for one of its planes: the two shortest vectors in the plane, and one to the next lattice plane.
 * Its determinant is 1, so that the cell it spans holds what the cell of the lattice does.
 *
 * @param matrix nine integers, row by row: the vectors as combinations of the lattice's
 */
public record PlaneBasis(int[] matrix) {
    /**
     * The basis for the plane (h k l), whose normal is h b&#8321; + k b&#8322; + l b&#8323; with the reciprocal vectors b.
     *
     * @param lattice periodic along all vectors; its vectors count, not what is in it
     * @throws InputException if the indices are all zero
     */
    public static PlaneBasis of(Cell lattice, int h, int k, int l) {
        int divisor = gcd(gcd(h, k), l);
        if (divisor == 0) {
            throw new InputException("plane: [0, 0, 0] is none");
        }
        int[][] v = integers(h / divisor, k / divisor, l / divisor);
        reduce(lattice, v);
        flatten(lattice, v);
        int[] m = new int[9];
        for (int i = 0; i < 9; i++) {
            m[i] = v[i / 3][i % 3];
        }
        if (determinant(m) * handedness(lattice) < 0) {
            for (int i = 0; i < 3; i++) {
                // The normal keeps its sense, a and b change places.
                int a = m[i];
                m[i] = m[3 + i];
                m[3 + i] = a;
            }
        }
        return new PlaneBasis(m);
    }

    /** Two vectors with h x + k y + l z = 0 and one with 1, by the extended algorithm of Euclid. */
    private static int[][] integers(int h, int k, int l) {
        if (h == 0 && k == 0) {
            return new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, l}};
        }
        int[] inner = bezout(h, k);
        int g = inner[2];
        int[] outer = bezout(g, l);
        return new int[][] {
            {k / g, -h / g, 0},
            {-l * inner[0], -l * inner[1], g},
            {outer[0] * inner[0], outer[0] * inner[1], outer[1]}
        };
    }

    /** p, q and g with p a + q b = g, the greatest common divisor, positive. */
    private static int[] bezout(int a, int b) {
        int[] x = {1, 0, a};
        int[] y = {0, 1, b};
        while (y[2] != 0) {
            int q = Math.floorDiv(x[2], y[2]);
            int[] r = {x[0] - q * y[0], x[1] - q * y[1], x[2] - q * y[2]};
            x = y;
            y = r;
        }
        return x[2] < 0 ? new int[] {-x[0], -x[1], -x[2]} : x;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }

    /** Makes the first two vectors the shortest of their plane (Lagrange and Gauss). */
    private static void reduce(Cell lattice, int[][] v) {
        while (true) {
            if (dot(lattice, v[0], v[0]) > dot(lattice, v[1], v[1])) {
                int[] swap = v[0];
                v[0] = v[1];
                v[1] = swap;
            }
            int n = nearest(dot(lattice, v[0], v[1]) / dot(lattice, v[0], v[0]));
            if (n == 0) {
                return;
            }
            subtract(v[1], n, v[0]);
        }
    }

    /** The nearest integer; a half is not taken for one, whatever rounding says, so that the reduction ends. */
    private static int nearest(double value) {
        return Math.abs(value) < 0.5 + 1e-9 ? 0 : (int) Math.rint(value);
    }

    /** Makes the third vector as upright as the lattice allows. */
    private static void flatten(Cell lattice, int[][] v) {
        double aa = dot(lattice, v[0], v[0]);
        double bb = dot(lattice, v[1], v[1]);
        double ab = dot(lattice, v[0], v[1]);
        double ac = dot(lattice, v[0], v[2]);
        double bc = dot(lattice, v[1], v[2]);
        double det = aa * bb - ab * ab;
        subtract(v[2], nearest((bb * ac - ab * bc) / det), v[0]);
        subtract(v[2], nearest((aa * bc - ab * ac) / det), v[1]);
    }

    private static void subtract(int[] from, int n, int[] what) {
        for (int d = 0; d < 3; d++) {
            from[d] -= n * what[d];
        }
    }

    private static double dot(Cell lattice, int[] p, int[] q) {
        double sum = 0;
        for (int d = 0; d < 3; d++) {
            double a = 0;
            double b = 0;
            for (int k = 0; k < 3; k++) {
                a += p[k] * lattice.vector(k, d);
                b += q[k] * lattice.vector(k, d);
            }
            sum += a * b;
        }
        return sum;
    }

    private static int determinant(int[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    private static double handedness(Cell c) {
        double[] m = c.rows();
        return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }
}
