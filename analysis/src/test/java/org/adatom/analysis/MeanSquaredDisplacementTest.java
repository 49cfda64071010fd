package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.adatom.analysis.MeanSquaredDisplacementResult.Diffusion;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.error.InputException;
import org.junit.jupiter.api.Test;

class MeanSquaredDisplacementTest {
    private static final CounterRandom RANDOM = new CounterRandom(3, "walk");
    private static final Cell CELL = Cell.orthorhombic(10, 10, 10);

    private static Atoms atoms(int n, String... symbols) {
        int[] species = new int[n];
        for (int i = 0; i < n; i++) {
            species[i] = i % symbols.length;
        }
        return new Atoms(List.of(symbols), species);
    }

    /** Atoms of species s step by a normal number times sigma[s] along each axis, on top of a drift. */
    private static void walk(Atoms atoms, long step, double[] sigma, double drift, int dimensions) {
        double[][] r = {atoms.x(), atoms.y(), atoms.z()};
        for (int i = 0; i < atoms.count(); i++) {
            for (int d = 0; d < dimensions; d++) {
                r[d][i] += sigma[atoms.species()[i]] * RANDOM.normal(step, i, d) + (d == 0 ? drift : 0);
            }
        }
    }

    @Test
    void randomWalkersDiffuseWithTheCoefficientOfTheirSteps() {
        Atoms a = atoms(400, "Ar", "Kr");
        MeanSquaredDisplacement msd = new MeanSquaredDisplacement(1, 0, 0);
        double[] sigma = {0.2, 0.1};
        double interval = 0.05;
        for (int s = 0; s < 400; s++) {
            msd.add(s * interval, a, CELL);
            walk(a, s, sigma, 0.3, 3);
        }
        MeanSquaredDisplacementResult result = msd.result();
        assertEquals(3, result.curves().size());
        for (int k = 0; k < 2; k++) {
            Diffusion d = result.diffusion(result.curves().get(1 + k));
            double expected = sigma[k] * sigma[k] / (2 * interval);
            double error = d.coefficient().error();
            assertTrue(error > 0.005 * expected && error < 0.15 * expected, "error " + error);
            assertEquals(expected, d.coefficient().value(), 3 * error + expected / 200);
            for (Estimate axis : d.axis()) {
                assertEquals(expected, axis.value(), 4 * axis.error() + expected / 200);
            }
            assertEquals(1, d.exponent(), 0.15);
            assertTrue(d.diffusive());
            assertEquals(1e-4 * d.coefficient().value(), d.cm2PerSecond().value());
        }
        // The slope fitted to the mean is the mean of the slopes fitted to groups.
        Diffusion total = result.diffusion(result.curves().getFirst());
        assertEquals(total.slope(), 6 * total.coefficient().value(), 1e-10);
        assertEquals(0.3 * 399, result.drift()[0], 0.5);
    }

    @Test
    void planarWalkersDiffuseInTwoDimensions() {
        Cell plane = Cell.planar(new double[] {10, 0, 0, 10}, true, true);
        Atoms a = atoms(300, "C");
        MeanSquaredDisplacement msd = new MeanSquaredDisplacement(1, 0, 0);
        for (int s = 0; s < 300; s++) {
            msd.add(s, a, plane);
            walk(a, s, new double[] {0.2}, 0, 2);
        }
        Diffusion d = msd.result().diffusion(msd.result().curves().getFirst());
        assertEquals(0.02, d.coefficient().value(), 3 * d.coefficient().error() + 0.0002);
        assertEquals(0, d.axis().get(2).value());
    }

    @Test
    void freeFlightIsExactAtEveryLagForAnyNumberOfOrigins() {
        for (int origins : new int[] {2, 5, 1000}) {
            Atoms a = atoms(4, "H", "O");
            double[] v = {1, -2, 0.5, 3};
            double centre = (1.008 * (v[0] + v[2]) + 15.999 * (v[1] + v[3])) / (2 * (1.008 + 15.999));
            MeanSquaredDisplacement msd = new MeanSquaredDisplacement(1, 0, origins);
            for (int s = 0; s < 50; s++) {
                for (int i = 0; i < 4; i++) {
                    a.setPosition(i, v[i] * s * 0.1, 7, -3);
                }
                msd.add(s * 0.1, a, CELL);
            }
            MeanSquaredDisplacementResult result = msd.result();
            assertEquals(49, result.lag().length);
            for (int k = 0; k < 49; k++) {
                double t = 0.1 * (k + 1);
                double expected = 0;
                for (double vi : v) {
                    expected += (vi - centre) * (vi - centre) * t * t / 4;
                }
                assertEquals(expected, result.curves().getFirst().msd()[k], 1e-10 * expected);
                assertTrue(result.origins()[k] >= 1);
            }
            assertEquals(2, result.diffusion(result.curves().getFirst()).exponent(), 1e-9);
            assertFalse(result.diffusion(result.curves().getFirst()).diffusive());
        }
    }

