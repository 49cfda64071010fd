package org.adatom.engine.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * Repetition of a cell. The new vectors are integer combinations of the old ones, a'<sub>i</sub> = &Sigma;<sub>j</sub>
 * P<sub>ij</sub> a<sub>j</sub>, and the new cell holds |det P| copies of the old atoms.
 */
public final class Supercell {
    private Supercell() {}

    /** {@code n[0] x n[1] x n[2]} cells, the last index running fastest; the atoms of a copy stay together. */
    public static Frame repeat(Frame frame, List<Integer> n) {
        Checks.repeats("repeat", n);
        return of(frame, new int[] {n.get(0), 0, 0, 0, n.get(1), 0, 0, 0, n.get(2)});
    }

    /** How often a cell has to be repeated along its three vectors to be that wide (&Aring;) between opposite faces. */
    public static List<Integer> repeatsToWidth(Cell cell, double width) {
        return IntStream.range(0, 3).mapToObj(k -> (int) Math.ceil(width / cell.height(k) - 1e-9)).toList();
    }

    /**
     * The cell with the vectors that the rows of {@code matrix} (nine integers) name. Which copies belong to it is decided
     * in integers, so there are exactly |det P| of each atom. A negative determinant changes the handedness.
     *
     * @throws InputException if the determinant is zero, or an open direction would be repeated or mixed with others
     */
    public static Frame of(Frame frame, int[] matrix) {
        Cell cell = frame.cell();
        long[] p = new long[9];
        for (int i = 0; i < 9; i++) {
            p[i] = matrix[i];
        }
        long det = p[0] * (p[4] * p[8] - p[5] * p[7]) - p[1] * (p[3] * p[8] - p[5] * p[6])
                + p[2] * (p[3] * p[7] - p[4] * p[6]);
        if (det == 0) {
            throw new InputException("supercell: the matrix has determinant 0, its rows must be independent");
        }
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 3; j++) {
                boolean mixes = p[3 * k + j] != (j == k ? 1 : 0) || p[3 * j + k] != (j == k ? 1 : 0);
                if (!cell.periodic(k) && mixes) {
                    throw new InputException("supercell: the structure is open along " + "abc".charAt(k)
                            + " and cannot be repeated there: use 1");
                }
            }
        }
        long total = Math.abs(det) * frame.atoms().count();
        if (total > Integer.MAX_VALUE - 64) {
            throw new InputException(
                    "supercell: " + total + " atoms are too many, at most " + (Integer.MAX_VALUE - 64));
        }
        return copies(frame, p, shifts(p, det));
    }

    private static Frame copies(Frame frame, long[] p, int[] shifts) {
        Cell cell = frame.cell();
        int n = frame.atoms().count();
        int[] source = new int[n * (shifts.length / 3)];
        for (int i = 0; i < source.length; i++) {
            source[i] = i % n;
        }
        Atoms atoms = frame.atoms().select(source);
        for (int i = 0; i < source.length; i++) {
            int s = 3 * (i / n);
            atoms.x()[i] += along(cell, shifts, s, 0);
            atoms.y()[i] += along(cell, shifts, s, 1);
            atoms.z()[i] += along(cell, shifts, s, 2);
        }
        double[] rows = new double[9];
        for (int k = 0; k < 9; k++) {
            for (int j = 0; j < 3; j++) {
                rows[k] += p[k - k % 3 + j] * cell.vector(j, k % 3);
            }
        }
        Map<String, Frame.Column> columns = new LinkedHashMap<>();
        frame.columns().forEach((name, column) -> columns.put(name, column.select(source)));
        return frame.changed(atoms, cell.withVectors(rows), columns);
    }

    private static double along(Cell cell, int[] shifts, int s, int d) {
        return shifts[s] * cell.vector(0, d) + shifts[s + 1] * cell.vector(1, d) + shifts[s + 2] * cell.vector(2, d);
    }

    /**
     * The lattice points n with 0 &le; n P<sup>-1</sup> &lt; 1 in each component, three integers each, in lexical order.
     * n P<sup>-1</sup> = n adj(P) / det P, so the test is one of integers.
     */
    private static int[] shifts(long[] p, long det) {
        long[] adjugate = {
            p[4] * p[8] - p[5] * p[7], p[2] * p[7] - p[1] * p[8], p[1] * p[5] - p[2] * p[4],
            p[5] * p[6] - p[3] * p[8], p[0] * p[8] - p[2] * p[6], p[2] * p[3] - p[0] * p[5],
            p[3] * p[7] - p[4] * p[6], p[1] * p[6] - p[0] * p[7], p[0] * p[4] - p[1] * p[3]
        };
        long sign = Long.signum(det);
        long volume = Math.abs(det);
        long[] low = new long[3];
        long[] high = new long[3];
        for (int k = 0; k < 9; k++) {
            low[k % 3] += Math.min(0, p[k]);
            high[k % 3] += Math.max(0, p[k]);
        }
        int[] found = new int[Math.toIntExact(3 * volume)];
        int count = 0;
        for (long a = low[0]; a <= high[0]; a++) {
            for (long b = low[1]; b <= high[1]; b++) {
                for (long c = low[2]; c <= high[2]; c++) {
                    boolean inside = true;
                    for (int d = 0; d < 3; d++) {
                        long f = sign * (a * adjugate[d] + b * adjugate[3 + d] + c * adjugate[6 + d]);
                        inside &= f >= 0 && f < volume;
                    }
                    if (inside) {
                        found[count++] = (int) a;
                        found[count++] = (int) b;
                        found[count++] = (int) c;
                    }
                }
            }
        }
        return found;
    }
}
