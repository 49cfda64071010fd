package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.List;
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

    /** Atom i at the origin, then all atoms and images nearer to it than {@code reach} (&Aring;), in empty space. */
    Specimen surroundings(int i, double reach) {
        List<String> symbols = new ArrayList<>(List.of(atoms.symbol(i)));
        List<double[]> places = new ArrayList<>(List.of(new double[3]));
        for (int j = 0; j < atoms.count(); j++) {
            double[] r = {
                atoms.x()[j] - atoms.x()[i], atoms.y()[j] - atoms.y()[i], atoms.z()[j] - atoms.z()[i]
            };
            int[] low = new int[3];
            int[] high = new int[3];
            for (int k = 0; k < 3; k++) {
                if (cell.periodic(k)) {
                    double f = cell.fractional(k, r[0], r[1], r[2]);
                    double span = reach / cell.height(k);
                    low[k] = (int) Math.floor(-span - f);
                    high[k] = (int) Math.ceil(span - f);
                }
            }
            for (int a = low[0]; a <= high[0]; a++) {
                for (int b = low[1]; b <= high[1]; b++) {
                    for (int c = low[2]; c <= high[2]; c++) {
                        double[] t = r.clone();
                        double square = 0;
                        for (int d = 0; d < 3; d++) {
                            t[d] += a * cell.vector(0, d) + b * cell.vector(1, d) + c * cell.vector(2, d);
                            square += t[d] * t[d];
                        }
                        if (square < reach * reach && !(i == j && a == 0 && b == 0 && c == 0)) {
                            symbols.add(atoms.symbol(j));
                            places.add(t);
                        }
                    }
                }
            }
        }
        return inEmptySpace(symbols, places);
    }

    /** Atoms of this specimen's species and dimension at these places. */
    Specimen inEmptySpace(List<String> symbols, List<double[]> places) {
        // Every species is known, if only by name, so that all specimens have the same.
        List<String> known = atoms.symbols();
        Atoms some = new Atoms(known, symbols.stream().mapToInt(known::indexOf).toArray());
        for (int k = 0; k < places.size(); k++) {
            some.setPosition(k, places.get(k)[0], places.get(k)[1], places.get(k)[2]);
        }
        Cell space = planar() ? Cell.planar(new double[4], false, false) : Cell.open();
        return new Specimen(name, some, space);
    }

    /** Whether it lies in a plane for good. */
    boolean planar() {
        return cell.dimensions() == 2;
    }

    /** The same under another name. */
    Specimen named(String other) {
        return new Specimen(other, atoms, cell);
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
