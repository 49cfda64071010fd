package org.adatom.forcefields.toy;

import static org.adatom.forcefields.toy.ToyModelTest.STANDARD;
import static org.adatom.forcefields.toy.ToyModelTest.THREE_DIMENSIONAL;
import static org.adatom.forcefields.toy.ToyModelTest.scaled;
import static org.adatom.forcefields.toy.ToyModelTest.square;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.toy.ProximityEigenvalues.Spectrum;
import org.junit.jupiter.api.Test;

/** Numbers of Heiszwolf's thesis (2020), recomputed to more digits by an independent program. */
class ProximityEigenvaluesTest {
    private static final ProximityEigenvalues SQUARES = new ProximityEigenvalues(2, 20);
    private static final ProximityEigenvalues CUBES = new ProximityEigenvalues(3, 20);

    @Test
    void standardLatticeHasTheKnownMatrix() {
        double[][] p = SQUARES.matrix(scaled(STANDARD, 2, 5), square(5));
        double[][] expected = {
            {107.357265, 181.419649, 276.137424, 240.805239}, {181.419649, 107.357265, 185.709702, 191.678759},
            {276.137424, 185.709702, 107.357265, 430.271389}, {240.805239, 191.678759, 430.271389, 107.357265}
        };
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(expected[i], p[i], 6e-7);
        }
    }

    @Test
    void standardLatticeHasTheKnownEigenvalues() {
        Atoms atoms = scaled(STANDARD, 2, 5);
        assertArrayEquals(new double[] {-325.48141, -105.81378, -19.95630, 880.68056},
                SQUARES.of(atoms, square(5)).values(), 6e-6);
        assertArrayEquals(new double[] {-5748.4544, -912.7347, 75.4060, 7798.1309},
                CUBES.of(atoms, square(5)).values(), 6e-5);
        assertArrayEquals(new double[] {-79.84509, -24.98727, -5.45657, 154.28893},
                new ProximityEigenvalues(2, 10).of(atoms, square(5)).values(), 6e-6);
    }

    /** The fourth particle of the map of energies at (2.5, y); at y = 0 it lies on the border. */
    @Test
    void draggedParticleHasTheKnownEigenvalues() {
        double[][] expected = {
            {-379.7804, -113.9249, 42.3981, 880.7363}, {-266.0212, -96.4674, -63.4490, 855.3666},
            {-461.7852, -119.6015, -12.8443, 1023.6600}, {-308.7383, -105.4767, -26.9367, 870.5808}
        };
        for (int step = 0; step < 4; step++) {
            double[] fractions = {0.3, 0.5, 0.68, 0.9, 0.7, 0.4, 0.5, 0.25 * step};
            assertArrayEquals(expected[step], SQUARES.of(scaled(fractions, 2, 5), square(5)).values(), 6e-5);
        }
    }

    @Test
    void orderAndImagesOfTheParticlesChangeNothing() {
        Atoms atoms = scaled(THREE_DIMENSIONAL, 3, 3);
        Cell cell = Cell.of(new double[] {3, 0, 0, 0.7, 3, 0, -0.4, 0.5, 3}, true, true, true);
        double[] values = new ProximityEigenvalues(2, 7).of(atoms, cell).values();
        Atoms others = atoms.select(new int[] {2, 0, 3, 1});
        for (int i = 0; i < 4; i++) {
            others.setPosition(i, others.x()[i] + 11, others.y()[i] + 7, others.z()[i] - 2);
        }
        // By the sum of the three vectors.
        others.setPosition(1, others.x()[1] + 3.3, others.y()[1] + 3.5, others.z()[1] + 3);
        assertArrayEquals(values, new ProximityEigenvalues(2, 7).of(others, cell).values(), 1e-10);
    }

    @Test
    void pullBackIsTheGradientOfEachEigenvalue() {
        Cell cell = Cell.of(new double[] {3, 0, 0, 0.7, 3, 0, -0.4, 0.5, 3}, true, true, true);
        ProximityEigenvalues proximity = new ProximityEigenvalues(3, 5);
        for (int m = 0; m < 4; m++) {
            double[] slopes = new double[4];
            slopes[m] = 1;
            assertGradient(proximity, scaled(THREE_DIMENSIONAL, 3, 3), cell, slopes);
        }
    }

    /** Two of a perfect square's eigenvalues are one: their sum has a derivative, and each gets half of it. */
    @Test
    void degenerateEigenvaluesShareTheDerivativeOfTheirSum() {
        Atoms atoms = scaled(new double[] {0.3, 0.3, 0.7, 0.3, 0.7, 0.7, 0.3, 0.7}, 2, 5);
        Spectrum spectrum = SQUARES.of(atoms, square(5));
        double[] values = spectrum.values();
        int low = 0;
        while (values[low + 1] - values[low] > 1e-9) {
            low++;
        }
        double[] sum = new double[4];
        sum[low] = 1;
        sum[low + 1] = 1;
        assertGradient(SQUARES, atoms, square(5), sum);
        double[] one = new double[4];
        one[low] = 2;
        double[] ofOne = gradient(spectrum, one);
        assertArrayEquals(gradient(spectrum, sum), ofOne, 1e-9);
        assertTrue(Math.abs(ofOne[0]) > 1);
        assertEquals(ofOne[0], ofOne[1], 1e-9, "along the diagonal of the square");
        assertEquals(ofOne[0], -ofOne[3], 1e-9, "the mirror image");
    }

    private static double[] gradient(Spectrum spectrum, double[] slopes) {
        double[] gradient = new double[12];
        spectrum.pullBack(slopes, gradient);
        return gradient;
    }

    private static void assertGradient(ProximityEigenvalues proximity, Atoms atoms, Cell cell, double[] slopes) {
        double[] gradient = gradient(proximity.of(atoms, cell), slopes);
        double h = 1e-3;
        for (int i = 0; i < 4; i++) {
            double[][] axes = {atoms.x(), atoms.y(), atoms.z()};
            for (int d = 0; d < 3; d++) {
                double was = axes[d][i];
                double[] at = new double[5];
                for (int step = -2; step <= 2; step++) {
                    axes[d][i] = was + step * h;
                    double[] values = proximity.of(atoms, cell).values();
                    for (int m = 0; m < 4; m++) {
                        at[step + 2] += slopes[m] * values[m];
                    }
                }
                axes[d][i] = was;
                double expected = (8 * (at[3] - at[1]) - (at[4] - at[0])) / (12 * h);
                assertEquals(expected, gradient[3 * i + d], 1e-8 * (1 + Math.abs(at[2])));
            }
        }
    }

    @Test
    void badNumbersAreNamed() {
        assertThrows(InputException.class, () -> new ProximityEigenvalues(1, 20));
        assertThrows(InputException.class, () -> new ProximityEigenvalues(2, 0));
    }
}
