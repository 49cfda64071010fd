package org.adatom.integrators.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.path.BandSettings.Ends;
import org.adatom.integrators.path.BandSettings.Kind;
import org.adatom.integrators.path.BandSettings.Tangent;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The string method on the surface of Mueller and Brown. */
class StringMethodTest {
    private static Band string(Workers workers, int images, double climbBelow) {
        return new Band(new MuellerBrown(workers), StartPath.linear(MuellerBrown.A, MuellerBrown.B, images),
                new BandSettings(Kind.STRING, Ends.FIXED, Tangent.IMPROVED, 1, 1, 1e-6, climbBelow, 0.05));
    }

    /** One band over both saddles: the higher is that between A and C. */
    @ParameterizedTest
    @EnumSource
    void theClimbingImageEndsAtTheSaddle(Method method) {
        try (Workers workers = new Workers(1)) {
            Band band = string(workers, 15, 0.5);
            assertTrue(new NudgedElasticBand(band, method).run(5000, _ -> {}), () -> "" + band.largestForce());
            assertArrayEquals(MuellerBrown.SADDLE_AC, band.image(band.climber()), 1e-6);
        }
    }

    @Test
    void imagesAreEquallySpacedOnEitherSideOfTheClimber() {
        try (Workers workers = new Workers(1)) {
            Band band = string(workers, 15, 0.5);
            assertTrue(new NudgedElasticBand(band, Method.LBFGS).run(5000, _ -> {}));
            for (int i = 1; i < 14; i++) {
                if (i != band.climber()) {
                    assertEquals(Spacing.distance(band.image(i - 1), band.image(i)),
                            Spacing.distance(band.image(i), band.image(i + 1)), 1e-5);
                }
            }
        }
    }

    /** Both methods find the path: every image of a string without climber lies on the fine band. */
    @Test
    void liesOnThePathOfANudgedBand() {
        try (Workers workers = new Workers(1)) {
            Band string = string(workers, 25, 0);
            assertTrue(new NudgedElasticBand(string, Method.LBFGS).run(5000, _ -> {}));
            Band band = new Band(new MuellerBrown(workers), StartPath.linear(MuellerBrown.A, MuellerBrown.B, 101),
                    new BandSettings(Tangent.IMPROVED, 1, 1, 1e-3, 0, 0.05));
            assertTrue(new NudgedElasticBand(band, Method.FIRE).run(20_000, _ -> {}));
            for (int i = 1; i < 24; i++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int j = 0; j < 101; j++) {
                    nearest = Math.min(nearest, Spacing.distance(string.image(i), band.image(j)));
                }
                assertTrue(nearest < 0.02, i + ": " + nearest);
            }
        }
    }

    @Test
    void whatIsTheSameInAllImagesKeepsItsBits() {
        double[][] x = {{0, 0.1, 7.3}, {0.4, 0.3, 7.3}, {0.5, 0.9, 7.3}, {2, 1.7, 7.3}};
        new EqualArcs().arrange(x, -1);
        for (double[] image : x) {
            assertEquals(7.3, image[2], 0);
        }
        assertArrayEquals(new double[] {2, 1.7, 7.3}, x[3], 0);
    }

    @Test
    void endsThatSlideAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new BandSettings(Kind.STRING, Ends.FREE, Tangent.IMPROVED, 1, 1, 1e-6, 0, 0.05));
    }
}
