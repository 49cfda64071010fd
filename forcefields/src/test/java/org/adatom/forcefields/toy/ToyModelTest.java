package org.adatom.forcefields.toy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of Heiszwolf's thesis (2020), recomputed to more digits by an independent program. */
class ToyModelTest {
    static final double[] STANDARD = {0.3, 0.5, 0.9, 0.9, 0.6, 0.4, 0.5, 0.2};
    static final double[] THREE_DIMENSIONAL = {0.3, 0.5, 0.2, 0.9, 0.9, 0.6, 0.6, 0.4, 0.8, 0.5, 0.2, 0.35};
    private static final ForceField MODEL = new ToyModel(List.of("Ar"), ToyShape.standard());

    /** Section 3.1.4; the thesis prints a minimum of -0.88. */
    @ParameterizedTest
    @CsvSource({
        "1, -0.876708984", "0.5, 3968.169434", "0.8, 7.064269", "0.9, -0.090127", "1.2, -0.452805", "1.5, -0.090727",
        "1.9, -0.0018255", "2, 0", "2.5, 0"
    })
    void shapeHasTheThesisValues(double s, double energy) {
        assertEquals(energy, ToyShape.standard().energy(s), 6e-7);
    }

    @ParameterizedTest
    @CsvSource({"6, 2, -0.876768666", "6, 3, -0.986300", "4, 2, -0.645423", "8, 2, -0.961079", "12, 2, -0.996583"})
    void shapeHasTheThesisMinimum(int n, double cutoff, double depth) {
        ToyShape shape = new ToyShape(n, cutoff, 1, 1);
        assertEquals(depth, minimum(shape::energy, 0.9, 1.2).getValue(), 6e-7);
    }

    @Test
    void minimumAndZeroOfTheStandardShape() {
        UnivariatePointValuePair min = minimum(ToyShape.standard()::energy, 0.9, 1.2);
        assertEquals(-0.876768666, min.getValue(), 1e-9);
        assertEquals(1.001299331, min.getPoint(), 1e-7);
        assertEquals(0, ToyShape.standard().energy(0.896112), 1e-4);
        assertEquals(0, ToyShape.standard().slope(1.001299331), 1e-7);
    }

    /** Value and slope go to zero together at R0, for any scale. */
    @Test
    void shapeScalesWithItsUnits() {
        ToyShape scaled = new ToyShape(6, 5, 2.5, 3);
        for (double s = 0.6; s < 2; s += 0.1) {
            assertEquals(3 * ToyShape.standard().energy(s), scaled.energy(2.5 * s), 1e-12 * scaled.energy(1.5));
            assertEquals(1.2 * ToyShape.standard().slope(s), scaled.slope(2.5 * s), 1e-12 * scaled.energy(1.5));
        }
        assertEquals(0, scaled.energy(5 - 1e-6), 1e-11);
        assertEquals(0, scaled.slope(5 - 1e-6), 1e-5);
    }

    /** Section 4.2: totals of the isolated optima, and where they lie. */
    @Test
    void isolatedOptimaHaveTheThesisEnergies() {
        assertEquals(-0.438384, minimum(d -> energy(0, 0, d, 0), 0.9, 1.2).getValue(), 6e-7);
        UnivariatePointValuePair triangle = minimum(d -> energy(0, 0, d, 0, d / 2, d * Math.sqrt(0.75)), 0.9, 1.2);
        assertEquals(-5.260612, triangle.getValue(), 6e-7);
        assertEquals(1.0013, triangle.getPoint(), 1e-4);
        UnivariatePointValuePair square = minimum(d -> energy(0, 0, d, 0, d, d, 0, d), 0.8, 1.2);
        assertEquals(-16.067443, square.getValue(), 6e-7);
        assertEquals(0.909245, square.getPoint(), 1e-6);
    }

    /** A periodic cell of one particle sees nothing but its own images. */
    @Test
    void squareLatticeHasItsBestSpacing() {
        UnivariatePointValuePair best = minimum(
                a -> BruteForce.evaluate(MODEL, new Atoms(List.of("Ar"), new int[1]), square(a)).energy(), 0.8, 0.85);
        assertEquals(-39.0544, best.getValue(), 6e-5);
        assertEquals(0.82475, best.getPoint(), 6e-6);
    }

