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
import org.adatom.engine.Crystals;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structures;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LennardJonesTest {
    private static final LennardJones REDUCED = new LennardJones("X", 1, 1);

    @Test
    void wellHasDepthEpsilonAtTheSixthRootOfTwo() {
        TruncatedPair lj = new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), Truncation.CUT, 10);
        PairBatch at = at(lj, 3.4 * Math.pow(2, 1.0 / 6));
        assertEquals(-0.0104, at.energy[0], 1e-16);
        assertEquals(0, at.forceOverR[0], 1e-16);
        assertEquals(0, at(lj, 3.4).energy[0], 1e-16);
    }

    @Test
    void forceShiftIsTheTangentAtTheCutoff() {
        double r = 2.1;
        double rc = 2.5;
        double expected = phi(r) - phi(rc) - (r - rc) * slope(rc);
        PairBatch at = at(new TruncatedPair(REDUCED, Truncation.FORCE, rc), r);
        assertEquals(expected, at.energy[0], 1e-15);
        assertEquals(-(slope(r) - slope(rc)) / r, at.forceOverR[0], 1e-15);
    }

    @Test
    void switchLeavesThePotentialUnchangedBelowItsStart() {
        TruncatedPair lj = new TruncatedPair(REDUCED, Truncation.SWITCH, new double[] {3}, 0.8, false);
        assertEquals(phi(2.39), at(lj, 2.39).energy[0], 1e-15);
        assertEquals(phi(2.7) / 2, at(lj, 2.7).energy[0], 1e-15, "half way");
        assertEquals(0, at(lj, 3 - 1e-9).forceOverR[0], 1e-15);
    }

    /** Pairs of the deck lj_mix_ArKr (LAMMPS, arithmetic), and LAMMPS' geometric default. */
    @Test
    void mixes() {
        double[] epsilon = {0.0104, 0.014};
        double[] sigma = {3.4, 3.65};
        List<String> species = List.of("Ar", "Kr");
        LennardJones lorentz =
                LennardJones.mixed(species, epsilon, sigma, LennardJones.Mixing.LORENTZ_BERTHELOT);
        assertEquals(0.012066482503198684, lorentz.epsilon(1), 1e-17);
        assertEquals(3.525, lorentz.sigma(2), 1e-15);
        LennardJones geometric = LennardJones.mixed(species, epsilon, sigma, LennardJones.Mixing.GEOMETRIC);
        assertEquals(Math.sqrt(3.4 * 3.65), geometric.sigma(1), 1e-15);
        assertEquals(3.65, geometric.sigma(3));
    }

    /**
     * Tail corrections of the NIST reference configurations: 800 atoms in L = 10, 200 in 8, 400 in 10, 30 in 8 at cutoffs
     * 3 and 4.
     */
    @ParameterizedTest
    @CsvSource({
        "800,10,3,-198.49", "200,8,3,-24.230", "400,10,3,-49.622", "30,8,3,-0.54517", "800,10,4,-83.769",
        "200,8,4,-10.226", "400,10,4,-20.942", "30,8,4,-0.23008"
    })
    void tailIsThatOfTheNistConfigurations(long n, double edge, double cutoff, double expected) {
        TruncatedPair lj = new TruncatedPair(REDUCED, Truncation.CUT, new double[] {cutoff}, 0, true);
        assertEquals(expected, lj.tail(new long[] {n}, edge * edge * edge).energy(), 5e-5 * Math.abs(expected));
    }

    /** dE/dV at constant numbers: W = -3 V dE/dV, with the energy of a homogeneous mixture E(V) ~ 1/V beyond rc. */
    @Test
    void tailOfTheVirialIsTheIntegralOfTheForce() {
        LennardJones mixture = LennardJones.mixed(
                List.of("Ar", "Kr"), new double[] {0.0104, 0.014}, new double[] {3.4, 3.65},
                LennardJones.Mixing.LORENTZ_BERTHELOT);
        double[] cutoffs = {8, 8.5, 8.5, 9};
        TruncatedPair lj = new TruncatedPair(mixture, Truncation.CUT, cutoffs, 0, true);
        long[] counts = {70, 30};
        double volume = 5000;
        double energy = 0;
        double virial = 0;
        for (int t = 0; t < 4; t++) {
            double h = 1e-3;
            double pairs = 2 * Math.PI / volume * counts[t / 2] * counts[t % 2];
            PairBatch one = new PairBatch();
            one.ensureCapacity(1);
            one.size = 1;
            one.type[0] = t;
            for (double r = cutoffs[t] + h / 2; r < 400; r += h) {
                one.r2[0] = r * r;
                mixture.evaluate(one);
                energy += pairs * one.energy[0] * r * r * h;
                virial += pairs * one.forceOverR[0] * r * r * r * r * h;
            }
        }
        ForceField.Tail tail = lj.tail(counts, volume);
        assertEquals(energy, tail.energy(), 1e-5 * Math.abs(energy));
        assertEquals(virial, tail.virial(), 1e-5 * Math.abs(virial));
    }

    /** fcc lattice sums A12 = 12.13188, A6 = 14.45392; E = -A6^2/(2 A12) = -8.61020 at the nearest distance 1.090173. */
    @Test
    void fccLatticeSums() {
        double e1 = fcc(1.0);
        double e2 = fcc(1.2);
        // E = 2 (A12 d^-12 - A6 d^-6)
        double x = Math.pow(1.2, -6);
        double a12 = (e2 - x * e1) / (2 * x * (x - 1));
        double a6 = a12 - e1 / 2;
        assertEquals(12.13188, a12, 1e-5);
        assertEquals(14.45392, a6, 1e-5);
        assertEquals(-8.610200, fcc(1.090173), 1e-6);
    }

    private static double fcc(double nearest) {
        double h = nearest / Math.sqrt(2);
        TruncatedPair lj = new TruncatedPair(REDUCED, Truncation.CUT, new double[] {35}, 0, true);
        Cell cell = Cell.of(new double[] {0, h, h, h, 0, h, h, h, 0}, true, true, true);
        Evaluation e = BruteForce.evaluate(lj, new Atoms(List.of("X"), new int[1]), cell);
        return e.energy() + lj.tail(new long[] {1}, cell.volume()).energy();
    }

    @ParameterizedTest
    @EnumSource(value = Truncation.class, names = "CUT", mode = EnumSource.Mode.EXCLUDE)
    void tailNeedsThePlainCutoff(Truncation truncation) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TruncatedPair(REDUCED, truncation, new double[] {3}, 0.9, true));
    }

    @Test
    void refusesImpossibleParameters() {
        assertRefused("sigma of Ar-Ar must be positive: -3.4 A", () -> new LennardJones("Ar", 0.01, -3.4));
        assertRefused("epsilon of Ar-Ar must not be negative: -1.0 eV", () -> new LennardJones("Ar", -1, 3.4));
        assertRefused("NaN", () -> new LennardJones("Ar", Double.NaN, 3.4));
        assertRefused("positive distance: 0.0 A", () -> new TruncatedPair(REDUCED, Truncation.CUT, 0));
        assertRefused("Infinity", () -> new TruncatedPair(REDUCED, Truncation.CUT, Double.POSITIVE_INFINITY));
    }

    @Test
    void factoryMixesAndOverrides() {
        LennardJonesParameters parameters = new LennardJonesParameters(
                null,
                null,
                Map.of(
                        "Ar", new LennardJonesParameters.Species(0.0104, 3.4),
                        "Kr", new LennardJonesParameters.Species(0.014, 3.65)),
                null,
                Map.of("Kr-Ar", new LennardJonesParameters.Pair(0.02, null, 7.0)),
                9,
                Truncation.ENERGY,
                null,
                null,
                null);
        ForceField made = create(parameters, "Ar", "Kr");
        PairBatch batch = new PairBatch();
        batch.ensureCapacity(1);
        batch.size = 1;
        batch.type[0] = 1;
        batch.r2[0] = 16;
        ((TruncatedPair) made).evaluate(batch);
        double s6 = Math.pow(3.525 / 4, 6);
        double end = Math.pow(3.525 / 7, 6);
        assertEquals(4 * 0.02 * (s6 * (s6 - 1) - end * (end - 1)), batch.energy[0], 1e-15);
        batch.r2[0] = 49.001;
        ((TruncatedPair) made).evaluate(batch);
        assertEquals(0, batch.energy[0]);
        assertEquals(9, made.cutoff());
    }

    @Test
    void factoryNamesWhatIsMissing() {
        LennardJonesParameters one =
                new LennardJonesParameters(0.01, 3.4, null, null, null, 9, null, null, null, null);
        assertMessage("the structure has Ar, Kr: give epsilon and sigma", () -> create(one, "Ar", "Kr"));
        LennardJonesParameters argon = new LennardJonesParameters(
                null, null, Map.of("Ar", new LennardJonesParameters.Species(0.01, 3.4)), null, null, 9, null, null,
                null,
                null);
        assertMessage("Kr is not in species (it has Ar)", () -> create(argon, "Ar", "Kr"));
        LennardJonesParameters pairs = new LennardJonesParameters(
                0.01, 3.4, null, null, Map.of("Ar-Xe", new LennardJonesParameters.Pair(null, null, 5.0)), 9, null, null,
                null,
                null);
        assertMessage("Xe in 'Ar-Xe' is not a species", () -> create(pairs, "Ar"));
        assertMessage(
                "sigma is missing",
                () -> new LennardJonesParameters(0.01, null, null, null, null, 9, null, null, null, null));
        assertMessage(
                "cutoff must be a positive distance: -9.0 A",
                () -> new LennardJonesParameters(0.01, 3.4, null, null, null, -9, null, null, null, null));
        assertMessage(
                "inner must lie between 0 and the cutoff",
                () -> new LennardJonesParameters(0.01, 3.4, null, null, null, 9, Truncation.SWITCH, 9.5, null, null));
    }

    /**
     * The lattice sums of fcc, A6 = 14.45392 and A12 = 12.13188, without a cutoff: a = 1.541737 sigma, E = -8.610198
     * epsilon (J. E. Jones, A. E. Ingham, Proc. R. Soc. A 107, 636 (1925)).
     */
    @Test
    void crystalHasTheLatticeSums() {
        TruncatedPair nearlyInfinite =
                new TruncatedPair(new LennardJones("X", 1, 1), Truncation.CUT, new double[] {14}, 0, true);
        Crystals fcc = new Crystals(nearlyInfinite, Structures.Lattice.FCC);
        double a = fcc.latticeConstant(1.541737);
        assertEquals(1.541737, a, 1e-5 * a);
        assertEquals(-8.610198, fcc.energyPerAtom(a), 1e-5 * 8.61);
    }

    /** The minimum lies at 2^(1/6) sigma with depth epsilon: 120 K, 3.4 A (Rahman) and 119.8 K, 3.405 A (Verlet). */
    @ParameterizedTest
    @CsvSource({"RAHMAN_1964, 120, 3.4, 136", "VERLET_1967, 119.8, 3.405, 159"})
    void builtinArgonHasThePublishedWell(
            LennardJonesParameters.Builtin set, double kelvin, double sigma, String volume) {
        LennardJonesParameters parameters =
                new LennardJonesParameters(null, null, null, set, null, 8.5, null, null, null, null);
        PairPotential argon = (PairPotential) create(parameters, "Ar");
        PairBatch batch = new PairBatch();
        batch.ensureCapacity(1);
        batch.size = 1;
        batch.r2[0] = Math.cbrt(2) * sigma * sigma;
        argon.evaluate(batch);
        assertEquals(-kelvin * 8.617333262e-5, batch.energy[0], 1e-11);
        assertEquals(0, batch.forceOverR[0], 1e-15);
        assertTrue(argon.references().get(0).contains(volume), argon.references().toString());
        assertMessage("Kr is not in " + set.key() + " (it has Ar)", () -> create(parameters, "Kr"));
        assertMessage("builtin parameters have units", () -> new LennardJonesFactory()
                .create(parameters, new ForceFieldFactory.Context(Path.of(""), List.of("Ar"), Units.LJ)));
        assertMessage(
                "either epsilon and sigma, or the block species, or builtin",
                () -> new LennardJonesParameters(0.01, 3.4, null, set, null, 8.5, null, null, null, null));
    }

    private static ForceField create(LennardJonesParameters parameters, String... species) {
        return new LennardJonesFactory()
                .create(
                        parameters,
                        new ForceFieldFactory.Context(Path.of(""), List.of(species), Units.CODATA_2018));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable code) {
        String message = assertThrows(InputException.class, code).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static void assertRefused(String part, org.junit.jupiter.api.function.Executable code) {
        String message = assertThrows(IllegalArgumentException.class, code).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static PairBatch at(TruncatedPair potential, double r) {
        PairBatch batch = new PairBatch();
        batch.ensureCapacity(1);
        batch.size = 1;
        batch.r2[0] = r * r;
        potential.evaluate(batch);
        return batch;
    }

    private static double phi(double r) {
        return 4 * (Math.pow(r, -12) - Math.pow(r, -6));
    }

    private static double slope(double r) {
        return 4 * (-12 * Math.pow(r, -13) + 6 * Math.pow(r, -7));
    }
}
