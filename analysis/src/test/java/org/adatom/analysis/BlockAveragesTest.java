package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.adatom.engine.CounterRandom;
import org.junit.jupiter.api.Test;

class BlockAveragesTest {
    /** x_k = phi x_{k-1} + noise, stationary from the start, variance 1, mean 5. */
    private static double[] autoregressive(int n, double phi, long seed) {
        CounterRandom random = new CounterRandom(seed, "noise");
        double[] x = new double[n];
        double v = random.normal(0, 0, 0);
        for (int k = 0; k < n; k++) {
            x[k] = 5 + v;
            v = phi * v + Math.sqrt(1 - phi * phi) * random.normal(k + 1, 0, 0);
        }
        return x;
    }

    @Test
    void errorOfCorrelatedNoiseIsTheAnalyticOne() {
        int n = 1 << 16;
        for (double phi : new double[] {0, 0.5, 0.9, 0.98}) {
            double inefficiency = (1 + phi) / (1 - phi);
            double expected = Math.sqrt(inefficiency / n);
            BlockAverages b = BlockAverages.of(autoregressive(n, phi, 11));
            assertTrue(b.converged());
            assertEquals(1, b.standardError() / expected, 0.2, "phi = " + phi);
            assertEquals(5, b.mean(), 4 * expected);
            assertEquals(1, b.standardDeviation(), 4 * Math.sqrt(inefficiency / n));
            assertEquals(phi / (1 - phi), b.correlationTime(), 0.1 + 0.45 * phi / (1 - phi));
        }
    }

    @Test
    void threeStandardErrorsCoverTheMeanAsOftenAsTheyShould() {
        int misses = 0;
        for (int seed = 0; seed < 300; seed++) {
            Estimate e = BlockAverages.of(autoregressive(4096, 0.9, seed)).estimate();
            misses += Math.abs(e.value() - 5) > 2 * e.error() ? 1 : 0;
        }
        // 4.6 % of 300 is 14; blocks of a short series make the error itself uncertain.
        assertTrue(misses >= 4 && misses <= 33, misses + " of 300 beyond two standard errors");
    }

    @Test
    void aSeriesShorterThanItsCorrelationSaysSo() {
        assertFalse(BlockAverages.of(autoregressive(64, 0.999, 1)).converged());
        BlockAverages constant = BlockAverages.of(new double[] {2, 2, 2, 2, 2, 2, 2, 2, 2, 2});
        assertEquals(0, constant.standardError());
        assertEquals(1, constant.statisticalInefficiency());
        assertTrue(Double.isNaN(new BlockAverages().mean()));
    }

    @Test
    void aRestoredSeriesContinuesBitwise() throws IOException {
        double[] x = autoregressive(1000, 0.7, 2);
        BlockAverages straight = BlockAverages.of(x);
        BlockAverages first = new BlockAverages();
        for (int k = 0; k < 333; k++) {
            first.add(x[k]);
        }
        BlockAverages second = BlockAverages.of(x);
        second.restore(new DataInputStream(new ByteArrayInputStream(saved(first))));
        for (int k = 333; k < 1000; k++) {
            second.add(x[k]);
        }
        assertArrayEquals(saved(straight), saved(second));
    }

    private static byte[] saved(BlockAverages b) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        b.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void slopeOfATrendUnderCorrelatedNoiseHasAnHonestError() {
        int misses = 0;
        double[] t = new double[2000];
        for (int seed = 0; seed < 200; seed++) {
            double[] y = autoregressive(t.length, 0.9, seed);
            for (int k = 0; k < t.length; k++) {
                t[k] = 0.1 * k;
                y[k] += 0.03 * t[k];
            }
            Estimate slope = LinearTrend.fit(t, y).slope();
            misses += Math.abs(slope.value() - 0.03) > 2 * slope.error() ? 1 : 0;
        }
        assertTrue(misses >= 2 && misses <= 24, misses + " of 200 beyond two standard errors");
    }

    @Test
    void theRelaxingStartOfASeriesIsFound() {
        double[] x = autoregressive(2000, 0.5, 4);
        assertTrue(Equilibration.end(x) < 400);
        for (int k = 0; k < x.length; k++) {
            x[k] += 20 * Math.exp(-k / 100.0);
        }
        int end = Equilibration.end(x);
        assertTrue(end > 200 && end < 900, "equilibrated from " + end);
        for (int k = 0; k < x.length; k++) {
            x[k] += 0.05 * k;
        }
        assertEquals(x.length, Equilibration.end(x));
    }
}
