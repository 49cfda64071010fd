package org.adatom.forcefields.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PairPotentialsTest {
    private static final Morse COPPER = new Morse("Cu", 0.3429, 1.3588, 2.866);

    /**
     * a0 = 3.60652 A, Ec = 3.54270 eV of the built-in copper, unshifted, cut at 12 A; C11 = 173.7, C12 = C44 = 122.6 GPa.
     */
    @Test
    void morseCopperHasTheKnownLatticeConstantCohesiveEnergyAndElasticConstants() {
        PairPotential morse = builtin("Cu");
        assertEquals(List.of("L. A. Girifalco, V. G. Weizer, Phys. Rev. 114, 687 (1959)"), morse.references());
        double low = 3.60;
        double high = 3.61;
        for (int k = 0; k < 40; k++) {
            double a = (low + high) / 2;
            boolean compressed = copper(morse, a, new double[9]).virial()[0] > 0;
            low = compressed ? a : low;
            high = compressed ? high : a;
        }
        assertEquals(3.60652, low, 1e-5);
        assertEquals(-3.54270, copper(morse, low, new double[9]).energy(), 1e-5);
        double h = 1e-5;
        double[] axial = {h, 0, 0, 0, 0, 0, 0, 0, 0};
        double[] shear = {0, h / 2, 0, h / 2, 0, 0, 0, 0, 0};
        assertEquals(173.7, stiffness(morse, low, axial, 0, h), 0.1);
        assertEquals(122.6, stiffness(morse, low, axial, 4, h), 0.1);
        assertEquals(122.6, stiffness(morse, low, shear, 1, h), 0.1);
    }

    private static double stiffness(PairPotential f, double a, double[] strain, int component, double h) {
        double[] back = new double[9];
        for (int k = 0; k < 9; k++) {
            back[k] = -strain[k];
        }
        double slope = (copper(f, a, back).virial()[component] - copper(f, a, strain).virial()[component]) / (2 * h);
        return slope / (a * a * a / 4) / Units.CODATA_2018.gigapascal();
    }

    private static Evaluation copper(PairPotential f, double a, double[] strain) {
        double h = a / 2;
        Cell cell = Cell.of(new double[] {0, h, h, h, 0, h, h, h, 0}, true, true, true);
        return BruteForce.evaluate(f, new Atoms(List.of("Cu"), new int[1]), cell.strained(strain));
    }

    @Test
    void tailsAreTheIntegralsBeyondTheCutoff() {
        BornMayer bornMayer = new BornMayer(
                "test",
                List.of("X"),
                new double[] {0.5},
                new double[] {0.7},
                new double[] {2.5},
                new double[] {3},
                new double[] {-4})
                .withCore(new double[] {0.2}, new double[] {1.5});
        for (PairFormula formula : List.of(COPPER, bornMayer)) {
            double rc = 2;
            double h = 1e-3;
            double sum = 0;
            PairBatch one = one();
            for (double r = rc + h / 2; r < 300; r += h) {
                one.r2[0] = r * r;
                formula.evaluate(one);
                sum += one.energy[0] * r * r * h;
            }
            assertEquals(sum, formula.energyBeyond(0, rc), 1e-5 * Math.abs(sum), formula.description());
        }
    }

    @Test
    void bornMayerIsItsFormula() {
        BornMayer formula = new BornMayer(
                "test",
                List.of("X"),
                new double[] {0.5},
                new double[] {0.7},
                new double[] {2.5},
                new double[] {3},
                new double[] {-4});
        PairBatch one = one();
        one.r2[0] = 1.69;
        formula.evaluate(one);
        double expected = 0.5 * Math.exp((2.5 - 1.3) / 0.7) - 3 / Math.pow(1.3, 6) - 4 / Math.pow(1.3, 8);
        assertEquals(expected, one.energy[0], 1e-14);
        formula.withCore(new double[] {0.01}, new double[] {1.2}).evaluate(one);
        double s6 = Math.pow(1.2 / 1.3, 6);
        assertEquals(expected + 0.04 * (Math.pow(s6, 5) - s6), one.energy[0], 1e-14);
    }

    /** Van Beest's oxygen pairs fall together without the core of Guissani and Guillot, and repel with it. */
    @Test
    void coreStopsTheCollapseOfBks() {
        BornMayer bks = BornMayer.buckingham(
                List.of("O"), new double[] {1388.773}, new double[] {1 / 2.76}, new double[] {175});
        PairBatch one = one();
        one.r2[0] = 0.64;
        bks.evaluate(one);
        assertTrue(one.forceOverR[0] < -1000);
        bks.withCore(new double[] {0.0010511}, new double[] {1.779239}).evaluate(one);
        assertTrue(one.forceOverR[0] > 1000);
        one.r2[0] = 2.6 * 2.6;
        bks.evaluate(one);
        double before = one.energy[0];
        bks.withCore(new double[] {0.0010511}, new double[] {1.779239}).evaluate(one);
        assertEquals(before, one.energy[0], 1e-3, "hardly changed at ordinary distances");
    }

    @Test
    void factoriesMakeTheNamedPairs() {
        MorseParameters morse = new MorseParameters(
                Map.of(
                        "Al-Cu", new MorseParameters.Pair(0.3, 1.2, 3, 5.0),
                        "Al-Al", new MorseParameters.Pair(0.27, 1.16, 3.25, null),
                        "Ni-Ni", new MorseParameters.Pair(0.4, 1.4, 2.8, null)),
                null,
                6,
                null,
                null,
                null);
        TruncatedPair made = (TruncatedPair) new MorseFactory().create(morse, context("Cu", "Al"));
        assertEquals("Morse Cu-Al Al-Al, cutoff 6.0 A, truncation cut", made.description());
        assertEquals(-0.3, energy(made, 1, 3), 1e-15);
        assertEquals(-0.3, energy(made, 2, 3), 1e-15);
        assertEquals(0, energy(made, 0, 3), 1e-300, "Cu-Cu is not named");
        assertEquals(0, energy(made, 1, 5.5), 1e-300, "beyond its own cutoff");
        assertTrue(energy(made, 3, 5.5) < 0);
        BuckinghamParameters oxide = new BuckinghamParameters(
                Map.of("Mg-O", new BuckinghamParameters.Pair(1428.5, 0.29453, null, null, null)), 9, null, null, null);
        TruncatedPair buckingham = new BuckinghamFactory().create(oxide, context("O", "Mg"));
        assertEquals(1428.5 * Math.exp(-2 / 0.29453), energy(buckingham, 1, 2), 1e-13);
    }

    @Test
    void factoriesSayWhatIsWrong() {
        MorseParameters.Pair pair = new MorseParameters.Pair(0.3, 1.2, 3, null);
        assertMessage("'Cu' is no pair of species", () -> morse(Map.of("Cu", pair), 6, null));
        assertMessage("'Xq' in 'Cu-Xq' is neither", () -> morse(Map.of("Cu-Xq", pair), 6, null));
        assertMessage("given twice", () -> morse(Map.of("Cu-Al", pair, "Al-Cu", pair), 6, null));
        assertMessage("no pair of the species of the structure", () -> morse(Map.of("Ni-Ni", pair), 6, null));
        assertMessage("cutoff must be a positive", () -> morse(Map.of("Cu-Cu", pair), -6, null));
        assertMessage("inner belongs to", () -> morse(Map.of("Cu-Cu", pair), 6, 5.0));
        assertMessage("exactly one of the keys pairs, builtin", () -> morse(null, 6, null));
        assertMessage(
                "girifalco-weizer-1959 describes pure Cu, the structure has Cu, Al; give the parameters of all pairs",
                () -> builtin("Cu", "Al"));
        assertMessage("Al is not in girifalco-weizer-1959 (it has Cu)", () -> builtin("Al"));
        assertMessage("0 <= inner < outer", () -> new ZblParameters(4, 3, null));
        assertMessage(
                "Q is no element: give its nuclear charge",
                () -> new ZblFactory().create(new ZblParameters(1, 2, null), context("Q")));
        String message = assertThrows(IllegalArgumentException.class, () -> new Morse("Cu", 0.3, -1, 2))
                .getMessage();
        assertEquals("alpha of Cu-Cu must be positive: -1.0 1/A", message);
    }

    private static PairPotential builtin(String... species) {
        return (PairPotential) new MorseFactory()
                .create(
                        new MorseParameters(
                                null, MorseParameters.Builtin.GIRIFALCO_WEIZER_1959, 12, null, null, null),
                        context(species));
    }

    private static void morse(Map<String, MorseParameters.Pair> pairs, double cutoff, Double inner) {
        new MorseFactory().create(new MorseParameters(pairs, null, cutoff, null, inner, null), context("Cu", "Al"));
    }

    private static void assertMessage(String part, Executable code) {
        String message = assertThrows(InputException.class, code).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static ForceFieldFactory.Context context(String... species) {
        return new ForceFieldFactory.Context(Path.of(""), List.of(species), Units.CODATA_2018);
    }

    private static double energy(PairPotential potential, int type, double r) {
        PairBatch batch = one();
        batch.type[0] = type;
        batch.r2[0] = r * r;
        potential.evaluate(batch);
        return batch.energy[0];
    }

    private static PairBatch one() {
        PairBatch batch = new PairBatch();
        batch.ensureCapacity(1);
        batch.size = 1;
        return batch;
    }
}
