package org.adatom.integrators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;

/**
 * Which deformations of the cell a barostat is free to make: a linear space of velocity gradients, all of them
 * symmetric, so that the cell does not turn.
 */
public final class Coupling {
    /** How the axes go together. */
    public enum Kind {
        /** All by the same factor. */
        ISOTROPIC,
        /** Each by a factor of its own. */
        ANISOTROPIC,
        /** Each by a factor of its own, and the angles between them. */
        TRICLINIC
    }

    private final Kind kind;
    private final String axes;
    private final boolean[] free = new boolean[3];
    private final int count;
    private final double[][] basis;

    /**
     * Deformations of some Cartesian axes.
     *
     * @param axes some of the letters x, y, z
     * @throws IllegalArgumentException if there is none of them, or another
     */
    public Coupling(Kind kind, String axes) {
        if (!axes.matches("x?y?z?") || axes.isEmpty()) {
            throw new IllegalArgumentException("axes '" + axes + "' are not among x, y, z, such as xyz");
        }
        this.kind = kind;
        this.axes = axes;
        this.count = axes.length();
        for (int d = 0; d < 3; d++) {
            free[d] = axes.indexOf("xyz".charAt(d)) >= 0;
        }
        basis = orthonormal();
    }

    /** How the axes go together. */
    public Kind kind() {
        return kind;
    }

    /** Whether lengths along that axis (0 = x) can change. */
    public boolean free(int axis) {
        return free[axis];
    }

    /** Number of independent deformations. */
    public int freedom() {
        return basis.length;
    }

    /**
     * The deformations: matrices of nine components, row by row, symmetric and orthonormal in the sum of products of their
     * components. The first changes the volume (or, of fewer axes, their lengths alike), all others the shape alone.
     */
    private double[][] orthonormal() {
        List<double[]> all = new ArrayList<>();
        int[] f = IntStream.range(0, 3).filter(d -> free[d]).toArray();
        // Along the diagonal: all alike, then one after the other against those before it.
        for (int n = count; n >= (kind == Kind.ISOTROPIC ? count : 1); n--) {
            double[] m = new double[9];
            double norm = Math.sqrt(n == count ? count : n * (n + 1));
            for (int k = 0; k < n; k++) {
                m[4 * f[k]] = 1 / norm;
            }
            if (n < count) {
                m[4 * f[n]] = -n / norm;
            }
            all.add(m);
        }
        for (int a = 0; a < count && kind == Kind.TRICLINIC; a++) {
            for (int b = a + 1; b < count; b++) {
                double[] m = new double[9];
                m[3 * f[a] + f[b]] = Math.sqrt(0.5);
                m[3 * f[b] + f[a]] = Math.sqrt(0.5);
                all.add(m);
            }
        }
        return all.toArray(double[][]::new);
    }

    /** Finds the amplitude of each deformation in a matrix m, nine components, row by row: &Sigma; B<sub>ab</sub> m<sub>ab</sub>. */
    void resolve(double[] m, double[] amplitudes) {
        for (int k = 0; k < basis.length; k++) {
            amplitudes[k] = Flow.dot(basis[k], m);
        }
    }

    /** Puts a matrix together from amplitudes; of those of a matrix it is the orthogonal projection on what is allowed. */
    void compose(double[] amplitudes, double[] m) {
        Arrays.fill(m, 0);
        for (int k = 0; k < basis.length; k++) {
            for (int c = 0; c < 9; c++) {
                m[c] += amplitudes[k] * basis[k][c];
            }
        }
    }

    /**
     * Checks that it fits a system.
     *
     * @throws InputException if an axis is not periodic, the cell has no volume, or atoms are held along an axis
     */
    public void check(Atoms atoms, Cell cell) {
        for (int d = 0; d < 3; d++) {
            if (free[d] && !repeatsAlong(cell, d)) {
                String good = "";
                for (int e = 0; e < 3; e++) {
                    good += repeatsAlong(cell, e) ? "xyz".charAt(e) : "";
                }
                throw new InputException("axes: the system does not repeat along " + "xyz".charAt(d)
                        + ", so there is no pressure to hold; " + (good.isEmpty()
                                ? "use nvt"
                                : "choose axes among '" + good + "', or make the cell periodic"));
            }
        }
        if (Double.isNaN(cell.volume())) {
            throw new InputException(
                    "the cell has no volume, because an open direction has no length; give it one, such as"
                            + " with structure.vacuum");
        }
        requireMoving(atoms, axes, "a barostat");
    }

    /** Coordinates that are held cannot follow a cell that moves along their axis. */
    static void requireMoving(Atoms atoms, String axes, String what) {
        for (int i = 0; i < atoms.count(); i++) {
            for (int d = 0; d < 3; d++) {
                if (axes.indexOf("xyz".charAt(d)) >= 0 && (atoms.frozen()[i] & 1 << d) != 0) {
                    throw new InputException("atom " + (i + 1) + " is fixed along " + "xyz".charAt(d) + ", where "
                            + what
                            + " moves all atoms with the cell; fix no atoms along this axis, or leave the axis out");
                }
            }
        }
    }

    /** Whether the periodic vectors span that Cartesian axis. */
    static boolean repeatsAlong(Cell cell, int d) {
        if (d >= cell.dimensions()) {
            return false;
        }
        for (int k = 0; k < 3; k++) {
            double part = cell.fractional(k, d == 0 ? 1 : 0, d == 1 ? 1 : 0, d == 2 ? 1 : 0) * cell.height(k);
            if (!cell.periodic(k) && Math.abs(part) > 1e-9) {
                return false;
            }
        }
        return true;
    }
}
