package org.adatom.analysis.verify;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.io.Frame;

/**
 * A configuration on which a force field is checked.
 *
 * @param name what is special about it
 * @param atoms positions and species; nobody moves them
 * @param cell lattice and periodicity
 */
public record Specimen(String name, Atoms atoms, Cell cell) {
    /** A frame under a name. */
    static Specimen of(String name, Frame frame) {
        return new Specimen(name, frame.atoms(), frame.cell());
    }

    /** Number of atoms. */
    int count() {
        return atoms.count();
    }

    /** Whether nothing repeats. */
    boolean open() {
        return cell.periodicCount() == 0;
    }

    /** The same with these atoms. */
    Specimen with(Atoms others) {
        return new Specimen(name, others, cell);
    }

    /** A copy with one coordinate of one atom changed by {@code h}, &Aring;. */
    Specimen moved(int atom, int axis, double h) {
        Atoms copy = atoms.copy();
        coordinates(copy, axis)[atom] += h;
        return with(copy);
    }

    /** A copy whose positions and lattice vectors are multiplied, as rows, with a matrix of nine components. */
    Specimen mapped(double[] matrix) {
        Atoms copy = atoms.copy();
        for (int i = 0; i < copy.count(); i++) {
            double[] r = times(new double[] {atoms.x()[i], atoms.y()[i], atoms.z()[i]}, matrix);
            copy.setPosition(i, r[0], r[1], r[2]);
        }
        return new Specimen(name, copy, cell.withVectors(times(cell.rows(), matrix)));
    }

    /** A copy, displaced at random by at most {@code amplitude} (&Aring;) along each axis of its space. */
    Specimen rattled(double amplitude, CounterRandom random) {
        Atoms copy = atoms.copy();
        for (int i = 0; i < copy.count(); i++) {
            for (int d = 0; d < cell.dimensions(); d++) {
                coordinates(copy, d)[i] += amplitude * (2 * random.uniform(0, i, d) - 1);
            }
        }
        return with(copy);
    }

    /** The coordinates along an axis, live. */
    static double[] coordinates(Atoms atoms, int axis) {
        return axis == 0 ? atoms.x() : axis == 1 ? atoms.y() : atoms.z();
    }

    /** Rows of three times a 3x3 matrix. */
    static double[] times(double[] rows, double[] matrix) {
        double[] out = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            for (int e = 0; e < 3; e++) {
                out[k] += rows[k - k % 3 + e] * matrix[3 * e + k % 3];
            }
        }
        return out;
    }
}
