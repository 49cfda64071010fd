package org.adatom.analysis;

import static org.adatom.analysis.FrameSamples.TRICLINIC;
import static org.adatom.analysis.FrameSamples.gas;
import static org.adatom.analysis.FrameSamples.restored;
import static org.adatom.analysis.FrameSamples.saved;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
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

class StructureFactorTest {
    private static StructureFactor of(double kmax, double width, Integer vectors, Workers workers) {
        return StructureFactor.of(new StructureFactorInput(kmax, width, vectors, 1L), 1, 0, workers);
    }

    @Test
    void braggPeaksOfACrystalAreAsHighAsItHasAtomsAndNothingIsBetweenThem() {
        double a = 4;
        int m = 3;
        Frame fcc = Crystal.of(Lattice.FCC, a, "Al").repeated(m, m, m).build(Units.CODATA_2018);
        int atoms = fcc.atoms().count();
        double unit = 2 * Math.PI / (m * a);
        // Shells narrower than the distance of two lengths sqrt(n^2) apart: each holds vectors of one length.
        double width = 0.004;
        try (Workers workers = new Workers(1)) {
            StructureFactor s = of(5.22, width, 1000, workers);
            s.add(0, fcc.atoms(), fcc.cell());
            StructureFactorResult r = s.result();
            int peaks = 0;
            for (int i = 0; i < r.k().length; i++) {
                int square = (int) Math.rint(r.k()[i] * r.k()[i] / (unit * unit));
                int all = 0;
                int lattice = 0;
                for (int h = -10; h <= 10; h++) {
                    for (int k = -10; k <= 10; k++) {
                        for (int l = -10; l <= 10; l++) {
                            if (h * h + k * k + l * l == square) {
                                all++;
                                // Reciprocal lattice of fcc: all even or all odd multiples of 2 pi/a.
                                boolean whole = h % m == 0 && k % m == 0 && l % m == 0;
                                lattice += whole && (h / m + k / m) % 2 == 0 && (k / m + l / m) % 2 == 0 ? 1 : 0;
                            }
                        }
                    }
                }
                peaks += lattice > 0 ? 1 : 0;
                assertEquals((double) atoms * lattice / all, r.curves().getFirst().s()[i], 1e-9, "n^2 = " + square);
            }
            assertTrue(peaks >= 4, peaks + " peaks");
            assertFalse(r.thinned());
        }
    }

    @Test
    void orderedAlloyHasSuperlatticePeaksInTheUnlikePartialWithOppositeSign() {
        Frame b2 = Crystal.of(Lattice.CESIUM_CHLORIDE, 3, "Ni", "Al").build(Units.CODATA_2018);
        try (Workers workers = new Workers(1)) {
            // k = 2 pi/a is the only length up to 2.5.
            StructureFactor s = of(2.5, 2.5, 1000, workers);
            s.add(0, b2.atoms(), b2.cell());
            StructureFactorResult r = s.result();
            assertEquals(List.of("total", "Ni-Ni", "Ni-Al", "Al-Al"), r.curves().stream().map(c -> c.label()).toList());
            assertEquals(2 * Math.PI / 3, r.k()[0], 1e-12);
            assertEquals(0, r.curves().get(0).s()[0], 1e-12);
            assertEquals(1, r.curves().get(1).s()[0], 1e-12);
            assertEquals(-1, r.curves().get(2).s()[0], 1e-12);
            assertEquals(1, r.curves().get(3).s()[0], 1e-12);
        }
    }

