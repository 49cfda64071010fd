package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CellTest {
    private static final double[] AXES = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    @Test
    void withoutVectorsTheBasisIsThatOfSpace() {
        assertArrayEquals(AXES, Cell.open().completed(), 0.0);
        assertArrayEquals(AXES, Cell.planar(new double[4], false, false).completed(), 0.0);
    }

    @Test
    void missingVectorsFollowTheAxes() {
        double[] expected = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        for (int k = 0; k < 3; k++) {
            double[] rows = new double[9];
            rows[4 * k] = 7;
            boolean[] along = {k == 0, k == 1, k == 2};
            expected[4 * k] = 7;
            assertArrayEquals(expected, Cell.of(rows, along).completed(), 0.0);
            expected[4 * k] = 1;
        }
    }

    @Test
    void missingVectorsArePerpendicularToTheOthers() {
        double[] wire = Cell.of(new double[] {3, 4, 0, 0, 0, 0, 0, 0, 0}, true, false, false).completed();
        assertArrayEquals(new double[] {3, 4, 0, -0.8, 0.6, 0, 0, 0, 1}, wire, 1e-15);
        double[] slab = Cell.of(new double[] {0, 5, 0, 4, 3, 0, 0, 0, 0}, true, true, false).completed();
        assertArrayEquals(new double[] {0, 5, 0, 4, 3, 0, 0, 0, -1}, slab, 1e-15);
    }

    @Test
    void ribbonInAPlaneStaysInThePlane() {
        double[] basis = Cell.planar(new double[] {3, 4, 0, 0}, true, false).completed();
        assertArrayEquals(new double[] {3, 4, 0, -0.8, 0.6, 0, 0, 0, 1}, basis, 1e-15);
    }

    @Test
    void volumeNeedsAllVectors() {
        assertEquals(24.0, Cell.of(new double[] {0, 2, 0, 3, 0, 0, 0, 0, 4}, true, true, true).volume(), 1e-14);
        assertEquals(Double.NaN, Cell.of(new double[] {2, 0, 0, 0, 3, 0, 0, 0, 0}, true, true, false).volume());
        assertEquals(5.0, Cell.planar(new double[] {2, 1, 1, 3}, true, true).volume(), 1e-14);
    }

    @Test
    void cellsWithoutVolumeAreRefused() {
        double[] flat = {1, 0, 0, 0, 1, 0, 1, 1, 0};
        assertThrows(IllegalArgumentException.class, () -> Cell.of(flat, true, true, true));
        assertThrows(IllegalArgumentException.class, () -> Cell.of(new double[9], true, false, false));
        double[] unbounded = {1, 0, 0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 1};
        assertThrows(IllegalArgumentException.class, () -> Cell.of(unbounded, true, true, true));
    }
}
