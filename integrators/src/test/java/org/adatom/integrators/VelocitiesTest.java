package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.error.InputException;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class VelocitiesTest {
    private static final CounterRandom RANDOM = new CounterRandom(5, "velocities test");
    private static final Cell BULK = Cell.orthorhombic(20, 20, 20);
    private static final Cell WIRE = Cell.of(new double[] {20, 0, 0, 0, 0, 0, 0, 0, 0}, true, false, false);

    private static Atoms atoms(int n) {
        Atoms a = Atoms.of(Collections.nCopies(n, "Cu"));
        for (int i = 0; i < n; i++) {
            a.setPosition(i, 20 * RANDOM.uniform(0, i, 0), 20 * RANDOM.uniform(0, i, 1), 20 * RANDOM.uniform(0, i, 2));
            a.mass()[i] = 20 + i % 3;
        }
        return a;
    }

    private static double temperature(Atoms a, Cell cell) {
        return DegreesOfFreedom.of(a, cell).temperature(a.kineticEnergy(), Systems.UNITS.boltzmann());
    }

    @Test
    void temperatureIsExactForEveryKindOfSystem() {
        for (Cell cell : List.of(BULK, WIRE, Cell.open(), Cell.planar(new double[] {20, 0, 0, 20}, true, true))) {
            Atoms a = atoms(50);
            Velocities.draw(a, cell, Systems.UNITS, 321, 1);
            assertEquals(321, temperature(a, cell), 1e-9);
            a.frozen()[3] = Atoms.FROZEN;
            a.frozen()[4] = Atoms.FROZEN_X;
            Velocities.draw(a, cell, Systems.UNITS, 321, 1);
            assertEquals(321, temperature(a, cell), 1e-9);
            assertEquals(0, a.vz()[3]);
            assertEquals(0, a.vx()[4]);
            assertNotEquals(0, a.vy()[4]);
        }
    }

    @Test
    void conservedMomentaAreZero() {
        for (Cell cell : List.of(BULK, WIRE, Cell.open())) {
            Atoms a = atoms(40);
            Velocities.draw(a, cell, Systems.UNITS, 500, 2);
            double[] p = new double[3];
            double[] l = new double[3];
            for (int i = 0; i < a.count(); i++) {
                double m = a.mass()[i];
                p[0] += m * a.vx()[i];
                p[1] += m * a.vy()[i];
                p[2] += m * a.vz()[i];
                l[0] += m * (a.y()[i] * a.vz()[i] - a.z()[i] * a.vy()[i]);
                l[1] += m * (a.z()[i] * a.vx()[i] - a.x()[i] * a.vz()[i]);
                l[2] += m * (a.x()[i] * a.vy()[i] - a.y()[i] * a.vx()[i]);
            }
            assertArrayEquals(new double[3], p, 1e-11);
            if (cell.periodicCount() < 2) {
                assertEquals(0, l[0], 1e-9);
            }
            if (cell.periodicCount() == 0) {
                assertArrayEquals(new double[3], l, 1e-9);
            }
        }
    }

    @Test
    void componentsHaveMaxwellsDistribution() {
        Atoms a = atoms(20_000);
        Velocities.draw(a, BULK, Systems.UNITS, 300, 9);
        double[] scaled = new double[a.count()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = a.vy()[i] * Math.sqrt(a.mass()[i] / (Systems.UNITS.boltzmann() * 300));
        }
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(), scaled);
        assertTrue(p > 0.003, "Kolmogorov-Smirnov p = " + p);
    }

    @Test
    void seedDecidesAndDifferentSeedsDiffer() {
        Atoms a = atoms(10);
        Atoms b = atoms(10);
        Velocities.draw(a, BULK, Systems.UNITS, 300, 4);
        Velocities.draw(b, BULK, Systems.UNITS, 300, 4);
        assertArrayEquals(a.vx(), b.vx(), 0.0);
        Velocities.draw(b, BULK, Systems.UNITS, 300, 5);
        assertNotEquals(a.vx()[0], b.vx()[0]);
    }

    @Test
    void linearMoleculeIsNoSpecialCase() {
        Atoms line = Atoms.of(List.of("O", "C", "O"));
        line.setPosition(0, -1, -1, 0);
        line.setPosition(2, 1, 1, 0);
        Velocities.draw(line, Cell.open(), Systems.UNITS, 300, 4);
        assertEquals(300, temperature(line, Cell.open()), 1e-9);
    }

    @Test
    void temperatureOfWhatCannotMoveIsRefused() {
        Atoms one = Atoms.of(List.of("Ar"));
        assertThrows(InputException.class, () -> Velocities.draw(one, BULK, Systems.UNITS, 300, 4));
        Velocities.draw(one, BULK, Systems.UNITS, 0, 4);
        assertEquals(0, one.vx()[0]);
    }
}
