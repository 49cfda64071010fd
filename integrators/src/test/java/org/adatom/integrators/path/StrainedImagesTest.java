package org.adatom.integrators.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.Systems;
import org.adatom.integrators.minimize.CellMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Atoms and cell as one surface. */
class StrainedImagesTest {
    private static final double PRESSURE = 0.02;

    /** A point away from rest: atoms displaced, the cell strained. */
    private static double[] point(StrainedImages images, Simulation s) {
        double[] x = images.coordinates(s.atoms(), s.cell());
        CounterRandom random = new CounterRandom(4, "test");
        for (int k = 0; k < x.length; k++) {
            x[k] += 0.1 * (2 * random.uniform(0, k, 0) - 1);
        }
        return x;
    }

    private static StrainedImages images(Simulation s, CellMode mode, Workers workers) {
        return new StrainedImages(s.atoms(), s.cell(), mode, PRESSURE, s.evaluator().forceField(), 2, workers);
    }

    @ParameterizedTest
    @EnumSource(names = {"ISOTROPIC", "ANISOTROPIC", "FULL", "FIXED_VOLUME"})
    void theGradientIsThatOfTheEnthalpy(CellMode mode) {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.silicon(1, 0, workers);
            try (StrainedImages images = images(s, mode, workers)) {
                double[] x = point(images, s);
                double[] gradient = new double[x.length];
                double[] unused = new double[x.length];
                images.evaluate(0, x, gradient);
                double h = 1e-4;
                for (int k = 0; k < x.length; k++) {
                    double[] y = x.clone();
                    y[k] = x[k] + h;
                    double ahead = images.evaluate(1, y, unused);
                    y[k] = x[k] - h;
                    double behind = images.evaluate(1, y, unused);
                    assertEquals((ahead - behind) / (2 * h), gradient[k], 1e-6);
                }
            }
        }
    }

    /** A structure that is turned in space is the same point. */
    @Test
    void aTurnedCellHasTheSameCoordinates() {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.silicon(1, 0, workers);
            try (StrainedImages images = images(s, CellMode.FULL, workers)) {
                double[] x = point(images, s);
                Atoms atoms = images.at(x);
                double[] rows = images.cell(x).rows();
                assertArrayEquals(x, images.coordinates(atoms, images.cell(x)), 1e-11);
                double c = Math.cos(0.7);
                double w = Math.sin(0.7);
                for (int k = 0; k < 9; k += 3) {
                    double first = rows[k];
                    rows[k] = c * first - w * rows[k + 1];
                    rows[k + 1] = w * first + c * rows[k + 1];
                }
                for (int i = 0; i < atoms.count(); i++) {
                    atoms.setPosition(i, c * atoms.x()[i] - w * atoms.y()[i], w * atoms.x()[i] + c * atoms.y()[i],
                            atoms.z()[i]);
                }
                assertArrayEquals(x, images.coordinates(atoms, s.cell().withVectors(rows)), 1e-11);
            }
        }
    }

    /** The length of a strain is that of Sheppard et al.: in a supercell of n times as many atoms &radic;n times that of the cell. */
    @Test
    void lengthsGrowWithTheRootOfTheNumberOfAtoms() {
        try (Workers workers = new Workers(1)) {
            double[] length = new double[2];
            for (int n = 1; n <= 2; n++) {
                Simulation s = Systems.silicon(n, 0, workers);
                try (StrainedImages images = images(s, CellMode.FULL, workers)) {
                    Cell strained = s.cell().strained(new double[] {0.02, 0, 0, 0, -0.01, 0, 0, 0, 0});
                    double[] a = images.coordinates(s.atoms(), s.cell());
                    double[] b = images.coordinates(s.atoms(), strained);
                    for (int k = s.atoms().count() * 3; k < a.length; k++) {
                        length[n - 1] += (a[k] - b[k]) * (a[k] - b[k]);
                    }
                }
            }
            assertEquals(Math.sqrt(8), Math.sqrt(length[1] / length[0]), 1e-9);
            double expected = Math.cbrt(Math.pow(5.431, 3)) * Math.pow(8, 1.0 / 6)
                    * Math.hypot(Math.log(1.02), Math.log(0.99));
            assertEquals(expected, Math.sqrt(length[0]), 1e-9);
        }
    }

    @Test
    void aStrainThatTheModeDoesNotReachIsRefused() {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.silicon(1, 0, workers);
            try (StrainedImages images = images(s, CellMode.ISOTROPIC, workers)) {
                String message = assertThrows(InputException.class, () -> images.coordinates(s.atoms(),
                        s.cell().strained(new double[] {0.02, 0, 0, 0, 0, 0, 0, 0, 0}))).getMessage();
                assertTrue(message.contains("use cell: full"), message);
            }
        }
    }
}
