package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.adatom.engine.CounterRandom;
import org.junit.jupiter.api.Test;

class BlockMeansTest {
    private static Estimate variance(BlockMeans means) {
        return means.of(m -> m[1] - m[0] * m[0]);
    }

    @Test
    void theErrorOfAVarianceCoversItAsOftenAsItShouldAndHasNoBias() {
        int misses = 0;
        double sum = 0;
        int runs = 400;
        for (int seed = 0; seed < runs; seed++) {
            CounterRandom random = new CounterRandom(seed, "noise");
            BlockMeans means = new BlockMeans(2);
            double x = random.normal(0, 0, 0);
            for (int k = 0; k < 640; k++) {
                means.add(3 + x, (3 + x) * (3 + x));
                x = 0.6 * x + 0.8 * random.normal(k + 1, 0, 0);
            }
            Estimate e = variance(means);
            sum += e.value() / runs;
            misses += Math.abs(e.value() - 1) > 2 * e.error() ? 1 : 0;
        }
        // Without the jackknife the mean would be 1 - 4/640, six of its standard errors (0.1/sqrt(400)/5) too low.
        assertEquals(1, sum, 0.012);
        assertTrue(misses >= 8 && misses <= 40, misses + " of 400 beyond two standard errors");
    }

    @Test
    void memoryIsBoundedAndNoSampleIsLost() {
        BlockMeans means = new BlockMeans(1);
        for (int k = 0; k < 1000; k++) {
            means.add(k);
            assertEquals(k + 1, means.count());
            assertTrue(means.complete().size() <= 32);
        }
        assertEquals(32, means.samplesPerBlock());
        assertEquals(31, means.complete().size());
        assertEquals(15.5, means.complete().get(0)[0]);
        assertEquals(0.5 * (31 * 32 - 1), means.of(m -> m[0]).value(), 1e-9);
    }

    @Test
    void theErrorOfAMeanIsThatOfTheBlocks() {
        BlockMeans means = new BlockMeans(1);
        for (double v : new double[] {1, 2, 4, 9}) {
            means.add(v);
        }
        // Mean 4, squares of deviations 9 + 4 + 0 + 25.
        Estimate e = means.of(m -> m[0]);
        assertEquals(4, e.value(), 1e-12);
        assertEquals(Math.sqrt(38.0 / 3 / 4), e.error(), 1e-12);
        assertTrue(Double.isNaN(new BlockMeans(1).of(m -> m[0]).value()));
    }

    @Test
    void restoresBitwise() throws IOException {
        BlockMeans a = new BlockMeans(2);
        BlockMeans b = new BlockMeans(2);
        for (int k = 0; k < 77; k++) {
            a.add(Math.sin(k), Math.cos(3.0 * k));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        a.save(new DataOutputStream(bytes));
        b.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int k = 77; k < 200; k++) {
            a.add(Math.sin(k), Math.cos(3.0 * k));
            b.add(Math.sin(k), Math.cos(3.0 * k));
        }
        assertEquals(a.count(), b.count());
        for (int k = 0; k < a.complete().size(); k++) {
            assertArrayEquals(a.complete().get(k), b.complete().get(k));
        }
    }
}
