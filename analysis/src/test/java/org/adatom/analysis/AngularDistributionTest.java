package org.adatom.analysis;

import static org.adatom.analysis.FrameSamples.TRICLINIC;
import static org.adatom.analysis.FrameSamples.gas;
import static org.adatom.analysis.FrameSamples.restored;
import static org.adatom.analysis.FrameSamples.saved;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;

class AngularDistributionTest {
    private static AngularDistribution of(Map<String, Double> cutoffs, double width, Workers workers) {
        return AngularDistribution.of(new AdfInput(null, cutoffs, width, 1L), 1, 0, workers);
    }

    private static AngularDistributionResult of(Frame frame, double width) {
        try (Workers workers = new Workers(1)) {
            AngularDistribution adf = of(null, width, workers);
            adf.add(Double.NaN, frame.atoms(), frame.cell());
            return adf.result();
        }
    }

    /** Fraction of the angles in the bin that holds one. */
    private static double fraction(AngularDistributionResult r, AngularDistributionResult.Curve c, double angle) {
        return c.density()[Math.min(c.density().length - 1, (int) (angle / r.width()))] * r.width();
    }

    private static AngularDistributionResult.Curve curve(AngularDistributionResult r, String label) {
        return r.curves().stream().filter(c -> c.label().equals(label)).findFirst().orElseThrow();
    }

    @Test
    void twelveNeighborsOfFccSpan24AnglesOf60And12Of90And24Of120And6Of180InAnyCell() {
        Frame cube = Crystal.of(Lattice.FCC, 3.61, "Cu").build(Units.CODATA_2018);
        double h = 3.61 / 2;
        Frame primitive = new Frame(Atoms.of(List.of("Cu")),
                Cell.of(new double[] {0, h, h, h, 0, h, h, h, 0}, true, true, true));
        for (Frame frame : List.of(cube, primitive)) {
            // Bins whose edges are at none of these angles.
            AngularDistributionResult r = of(frame, 8);
            AngularDistributionResult.Curve c = r.curves().getFirst();
            assertEquals(66, c.perAtom().value(), 1e-12);
            assertEquals(24 / 66.0, fraction(r, c, 60), 1e-12);
            assertEquals(12 / 66.0, fraction(r, c, 90), 1e-12);
            assertEquals(24 / 66.0, fraction(r, c, 120), 1e-12);
            assertEquals(6 / 66.0, fraction(r, c, 180), 1e-12);
        }
    }

    @Test
    void tripletsOfRockSaltAreNamedByTheCentreAndHoldRightAngles() {
        Frame salt = Crystal.of(Lattice.ROCKSALT, 5.64, "Na", "Cl").repeated(2, 2, 2).build(Units.CODATA_2018);
        try (Workers workers = new Workers(1)) {
            AngularDistribution adf = of(Map.of("Cl-Na", 3.2), 8, workers);
            adf.add(0, salt.atoms(), salt.cell());
            AngularDistributionResult r = adf.result();
            assertEquals(List.of("total", "Cl-Na-Cl", "Na-Cl-Na"), r.curves().stream().map(c -> c.label()).toList());
            for (String label : List.of("Cl-Na-Cl", "Na-Cl-Na")) {
                assertEquals(12 / 15.0, fraction(r, curve(r, label), 90), 1e-12);
                assertEquals(3 / 15.0, fraction(r, curve(r, label), 180), 1e-12);
                assertEquals(7.5, curve(r, label).perAtom().value(), 1e-12);
            }
        }
    }

    @Test
    void bondsOfDiamondAreFoundByTheFirstMinimumAndMeetAtTheTetrahedralAngle() {
        AngularDistributionResult r =
                of(Crystal.of(Lattice.DIAMOND, 5.43, "Si").repeated(2, 2, 2).build(Units.CODATA_2018), 1);
        AngularDistributionResult.Curve c = r.curves().getFirst();
        assertEquals(6, c.perAtom().value(), 1e-12);
        assertEquals(1, fraction(r, c, Math.toDegrees(Math.acos(-1 / 3.0))), 1e-12);
        // Between the shells at sqrt(3)/4 a and a/sqrt(2), up to 1.6 times the first.
        double cutoff = r.cutoffs().get("Si-Si");
        assertTrue(cutoff > 2.8 && cutoff < 3.6, Double.toString(cutoff));
    }

