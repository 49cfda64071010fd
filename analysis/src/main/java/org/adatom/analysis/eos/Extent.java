package org.adatom.analysis.eos;

import org.adatom.analysis.crystal.Matrix3;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.InputException;

/**
 * What an equation of state varies: the volume of a crystal, or the area of a sheet and in two dimensions.
 *
 * @param dimensions 3 or 2
 * @param normal unit vector perpendicular to the sheet; zero of a crystal
 */
record Extent(int dimensions, double[] normal) {
    /**
     * That of a cell.
     *
     * @throws InputException if it is neither a crystal nor a sheet along a and b
     */
    static Extent of(Cell cell) {
        if (cell.periodicCount() == 3) {
            return new Extent(3, new double[3]);
        }
        if (cell.periodicCount() == 2 && cell.periodic(0) && cell.periodic(1)) {
            return new Extent(2, Matrix3.unit(Matrix3.cross(row(cell, 0), row(cell, 1))));
        }
        throw new InputException("an equation of state needs a crystal, periodic along a, b and c, or a sheet, periodic"
                + " along a and b; this structure is neither");
    }

    private static double[] row(Cell cell, int k) {
        return new double[] {cell.vector(k, 0), cell.vector(k, 1), cell.vector(k, 2)};
    }

    /** Volume (&Aring;&sup3;) or area (&Aring;&sup2;). */
    double size(Cell cell) {
        if (dimensions == 3) {
            return cell.volume();
        }
        double[] v = Matrix3.cross(row(cell, 0), row(cell, 1));
        return Math.sqrt(Matrix3.dot(v, v));
    }

    /** &minus;dE/dV, eV/&Aring;&sup3;, or &minus;dE/dA, eV/&Aring;&sup2;, from the virial. */
    double pressure(Evaluation e, Cell cell) {
        double[] w = e.virial();
        double trace = w[0] + w[4] + w[8] - Matrix3.dot(normal, Matrix3.times(w, normal));
        return trace / (dimensions * size(cell));
    }

    /** The strain that multiplies all lengths (of a sheet those in its plane) by that factor, nine components. */
    double[] strain(double factor) {
        double[] strain = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                strain[3 * i + j] = (factor - 1) * ((i == j ? 1 : 0) - normal[i] * normal[j]);
            }
        }
        return strain;
    }
}
