package org.adatom.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The lattice: three vectors, which of them repeat, and whether space has three dimensions or two. Immutable.
 *
 * <p>Any orientation and handedness is allowed. A vector along which the system is open (not periodic) has no meaning
 * for the physics and may be zero: all three periodic is a bulk crystal, two a slab, one a wire, none a cluster. A
 * two-dimensional system lies in the xy plane: its c direction is open, atoms move in x and y only, and the volume is
 * an area.
 */
public final class Cell {
    private final double[] h;
    private final double[] inverse;
    private final boolean[] periodic;
    private final int dimensions;

    private Cell(double[] rows, boolean[] periodic, int dimensions) {
        this.h = rows.clone();
        this.periodic = periodic.clone();
        this.dimensions = dimensions;
        for (double v : h) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("cell vectors must be finite numbers: " + Arrays.toString(h));
            }
        }
        for (int d = 0; d < 3; d++) {
            if (periodic[d] && norm(d) == 0) {
                throw new IllegalArgumentException(
                        "cell vector " + "abc".charAt(d) + " is periodic but has zero length");
            }
        }
        if (dimensions == 2 && (periodic[2] || h[2] != 0 || h[5] != 0)) {
            throw new IllegalArgumentException("a two-dimensional cell lies in the xy plane and is open along c");
        }
        double[] basis = completed();
        double det = determinant(basis);
        double scale = norm(basis, 0) * norm(basis, 1) * norm(basis, 2);
        if (!(Math.abs(det) > 1e-10 * scale)) {
            throw new IllegalArgumentException("cell has zero volume: its vectors are linearly dependent");
        }
        this.inverse = invert(basis, det);
    }

    /**
     * A three-dimensional cell.
     *
     * @param rows the nine components a<sub>x</sub> a<sub>y</sub> a<sub>z</sub> b<sub>x</sub> ... c<sub>z</sub>, &Aring;
     * @param pbc periodicity along a, b, c
     * @throws IllegalArgumentException if a periodic vector is zero, or the vectors span no volume
     */
    public static Cell of(double[] rows, boolean... pbc) {
        if (rows.length != 9 || pbc.length != 3) {
            throw new IllegalArgumentException("a cell needs 9 components and 3 periodicity flags");
        }
        return new Cell(rows, pbc, 3);
    }

    /** A fully periodic box with edges along x, y, z (&Aring;). */
    public static Cell orthorhombic(double a, double b, double c) {
        return of(new double[] {a, 0, 0, 0, b, 0, 0, 0, c}, true, true, true);
    }

    /** No cell at all: a cluster in empty space. */
    public static Cell open() {
        return of(new double[9], false, false, false);
    }

    /** A two-dimensional cell in the xy plane; {@code rows} holds a<sub>x</sub> a<sub>y</sub> b<sub>x</sub> b<sub>y</sub>. */
    public static Cell planar(double[] rows, boolean periodicA, boolean periodicB) {
        return new Cell(
                new double[] {rows[0], rows[1], 0, rows[2], rows[3], 0, 0, 0, 0},
                new boolean[] {periodicA, periodicB, false},
                2);
    }

    /** The same lattice with other periodicity flags. */
    public Cell withPeriodicity(boolean... pbc) {
        return new Cell(h, pbc, dimensions);
    }

    /** The same system and periodicity with other vectors (nine components). */
    public Cell withVectors(double[] rows) {
        return new Cell(rows, periodic, dimensions);
    }

    /** Component {@code d} (0 = x) of vector {@code k} (0 = a), &Aring;. */
    public double vector(int k, int d) {
        return h[3 * k + d];
    }

    /** The nine components, row by row; a copy. */
    public double[] rows() {
        return h.clone();
    }

    /** Whether the system repeats along vector {@code k} (0 = a). */
    public boolean periodic(int k) {
        return periodic[k];
    }

    /** The three periodicity flags; a copy. */
    public boolean[] periodic() {
        return periodic.clone();
    }

    /** Number of periodic directions, 0 to 3. */
    public int periodicCount() {
        int n = 0;
        for (boolean p : periodic) {
            n += p ? 1 : 0;
        }
        return n;
    }

    /** 3, or 2 for a planar system. */
    public int dimensions() {
        return dimensions;
    }

    /**
     * Volume in &Aring;&sup3;; of a planar system the area in &Aring;&sup2;.
     *
     * @return NaN if an open direction has no vector, so that no volume is defined
     */
    public double volume() {
        if (dimensions == 2) {
            return norm(0) > 0 && norm(1) > 0 ? Math.abs(h[0] * h[4] - h[1] * h[3]) : Double.NaN;
        }
        double det = Math.abs(determinant(h));
        return det > 0 ? det : Double.NaN;
    }

    /** Length of vector {@code k}, &Aring;. */
    public double length(int k) {
        return norm(k);
    }

    /** Angle between the two vectors other than {@code k} (0: &alpha;, between b and c), degrees; NaN if one is missing. */
    public double angle(int k) {
        int p = (k + 1) % 3;
        int q = (k + 2) % 3;
        double dot = 0;
        for (int d = 0; d < 3; d++) {
            dot += vector(p, d) * vector(q, d);
        }
        return Math.toDegrees(Math.acos(dot / (length(p) * length(q))));
    }

    /** Distance between the two faces that vector {@code k} connects, &Aring;, in the completed basis. */
    public double height(int k) {
        double x = inverse[k];
        double y = inverse[3 + k];
        double z = inverse[6 + k];
        return 1 / Math.sqrt(x * x + y * y + z * z);
    }

    /** Fractional coordinate along vector {@code k} of the point (x, y, z), in the completed basis. */
    public double fractional(int k, double x, double y, double z) {
        return x * inverse[k] + y * inverse[3 + k] + z * inverse[6 + k];
    }

    /** Cartesian component {@code d} of the point with fractional coordinates (a, b, c), in the completed basis. */
    public double cartesian(int d, double a, double b, double c) {
        double[] basis = completed();
        return a * basis[d] + b * basis[3 + d] + c * basis[6 + d];
    }

    /**
     * The shortest of the vectors that differ from (dx, dy, dz) by whole periodic cell vectors, if these are not much more skewed
     * than reduced ones: the nearest images of the one with the smallest fractions are tried. Three components; a new array.
     */
    public double[] shortest(double dx, double dy, double dz) {
        double[] f = {fractional(0, dx, dy, dz), fractional(1, dx, dy, dz), fractional(2, dx, dy, dz)};
        double[] basis = completed();
        for (int k = 0; k < 3; k++) {
            f[k] -= periodic[k] ? Math.rint(f[k]) : 0;
        }
        double[] best = {0, 0, 0};
        double least = Double.POSITIVE_INFINITY;
        for (int image = 0; image < 27; image++) {
            int[] n = {image % 3 - 1, image / 3 % 3 - 1, image / 9 - 1};
            if (!periodic[0] && n[0] != 0 || !periodic[1] && n[1] != 0 || !periodic[2] && n[2] != 0) {
                continue;
            }
            double[] r = new double[3];
            double square = 0;
            for (int d = 0; d < 3; d++) {
                r[d] = (f[0] + n[0]) * basis[d] + (f[1] + n[1]) * basis[3 + d] + (f[2] + n[2]) * basis[6 + d];
                square += r[d] * r[d];
            }
            // Of images that are equally near the first is taken, whatever the rounding.
            if (square < least * (1 - 1e-9)) {
                least = square;
                best = r;
            }
        }
        return best;
    }

    /**
     * The vectors, with unit vectors perpendicular to the others in place of missing (zero) ones: a basis in any case,
     * along the axes as far as the vectors there are allow. Nine components, row by row; a new array.
     */
    public double[] completed() {
        double[] b = h.clone();
        // c first, so that planar systems stay in their plane.
        for (int k : new int[] {2, 0, 1}) {
            if (norm(b, k) == 0) {
                perpendicular(b, k);
            }
        }
        return b;
    }

    /**
     * The cell deformed by the strain x &rarr; x(1 + &epsilon;).
     *
     * @param strain nine components &epsilon;<sub>ab</sub>, row by row; need not be symmetric
     */
    public Cell strained(double[] strain) {
        double[] rows = new double[9];
        for (int k = 0; k < 3; k++) {
            for (int d = 0; d < 3; d++) {
                double sum = h[3 * k + d];
                for (int e = 0; e < 3; e++) {
                    sum += h[3 * k + e] * strain[3 * e + d];
                }
                rows[3 * k + d] = sum;
            }
        }
        return withVectors(rows);
    }

    /** Writes vectors and periodicity. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(dimensions());
        for (double component : rows()) {
            out.writeDouble(component);
        }
        for (boolean repeats : periodic()) {
            out.writeBoolean(repeats);
        }
    }

    /** Reads what {@link #save} wrote. */
    public static Cell restored(DataInput in) throws IOException {
        int dimensions = in.readInt();
        double[] rows = new double[9];
        for (int k = 0; k < 9; k++) {
            rows[k] = in.readDouble();
        }
        boolean[] repeats = {in.readBoolean(), in.readBoolean(), in.readBoolean()};
        return dimensions == 2
                ? planar(new double[] {rows[0], rows[1], rows[3], rows[4]}, repeats[0], repeats[1])
                : of(rows, repeats);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cell c
                && Arrays.equals(h, c.h)
                && Arrays.equals(periodic, c.periodic)
                && dimensions == c.dimensions;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(h) + Arrays.hashCode(periodic);
    }

    @Override
    public String toString() {
        return "Cell" + Arrays.toString(h) + (periodic[0] ? "T" : "F") + (periodic[1] ? "T" : "F")
                + (periodic[2] ? "T" : "F");
    }

    private double norm(int k) {
        return norm(h, k);
    }

    private static double norm(double[] m, int k) {
        return Math.sqrt(m[3 * k] * m[3 * k] + m[3 * k + 1] * m[3 * k + 1] + m[3 * k + 2] * m[3 * k + 2]);
    }

    /** Replaces row k by a unit vector perpendicular to the non-zero ones among the others. */
    private static void perpendicular(double[] b, int k) {
        int p = 3 * ((k + 1) % 3);
        int q = 3 * ((k + 2) % 3);
        double[] n = cross(b[p], b[p + 1], b[p + 2], b[q], b[q + 1], b[q + 2]);
        if (length(n) == 0) {
            // At most one other vector is there: take the axis least along it, made perpendicular.
            int r = norm(b, p / 3) > 0 ? p : q;
            int axis = k;
            if (norm(b, r / 3) > 0) {
                for (int d = 0; d < 3; d++) {
                    axis = Math.abs(b[r + d]) < Math.abs(b[r + axis]) ? d : axis;
                }
            }
            double square = b[r] * b[r] + b[r + 1] * b[r + 1] + b[r + 2] * b[r + 2];
            double along = square == 0 ? 0 : b[r + axis] / square;
            for (int d = 0; d < 3; d++) {
                n[d] = (d == axis ? 1 : 0) - along * b[r + d];
            }
        }
        double norm = length(n);
        for (int d = 0; d < 3; d++) {
            b[3 * k + d] = n[d] / norm;
        }
    }

    private static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    private static double[] cross(double ax, double ay, double az, double bx, double by, double bz) {
        return new double[] {ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx};
    }

    private static double determinant(double[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7])
                - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    private static double[] invert(double[] m, double det) {
        return new double[] {
            (m[4] * m[8] - m[5] * m[7]) / det, (m[2] * m[7] - m[1] * m[8]) / det, (m[1] * m[5] - m[2] * m[4]) / det,
            (m[5] * m[6] - m[3] * m[8]) / det, (m[0] * m[8] - m[2] * m[6]) / det, (m[2] * m[3] - m[0] * m[5]) / det,
            (m[3] * m[7] - m[4] * m[6]) / det, (m[1] * m[6] - m[0] * m[7]) / det, (m[0] * m[4] - m[1] * m[3]) / det
        };
    }
}
