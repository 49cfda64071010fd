package org.adatom.integrators.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.path.BandSettings.Ends;
import org.adatom.integrators.path.BandSettings.Kind;
import org.adatom.integrators.path.BandSettings.Tangent;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/** Bands whose ends slide on their contours. */
class FreeEndsTest {
    private static BandSettings settings() {
        return new BandSettings(Kind.NEB, Ends.FREE, Tangent.IMPROVED, 1, 1, 1e-6, 0.3, 0.05);
    }

    /** From slopes on either side of the saddle: the saddle is found, the energies stay, and the path leaves the contours at right angles. */
    @ParameterizedTest
    @EnumSource
    void endsKeepTheirEnergyAndThePathLeavesThemAlongTheGradient(Method method) {
        try (Workers workers = new Workers(1)) {
            MuellerBrown surface = new MuellerBrown(workers);
            double[] from = {-0.8, 1.0};
            double[] to = {-0.5, 0.45};
            Band band = new Band(surface, StartPath.linear(from, to, 7), settings());
            double[] unused = new double[2];
            double[] energies = {surface.evaluate(0, from, unused), surface.evaluate(0, to, unused)};
            assertTrue(new NudgedElasticBand(band, method).run(5000, _ -> {}), () -> "" + band.largestForce());
            assertArrayEquals(MuellerBrown.SADDLE_AC, band.image(band.climber()), 1e-6);
            for (int end = 0; end < 2; end++) {
                int i = end == 0 ? 0 : 6;
                assertEquals(energies[end], band.energy(i), 1e-5);
                double[] g = band.slope(i);
                double[] t = band.tangent(i);
                assertEquals(1, Math.abs(g[0] * t[0] + g[1] * t[1]) / Math.hypot(g[0], g[1]), 1e-8);
            }
        }
    }

    @Test
    void anEndAtAMinimumIsRefused() {
        try (Workers workers = new Workers(1)) {
            String message = assertThrows(InputException.class, () -> new Band(new MuellerBrown(workers),
                    StartPath.linear(MuellerBrown.A, MuellerBrown.C, 7), settings())).getMessage();
            assertTrue(message.contains("no contour"), message);
        }
    }
}
