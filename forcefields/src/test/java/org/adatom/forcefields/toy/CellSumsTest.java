package org.adatom.forcefields.toy;

import static org.adatom.forcefields.toy.Counting.AS_PRINTED;
import static org.adatom.forcefields.toy.Counting.INVARIANT;
import static org.adatom.forcefields.toy.ToyModelTest.STANDARD;
import static org.adatom.forcefields.toy.ToyModelTest.THREE_DIMENSIONAL;
import static org.adatom.forcefields.toy.ToyModelTest.minimum;
import static org.adatom.forcefields.toy.ToyModelTest.scaled;
import static org.adatom.forcefields.toy.ToyModelTest.square;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of Heiszwolf's thesis (2020), recomputed to more digits by an independent program. */
class CellSumsTest {
    private static final ToyShape SHAPE = ToyShape.standard();

    /** Test (f) of section 3.1: energy per particle of the standard lattice by depth. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 10255277.5903, 6e-5", "1, 1, 10277097.2384, 6e-5", "1, 2, 10276970.3071, 6e-5",
        "1, 3, 10276968.1112, 6e-5", "1, 4, 10276968.1112, 6e-5",
        "2, 0, 2417.146657056, 1e-9", "2, 1, 2408.159457014, 1e-9", "2, 2, 2408.151821888, 1e-9",
        "2, 3, 2408.151821888, 1e-9",
        "4, 0, -0.560130496854, 1e-12", "4, 1, -0.571707855012, 1e-12", "4, 2, -0.571707855012, 1e-12",
        "8, 0, -0.001201545994, 1e-12", "8, 1, -0.001201545994, 1e-12",
        "5, 3, -0.190656462553, 1e-12"
    })
    void standardLatticeHasThePrintedEnergies(double width, int depth, double energy, double tolerance) {
        CellSums sums = CellSums.of(scaled(STANDARD, 2, width), square(width), depth, SHAPE, SHAPE);
        assertEquals(energy, sums.energyPerParticle(AS_PRINTED), tolerance);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 2", "4, 1", "5, 1"})
    void sumsAreCompleteAtThreeHalvesOfTheCutoff(double width, int depth) {
        assertEquals(depth, CellSums.depthFor(SHAPE, square(width)));
    }

    @Test
    void termsAreThoseOfTheStandardLattice() {
        CellSums sums = CellSums.of(scaled(STANDARD, 2, 4), square(4), 1, SHAPE, SHAPE);
        assertEquals(-0.0308729551, sums.oneCentral(), 6e-11);
        assertEquals(-0.0308729551, sums.twoCentral(), 6e-11);
        assertEquals(-2.7101815415, sums.threeCentral(), 6e-11);
        assertEquals(0, sums.pairsAcross());
        assertEquals(-0.8315433251, sums.pairsInside(), 6e-11);
    }

    @Test
    void threeDimensionalCellHasThePrintedEnergy() {
        Cell cell = Cell.orthorhombic(3, 3, 3);
        Atoms atoms = scaled(THREE_DIMENSIONAL, 3, 3);
        assertEquals(
                -0.2496514554, CellSums.of(atoms, cell, 1, SHAPE, SHAPE).energyPerParticle(AS_PRINTED), 6e-11);
        assertEquals(-0.2964383412, CellSums.of(atoms, cell, 1, SHAPE, SHAPE).energyPerParticle(INVARIANT), 6e-11);
    }

    /** The printed weights count a triangle across one face 4 times, not 6. */
    @Test
    void printedEnergyDependsOnWhereTheTriangleLies() {
        assertEquals(-5.260254, triangleAt(2, 2, AS_PRINTED), 6e-7);
        assertEquals(-3.945190, triangleAt(-0.3, 2, AS_PRINTED), 6e-7);
        // Around a corner no two of the three lie in one cell.
        assertEquals(-5.260254, triangleAt(-0.5, -0.1, AS_PRINTED, 0.25), 6e-7);
        for (double x : new double[] {2, -0.3, -0.5, 4.8}) {
            assertEquals(-5.260254, triangleAt(x, -0.1, INVARIANT), 6e-7);
        }
    }

    /** Rigid shifts, also out of the cell, change no invariant energy; the printed one they do. */
    @Test
    void invariantEnergyIsThatOfTheForceFieldWhereverTheCellBegins() {
        ToyModel model = new ToyModel(List.of("Ar"), SHAPE);
        for (double width : new double[] {1.7, 2.6, 4}) {
            int depth = CellSums.depthFor(SHAPE, square(width));
            Atoms atoms = scaled(STANDARD, 2, width);
            double expected = BruteForce.evaluate(model, atoms, square(width)).energy();
            Atoms shifted = atoms.copy();
            for (int i = 0; i < 4; i++) {
                shifted.setPosition(i, atoms.x()[i] + 1.7, atoms.y()[i] - 7.3, 0);
            }
            CellSums before = CellSums.of(atoms, square(width), depth, SHAPE, SHAPE);
            CellSums after = CellSums.of(shifted, square(width), depth, SHAPE, SHAPE);
            assertEquals(expected, before.energy(INVARIANT), 1e-12 * Math.abs(expected) + 1e-12);
            assertEquals(expected, after.energy(INVARIANT), 1e-12 * Math.abs(expected) + 1e-12);
            assertNotEquals(before.energy(AS_PRINTED), after.energy(AS_PRINTED), 1e-6);
        }
    }

