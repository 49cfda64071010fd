package org.adatom.analysis.crystal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Evaluation;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The second derivatives of the energy with respect to the coordinates of some atoms, by central differences of forces at two
 * distances, h and 2h, whose errors of second order cancel: &part;f &asymp; (8 (f(h) &minus; f(&minus;h)) &minus; (f(2h) &minus;
 * f(&minus;2h))) / 12h. Held coordinates are left out.
 *
 * @param coordinates which coordinates, 3 i + d of atom i
 * @param matrix rows and columns in that order, symmetric, eV/&Aring;&sup2;
 * @param asymmetry largest difference of mirrored elements before they were averaged, eV/&Aring;&sup2;
 * @param mass of the atom of each coordinate, amu
 */
public record Hessian(int[] coordinates, double[][] matrix, double asymmetry, double[] mass) {
    /** Displacement, &Aring;. */
    public static final double DISPLACEMENT = 0.005;
    /** More coordinates than this make matrices that no longer fit into memory or time. */
    private static final int MOST = 6000;

    /** The Hessian of all coordinates that are free. */
    public static Hessian of(Statics statics, Frame frame) {
        return of(statics, frame, IntStream.range(0, frame.atoms().count()).toArray());
    }

    /**
     * The Hessian of the free coordinates of some atoms; the others stay where they are.
     *
     * @throws InputException if there are none, or too many
     */
    public static Hessian of(Statics statics, Frame frame, int[] atoms) {
        int[] coordinates = Arrays.stream(atoms).boxed().flatMapToInt(i -> IntStream.range(0, frame.cell().dimensions())
                .filter(d -> (frame.atoms().frozen()[i] & 1 << d) == 0).map(d -> 3 * i + d)).toArray();
        if (coordinates.length == 0) {
            throw new InputException("every coordinate is held: there is nothing that could vibrate");
        }
        if (coordinates.length > MOST) {
            throw new InputException("a Hessian of " + coordinates.length + " coordinates is too large, at most " + MOST
                    + "; choose the atoms about the defect");
        }
        Atoms moving = frame.atoms().copy();
        ForceEvaluator evaluator = statics.evaluator();
        int n = coordinates.length;
        double[][] h = new double[n][n];
        for (int k = 0; k < n; k++) {
            double[] row = new double[3 * moving.count()];
            for (int[] step : new int[][] {{1, 8}, {-1, -8}, {2, -1}, {-2, 1}}) {
                add(row, -step[1] / (12 * DISPLACEMENT),
                        displaced(evaluator, moving, frame, coordinates[k], step[0] * DISPLACEMENT));
            }
            for (int l = 0; l < n; l++) {
                h[k][l] = row[coordinates[l]];
            }
        }
        double asymmetry = symmetrize(h);
        double[] mass = Arrays.stream(coordinates).mapToDouble(c -> frame.atoms().mass()[c / 3]).toArray();
        return new Hessian(coordinates, h, asymmetry, mass);
    }

    /** Forces with one coordinate moved; it is put back. */
    private static double[] displaced(ForceEvaluator evaluator, Atoms atoms, Frame frame, int coordinate, double by) {
        double[][] x = {atoms.x(), atoms.y(), atoms.z()};
        double[] along = x[coordinate % 3];
        double before = along[coordinate / 3];
        along[coordinate / 3] = before + by;
        double[] forces = Evaluation.by(evaluator, atoms, frame.cell()).forces();
        along[coordinate / 3] = before;
        return forces;
    }

    private static void add(double[] sum, double factor, double[] more) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor * more[k];
        }
    }

    private static double symmetrize(double[][] h) {
        double largest = 0;
        for (int k = 0; k < h.length; k++) {
            for (int l = 0; l < k; l++) {
                largest = Math.max(largest, Math.abs(h[k][l] - h[l][k]));
                h[k][l] = (h[k][l] + h[l][k]) / 2;
                h[l][k] = h[k][l];
            }
        }
        return largest;
    }

    /** Squares of the angular frequencies, ascending, in eV/(&Aring;&sup2; amu): eigenvalues of M<sup>&minus;1/2</sup> H M<sup>&minus;1/2</sup>. */
    public double[] squaredFrequencies() {
        int n = matrix.length;
        DMatrixRMaj weighted = new DMatrixRMaj(n, n);
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                weighted.set(k, l, matrix[k][l] / Math.sqrt(mass[k] * mass[l]));
            }
        }
        return eigenvalues(weighted);
    }

    /** Eigenvalues of the Hessian itself, ascending, eV/&Aring;&sup2;. */
    public double[] curvatures() {
        return eigenvalues(new DMatrixRMaj(matrix));
    }

    private static double[] eigenvalues(DMatrixRMaj symmetric) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(symmetric.numRows, false, true);
        if (!eigen.decompose(symmetric)) {
            throw new ArithmeticException("the eigenvalues of a Hessian did not converge");
        }
        double[] values =
                IntStream.range(0, symmetric.numRows).mapToDouble(k -> eigen.getEigenvalue(k).getReal()).toArray();
        Arrays.sort(values);
        return values;
    }

    /**
     * Frequencies in THz from squares of angular frequencies; those of falling directions (imaginary) as negative numbers.
     *
     * @param squares eV/(&Aring;&sup2; amu)
     */
    public static double[] terahertz(double[] squares, Units units) {
        return Arrays.stream(squares)
                .map(s -> Math.signum(s) * Math.sqrt(Math.abs(s)) * units.picosecond() / (2 * Math.PI)).toArray();
    }
}
