package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.adatom.analysis.RadialDistributionResult.Curve;
import org.adatom.analysis.RadialDistributionResult.Kind;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;

class RadialDistributionTest {
    private static final Cell TRICLINIC =
            Cell.of(new double[] {14.1, 0, 0, 5, 12.1, 0, -4, 3, 11}, true, true, true);

    private static Atoms gas(int n, Cell cell, long sample, String... symbols) {
        CounterRandom random = new CounterRandom(7, "gas");
        int[] species = new int[n];
        for (int i = 0; i < n; i++) {
            species[i] = i % symbols.length;
        }
        Atoms atoms = new Atoms(List.of(symbols), species);
        for (int i = 0; i < n; i++) {
            double a = 3 * random.uniform(sample, i, 0) - 1;
            double b = 3 * random.uniform(sample, i, 1) - 1;
            double c = cell.dimensions() == 2 ? 0 : 3 * random.uniform(sample, i, 2) - 1;
            atoms.setPosition(i, cell.cartesian(0, a, b, c), cell.cartesian(1, a, b, c), cell.cartesian(2, a, b, c));
        }
        return atoms;
    }

    private static RadialDistribution gather(double range, double width, int threads, Cell cell, int n, int samples,
            String... symbols) {
        try (Workers workers = new Workers(threads)) {
            RadialDistribution rdf = new RadialDistribution(range, width, 1, 0, workers);
            for (int s = 0; s < samples; s++) {
                rdf.add(gas(n, cell, s, symbols), cell);
            }
            return rdf;
        }
    }

    private static RadialDistributionResult of(Frame frame, double range, double width) {
        try (Workers workers = new Workers(1)) {
            RadialDistribution rdf = new RadialDistribution(range, width, 1, 0, workers);
            rdf.add(frame.atoms(), frame.cell());
            return rdf.result();
        }
    }

    /** The deviations from what uncorrelated atoms have are as large as the error bars say, and of either sign. */
    private static void assertFlat(RadialDistributionResult g, Curve curve, double gas, Cell cell, int atoms) {
        double[] r = g.r();
        double chi = 0;
        double chi2 = 0;
        int bins = 0;
        for (int k = 0; k < r.length; k++) {
            if (r[k] > 3) {
                double own = curve.centre().equals(curve.neighbour()) ? ownImages(cell, r[k], g.width()) / atoms : 0;
                double d = (curve.g()[k] - gas - own) / curve.error()[k];
                chi += d;
                chi2 += d * d;
                bins++;
            }
        }
        assertEquals(0, chi / Math.sqrt(bins), 4, curve.label());
        // Error bars from 20 blocks widen the distribution by some 10 %.
        assertEquals(1.1, chi2 / bins, 4 * Math.sqrt(2.0 / bins), curve.label());
    }

    /** Number of an atom's own images in a bin, divided by what a density of one atom per cell leads to expect. */
    private static double ownImages(Cell cell, double r, double width) {
        int images = 0;
        for (int a = -3; a <= 3; a++) {
            for (int b = -3; b <= 3; b++) {
                for (int c = cell.periodic(2) ? -3 : 0; c <= (cell.periodic(2) ? 3 : 0); c++) {
                    double x = cell.cartesian(0, a, b, c);
                    double y = cell.cartesian(1, a, b, c);
                    double z = cell.cartesian(2, a, b, c);
                    images += Math.abs(Math.sqrt(x * x + y * y + z * z) - r) < 0.5 * width ? 1 : 0;
                }
            }
        }
        double inner = r - 0.5 * width;
        double outer = r + 0.5 * width;
        double shell = cell.dimensions() == 2
                ? Math.PI * (outer * outer - inner * inner)
                : 4 * Math.PI / 3 * (Math.pow(outer, 3) - Math.pow(inner, 3));
        return images * cell.volume() / shell;
    }

    @Test
    void idealGasInATriclinicCellIsFlatFarBeyondHalfTheCellExceptForOwnImages() {
        RadialDistributionResult g = gather(16, 0.2, 1, TRICLINIC, 300, 20, "Ar").result();
        assertEquals(Kind.VOLUME, g.kind());
        assertEquals(80, g.r().length);
        assertFlat(g, g.total(), 1 - 1.0 / 300, TRICLINIC, 300);
    }

