package org.adatom.engine.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneBasisTest {
    private static final Cell TRICLINIC =
            Cell.of(new double[] {3, 0.1, -0.2, -1.1, 3.4, 0.3, 0.7, -0.9, 4.2}, true, true, true);

    private static double[] row(Cell cell, int[] m, int k) {
        double[] v = new double[3];
        for (int d = 0; d < 3; d++) {
            for (int j = 0; j < 3; j++) {
                v[d] += m[3 * k + j] * cell.vector(j, d);
            }
        }
        return v;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** All planes with indices up to 4 of a lattice without symmetry, left- and right-handed, against a search. */
    @Test
    void theVectorsAreTheShortestOfThePlaneAndSpanTheLattice() {
        double[] mirrored = TRICLINIC.rows();
        for (int c = 0; c < 3; c++) {
            mirrored[c] = -mirrored[c];
        }
        for (Cell cell : new Cell[] {TRICLINIC, TRICLINIC.withVectors(mirrored)}) {
            for (int code = 0; code < 729; code++) {
                int h = code % 9 - 4;
                int k = code / 9 % 9 - 4;
                int l = code / 81 - 4;
                if (h != 0 || k != 0 || l != 0) {
                    check(cell, h, k, l);
                }
            }
        }
    }

    private static void check(Cell cell, int h, int k, int l) {
        String plane = h + " " + k + " " + l;
        int[] m = PlaneBasis.of(cell, h, k, l).matrix();
        assertEquals(0, h * m[0] + k * m[1] + l * m[2], plane);
        assertEquals(0, h * m[3] + k * m[4] + l * m[5], plane);
        assertTrue(h * m[6] + k * m[7] + l * m[8] > 0, plane);
        double[] a = row(cell, m, 0);
        double[] b = row(cell, m, 1);
        double[] c = row(cell, m, 2);
        double[] n = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        assertEquals(cell.volume(), dot(n, c), 1e-9, plane + ": right-handed, volume of the cell");
        double shortest = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (int code = 0; code < 9261; code++) {
            int[] p = {code % 21 - 10, code / 21 % 21 - 10, code / 441 - 10, 0, 0, 0, 0, 0, 0};
            if (h * p[0] + k * p[1] + l * p[2] == 0 && (p[0] != 0 || p[1] != 0 || p[2] != 0)) {
                double[] v = row(cell, p, 0);
                shortest = Math.min(shortest, Math.sqrt(dot(v, v)));
            }
        }
        double[] first = dot(a, a) <= dot(b, b) ? a : b;
        for (int code = 0; code < 9261; code++) {
            int[] p = {code % 21 - 10, code / 21 % 21 - 10, code / 441 - 10, 0, 0, 0, 0, 0, 0};
            double[] v = row(cell, p, 0);
            double along = dot(v, first);
            boolean parallel = Math.abs(along * along - dot(v, v) * dot(first, first)) < 1e-6;
            if (h * p[0] + k * p[1] + l * p[2] == 0 && !parallel) {
                second = Math.min(second, Math.sqrt(dot(v, v)));
            }
        }
        assertEquals(shortest, Math.sqrt(dot(first, first)), 1e-9, plane);
        assertEquals(second, Math.sqrt(Math.max(dot(a, a), dot(b, b))), 1e-9, plane);
    }

    /** Areas of the smallest cells of planes of the fcc lattice with a = 1, indices of its primitive cell. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 0.4330127", "1, 0, 0, 0.4330127", "0, 1, 1, 0.5", "2, 2, 2, 0.4330127"})
    void commonDivisorsDoNotCount(int h, int k, int l, double area) {
        Cell fcc = Crystal.of(Lattice.FCC, 1, "Cu").in(CellChoice.PRIMITIVE).build(Units.CODATA_2018).cell();
        int[] m = PlaneBasis.of(fcc, h, k, l).matrix();
        double[] a = row(fcc, m, 0);
        double[] b = row(fcc, m, 1);
        assertEquals(area, Math.sqrt(dot(a, a) * dot(b, b) - dot(a, b) * dot(a, b)), 1e-6);
    }

    @Test
    void noIndicesAreNoPlane() {
        assertThrows(InputException.class, () -> PlaneBasis.of(TRICLINIC, 0, 0, 0));
    }
}