    @Test
    void idealGasMixtureInATriclinicCellHasOneForLikeAndZeroForUnlikeWithinErrorBars() {
        try (Workers workers = new Workers(2)) {
            StructureFactor s = of(4, 0.25, 40, workers);
            for (int n = 0; n < 32; n++) {
                s.add(n, gas(240, TRICLINIC, n, "Ar", "Kr"), TRICLINIC);
            }
            StructureFactorResult r = s.result();
            assertTrue(r.thinned());
            double chi2 = 0;
            int terms = 0;
            for (StructureFactorResult.Curve c : r.curves()) {
                double expected = c.label().equals("Ar-Kr") ? 0 : 1;
                for (int i = 0; i < r.k().length; i++) {
                    double d = (c.s()[i] - expected) / c.error()[i];
                    assertTrue(Math.abs(d) < 5, c.label() + " at " + r.k()[i] + ": " + d);
                    chi2 += d * d;
                    terms++;
                }
            }
            assertEquals(1.07, chi2 / terms, 0.5);
            // S = sum of sqrt(x_a x_b) S_ab.
            for (int i = 0; i < r.k().length; i++) {
                double sum = 0.5 * r.curves().get(1).s()[i] + r.curves().get(2).s()[i]
                        + 0.5 * r.curves().get(3).s()[i];
                assertEquals(sum, r.curves().getFirst().s()[i], 1e-10);
            }
        }
    }

    /** P. Debye, Ann. Phys. 351, 809 (1915): g(r) is a delta function at d, and its Fourier transform sin(kd)/(kd). */
    @Test
    void gasOfDumbbellsHasTheFourierTransformOfItsRadialDistribution() {
        double d = 2.1;
        Cell cell = TRICLINIC;
        CounterRandom random = new CounterRandom(5, "dumbbells");
        try (Workers workers = new Workers(1)) {
            StructureFactor s = of(6, 0.5, 40, workers);
            for (int n = 0; n < 24; n++) {
                Atoms half = gas(100, cell, n, "N");
                Atoms atoms = new Atoms(List.of("N"), new int[200]);
                for (int i = 0; i < 100; i++) {
                    double cos = 2 * random.uniform(n, i, 0) - 1;
                    double phi = 2 * Math.PI * random.uniform(n, i, 1);
                    double sin = Math.sqrt(1 - cos * cos);
                    atoms.setPosition(2 * i, half.x()[i], half.y()[i], half.z()[i]);
                    atoms.setPosition(2 * i + 1, half.x()[i] + d * sin * Math.cos(phi),
                            half.y()[i] + d * sin * Math.sin(phi), half.z()[i] + d * cos);
                }
                s.add(n, atoms, cell);
            }
            StructureFactorResult r = s.result();
            assertTrue(r.k().length >= 11);
            for (int i = 0; i < r.k().length; i++) {
                double x = r.k()[i] * d;
                // The mean of the transform over a shell of this width differs from its middle by up to 0.02.
                assertEquals(1 + Math.sin(x) / x, r.curves().getFirst().s()[i],
                        0.02 + 4 * r.curves().getFirst().error()[i]);
            }
        }
    }

    @Test
    void threadsAndInterruptionsChangeNoBitAlsoInACellThatChanges() throws IOException {
        try (Workers one = new Workers(1); Workers two = new Workers(2)) {
            StructureFactor whole = of(3, 0.2, 30, one);
            StructureFactor first = of(3, 0.2, 30, two);
            for (int s = 0; s < 5; s++) {
                whole.add(s, gas(150, TRICLINIC, s, "Cu", "Zr"), strained(s));
            }
            for (int s = 0; s < 2; s++) {
                first.add(s, gas(150, TRICLINIC, s, "Cu", "Zr"), strained(s));
            }
            StructureFactor second = restored(of(3, 0.2, 30, two), saved(first));
            for (int s = 2; s < 5; s++) {
                second.add(s, gas(150, TRICLINIC, s, "Cu", "Zr"), strained(s));
            }
            assertArrayEquals(saved(whole), saved(second));
        }
    }

    private static Cell strained(int s) {
        return TRICLINIC.strained(new double[] {0.01 * s, 0, 0, 0, 0, 0, 0, 0, -0.01 * s});
    }

    @Test
    void openCellsAndTooShortWaveNumbersAreRefused() {
        try (Workers workers = new Workers(1)) {
            Cell slab = TRICLINIC.withPeriodicity(true, true, false);
            assertThrows(InputException.class, () -> of(3, 0.1, 9, workers).add(0, gas(9, slab, 0, "Ar"), slab));
            assertThrows(InputException.class,
                    () -> of(0.2, 0.1, 9, workers).add(0, gas(9, TRICLINIC, 0, "Ar"), TRICLINIC));
        }
    }
}