    @Test
    void idealGasInThePlaneIsFlat() {
        Cell cell = Cell.planar(new double[] {20.1, 0, 7, 18}, true, true);
        RadialDistributionResult g = gather(25, 0.2, 1, cell, 400, 20, "C").result();
        assertEquals(Kind.AREA, g.kind());
        assertFlat(g, g.total(), 1 - 1.0 / 400, cell, 400);
    }

    @Test
    void partialsOfAnIdealMixtureAreFlatAndSumToTheTotal() {
        RadialDistributionResult g = gather(10, 0.2, 2, TRICLINIC, 300, 20, "Cu", "Zr", "Al").result();
        assertEquals(10, g.curves().size());
        double[] sum = new double[g.r().length];
        double[] neighbours = new double[g.r().length];
        for (Curve c : g.curves().subList(1, 10)) {
            assertFlat(g, c, c.centre().equals(c.neighbour()) ? 1 - 1.0 / 100 : 1, TRICLINIC, 100);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += c.g()[k] / 9;
                neighbours[k] += c.coordination()[k] / 3;
            }
        }
        assertArrayEquals(g.total().g(), sum, 1e-12);
        assertArrayEquals(g.total().coordination(), neighbours, 1e-10);
    }

    @Test
    void shellsOfFccHoldTwelveSixAndTwentyFourInAnyCellThatDescribesIt() {
        double a = 3.61;
        Frame cube = Crystal.of(Lattice.FCC, a, "Cu").build(Units.CODATA_2018);
        double h = a / 2;
        Atoms one = Atoms.of(List.of("Cu"));
        Frame primitive = new Frame(one, Cell.of(new double[] {0, h, h, h, 0, h, h, h, 0}, true, true, true));
        Frame skewed = new Frame(one, Cell.of(new double[] {0, h, h, h, h, 2 * h, h, 2 * h, h}, true, true, true));
        Frame big = Supercell.repeat(cube, List.of(5, 4, 3));
        double[] expected = of(big, 9, 0.1).total().coordination();
        for (Frame f : List.of(cube, primitive, skewed)) {
            RadialDistributionResult g = of(f, 9, 0.1);
            assertArrayEquals(expected, g.total().coordination(), 1e-12);
            assertArrayEquals(of(big, 9, 0.1).total().g(), g.total().g(), 1e-9);
        }
        double[] shells = {12, 6, 24, 12, 24, 8};
        double sum = 0;
        for (int s = 0; s < shells.length; s++) {
            sum += shells[s];
            double between = a * (Math.sqrt((s + 1) / 2.0) + Math.sqrt((s + 2) / 2.0)) / 2;
            assertEquals(sum, expected[(int) (between / 0.1)], 1e-12, "neighbours within " + between);
        }
    }

    @Test
    void partialCoordinationCountsNeighboursOfEachSpecies() {
        RadialDistributionResult g =
                of(Crystal.of(Lattice.L12, 4.0, "Cu", "Au").build(Units.CODATA_2018), 3.2, 0.1);
        Map<String, Double> found = g.curves().stream()
                .collect(Collectors.toMap(Curve::label, c -> c.coordination()[c.coordination().length - 1]));
        assertEquals(Map.of("total", 12.0, "Cu-Cu", 8.0, "Cu-Au", 4.0, "Au-Cu", 12.0, "Au-Au", 0.0), found);
    }

    @Test
    void firstShellOfACrystalIsRead() {
        RadialDistributionResult g = of(Crystal.of(Lattice.FCC, 3.6, "Cu").build(Units.CODATA_2018), 6, 0.05);
        FirstShell shell = g.firstShell(g.total());
        assertNotNull(shell);
        assertEquals(3.6 / Math.sqrt(2), shell.peak(), 0.05);
        assertEquals(3.6 * (1 + Math.sqrt(0.5)) / 2, shell.minimum(), 0.1);
        assertEquals(12, shell.coordination(), 1e-12);
    }

    @Test
    void firstShellOfASmoothLiquidLikeCurveIsRead() {
        double width = 0.02;
        double[] g = new double[400];
        for (int k = 0; k < g.length; k++) {
            double r = (k + 0.5) * width;
            double damped = 1 + 2.0 * Math.exp(-(r - 3.7) / 2.5) * Math.cos(2 * Math.PI * (r - 3.7) / 3.4);
            g[k] = r < 3 ? 0 : damped * Math.min(1, (r - 3) / 0.3);
        }
        FirstShell shell = FirstShell.of(width, g, g);
        assertNotNull(shell);
        assertEquals(3.6, shell.peak(), 0.1);
        assertEquals(3.0, shell.height(), 0.15);
        assertEquals(5.3, shell.minimum(), 0.15);
    }

    @Test
    void withoutPeriodicityTheCurveIsADensityOfNeighbours() {
        Atoms dimer = Atoms.of(List.of("Ar", "Ar"));
        dimer.setPosition(1, 0, 0, 3.75);
        RadialDistributionResult g = of(new Frame(dimer, Cell.open()), 5, 0.5);
        assertEquals(Kind.NEIGHBOURS_PER_LENGTH, g.kind());
        double[] expected = new double[10];
        expected[7] = 1 / 0.5;
        assertArrayEquals(expected, g.total().g(), 1e-12);
        assertEquals(1, g.total().coordination()[9], 1e-12);
        assertEquals(null, g.firstShell(g.total()));
    }

    @Test
    void slabMeetsItsImagesInThePlaneOnly() {
        Cell slab = Cell.of(new double[] {2, 0, 0, 0, 2, 0, 0, 0, 30}, true, true, false);
        RadialDistributionResult g = of(new Frame(Atoms.of(List.of("Cu")), slab), 2.5, 0.5);
        assertEquals(4, g.total().coordination()[4], 1e-12);
    }

    @Test
    void sameBitsForAnyNumberOfThreads() throws IOException {
        RadialDistribution one = gather(12, 0.1, 1, TRICLINIC, 200, 5, "Cu", "Zr");
        RadialDistribution three = gather(12, 0.1, 3, TRICLINIC, 200, 5, "Cu", "Zr");
        assertArrayEquals(saved(one), saved(three));
    }

    @Test
    void aRestoredObserverContinuesBitwise() throws IOException {
        try (Workers workers = new Workers(1)) {
            RadialDistribution straight = new RadialDistribution(8, 0.2, 1, 0, workers);
            RadialDistribution first = new RadialDistribution(8, 0.2, 1, 0, workers);
            RadialDistribution second = new RadialDistribution(8, 0.2, 1, 0, workers);
            // 75 samples: blocks have been merged twice and the last one is incomplete.
            for (int s = 0; s < 75; s++) {
                straight.add(gas(60, TRICLINIC, s, "Cu", "Zr"), TRICLINIC);
            }
            for (int s = 0; s < 38; s++) {
                first.add(gas(60, TRICLINIC, s, "Cu", "Zr"), TRICLINIC);
            }
            second.restore(new DataInputStream(new ByteArrayInputStream(saved(first))));
            for (int s = 38; s < 75; s++) {
                second.add(gas(60, TRICLINIC, s, "Cu", "Zr"), TRICLINIC);
            }
            assertArrayEquals(saved(straight), saved(second));
            assertEquals(75, second.result().samples());
        }
    }

    private static byte[] saved(RadialDistribution rdf) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        rdf.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void csvHasUnitsInItsHeaderAndARowPerBin() throws IOException {
        StringBuilder csv = new StringBuilder();
        gather(5, 0.5, 1, TRICLINIC, 50, 2, "Cu").result().writeCsv(csv);
        List<String> lines = csv.toString().lines().toList();
        assertEquals("r[A],g(total),err(total),n(total)", lines.get(0));
        assertEquals(Collections.nCopies(10, 4),
                lines.stream().skip(1).map(l -> l.split(",").length).toList());
        assertTrue(lines.get(1).startsWith("0.25,"));
    }

    @Test
    void framesThatDoNotBelongTogetherAreRefused() {
        try (Workers workers = new Workers(1)) {
            RadialDistribution rdf = new RadialDistribution(5, 0.5, 1, 0, workers);
            rdf.add(gas(10, TRICLINIC, 0, "Cu"), TRICLINIC);
            assertThrows(InputException.class, () -> rdf.add(gas(10, TRICLINIC, 0, "Zr"), TRICLINIC));
            assertThrows(InputException.class, () -> rdf.add(gas(10, TRICLINIC, 0, "Cu"), Cell.open()));
        }
    }
}
