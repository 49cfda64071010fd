package org.adatom.forcefields.descriptor;

import static org.adatom.forcefields.descriptor.DescriptorProbe.NEIGHBORS;
import static org.adatom.forcefields.descriptor.DescriptorProbe.sites;
import static org.adatom.forcefields.descriptor.DescriptorProbe.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.forcefield.Sites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BispectrumTest {
    private static final List<BispectrumElement> ELEMENTS = List.of(
            new BispectrumElement(0.5, 1), new BispectrumElement(0.45, 0.7));

    private static Bispectrum bispectrum(int twoJ, boolean normalised, boolean explicit, boolean selfInAll) {
        return new Bispectrum(
                new BispectrumSettings(twoJ, 4.6, 0.99363, 0, true, true, normalised, explicit, selfInAll), ELEMENTS,
                new int[] {0, 1});
    }

    /** Yanxon's thesis, eq. 4.3: 14, 30, 55, 91 components for j up to 2, 3, 4, 5. */
    @ParameterizedTest
    @CsvSource({"4, 14", "6, 30", "8, 55", "10, 91"})
    void countsAreThePublishedOnes(int twoJ, int count) {
        assertEquals(count, Bispectrum.components(twoJ));
        assertEquals(count, bispectrum(twoJ, false, false, false).size());
    }

    /** The explicit one of two elements has the 8 x 30 components of the published InP potential. */
    @Test
    void explicitElementsMultiplyTheCount() {
        assertEquals(240, bispectrum(6, true, true, true).size());
    }

    @Test
    void anAtomAloneHasZeros() {
        for (boolean explicit : new boolean[] {false, true}) {
            for (boolean all : new boolean[] {false, true}) {
                double[][] values = values(bispectrum(6, false, explicit, all), NEIGHBORS);
                for (double[] row : values) {
                    assertEquals(0, row[1], 1e-12);
                }
            }
        }
    }

    /** Without zeroing, an atom alone has the unit matrix as u: its bispectrum is the sum of c^2, 2j + 1. */
    @Test
    void anAtomAloneHasTheDimensionsWithoutZeroing() {
        Bispectrum b = new Bispectrum(
                new BispectrumSettings(6, 4.6, 0.99363, 0, true, false, false, false, false), ELEMENTS,
                new int[] {0, 1});
        double[][] values = values(b, NEIGHBORS);
        for (int f = 0; f < b.size(); f++) {
            assertEquals(b.spins(f)[2] + 1, values[f][1], 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rotationsAndInversionChangeNothing(boolean explicit) {
        DescriptorProbe.assertInvariant(bispectrum(7, false, explicit, true), 1e-12);
    }

    @Test
    void normalisingDividesByTheDimension() {
        Bispectrum b = bispectrum(6, false, false, false);
        double[][] plain = values(b, NEIGHBORS);
        double[][] normalised = values(bispectrum(6, true, false, false), NEIGHBORS);
        for (int f = 0; f < b.size(); f++) {
            assertEquals(plain[f][0] / (b.spins(f)[2] + 1), normalised[f][0], 1e-12);
        }
    }

    /** Where all elements are alike, the explicit components add up to those of one density. */
    @Test
    void explicitComponentsOfOneElementAreTheOthers() {
        List<BispectrumElement> one = List.of(new BispectrumElement(0.5, 1));
        BispectrumSettings explicit = new BispectrumSettings(6, 4.6, 0.99363, 0, true, true, false, true, false);
        double[][] a = values(new Bispectrum(explicit, one, new int[] {0, 0}), NEIGHBORS);
        double[][] b = values(
                new Bispectrum(BispectrumSettings.of(6, 4.6), one, new int[] {0, 0}), NEIGHBORS);
        assertArrayEquals(b[7], a[7]);
        assertArrayEquals(b[29], a[29]);
    }

    /** One component at a time, so that none can hide behind another. */
    @ParameterizedTest
    @CsvSource({"5, false, false, false", "4, true, false, false", "2, false, true, false", "3, true, true, true"})
    void pullBackIsTheGradientOfEachComponent(int twoJ, boolean normalised, boolean explicit, boolean selfInAll) {
        Bispectrum b = bispectrum(twoJ, normalised, explicit, selfInAll);
        double h = 1e-5;
        double[][][] above = new double[3][][];
        double[][][] below = new double[3][][];
        int moved = 2;
        for (int d = 0; d < 3; d++) {
            above[d] = values(b, shifted(moved, d, h));
            below[d] = values(b, shifted(moved, d, -h));
        }
        BispectrumEvaluator evaluator = b.newEvaluator();
        for (int f = 0; f < b.size(); f++) {
            Sites sites = sites(NEIGHBORS);
            double[][] values = new double[b.size()][3];
            evaluator.values(sites, values);
            double[][] slopes = new double[b.size()][3];
            slopes[f][0] = 1;
            evaluator.pullBack(sites, slopes);
            double[] gradient = {sites.gx[moved], sites.gy[moved], sites.gz[moved]};
            for (int d = 0; d < 3; d++) {
                double difference = (above[d][f][0] - below[d][f][0]) / (2 * h);
                assertEquals(difference, gradient[d], 1e-7 * (1 + Math.abs(difference)), "component " + f);
            }
            assertEquals(0, sites.gx[6], "slopes of another atom are zero");
        }
    }

    private static double[][] shifted(int k, int d, double h) {
        double[][] copy = Arrays.stream(NEIGHBORS).map(double[]::clone).toArray(double[][]::new);
        copy[k][d] += h;
        return copy;
    }

    @Test
    void energyWithoutValuesIsTheSumOfValues() {
        Bispectrum b = bispectrum(6, false, true, false);
        double[][] slopes = new double[b.size()][3];
        for (int f = 0; f < b.size(); f++) {
            for (int a = 0; a < 3; a++) {
                slopes[f][a] = Math.sin(f + 2.0 * a);
            }
        }
        double[][] values = values(b, NEIGHBORS);
        Sites sites = sites(NEIGHBORS);
        b.newEvaluator().addLinear(sites, slopes, new double[0][]);
        for (int a = 0; a < 3; a++) {
            double sum = 0;
            for (int f = 0; f < b.size(); f++) {
                sum += slopes[f][a] * values[f][a];
            }
            assertEquals(sum, sites.energy[a], 1e-10 * (1 + Math.abs(sum)));
        }
    }
}
