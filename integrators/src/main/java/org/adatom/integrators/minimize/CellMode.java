package org.adatom.integrators.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;

/**
 * Which strains of the cell are relaxed: each is the span of a few symmetric matrices, orthonormal in the sum of products
 * of their components. Symmetric strains do not turn the cell.
 */
public enum CellMode {
    /** None: the cell stays. */
    NONE,
    /** The volume; the shape stays. */
    ISOTROPIC,
    /** Lengths along x, y and z; no shear. */
    ANISOTROPIC,
    /** Volume and shape. */
    FULL,
    /** Shape; the volume stays. */
    FIXED_VOLUME,
    /** Lengths of a and b and the angle between them, in their plane: slabs, sheets, two dimensions. */
    IN_PLANE;

    private static final double ROOT2 = Math.sqrt(0.5);

    /** The mode as it is written in input files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether that cell can be relaxed this way.
     *
     * @throws InputException if it is open along a direction that would be strained
     */
    public void check(Cell cell) {
        if (this == NONE) {
            return;
        }
        int needed = this == IN_PLANE ? 2 : 3;
        if (this != IN_PLANE && cell.dimensions() == 2) {
            throw new InputException(key() + " strains three directions, but the system has two; use in-plane");
        }
        for (int k = 0; k < needed; k++) {
            if (!cell.periodic(k)) {
                String cure = cell.periodic(0) && cell.periodic(1)
                        ? "; use in-plane"
                        : "; use none, and put the periodic directions of a slab along a and b for in-plane";
                throw new InputException(key() + " strains the cell along " + "abc".charAt(k)
                        + ", which is not periodic and has no length to relax" + cure);
            }
        }
    }

    /**
     * The matrices, nine components each, row by row.
     *
     * @param cell gives the plane of {@link #IN_PLANE}
     */
    public double[][] basis(Cell cell) {
        double[] x = {1, 0, 0};
        double[] y = {0, 1, 0};
        double[] z = {0, 0, 1};
        List<double[]> all = new ArrayList<>();
        switch (this) {
            case NONE -> {}
            case ISOTROPIC -> {
                double w = 1 / Math.sqrt(3);
                all.add(diagonal(w, w, w));
            }
            case ANISOTROPIC -> all.addAll(List.of(product(x, x, 1), product(y, y, 1), product(z, z, 1)));
            case FULL -> all.addAll(List.of(product(x, x, 1), product(y, y, 1), product(z, z, 1),
                    product(y, z, ROOT2), product(x, z, ROOT2), product(x, y, ROOT2)));
            case FIXED_VOLUME -> {
                double w = 1 / Math.sqrt(6);
                all.addAll(List.of(diagonal(ROOT2, -ROOT2, 0), diagonal(w, w, -2 * w),
                        product(y, z, ROOT2), product(x, z, ROOT2), product(x, y, ROOT2)));
            }
            case IN_PLANE -> {
                double[] along = along(cell);
                double[] across = across(cell, along);
                all.addAll(
                        List.of(product(along, along, 1), product(across, across, 1), product(along, across, ROOT2)));
            }
        }
        return all.toArray(double[][]::new);
    }

    /** The unit vector along a. */
    private static double[] along(Cell cell) {
        double length = cell.length(0);
        return new double[] {cell.vector(0, 0) / length, cell.vector(0, 1) / length, cell.vector(0, 2) / length};
    }

    /** The unit vector perpendicular to a in the plane of a and b. */
    private static double[] across(Cell cell, double[] along) {
        double projection = 0;
        for (int d = 0; d < 3; d++) {
            projection += cell.vector(1, d) * along[d];
        }
        double[] v = new double[3];
        double square = 0;
        for (int d = 0; d < 3; d++) {
            v[d] = cell.vector(1, d) - projection * along[d];
            square += v[d] * v[d];
        }
        for (int d = 0; d < 3; d++) {
            v[d] /= Math.sqrt(square);
        }
        return v;
    }

    private static double[] diagonal(double xx, double yy, double zz) {
        return new double[] {xx, 0, 0, 0, yy, 0, 0, 0, zz};
    }

    /** weight (p q + q p), or weight p p. */
    private static double[] product(double[] p, double[] q, double weight) {
        double[] m = new double[9];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                m[3 * a + b] = weight * (p == q ? p[a] * p[b] : p[a] * q[b] + q[a] * p[b]);
            }
        }
        return m;
    }
}
