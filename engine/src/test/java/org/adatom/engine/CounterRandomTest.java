package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.adatom.engine.simd.ArrayPhilox;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
    private static final int DRAWS = 200_000;

    /** Known answers of philox4x32-10 in the Random123 distribution (file kat_vectors). */
    @Test
    void philoxGivesTheKnownAnswers() {
        assertPhilox(new int[4], 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertPhilox(new int[] {-1, -1, -1, -1}, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertPhilox(
                new int[] {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                0xa4093822,
                0x299f31d0,
                0xd16cfe09,
                0x94fdcceb,
                0x5001e420,
                0x24126ea1);
    }

    private static void assertPhilox(int[] counter, int key0, int key1, int... expected) {
        long low = ArrayPhilox.bits(key0, key1, counter[0], counter[1], counter[2], counter[3], false);
        long high = ArrayPhilox.bits(key0, key1, counter[0], counter[1], counter[2], counter[3], true);
        assertArrayEquals(expected, new int[] {(int) low, (int) (low >>> 32), (int) high, (int) (high >>> 32)});
    }

    @Test
    void uniformNumbersFillTheUnitIntervalEvenly() {
        CounterRandom random = new CounterRandom(7, "test");
        int[] bins = new int[20];
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            double u = random.uniform(i / 1000, i % 1000, i % 3);
            assertTrue(u >= 0 && u < 1);
            bins[(int) (20 * u)]++;
            sum += u;
        }
        assertEquals(0.5, sum / DRAWS, 4 / Math.sqrt(12.0 * DRAWS));
        double expected = DRAWS / 20.0;
        double chi2 = 0;
        for (int b : bins) {
            chi2 += (b - expected) * (b - expected) / expected;
        }
        assertTrue(chi2 < 43.8, "chi squared with 19 degrees of freedom, 0.1 % level: " + chi2);
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
        CounterRandom random = new CounterRandom(-3, "test");
        double[] moments = new double[5];
        for (int i = 0; i < DRAWS; i++) {
            double g = random.normal(1L << 40, i / 3, i % 3);
            for (int k = 1; k < 5; k++) {
                moments[k] += Math.pow(g, k) / DRAWS;
            }
        }
        assertEquals(0, moments[1], 4 / Math.sqrt(DRAWS));
        assertEquals(1, moments[2], 4 * Math.sqrt(2.0 / DRAWS));
        assertEquals(0, moments[3], 4 * Math.sqrt(15.0 / DRAWS));
        assertEquals(3, moments[4], 4 * Math.sqrt(96.0 / DRAWS));
    }

    @Test
    void componentsAtomsAndStepsAreUncorrelated() {
        CounterRandom random = new CounterRandom(1, "test");
        double xy = 0;
        double nextAtom = 0;
        double nextStep = 0;
        for (int i = 0; i < DRAWS; i++) {
            double g = random.normal(5, i, 0);
            xy += g * random.normal(5, i, 1);
            nextAtom += g * random.normal(5, i + 1, 0);
            nextStep += g * random.normal(6, i, 0);
        }
        double bound = 4 * Math.sqrt(DRAWS);
        assertEquals(0, xy, bound);
        assertEquals(0, nextAtom, bound);
        assertEquals(0, nextStep, bound);
    }

    @Test
    void everyArgumentMatters() {
        Set<Long> seen = new HashSet<>();
        for (long seed : new long[] {0, 1, 1L << 32, -1}) {
            for (String purpose : new String[] {"velocities", "displace"}) {
                CounterRandom random = new CounterRandom(seed, purpose);
                for (long step : new long[] {0, 1, 1L << 32}) {
                    for (int index = 0; index < 4; index++) {
                        for (int component = 0; component < 4; component++) {
                            assertTrue(seen.add(random.bits(step, index, component)));
                        }
                    }
                }
            }
        }
    }

    @Test
    void sameArgumentsGiveTheSameNumberWhateverWasDrawnBefore() {
        double first = new CounterRandom(42, "velocities").normal(10, 3, 2);
        CounterRandom random = new CounterRandom(42, "velocities");
        random.normal(9, 1, 1);
        assertEquals(first, random.normal(10, 3, 2));
        assertNotEquals(first, random.normal(10, 3, 1));
    }

    /** Vectors, their tails and single draws give the same bits, cold and compiled. */
    @Test
    void arraysHoldTheNumbersThatAreDrawnOneByOne() {
        CounterRandom random = new CounterRandom(99, "arrays");
        RandomArray array = new RandomArray(333);
        long step = 0x123456789AL;
        for (int repeat = 0; repeat < 300; repeat++) {
            for (int n : new int[] {0, 1, 2, 17, 333}) {
                for (int begin : new int[] {0, 4096, Integer.MAX_VALUE - 999}) {
                    double[] uniform = array.uniform(random, step, 2, begin, n).clone();
                    double[] normal = array.normal(random, step, 2, begin, n);
                    for (int k = 0; k < n; k++) {
                        int atom = begin + k;
                        assertEquals(random.uniform(step, atom >> 1, 4 + (atom & 1)), uniform[k], 0.0);
                        assertEquals(random.normal(step, atom >> 1, 4 + (atom & 1)), normal[k], 0.0);
                    }
                }
            }
        }
        assertThrows(IllegalArgumentException.class, () -> array.normal(random, 0, 0, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> array.normal(random, 0, 0, 0, 334));
    }
}