    @Test
    void uncorrelatedDirectionsGiveHalfTheSineWithinErrorBarsAndTheIntegralOne() {
        try (Workers workers = new Workers(2)) {
            AngularDistribution adf = AngularDistribution.of(new AdfInput(3.0, null, 6.0, 1L), 1, 0, workers);
            for (int s = 0; s < 40; s++) {
                adf.add(s, gas(300, TRICLINIC, s, "Ar", "Kr"), TRICLINIC);
            }
            AngularDistributionResult r = adf.result();
            double chi2 = 0;
            for (AngularDistributionResult.Curve c : r.curves()) {
                assertEquals(1, Arrays.stream(c.density()).sum() * r.width(), 1e-12);
                for (int k = 0; k < c.density().length; k++) {
                    double low = Math.toRadians(k * r.width());
                    double high = Math.toRadians((k + 1) * r.width());
                    double expected = 0.5 * (Math.cos(low) - Math.cos(high)) / r.width();
                    double d = (c.density()[k] - expected) / c.error()[k];
                    chi2 += d * d;
                }
            }
            int terms = r.curves().size() * r.angle().length;
            assertEquals(7, r.curves().size());
            // Error bars from 20 blocks widen the distribution by some 10 %; curves are correlated with their sum.
            assertEquals(1.1, chi2 / terms, 0.35);
        }
    }

    @Test
    void threadsAndInterruptionsChangeNoBit() throws IOException {
        AdfInput input = new AdfInput(2.2, null, null, 1L);
        try (Workers one = new Workers(1); Workers two = new Workers(2)) {
            AngularDistribution whole = AngularDistribution.of(input, 1, 0, one);
            AngularDistribution first = AngularDistribution.of(input, 1, 0, two);
            for (int s = 0; s < 7; s++) {
                whole.add(s, gas(900, TRICLINIC, s, "Cu", "Zr"), TRICLINIC);
            }
            for (int s = 0; s < 3; s++) {
                first.add(s, gas(900, TRICLINIC, s, "Cu", "Zr"), TRICLINIC);
            }
            AngularDistribution second = restored(AngularDistribution.of(input, 1, 0, two), saved(first));
            for (int s = 3; s < 7; s++) {
                second.add(s, gas(900, TRICLINIC, s, "Cu", "Zr"), TRICLINIC);
            }
            assertArrayEquals(saved(whole), saved(second));
            StringBuilder a = new StringBuilder();
            StringBuilder b = new StringBuilder();
            whole.result().writeCsv(a);
            second.result().writeCsv(b);
            assertEquals(a.toString(), b.toString());
        }
    }

    @Test
    void binsAreThoseOfTheArcCosine() {
        AngleBins bins = new AngleBins(180);
        CounterRandom random = new CounterRandom(1, "cosine");
        for (int i = 0; i < 20_000; i++) {
            // Half of them crowd at the ends, where bins are narrow in the cosine.
            double u = random.uniform(0, i, 0);
            double cos = i % 2 == 0 ? 2 * u - 1 : Math.cos(Math.PI * u);
            assertEquals((int) Math.toDegrees(Math.acos(cos)), bins.of(cos));
        }
        assertEquals(0, bins.of(1 + 1e-15));
        assertEquals(179, bins.of(-1 - 1e-15));
    }

    @Test
    void pairsOfUnknownSpeciesAreRefused() {
        try (Workers workers = new Workers(1)) {
            AngularDistribution adf = of(Map.of("Si-O", 2.0), 1, workers);
            InputException e = assertThrows(InputException.class,
                    () -> adf.add(0, gas(9, TRICLINIC, 0, "Si"), TRICLINIC));
            assertTrue(e.getMessage().contains("there is no species O"), e.getMessage());
        }
        assertThrows(InputException.class, () -> new AdfInput(null, Map.of("Si", 2.0), null, null));
    }
}
