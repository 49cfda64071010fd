package org.adatom.analysis.crystal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;

/**
 * A smallest cell of a crystal, its vectors reduced after Minkowski: none can be made shorter by adding or subtracting the
 * others.
 *
 * <p>The translations that map the crystal onto itself form a lattice of which that of the given cell is a sublattice of index
 * N. In units of 1/N of its vectors all of them are integer, and elimination by Euclid's algorithm (the Hermite normal form)
 * leaves a basis.
 */
final class PrimitiveCell {
    private PrimitiveCell() {}

    /** The primitive cell of a crystal that is periodic along all vectors; atoms stay where one of their images was. */
    static Frame of(Frame crystal, double tolerance) {
        Sites sites = new Sites(crystal, tolerance);
        List<int[]> images = new ArrayList<>();
        List<double[]> translations = new ArrayList<>();
        int first = sites.rarest();
        double[] from = sites.position(first);
        for (int j : sites.alike(first)) {
            double[] to = sites.position(j);
            double[] t = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
            int[] image = sites.image(Symmetry.IDENTITY, t);
            if (image.length > 0) {
                images.add(image);
                translations.add(t);
            }
        }
        double[] rows = reduced(lattice(crystal.cell(), translations));
        return crystal.changed(
                folded(crystal.atoms().select(representatives(images, crystal.atoms().count())),
                        crystal.cell().withVectors(rows)),
                crystal.cell().withVectors(rows), Map.of());
    }

    /** Of all atoms that translations map onto each other the first. */
    private static int[] representatives(List<int[]> images, int count) {
        boolean[] copies = new boolean[count];
        int[] kept = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (!copies[i]) {
                kept[n++] = i;
                for (int[] image : images) {
                    copies[image[i]] = true;
                }
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static Atoms folded(Atoms atoms, Cell cell) {
        for (int i = 0; i < atoms.count(); i++) {
            double[] f = new double[3];
            for (int k = 0; k < 3; k++) {
                double g = cell.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
                f[k] = g - Math.floor(g + 1e-9);
            }
            atoms.setPosition(i, cell.cartesian(0, f[0], f[1], f[2]), cell.cartesian(1, f[0], f[1], f[2]),
                    cell.cartesian(2, f[0], f[1], f[2]));
        }
        return atoms;
    }

    /** A basis of the lattice that the cell and the translations span. */
    private static double[] lattice(Cell cell, List<double[]> translations) {
        long n = translations.size();
        long[][] basis = {{n, 0, 0}, {0, n, 0}, {0, 0, n}};
        for (double[] t : translations) {
            long[] row = new long[3];
            for (int k = 0; k < 3; k++) {
                row[k] = Math.floorMod(Math.round(n * cell.fractional(k, t[0], t[1], t[2])), n);
            }
            insert(basis, row);
        }
        double[] rows = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int d = 0; d < 3; d++) {
                for (int k = 0; k < 3; k++) {
                    rows[3 * i + d] += basis[i][k] / (double) n * cell.vector(k, d);
                }
            }
        }
        return rows;
    }

    /** Takes a further vector into a basis in upper triangular form. */
    private static void insert(long[][] basis, long[] vector) {
        long[] v = vector;
        for (int k = 0; k < 3; k++) {
            while (v[k] != 0) {
                long q = Math.floorDiv(basis[k][k], v[k]);
                long[] rest = new long[3];
                for (int l = 0; l < 3; l++) {
                    rest[l] = basis[k][l] - q * v[l];
                }
                basis[k] = v;
                v = rest;
            }
        }
    }

    /** The same lattice with vectors that no sum or difference with the others makes shorter; right-handed. */
    static double[] reduced(double[] rows) {
        double[] h = rows.clone();
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (int i = 0; i < 3; i++) {
                int j = (i + 1) % 3;
                int k = (i + 2) % 3;
                for (int a = -1; a <= 1; a++) {
                    for (int b = -1; b <= 1; b++) {
                        double[] v = new double[3];
                        for (int d = 0; d < 3; d++) {
                            v[d] = h[3 * i + d] + a * h[3 * j + d] + b * h[3 * k + d];
                        }
                        if (square(v, 0) < square(h, i) * (1 - 1e-9)) {
                            System.arraycopy(v, 0, h, 3 * i, 3);
                            shorter = true;
                        }
                    }
                }
            }
        }
        if (Matrix3.determinant(h) < 0) {
            for (int c = 0; c < 9; c++) {
                h[c] = -h[c];
            }
        }
        return h;
    }

    private static double square(double[] m, int k) {
        return m[3 * k] * m[3 * k] + m[3 * k + 1] * m[3 * k + 1] + m[3 * k + 2] * m[3 * k + 2];
    }
}