    @Test
    void commonDriftIsRemovedAndReported() {
        Atoms a = atoms(10, "Cu");
        MeanSquaredDisplacement msd = new MeanSquaredDisplacement(1, 0, 0);
        for (int s = 0; s < 20; s++) {
            for (int i = 0; i < 10; i++) {
                a.setPosition(i, i + 0.5 * s, 0, -0.25 * s);
            }
            msd.add(s, a, CELL);
        }
        MeanSquaredDisplacementResult result = msd.result();
        for (double v : result.curves().getFirst().msd()) {
            assertEquals(0, v, 1e-20);
        }
        assertArrayEquals(new double[] {9.5, 0, -4.75}, result.drift(), 1e-12);
    }

    @Test
    void nothingIsRemovedWhereAnAtomHoldsTheFrame() {
        Atoms a = atoms(2, "Cu");
        a.frozen()[0] = Atoms.FROZEN_X;
        MeanSquaredDisplacement msd = new MeanSquaredDisplacement(1, 0, 0);
        for (int s = 0; s < 5; s++) {
            a.setPosition(1, s, s, 0);
            msd.add(s, a, CELL);
        }
        assertArrayEquals(new double[] {0.5, 0.25, 0},
                new double[] {axis(msd, 0), axis(msd, 1), axis(msd, 2)}, 1e-12);
        assertArrayEquals(new boolean[] {true, false, false}, msd.result().held());
    }

    private static double axis(MeanSquaredDisplacement msd, int d) {
        return msd.result().curves().getFirst().axis()[d][0];
    }

    @Test
    void aRestoredObserverContinuesBitwise() throws IOException {
        MeanSquaredDisplacement straight = new MeanSquaredDisplacement(1, 0, 8);
        MeanSquaredDisplacement first = new MeanSquaredDisplacement(1, 0, 8);
        MeanSquaredDisplacement second = new MeanSquaredDisplacement(1, 0, 8);
        Atoms a = atoms(30, "Ar", "Kr");
        for (int s = 0; s < 60; s++) {
            straight.add(s, a, CELL);
            if (s < 29) {
                first.add(s, a, CELL);
            } else {
                if (s == 29) {
                    second.restore(new DataInputStream(new ByteArrayInputStream(saved(first))));
                }
                second.add(s, a, CELL);
            }
            walk(a, s, new double[] {0.2, 0.1}, 0, 3);
        }
        assertArrayEquals(saved(straight), saved(second));
        StringBuilder one = new StringBuilder();
        StringBuilder two = new StringBuilder();
        straight.result().writeCsv(one);
        second.result().writeCsv(two);
        assertEquals(one.toString(), two.toString());
    }

    private static byte[] saved(MeanSquaredDisplacement msd) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        msd.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void wrappedFramesAreRefused() {
        Atoms a = atoms(3, "Cu");
        a.setPosition(1, 9.9, 0, 0);
        MeanSquaredDisplacement msd = new MeanSquaredDisplacement(1, 0, 0);
        msd.addFrame(0, a, CELL);
        a.setPosition(1, 0.1, 0, 0);
        InputException e = assertThrows(InputException.class, () -> msd.addFrame(1, a, CELL));
        assertTrue(e.getMessage().contains("1 atoms") && e.getMessage().contains("wrapped"), e.getMessage());
    }

    @Test
    void unequalIntervalsAreRefused() {
        Atoms a = atoms(3, "Cu");
        MeanSquaredDisplacement msd = new MeanSquaredDisplacement(1, 0, 0);
        msd.add(0, a, CELL);
        msd.add(1, a, CELL);
        assertThrows(InputException.class, () -> msd.add(2.5, a, CELL));
    }
}
