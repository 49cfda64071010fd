package org.adatom.analysis.crystal;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * The symmetry of a crystal: its primitive cell and the operations x &rarr; R x + t that map it onto itself.
 *
 * <p>Rotations are found among integer matrices that keep the lengths and angles of a reduced primitive cell (in a reduced
 * basis the entries of all of them are &minus;1, 0 or 1), translations among the vectors between atoms of the rarest species.
 */
public final class Symmetry {
    /** Largest distance between an atom's image and an atom, &Aring;. */
    public static final double TOLERANCE = 1e-4;
    /** The rotation by nothing. */
    static final double[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    private final Frame primitive;
    private final List<Operation> operations;

    /**
     * An operation of the space group: an atom at x is mapped to where another of its species is.
     *
     * @param rotation R, nine Cartesian components, row by row, acting on columns: proper or improper
     * @param translation t, &Aring;
     * @param image to which atom of the primitive cell each of its atoms is mapped
     */
    public record Operation(double[] rotation, double[] translation, int[] image) {
        /** R v. */
        public double[] rotated(double[] v) {
            return Matrix3.times(rotation, v);
        }

        /** R x + t. */
        public double[] moved(double[] x) {
            double[] r = rotated(x);
            return new double[] {r[0] + translation[0], r[1] + translation[1], r[2] + translation[2]};
        }

        /** 1 if R is a rotation, &minus;1 if it is one with inversion. */
        public int determinant() {
            return (int) Math.rint(Matrix3.determinant(rotation));
        }
    }

    private Symmetry(Frame primitive, List<Operation> operations) {
        this.primitive = primitive;
        this.operations = List.copyOf(operations);
    }

    /** The symmetry with the default tolerance. */
    public static Symmetry of(Frame crystal) {
        return of(crystal, TOLERANCE);
    }

    /**
     * The symmetry of a crystal.
     *
     * @param crystal periodic along all three vectors
     * @param tolerance largest distance between an atom's image and an atom, &Aring;
     * @throws InputException if the crystal is open along a direction
     */
    public static Symmetry of(Frame crystal, double tolerance) {
        if (crystal.cell().periodicCount() != 3) {
            throw new InputException("symmetry: the structure is not periodic along all three cell vectors");
        }
        Frame primitive = PrimitiveCell.of(crystal, tolerance);
        return new Symmetry(primitive, operations(primitive, tolerance));
    }

    /** A smallest cell of the crystal, with short vectors. */
    public Frame primitive() {
        return primitive;
    }

    /** The operations, one for each rotation: the identity is among them. */
    public List<Operation> operations() {
        return operations;
    }

    private static List<Operation> operations(Frame primitive, double tolerance) {
        List<Operation> found = new ArrayList<>();
        Sites sites = new Sites(primitive, tolerance);
        int rarest = sites.rarest();
        for (double[] r : pointGroup(primitive.cell(), tolerance)) {
            double[] turned = Matrix3.times(r, sites.position(rarest));
            for (int j : sites.alike(rarest)) {
                double[] to = sites.position(j);
                double[] t = {to[0] - turned[0], to[1] - turned[1], to[2] - turned[2]};
                int[] image = sites.image(r, t);
                if (image.length > 0) {
                    found.add(new Operation(r, t, image));
                    break;
                }
            }
        }
        return found;
    }

    /** Rotations that keep the lattice, in Cartesian components. */
    private static List<double[]> pointGroup(Cell cell, double tolerance) {
        double[] h = cell.rows();
        double longest = Math.max(cell.length(0), Math.max(cell.length(1), cell.length(2)));
        double close = tolerance * longest;
        double[] metric = metric(h);
        List<double[]> found = new ArrayList<>();
        int[] m = new int[9];
        for (int code = 0; code < 19683; code++) {
            int rest = code;
            for (int k = 0; k < 9; k++) {
                m[k] = rest % 3 - 1;
                rest /= 3;
            }
            if (Math.abs(integerDeterminant(m)) == 1 && keeps(metric, m, close)) {
                found.add(cartesian(cell, h, m));
            }
        }
        return found;
    }

    private static double[] metric(double[] h) {
        double[] g = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                g[3 * i + j] = h[3 * i] * h[3 * j] + h[3 * i + 1] * h[3 * j + 1] + h[3 * i + 2] * h[3 * j + 2];
            }
        }
        return g;
    }

    /** Whether the vectors m h have the same lengths and angles as h. */
    private static boolean keeps(double[] metric, int[] m, double close) {
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    for (int l = 0; l < 3; l++) {
                        sum += m[3 * i + k] * metric[3 * k + l] * m[3 * j + l];
                    }
                }
                if (Math.abs(sum - metric[3 * i + j]) > 2 * close) {
                    return false;
                }
            }
        }
        return true;
    }

    /** R with R h<sub>i</sub> = &Sigma; m<sub>ik</sub> h<sub>k</sub>, made orthogonal to rounding. */
    private static double[] cartesian(Cell cell, double[] h, int[] m) {
        double[] r = new double[9];
        for (int d = 0; d < 3; d++) {
            double[] f = {0, 0, 0};
            double[] unit = {0, 0, 0};
            unit[d] = 1;
            for (int k = 0; k < 3; k++) {
                f[k] = cell.fractional(k, unit[0], unit[1], unit[2]);
            }
            for (int e = 0; e < 3; e++) {
                for (int k = 0; k < 3; k++) {
                    for (int l = 0; l < 3; l++) {
                        r[3 * e + d] += f[k] * m[3 * k + l] * h[3 * l + e];
                    }
                }
            }
        }
        return Matrix3.orthogonal(r);
    }

    private static int integerDeterminant(int[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }
}
