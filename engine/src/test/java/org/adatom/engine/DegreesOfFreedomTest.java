package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DegreesOfFreedomTest {
    private static final Cell BULK = Cell.orthorhombic(9, 9, 9);
    private static final Cell SLAB = BULK.withPeriodicity(true, true, false);
    private static final Cell WIRE = BULK.withPeriodicity(false, false, true);
    private static final Cell PLANE = Cell.planar(new double[] {9, 0, 0, 9}, true, true);
    private static final Cell DISC = Cell.planar(new double[] {9, 0, 0, 9}, false, false);

    private static Atoms atoms(int n) {
        Atoms a = Atoms.of(Collections.nCopies(n, "Ar"));
        for (int i = 0; i < n; i++) {
            a.setPosition(i, i, i * i % 5, i * i * i % 7);
        }
        return a;
    }

    private static int count(int n, Cell cell) {
        return DegreesOfFreedom.of(atoms(n), cell).count();
    }

    @Test
    void conservedMomentaAreTakenOff() {
        assertEquals(3 * 10 - 3, count(10, BULK));
        assertEquals(3 * 10 - 3, count(10, SLAB));
        assertEquals(3 * 10 - 4, count(10, WIRE));
        assertEquals(3 * 10 - 6, count(10, Cell.open()));
        assertEquals(2 * 10 - 2, count(10, PLANE));
        assertEquals(2 * 10 - 3, count(10, DISC));
    }

    @Test
    void smallMoleculesHaveTheirVibrations() {
        assertEquals(0, count(1, BULK));
        assertEquals(0, count(1, Cell.open()));
        assertEquals(1, count(2, Cell.open()));
        assertEquals(3, count(3, Cell.open()));
    }

    @Test
    void atomsOnALineCountAsTheyWillOnceTheyHaveMoved() {
        Atoms line = Atoms.of(Collections.nCopies(3, "Ar"));
        line.setPosition(1, 1, 2, 3);
        line.setPosition(2, -2, -4, -6);
        assertEquals(count(3, Cell.open()), DegreesOfFreedom.of(line, Cell.open()).count());
        Atoms alongTheWire = Atoms.of(Collections.nCopies(3, "Ar"));
        alongTheWire.setPosition(1, 0, 0, 3);
        alongTheWire.setPosition(2, 0, 0, 6);
        assertEquals(count(3, WIRE), DegreesOfFreedom.of(alongTheWire, WIRE).count());
    }

    @Test
    void heldCoordinatesCountNeitherAsFreeNorAsConserved() {
        Atoms a = atoms(10);
        Arrays.fill(a.frozen(), 0, 4, Atoms.FROZEN);
        assertEquals(18, DegreesOfFreedom.of(a, BULK).count());
        assertEquals(18, DegreesOfFreedom.of(a, Cell.open()).count());
        Atoms b = atoms(10);
        b.frozen()[2] = Atoms.FROZEN_Z;
        assertEquals(29 - 2, DegreesOfFreedom.of(b, BULK).count());
    }

    @Test
    void explanationShowsTheSum() {
        assertEquals("3 x 10 - 3 (total momentum) = 27", DegreesOfFreedom.of(atoms(10), BULK).explanation());
        assertEquals(
                "3 x 10 - 3 (total momentum) - 3 (angular momentum) = 24",
                DegreesOfFreedom.of(atoms(10), Cell.open()).explanation());
    }

    @Test
    void temperatureIsTwiceTheKineticEnergyPerDegreeOfFreedom() {
        assertEquals(2.0 / 27, DegreesOfFreedom.of(atoms(10), BULK).temperature(1, 1), 1e-15);
        assertEquals(0, DegreesOfFreedom.of(atoms(1), BULK).temperature(1, 1));
    }
}
