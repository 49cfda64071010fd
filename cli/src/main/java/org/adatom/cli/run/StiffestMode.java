package org.adatom.cli.run;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;

/**
 * The highest vibrational frequency of a configuration, which limits the time step.
 *
 * <p>Power iteration on the dynamical matrix M<sup>&minus;1/2</sup> H M<sup>&minus;1/2</sup>, whose product with a vector
 * is a central difference of forces along it. The estimate approaches the largest eigenvalue from below, within some
 * percent after a dozen iterations.
 */
final class StiffestMode {
    private static final int ITERATIONS = 12;
    /** Largest displacement of an atom, &Aring;. */
    private static final double STEP = 0.005;

    private StiffestMode() {}

    /** Its period in internal units of time; infinite if nothing vibrates. */
    static double period(Atoms original, Cell cell, ForceEvaluator evaluator) {
        Atoms atoms = original.copy();
        int n = atoms.count();
        double[][] v = new double[3][n];
        double[][] product = new double[3][n];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < 3; d++) {
                // Any direction will do that has a part along the stiffest mode: an irregular pattern of signs.
                v[d][i] = held(atoms, i, d) ? 0 : Math.sin(1 + 12.9898 * i + 78.233 * d);
            }
        }
        double eigenvalue = 0;
        for (int k = 0; k < ITERATIONS; k++) {
            double norm = Math.sqrt(dot(v, v));
            if (!(norm > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            scale(v, 1 / norm);
            double length = STEP / largestDisplacement(v, atoms.mass());
            forcesAt(original, atoms, v, length, cell, evaluator);
            addForces(product, atoms, 0, -1 / (2 * length));
            forcesAt(original, atoms, v, -length, cell, evaluator);
            addForces(product, atoms, 1, 1 / (2 * length));
            eigenvalue = dot(v, product);
            for (int d = 0; d < 3; d++) {
                System.arraycopy(product[d], 0, v[d], 0, n);
            }
        }
        return eigenvalue > 0 ? 2 * Math.PI / Math.sqrt(eigenvalue) : Double.POSITIVE_INFINITY;
    }

    private static void forcesAt(
            Atoms original, Atoms moved, double[][] v, double length, Cell cell, ForceEvaluator evaluator) {
        for (int i = 0; i < moved.count(); i++) {
            double s = length / Math.sqrt(moved.mass()[i]);
            moved.setPosition(
                    i, original.x()[i] + s * v[0][i], original.y()[i] + s * v[1][i], original.z()[i] + s * v[2][i]);
        }
        evaluator.evaluate(moved, cell);
    }

    private static void addForces(double[][] sum, Atoms atoms, double keep, double factor) {
        double[][] f = {atoms.fx(), atoms.fy(), atoms.fz()};
        for (int d = 0; d < 3; d++) {
            for (int i = 0; i < atoms.count(); i++) {
                double part = held(atoms, i, d) ? 0 : factor * f[d][i] / Math.sqrt(atoms.mass()[i]);
                sum[d][i] = keep * sum[d][i] + part;
            }
        }
    }

    private static boolean held(Atoms atoms, int i, int d) {
        return (atoms.frozen()[i] >> d & 1) != 0;
    }

    private static double largestDisplacement(double[][] v, double[] mass) {
        double largest = 0;
        for (int i = 0; i < mass.length; i++) {
            double r2 = v[0][i] * v[0][i] + v[1][i] * v[1][i] + v[2][i] * v[2][i];
            largest = Math.max(largest, r2 / mass[i]);
        }
        return Math.sqrt(largest);
    }

    private static double dot(double[][] a, double[][] b) {
        double sum = 0;
        for (int d = 0; d < 3; d++) {
            for (int i = 0; i < a[d].length; i++) {
                sum += a[d][i] * b[d][i];
            }
        }
        return sum;
    }

    private static void scale(double[][] a, double factor) {
        for (double[] row : a) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= factor;
            }
        }
    }
}
