package org.adatom.integrators.path;

import static org.adatom.integrators.path.MuellerBrown.A;
import static org.adatom.integrators.path.MuellerBrown.B;
import static org.adatom.integrators.path.MuellerBrown.C;
import static org.adatom.integrators.path.MuellerBrown.SADDLE_AC;
import static org.adatom.integrators.path.MuellerBrown.SADDLE_CB;
import static org.adatom.integrators.path.MuellerBrown.SCALE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.path.BandSettings.Tangent;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Paths on surfaces of two coordinates whose saddles are known. */
class NudgedElasticBandTest {
    private static Band band(Workers workers, double[] from, double[] to, int images, BandSettings settings) {
        return new Band(new MuellerBrown(workers), StartPath.linear(from, to, images), settings);
    }

    private static BandSettings settings(Tangent tangent, double stiffest) {
        return new BandSettings(tangent, 1, stiffest, 1e-6, 0.5, 0.1);
    }

    @ParameterizedTest
    @EnumSource
    void theClimbingImageEndsAtTheSaddle(Method method) {
        try (Workers workers = new Workers(1)) {
            Band band = band(workers, A, C, 9, settings(Tangent.IMPROVED, 1));
            assertTrue(new NudgedElasticBand(band, method).run(3000, _ -> {}));
            assertArrayEquals(SADDLE_AC, band.image(band.climber()), 1e-6);
            assertEquals(SCALE * (-40.664843 + 146.699517), band.energy(), SCALE * 1e-5);
            Band second = band(workers, C, B, 7, settings(Tangent.IMPROVED, 1));
            assertTrue(new NudgedElasticBand(second, method).run(3000, _ -> {}));
            assertArrayEquals(SADDLE_CB, second.image(second.climber()), 1e-6);
            assertEquals(SCALE * (-72.248940 + 80.767818), second.energy(), SCALE * 1e-5);
        }
    }

    /** The saddle is one of the surface, so that tangents and springs have no say in it. */
    @Test
    void tangentsAndSpringsDoNotMoveTheSaddle() {
        try (Workers workers = new Workers(1)) {
            for (Tangent tangent : Tangent.values()) {
                for (double stiffest : new double[] {1, 4}) {
                    Band band = band(workers, A, C, 9, settings(tangent, stiffest));
                    assertTrue(new NudgedElasticBand(band, Method.FIRE).run(5000, _ -> {}), tangent + " " + stiffest);
                    assertEquals(SCALE * (-40.664843 + 146.699517), band.energy(), SCALE * 1e-5);
                }
            }
        }
    }

    @Test
    void stifferSpringsAtTheSaddleBringImagesThere() {
        try (Workers workers = new Workers(1)) {
            double[] gap = new double[2];
            for (int k = 0; k < 2; k++) {
                Band band = band(workers, A, C, 11, settings(Tangent.IMPROVED, k == 0 ? 1 : 5));
                assertTrue(new NudgedElasticBand(band, Method.FIRE).run(5000, _ -> {}));
                int top = band.climber();
                for (int i = top - 1; i <= top + 1; i += 2) {
                    gap[k] += Math.hypot(band.image(i)[0] - band.image(top)[0], band.image(i)[1] - band.image(top)[1]);
                }
            }
            assertTrue(gap[1] < 0.8 * gap[0], gap[0] + " " + gap[1]);
        }
    }

    /** Away from the climbing image, springs alone act along the path: they are all stretched alike. */
    @Test
    void imagesAreEvenlySpacedOnEitherSideOfTheSaddle() {
        try (Workers workers = new Workers(1)) {
            Band band = band(workers, A, C, 11, settings(Tangent.IMPROVED, 1));
            assertTrue(new NudgedElasticBand(band, Method.LBFGS).run(5000, _ -> {}));
            double[] length = new double[10];
            for (int i = 0; i < 10; i++) {
                length[i] =
                        Math.hypot(band.image(i + 1)[0] - band.image(i)[0], band.image(i + 1)[1] - band.image(i)[1]);
            }
            for (int i = 1; i < 10; i++) {
                if (i != band.climber()) {
                    assertEquals(length[i - 1], length[i], 1e-5);
                }
            }
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        double[][] energies = new double[2][];
        for (int threads = 1; threads <= 2; threads++) {
            try (Workers workers = new Workers(threads)) {
                Band band = band(workers, A, B, 12, settings(Tangent.IMPROVED, 1));
                new NudgedElasticBand(band, Method.LBFGS).run(50, _ -> {});
                energies[threads - 1] = new double[12];
                for (int i = 0; i < 12; i++) {
                    energies[threads - 1][i] = band.energy(i);
                }
            }
        }
        assertArrayEquals(energies[0], energies[1], 0);
    }

    @Test
    void aBandThatComesNoFurtherIsNoticed() {
        try (Workers workers = new Workers(1)) {
            Band band = band(workers, A, C, 9, new BandSettings(Tangent.IMPROVED, 1, 1, 1e-300, 0.5, 0.1));
            NudgedElasticBand neb = new NudgedElasticBand(band, Method.FIRE);
            assertFalse(neb.run(100_000, _ -> {}));
            assertTrue(neb.stagnant());
        }
    }
}
