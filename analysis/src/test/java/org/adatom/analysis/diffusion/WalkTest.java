package org.adatom.analysis.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;

/** Networks of jumps and the diffusion that follows from them, against closed forms. */
class WalkTest {
    private static JumpNetwork network(Frame crystal, double longest) {
        Symmetry symmetry = Symmetry.of(crystal);
        Frame primitive = symmetry.primitive();
        Atoms a = primitive.atoms();
        List<double[]> sites = new java.util.ArrayList<>();
        for (int i = 0; i < a.count(); i++) {
            sites.add(new double[] {a.x()[i], a.y()[i], a.z()[i]});
        }
        return JumpNetwork.of(primitive.cell(), sites, symmetry.operations(), longest);
    }

    private static JumpNetwork network(Lattice lattice) {
        return network(Crystal.of(lattice, 3, "Cu").build(Units.CODATA_2018), 0);
    }

    private static double[] equal(int n, double value) {
        double[] v = new double[n];
        Arrays.fill(v, value);
        return v;
    }

    /** K. Compaan, Y. Haven, Trans. Faraday Soc. 52, 786 (1956); G. E. Murch, Phil. Mag. A 45, 685 (1982). */
    @Test
    void atomsMovedByVacanciesHaveTheCorrelationFactorsOfTheLiterature() {
        factor(Lattice.FCC, 0.78146);
        factor(Lattice.BCC, 0.72722);
        factor(Lattice.SC, 0.65311);
        factor(Lattice.DIAMOND, 0.5);
    }

    private static void factor(Lattice lattice, double expected) {
        JumpNetwork network = network(lattice);
        double[] rates = equal(network.jumps().size(), 1);
        double[] p = equal(network.sites().size(), 1.0 / network.sites().size());
        double[] atom = new TracerWalk(network, rates, p).diffusivity();
        double[] vacancy = network.walk(rates, p).diffusivity();
        for (int d = 0; d < 3; d++) {
            double[] axis = new double[3];
            axis[d] = 1;
            assertEquals(expected, TracerWalk.factor(atom, vacancy, axis), 5e-4, lattice + " axis " + d);
        }
    }

    @Test
    void theShortestNetworkOfALatticeIsItsNeighbours() {
        assertEquals(12, network(Lattice.FCC).jumps().size());
        assertEquals(8, network(Lattice.BCC).jumps().size());
        assertEquals(6, network(Lattice.SC).jumps().size());
        assertEquals(8, network(Lattice.DIAMOND).jumps().size());
        assertEquals(1, network(Lattice.DIAMOND).representatives().size());
    }

    /** One jump to each of n neighbours at distance d and rate G makes D = n G d^2 / 6. */
    @Test
    void aVacancyOnALatticeDiffusesByASixthOfItsSquaredJumps() {
        JumpNetwork network = network(Lattice.FCC);
        double[] d = network.walk(equal(12, 2.5), new double[] {1}).diffusivity();
        assertArrayEquals(new double[] {45.0 / 2, 0, 0, 0, 45.0 / 2, 0, 0, 0, 45.0 / 2}, d, 1e-12);
    }

    /** Compare H. B. Huntington, P. B. Ghate, Phys. Rev. Lett. 8, 421 (1962): jumps within the basal plane and out of it. */
    @Test
    void aHexagonalCrystalHasTwoKindsOfJumpsAndTheirTensor() {
        double a = 3;
        double c = 4.7;
        Frame hcp = new Crystal(Lattice.HCP, List.of("Zr"), a, c, null, null, null, null, null)
                .build(Units.CODATA_2018);
        JumpNetwork network = network(hcp, 0);
        assertEquals(2, network.representatives().size());
        assertEquals(6, network.multiplicity(0));
        assertEquals(6, network.multiplicity(1));
        double[] rates = network.jumps().stream().mapToDouble(j -> Math.abs(j.vector()[2]) > 0.1 ? 3 : 1).toArray();
        double[] d = network.walk(rates, new double[] {0.5, 0.5}).diffusivity();
        double out = c * c / 4;
        assertEquals(3 * 6 * out / 2, d[8], 1e-9);
        // Out of the plane the walk alternates between two triangles of neighbours: no drift remains, a^2/3 in the plane each.
        assertEquals((6 * a * a / 2 * 1 + 3 * 6 * (a * a / 3) / 2) / 2, d[0], 1e-9);
        assertEquals(d[0], d[4], 1e-9);
    }

    /** Two sites along a line, rates there and back: as resistors in series, D = L^2 G1 G2 / (2 (G1 + G2)) x 2 p. */
    @Test
    void jumpsInSeriesAddTheirResistances() {
        for (double[] g : new double[][] {{1, 1}, {1, 7}, {1e-6, 1e3}}) {
            RandomWalk walk = new RandomWalk(new double[] {0.5, 0.5});
            walk.jump(0, 1, g[0], new double[] {0.3, 0, 0});
            walk.jump(1, 0, g[0], new double[] {-0.3, 0, 0});
            walk.jump(1, 0, g[1], new double[] {0.7, 0, 0});
            walk.jump(0, 1, g[1], new double[] {-0.7, 0, 0});
            double expected = 0.5 * g[0] * g[1] / (g[0] + g[1]);
            // D is a small difference of terms as large as the uncorrelated one, known to rounding.
            assertEquals(expected, walk.diffusivity()[0], 1e-11 * expected + 1e-15 * walk.uncorrelated()[0]);
        }
    }

    @Test
    void aTrapHoldsTheWalkerByItsProbability() {
        // Site 1 hangs at site 0 and leads nowhere: only the time there counts.
        double p = 0.9;
        RandomWalk walk = new RandomWalk(new double[] {1 - p, p});
        walk.jump(0, 0, 2, new double[] {1, 0, 0});
        walk.jump(0, 0, 2, new double[] {-1, 0, 0});
        walk.jump(0, 1, 9, new double[] {0, 0.5, 0});
        walk.jump(1, 0, 9 * (1 - p) / p, new double[] {0, -0.5, 0});
        double[] d = walk.diffusivity();
        assertEquals(2 * (1 - p), d[0], 1e-12);
        assertEquals(0, d[4], 1e-12);
    }

    @Test
    void jumpsTooShortToLeadThroughTheCrystalAreRefused() {
        Frame hcp = new Crystal(Lattice.HCP, List.of("Zr"), 3.0, 5.2, null, null, null, null, null)
                .build(Units.CODATA_2018);
        InputException e = assertThrows(InputException.class, () -> network(hcp, 3.05));
        assertEquals(true, e.getMessage().contains("longest is too short"), e.getMessage());
    }

    @Test
    void jumpsOverAnotherSiteAreLeftOut() {
        JumpNetwork line = JumpNetwork.of(Cell.orthorhombic(2, 2, 2), List.of(new double[3]), identity(), 4.1);
        assertEquals(0, line.jumps().stream().filter(j -> Math.abs(j.length() - 4) < 1e-6).count());
    }

    private static List<Symmetry.Operation> identity() {
        return List.of(new Symmetry.Operation(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3], new int[] {0}));
    }
}
