package org.adatom.engine.io;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * A cell as LAMMPS wants it: a along x, b in the xy plane with b<sub>y</sub> &gt; 0, c<sub>z</sub> &gt; 0 ("restricted
 * triclinic"), around an origin. Vectors of the user's frame become r' = r R with the orthogonal matrix R. For a
 * left-handed cell R contains a reflection: distances, energies and forces are the same, chirality is not.
 *
 * <p>Along open directions the box is stretched where needed so that it holds all atoms.
 */
final class LammpsBox {
    private final double[] rotation;
    private final boolean rotated;
    private final double[] h;
    private final double[] origin = new double[3];
    private final Cell box;
    private final double[] x;
    private final double[] y;
    private final double[] z;

    LammpsBox(Atoms atoms, Cell cell) {
        double[] b = cell.completed();
        double ax = norm(b, 0);
        double bx = dot(b, 3, b, 0) / ax;
        double by = Math.sqrt(Math.max(0, dot(b, 3, b, 3) - bx * bx));
        double cx = dot(b, 6, b, 0) / ax;
        double cy = (dot(b, 3, b, 6) - bx * cx) / by;
        double cz = Math.sqrt(Math.max(0, dot(b, 6, b, 6) - cx * cx - cy * cy));
        boolean fits = b[1] == 0 && b[2] == 0 && b[5] == 0 && b[0] > 0 && b[4] > 0 && b[8] > 0;
        h = fits ? b : new double[] {ax, 0, 0, bx, by, 0, cx, cy, cz};
        rotated = !fits;
        Cell basis = Cell.of(b, true, true, true);
        rotation = new double[9];
        for (int d = 0; d < 3; d++) {
            // Row d of R is the image of the unit vector along d.
            double[] e = {d == 0 ? 1 : 0, d == 1 ? 1 : 0, d == 2 ? 1 : 0};
            for (int k = 0; k < 3; k++) {
                double f = basis.fractional(k, e[0], e[1], e[2]);
                for (int j = 0; j < 3; j++) {
                    rotation[3 * d + j] = fits ? e[j] : rotation[3 * d + j] + f * h[3 * k + j];
                }
            }
        }
        x = atoms.x().clone();
        y = atoms.y().clone();
        z = atoms.z().clone();
        rotate(x, y, z);
        enclose(cell);
        box = Cell.of(h, cell.periodic(0), cell.periodic(1), cell.periodic(2));
    }

    /** Moves the origin and stretches the vectors of open directions until they hold all atoms with a margin. */
    private void enclose(Cell cell) {
        Cell basis = Cell.of(h, true, true, true);
        for (int k = 0; k < 3; k++) {
            if (cell.periodic(k)) {
                continue;
            }
            double low = 0;
            double high = 1;
            for (int i = 0; i < x.length; i++) {
                double f = basis.fractional(k, x[i], y[i], z[i]);
                low = Math.min(low, f - 0.5 / basis.height(k));
                high = Math.max(high, f + 0.5 / basis.height(k));
            }
            for (int d = 0; d < 3; d++) {
                double v = basis.vector(k, d);
                origin[d] += low * v;
                h[3 * k + d] = (high - low) * v;
            }
        }
    }

    /** Whether the user's frame differs from the box's. */
    boolean rotated() {
        return rotated;
    }

    /** The matrix R, row by row. */
    double[] rotation() {
        return rotation;
    }

    /** Component d of vector k. */
    double vector(int k, int d) {
        return h[3 * k + d];
    }

    /** Lower corner. */
    double origin(int d) {
        return origin[d];
    }

    /** Turns vectors of the user's frame into the box's, in place. */
    void rotate(double[] vx, double[] vy, double[] vz) {
        if (rotated) {
            apply(rotation, vx, vy, vz);
        }
    }

    /** Replaces each vector v by v M. */
    static void apply(double[] m, double[] vx, double[] vy, double[] vz) {
        for (int i = 0; i < vx.length; i++) {
            double a = vx[i];
            double b = vy[i];
            double c = vz[i];
            vx[i] = a * m[0] + b * m[3] + c * m[6];
            vy[i] = a * m[1] + b * m[4] + c * m[7];
            vz[i] = a * m[2] + b * m[5] + c * m[8];
        }
    }

    static double[] transposed(double[] m) {
        return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
    }

    /** Appends position and image flags of atom i: {@code x y z ix iy iz}, wrapped along periodic vectors. */
    void appendPosition(StringBuilder out, int i) {
        int[] image = new int[3];
        double[] r = {x[i], y[i], z[i]};
        for (int k = 0; k < 3; k++) {
            if (box.periodic(k)) {
                double f = box.fractional(k, x[i] - origin[0], y[i] - origin[1], z[i] - origin[2]);
                image[k] = (int) Math.floor(f);
                for (int d = 0; d < 3 && image[k] != 0; d++) {
                    r[d] -= image[k] * h[3 * k + d];
                }
            }
        }
        out.append(r[0]).append(' ').append(r[1]).append(' ').append(r[2]);
        out.append(' ').append(image[0]).append(' ').append(image[1]).append(' ').append(image[2]);
    }

    private static double norm(double[] m, int k) {
        return Math.sqrt(dot(m, k, m, k));
    }

    private static double dot(double[] m, int i, double[] n, int j) {
        return m[i] * n[j] + m[i + 1] * n[j + 1] + m[i + 2] * n[j + 2];
    }
}
