package org.adatom.forcefields.descriptor;

import static org.adatom.forcefields.descriptor.DescriptorProbe.NEIGHBORS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.CutoffFunction.Kind;
import org.junit.jupiter.api.Test;

class EmbeddedDensityTest {
    private static final double RC = 4.5;
    private static final double[] WEIGHTS = {14, 8};
    private static final List<EmbeddedDensity.Gaussian> GAUSSIANS =
            List.of(new EmbeddedDensity.Gaussian(0.4, 0), new EmbeddedDensity.Gaussian(1.1, 2.2));
    private static final EmbeddedDensity DENSITY =
            new EmbeddedDensity(new CutoffFunction(Kind.COSINE, RC), GAUSSIANS, 3);

    /** Eqs. 2.63 and 2.64 as printed, a sum over powers of x, y and z. */
    @Test
    void valuesAreTheSumsOverPowersOfTheComponents() {
        double[][] values = DescriptorProbe.values(DENSITY.descriptor(WEIGHTS), NEIGHBORS);
        assertEquals(8, values.length);
        for (int a = 0; a < 3; a++) {
            for (int g = 0; g < 2; g++) {
                for (int power = 0; power <= 3; power++) {
                    double expected = density(a, GAUSSIANS.get(g), power);
                    assertEquals(expected, values[4 * g + power][a], 1e-12 * (1 + expected), "L = " + power);
                }
            }
        }
    }

    private static double density(int atom, EmbeddedDensity.Gaussian gaussian, int power) {
        double[] factorial = {1, 1, 2, 6};
        double total = 0;
        for (int i = 0; i <= power; i++) {
            for (int j = 0; i + j <= power; j++) {
                int k = power - i - j;
                double sum = 0;
                for (int n = DescriptorProbe.FIRST[atom]; n < DescriptorProbe.FIRST[atom + 1]; n++) {
                    double[] v = NEIGHBORS[n];
                    double r = DescriptorProbe.length(v);
                    sum += WEIGHTS[(int) v[3]] * Math.pow(v[0], i) * Math.pow(v[1], j) * Math.pow(v[2], k)
                            / Math.pow(RC, power) * Math.exp(-gaussian.eta() * Math.pow(r - gaussian.shift(), 2))
                            * (Math.cos(Math.PI * r / RC) + 1) / 2;
                }
                total += factorial[power] / (factorial[i] * factorial[j] * factorial[k]) * sum * sum;
            }
        }
        return total;
    }

    @Test
    void rotationsAndInversionChangeNothing() {
        DescriptorProbe.assertInvariant(DENSITY.descriptor(WEIGHTS), 1e-13);
    }

    @Test
    void pullBackIsTheGradientOfEachValue() {
        DescriptorProbe.assertPullBackIsTheGradient(DENSITY.descriptor(WEIGHTS), 1e-8);
    }

    @Test
    void badNumbersAreNamed() {
        CutoffFunction cutoff = new CutoffFunction(Kind.COSINE, RC);
        assertThrows(InputException.class, () -> new EmbeddedDensity(cutoff, List.of(), 2));
        assertThrows(InputException.class, () -> new EmbeddedDensity(cutoff, GAUSSIANS, 4));
        assertThrows(InputException.class,
                () -> new EmbeddedDensity(cutoff, List.of(new EmbeddedDensity.Gaussian(-1, 0)), 1));
    }
}