    @Test
    void standardLatticeHasTheThesisForcesAndEnergies() {
        Evaluation e = BruteForce.evaluate(MODEL, scaled(STANDARD, 2, 4), square(4));
        assertEquals(-0.577496534092, e.energy() / 4, 1e-12);
        double[] forces = {
            5.795204, -4.236705, 0, -0.286218, 0.317354, 0, 0.370775, 9.242990, 0, -5.879761, -5.323639, 0
        };
        assertArrayEquals(forces, e.forces(), 6e-7);
        assertEquals(2404.852423524, perParticle(STANDARD, 2, 2), 1e-9);
        assertEquals(10287292.7754, perParticle(STANDARD, 2, 1), 6e-5);
        assertEquals(-0.190656462553, perParticle(STANDARD, 2, 5), 1e-12);
        assertEquals(-0.001201545994, perParticle(STANDARD, 2, 8), 1e-12);
    }

    @Test
    void threeDimensionalCellHasTheThesisForceAndEnergy() {
        Evaluation e = BruteForce.evaluate(MODEL, scaled(THREE_DIMENSIONAL, 3, 3), Cell.orthorhombic(3, 3, 3));
        assertEquals(-0.2964383412, e.energy() / 4, 6e-11);
        assertEquals(2.322997, e.forces()[0], 6e-7);
        assertEquals(-2.455154, e.forces()[1], 6e-7);
        assertEquals(0.678845, e.forces()[2], 6e-7);
    }

    @Test
    void factoryFillsInTheThesisParameters() {
        ToyModel model = (ToyModel) create(new ToyParameters(null, null, null, null));
        assertEquals(6, model.shape().exponent());
        assertEquals(2, model.shape().cutoff());
        assertEquals(3, model.cutoff());
        ToyModel other = (ToyModel) create(new ToyParameters(8, null, 2.5, 0.1));
        assertEquals(5, other.shape().cutoff());
        assertEquals(7.5, other.cutoff());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "0 | - | - | - | exponent must be at least 1: 0",
                "6 | 1 | - | - | cutoff must be greater than the distance 1.0 A: 1.0 A",
                "- | - | -2 | - | distance must be positive: -2.0 A",
                "- | - | - | 0 | energy must be positive: 0.0 eV",
            })
    void factoryRefusesWhatMakesNoShape(Integer n, Double cutoff, Double distance, Double energy, String message) {
        ToyParameters parameters = new ToyParameters(n, cutoff, distance, energy);
        InputException e = assertThrows(InputException.class, () -> create(parameters));
        assertEquals(message, e.getMessage());
    }

    private static ForceField create(ToyParameters parameters) {
        return new ToyFactory()
                .create(
                        parameters,
                        new ForceFieldFactory.Context(Path.of("."), List.of("Ar"), Units.CODATA_2018));
    }

    private static double perParticle(double[] fractional, int dimensions, double width) {
        Atoms atoms = scaled(fractional, dimensions, width);
        return BruteForce.evaluate(MODEL, atoms, square(width)).energy() / atoms.count();
    }

    /** The energy of particles in the empty plane. */
    private static double energy(double... xy) {
        return BruteForce.evaluate(MODEL, scaled(xy, 2, 1), Cell.open()).energy();
    }

    static Cell square(double width) {
        return Cell.planar(new double[] {width, 0, 0, width}, true, true);
    }

    /** Particles at these coordinates times the width. */
    static Atoms scaled(double[] coordinates, int dimensions, double width) {
        Atoms atoms = new Atoms(List.of("Ar"), new int[coordinates.length / dimensions]);
        for (int i = 0; i < atoms.count(); i++) {
            int at = dimensions * i;
            double z = dimensions == 3 ? width * coordinates[at + 2] : 0;
            atoms.setPosition(i, width * coordinates[at], width * coordinates[at + 1], z);
        }
        return atoms;
    }

    static UnivariatePointValuePair minimum(DoubleUnaryOperator f, double from, double to) {
        return new BrentOptimizer(1e-9, 1e-12)
                .optimize(
                        new UnivariateObjectiveFunction(f::applyAsDouble),
                        GoalType.MINIMIZE,
                        new SearchInterval(from, to),
                        new MaxEval(200));
    }
}
