package org.adatom.analysis.phonons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.CrystalSystem;
import org.adatom.analysis.crystal.Hessian;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.elastic.ElasticConstants;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frequencies against those of phonopy, of elasticity, and of all atoms of a supercell at once. */
class ForceConstantsTest {
    private static final Units UNITS = Units.CODATA_2018;

    /** Constants of a relaxed crystal, with what is needed to name wave vectors. */
    private record Solved(ForceConstants constants, Symmetry symmetry, Bulk bulk) {
        double[] at(double... fractionsOfReciprocal) {
            double[] q = BrillouinPath.cartesian(bulk.cell(), fractionsOfReciprocal);
            return Hessian.terahertz(constants.squaredFrequencies(q), UNITS);
        }
    }

    private static Solved of(String potential, Lattice lattice, double a, String... species) {
        try (Workers workers = new Workers(1)) {
            Statics statics = new Statics(Potentials.of(potential), workers, UNITS);
            Bulk bulk = Bulk.relaxed(statics, Crystal.of(lattice, a, species).build(UNITS), BulkRelaxation.FULL);
            Symmetry symmetry = Symmetry.of(bulk.frame());
            int[] repeats = ForceConstants.enough(symmetry.primitive().cell(), statics.forceField().cutoff());
            return new Solved(new ForceConstants(statics, symmetry.primitive(), repeats), symmetry, bulk);
        }
    }

