package org.adatom.analysis.crystal;

import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.InputException;

/**
 * What stress and strain of a structure refer to: the volume of a crystal, or the area of a sheet and in two dimensions.
 *
 * @param dimensions 3 or 2
 * @param axes unit vectors, a row each: x, y, z of a crystal; of a sheet that along its first vector, that across in its plane, its
 *     normal
 */
public record Extent(int dimensions, double[] axes) {
    /**
     * That of a cell.
     *
     * @throws InputException if it is neither a crystal nor a sheet along a and b
     */
    public static Extent of(Cell cell) {
        if (cell.periodicCount() == 3) {
            return new Extent(3, Symmetry.IDENTITY.clone());
        }
        if (!isSheet(cell)) {
            throw new InputException(
                    "a crystal, periodic along a, b and c, or a sheet, periodic along a and b, is needed;"
                            + " this structure is neither");
        }
        double[] x = Matrix3.unit(row(cell, 0));
        double[] z = Matrix3.unit(Matrix3.cross(row(cell, 0), row(cell, 1)));
        double[] y = Matrix3.cross(z, x);
        return new Extent(2, new double[] {x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2]});
    }

    /** Whether a cell repeats along a and b only. */
    public static boolean isSheet(Cell cell) {
        return cell.periodicCount() == 2 && cell.periodic(0) && cell.periodic(1);
    }

    private static double[] row(Cell cell, int k) {
        return new double[] {cell.vector(k, 0), cell.vector(k, 1), cell.vector(k, 2)};
    }

    /** Volume (&Aring;&sup3;) or area (&Aring;&sup2;). */
    public double size(Cell cell) {
        if (dimensions == 3) {
            return cell.volume();
        }
        double[] v = Matrix3.cross(row(cell, 0), row(cell, 1));
        return Math.sqrt(Matrix3.dot(v, v));
    }

    /** Stress in these axes, nine components, tension positive, eV/&Aring;&sup3;; of a sheet eV/&Aring;&sup2;, in its plane. */
    public double[] stress(Evaluation e, Cell cell) {
        double[] w = Matrix3.product(axes, Matrix3.product(e.virial(), Matrix3.transposed(axes)));
        for (int c = 0; c < 9; c++) {
            w[c] = c / 3 < dimensions && c % 3 < dimensions ? w[c] / -size(cell) : 0;
        }
        return w;
    }

    /** &minus;dE/dV, eV/&Aring;&sup3;, or &minus;dE/dA, eV/&Aring;&sup2;, from the virial. */
    public double pressure(Evaluation e, Cell cell) {
        double[] stress = stress(e, cell);
        return -(stress[0] + stress[4] + stress[8]) / dimensions;
    }

    /** A strain given in these axes as that of the structure, nine components. */
    public double[] strain(double[] local) {
        return Matrix3.product(Matrix3.transposed(axes), Matrix3.product(local, axes));
    }

    /** The strain that multiplies all lengths (of a sheet those in its plane) by that factor, nine components. */
    public double[] strain(double factor) {
        double e = factor - 1;
        return strain(new double[] {e, 0, 0, 0, e, 0, 0, 0, dimensions == 3 ? e : 0});
    }
}
