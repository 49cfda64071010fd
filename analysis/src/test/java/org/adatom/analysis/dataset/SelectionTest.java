package org.adatom.analysis.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.adatom.engine.error.InputException;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final double[][] LINE = {{0}, {10}, {1}, {4}, {6}, {9}};

    @Test
    void farthestPointsBesideThoseThatAreGivenLieBetweenThem() {
        assertArrayEquals(new int[] {3}, Selection.farthest(LINE, 2, 1),
                "4 is as far from its nearest as 6; the first");
        assertArrayEquals(new int[] {3, 4}, Selection.farthest(LINE, 2, 2));
        assertArrayEquals(new int[] {3, 4, 2, 5}, Selection.farthest(LINE, 2, 4), "given rows are not chosen again");
    }

    @Test
    void withNothingGivenTheFirstIsNearestToTheMean() {
        assertArrayEquals(new int[] {3, 1, 0}, Selection.farthest(new double[][] {{0}, {10}, {1}, {4}}, 3));
    }

    @Test
    void moreThanThereAreBesideTheGivenIsRefused() {
        assertThrows(InputException.class, () -> Selection.farthest(LINE, 2, 5));
    }
}