    /** With the printed weights the best square lattice of a cell of four is another one, less deep. */
    @Test
    void printedSquareLatticeHasItsBestSpacing() {
        double[] sites = {0.25, 0.25, 0.75, 0.25, 0.25, 0.75, 0.75, 0.75};
        UnivariatePointValuePair best = minimum(
                a -> {
                    Cell cell = square(2 * a);
                    int depth = CellSums.depthFor(SHAPE, cell);
                    return CellSums.of(scaled(sites, 2, 2 * a), cell, depth, SHAPE, SHAPE)
                            .energyPerParticle(AS_PRINTED);
                },
                0.8, 0.86);
        assertEquals(-30.2425, best.getValue(), 6e-5);
        assertEquals(0.83068, best.getPoint(), 6e-6);
    }

    /** Test (c): four particles go from the middle of the cell to its corner; the energy mirrors. */
    @Test
    void squareTestIsMirrorSymmetric() {
        // Of a hundred points from 0.4 to 2.1 the fourth is lowest, the first highest.
        double lowest = 0.4 + 3 * 1.7 / 99;
        assertEquals(-16.0355658, squareAt(lowest), 6e-8);
        assertEquals(8.1601222, squareAt(0.4), 6e-8);
        for (double y : new double[] {0.4, lowest, 0.7, 1.1}) {
            assertEquals(squareAt(y), squareAt(2.5 - y), 1e-10 * Math.abs(squareAt(y)));
        }
    }

    /** Test (d) at its minimum: three particles fixed, the fourth on a grid; depth 1. */
    @Test
    void surfaceHasItsMinimumAtThePrintedGridPoint() {
        double[] xy = {1.5, 2.5, 3.4, 4.5, 3.5, 2, 250 / 99.0, 225 / 99.0};
        double energy = CellSums.of(scaled(xy, 2, 1), square(5), 1, SHAPE, SHAPE).energy(AS_PRINTED);
        assertEquals(-1.68134171, energy, 6e-9);
    }

    /** Test (e): two particles stay close, the third leaves; the repulsion stays. */
    @Test
    void closePairRepelsWithoutTheThird() {
        assertEquals(1984.084717, withdrawn(SHAPE, SHAPE, 5).energy(AS_PRINTED), 6e-7);
        // 1979.767269 is the lowest of a grid of distances.
        double lowest = minimum(d -> withdrawn(SHAPE, SHAPE, d).energy(AS_PRINTED), 1, 1.5).getValue();
        assertEquals(1979.767269, lowest, 5e-5);
        assertEquals(9.84e8, withdrawn(PairShape.NONE, eq(6), 5).triplets(AS_PRINTED), 1e7);
        assertEquals(69600, withdrawn(PairShape.NONE, eq(8), 5).triplets(AS_PRINTED), 100);
        assertEquals(0, withdrawn(PairShape.NONE, eq(7), 5).triplets(AS_PRINTED), 0.02);
    }

    /** Section 3.1.1 to 3.1.3: only Eq. 7 converges with the depth of the surroundings. */
    @ParameterizedTest
    @CsvSource({
        "6, 0, 1.34, 6e-3", "6, 1, 284, 0.6", "6, 2, 2305, 0.6", "6, 3, 8972, 0.6",
        "7, 0, -0.421, 6e-4", "7, 1, -0.703, 6e-4", "7, 2, -0.758, 6e-4", "7, 3, -0.774, 6e-4", "7, 4, -0.780, 6e-4",
        "8, 0, -0.314, 6e-4", "8, 1, 0.061, 6e-4", "8, 2, 2.18, 6e-3", "8, 3, 5.96, 6e-3"
    })
    void rejectedShapesHaveTheirDepthSeries(int equation, int depth, double energy, double tolerance) {
        CellSums sums = CellSums.of(scaled(STANDARD, 2, 5), square(5), depth, PairShape.NONE, eq(equation));
        assertEquals(energy, sums.triplets(AS_PRINTED) / 4, tolerance);
    }

    @Test
    void refusesNegativeDepthAndShapesWithoutEnd() {
        Atoms atoms = scaled(STANDARD, 2, 5);
        assertThrows(IllegalArgumentException.class, () -> CellSums.of(atoms, square(5), -1, SHAPE, SHAPE));
        assertThrows(IllegalArgumentException.class, () -> CellSums.depthFor(eq(7), square(5)));
    }

    private static RejectedTriplet eq(int number) {
        return new RejectedTriplet(RejectedTriplet.Equation.valueOf("EQ_" + number), 1, 1);
    }

    private static CellSums withdrawn(PairShape pair, TripletShape triplet, double distance) {
        double[] xy = {50, 50, 50.5, 50, 50, 50 + distance};
        return CellSums.of(scaled(xy, 2, 1), square(100), 1, pair, triplet);
    }

    private static double squareAt(double y) {
        double[] xy = {2.5 - y, 2.5 - y, 2.5 - y, 2.5 + y, 2.5 + y, 2.5 - y, 2.5 + y, 2.5 + y};
        return CellSums.of(scaled(xy, 2, 1), square(5), 1, SHAPE, SHAPE).energy(AS_PRINTED);
    }

    private static double triangleAt(double x, double y, Counting counting) {
        return triangleAt(x, y, counting, 0);
    }

    /** The energy of an equilateral triangle of side 1 with its first corner at (x, y), turned by an angle. */
    private static double triangleAt(double x, double y, Counting counting, double angle) {
        double next = angle + Math.PI / 3;
        double[] xy = {
            x, y, x + Math.cos(angle), y + Math.sin(angle), x + Math.cos(next), y + Math.sin(next)
        };
        return CellSums.of(scaled(xy, 2, 1), square(5), 1, SHAPE, SHAPE).energy(counting);
    }
}