    /**
     * THz, of phonopy 2.17.1: forces of this engine, displacements of 0.005 &Aring; in both senses, supercells of 5x5x5 (Cu: 11x11x11) primitive cells, force constants made
     * symmetric. Points in units of 2&pi;/a: X (0 1 0), L (1/2 1/2 1/2), K (3/4 3/4 0), W (1/2 1 0).
     */
    @ParameterizedTest
    @CsvSource({
        "sw, DIAMOND, Si, 5.43, 0 0 0, 0 0 0 17.83255 17.83255 17.83255",
        "sw, DIAMOND, Si, 5.43, 0 1 0, 6.65175 6.65175 12.99357 12.99357 15.6287 15.6287",
        "sw, DIAMOND, Si, 5.43, 0.5 0.5 0.5, 4.7035 4.7035 11.76839 13.39796 16.76687 16.76687",
        "sw, DIAMOND, Si, 5.43, 0.75 0.75 0, 6.14542 7.98889 11.7735 12.73434 15.97046 16.06518",
        "sw, DIAMOND, Si, 5.43, 0.5 1 0, 7.39579 7.39579 12.11236 12.11236 15.99775 15.99775",
        "zhou Cu, FCC, Cu, 3.61, 0 1 0, 5.10728 5.10728 8.33629",
        "zhou Cu, FCC, Cu, 3.61, 0.5 0.5 0.5, 3.07212 3.07212 8.3883",
        "zhou Cu, FCC, Cu, 3.61, 0.75 0.75 0, 4.5448 6.59197 7.61463",
        "zhou Cu, FCC, Cu, 3.61, 0.5 1 0, 5.35744 6.98262 6.98262",
        "tersoff SI_C_1989 Si C, ZINCBLENDE, Si C, 4.32, 0 0 0, 0 0 0 29.66156 29.66156 29.66156",
        "tersoff SI_C_1989 Si C, ZINCBLENDE, Si C, 4.32, 0 1 0, 14.50836 14.50836 19.34902 26.44098 26.58412 26.58412",
        "tersoff SI_C_1989 Si C, ZINCBLENDE, Si C, 4.32, 0.5 0.5 0.5, 10.3221 10.3221 18.97755 26.57514 27.94033 27.94033",
        "zhou Zr, HCP, Zr, 3.2, 0 0 0, 0 0 0 2.46133 2.46133 6.00733",
        "zhou Zr, HCP, Zr, 3.2, 0.5 0 0, 2.3865 3.19692 3.90783 4.81872 5.30813 5.63189",
        "zhou Zr, HCP, Zr, 3.2, 0.3333333333 0.3333333333 0, 4.05841 4.05841 4.1649 4.73147 4.73147 5.19998",
        "zhou Zr, HCP, Zr, 3.2, 0.3333333333 0.3333333333 0.5, 2.79343 2.79343 4.71379 4.71379 5.49882 5.49882"
    })
    void agreeWithPhonopy(String potential, Lattice lattice, String species, double a, String point,
            String frequencies) {
        double[] q = Arrays.stream(point.split(" ")).mapToDouble(Double::parseDouble).toArray();
        double[] expected = Arrays.stream(frequencies.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertArrayEquals(expected, of(potential, lattice, a, species.split(" ")).at(q), 1e-3);
    }

    @Test
    void translationsCostNothingAndConstantsAreSymmetric() {
        Solved s = of("tersoff SI_C_1989 Si C", Lattice.ZINCBLENDE, 4.32, "Si", "C");
        double[] f = s.at(0, 0, 0);
        for (int k = 0; k < 3; k++) {
            assertEquals(0, f[k], 1e-4);
        }
        assertTrue(s.constants().sumRuleViolation() < 1e-6, () -> "" + s.constants().sumRuleViolation());
        assertTrue(s.constants().asymmetry() < 1e-6, () -> "" + s.constants().asymmetry());
    }

    /** Long waves along [100] and [110] are sound: &rho; v&sup2; = C11, C44 and (C11 + C12 + 2 C44)/2, C44, (C11 - C12)/2. */
    @Test
    void slopesAtTheCentreAreThoseOfElasticity() {
        try (Workers workers = new Workers(1)) {
            Statics statics = new Statics(Potentials.of("sw"), workers, UNITS);
            Solved s = of("sw", Lattice.DIAMOND, 5.43, "Si");
            var c = ElasticConstants.of(statics, s.bulk(), 1e-3, false, _ -> {}).relaxed();
            double density = 8 * s.bulk().atoms().mass()[0] / s.bulk().cell().volume();
            double q = 0.002;
            double length = 2 * Math.PI * q / s.bulk().cell().length(0);
            double[] along =
                    s.constants().squaredFrequencies(BrillouinPath.cartesian(s.bulk().cell(), new double[] {q, 0, 0}));
            double[] across =
                    s.constants().squaredFrequencies(BrillouinPath.cartesian(s.bulk().cell(), new double[] {q, q, 0}));
            assertArrayEquals(new double[] {c.c(4, 4), c.c(4, 4), c.c(1, 1)},
                    scaled(along, density / (length * length)), 1e-3 * c.c(1, 1));
            assertArrayEquals(
                    new double[] {(c.c(1, 1) - c.c(1, 2)) / 2, c.c(4, 4), (c.c(1, 1) + c.c(1, 2)) / 2 + c.c(4, 4)},
                    scaled(across, density / (2 * length * length)), 1e-3 * c.c(1, 1));
        }
    }

    private static double[] scaled(double[] squares, double factor) {
        return Arrays.stream(squares, 0, 3).map(s -> s * factor).toArray();
    }

    /** The modes of a supercell are those of the primitive cell at the wave vectors that fit into it. */
    @Test
    void theHessianOfASupercellHasTheSameModes() {
        try (Workers workers = new Workers(1)) {
            Statics statics = new Statics(Potentials.of("sw"), workers, UNITS);
            Solved s = of("sw", Lattice.DIAMOND, 5.43, "Si");
            Frame supercell = Supercell.repeat(s.symmetry().primitive(), List.of(2, 2, 2));
            double[] all = Hessian.terahertz(Hessian.of(statics, supercell).squaredFrequencies(), UNITS);
            Cell primitive = s.symmetry().primitive().cell();
            double[] folded = new double[48];
            int n = 0;
            for (int p = 0; p < 8; p++) {
                double[] q =
                        BrillouinPath.cartesian(primitive, new double[] {p % 2 / 2.0, p / 2 % 2 / 2.0, p / 4 / 2.0});
                for (double f : Hessian.terahertz(s.constants().squaredFrequencies(q), UNITS)) {
                    folded[n++] = f;
                }
            }
            Arrays.sort(folded);
            assertArrayEquals(folded, all, 2e-3);
        }
    }

    @Test
    void densityOfStatesHoldsEveryMode() {
        DensityOfStates dos =
                DensityOfStates.of(of("sw", Lattice.DIAMOND, 5.43, "Si").constants(), new int[] {5, 4, 6}, UNITS);
        assertEquals(6, Arrays.stream(dos.weight()).sum(), 1e-12);
        double[] at = new double[2001];
        for (int k = 0; k < at.length; k++) {
            at[k] = -5 + 0.015 * k;
        }
        assertEquals(6, Arrays.stream(dos.smeared(at, 0.2)).sum() * 0.015, 1e-6);
        assertArrayEquals(dos.smeared(at, 0.2), dos.smeared(0, at, 0.2), 1e-9);
        // Warm oscillators hold kT each, but for the three of zero frequency at one of 120 points; cold ones nothing but their zero-point energy.
        Vibrations warm = Vibrations.of(dos, 20_000, UNITS);
        assertEquals(6 - 3.0 / 120, warm.heat() / UNITS.boltzmann(), 1e-3);
        Vibrations cold = Vibrations.of(dos, 0, UNITS);
        assertEquals(cold.free(), cold.energy(), 0);
        // C_V is the slope of the energy, -S that of F.
        double h = 0.5;
        Vibrations up = Vibrations.of(dos, 300 + h, UNITS);
        Vibrations down = Vibrations.of(dos, 300 - h, UNITS);
        Vibrations here = Vibrations.of(dos, 300, UNITS);
        assertEquals(here.heat(), (up.energy() - down.energy()) / (2 * h), 1e-5 * here.heat());
        assertEquals(-here.entropy(), (up.free() - down.free()) / (2 * h), 1e-5 * here.entropy());
    }

    /** The atoms of a species have three modes each, which add up to those of all; light carbon has the upper ones of silicon carbide. */
    @Test
    void densityOfStatesIsSharedOutAmongSpecies() {
        DensityOfStates dos = DensityOfStates.of(
                of("tersoff SI_C_1989 Si C", Lattice.ZINCBLENDE, 4.32, "Si", "C").constants(), new int[] {4, 4, 4},
                UNITS);
        assertEquals(List.of("Si", "C"), dos.species());
        for (double[] part : dos.partial()) {
            assertEquals(3, Arrays.stream(part).sum(), 1e-10);
        }
        double[] upper = {0, 0};
        for (int k = 0; k < dos.frequencies().length; k++) {
            assertEquals(dos.weight()[k], dos.partial()[0][k] + dos.partial()[1][k], 1e-12);
            if (dos.frequencies()[k] > 22) {
                upper[0] += dos.partial()[0][k];
                upper[1] += dos.partial()[1][k];
            }
        }
        assertTrue(upper[1] > 2 * upper[0], Arrays.toString(upper));
    }

    /** bcc copper shears into fcc. */
    @Test
    void instabilityShowsAsNegativeSquares() {
        Solved s = of("zhou Cu", Lattice.BCC, 2.87, "Cu");
        double[] f = s.at(0.05, 0.05, 0);
        assertTrue(f[0] < -0.1, Arrays.toString(f));
    }

    @Test
    void standardPathsPassThroughTheNamedPoints() {
        Solved s = of("zhou Cu", Lattice.FCC, 3.61, "Cu");
        BrillouinPath path = BrillouinPath.standard(s.symmetry(), s.bulk().cell());
        assertEquals("\u0393", path.stretches().getFirst().from());
        double[] x = path.stretches().getFirst().end();
        assertEquals(2 * Math.PI / s.bulk().cell().length(0), Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]), 1e-9);
        assertArrayEquals(new double[] {5.10728, 5.10728, 8.33629},
                Hessian.terahertz(s.constants().squaredFrequencies(x), UNITS), 1e-3);
        assertEquals("m-3m", CrystalSystem.of(s.symmetry(), s.bulk().cell()).laue().symbol());
    }
}
