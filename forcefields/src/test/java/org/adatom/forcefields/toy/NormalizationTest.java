package org.adatom.forcefields.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NormalizationTest {
    private static final TripletShape ATTRACTION = (a, b, c) -> -ToyShape.power(1 / (a + b + c), 6);

    /** Thesis, appendix A.1. */
    @Test
    void findsTheConstantsOfEquation6() {
        Normalization n =
                solved((a, b, c) -> RejectedTriplet.squaredArea(a, b, c) * RejectedTriplet.sumOfPowers(a, b, c));
        assertEquals(4.0 / 2187, n.inner(), 1e-11);
        assertEquals(2916, n.outer(), 1e-5);
        RejectedTriplet printed = new RejectedTriplet(RejectedTriplet.Equation.EQ_6, 1, 1);
        assertEquals(printed.energy(0.9, 1.1, 1.3), n.energy(0.9, 1.1, 1.3), 1e-7);
    }

    @Test
    void findsTheConstantsOfEquation7() {
        Normalization n =
                solved((a, b, c) -> RejectedTriplet.squaredArea(a, b, c) * ToyShape.power(1 / (a + b + c), 12));
        assertEquals(8503056, n.inner() * n.outer(), 8503056e-9);
        assertEquals(2916, n.outer(), 1e-5);
    }

    /** The strength need not be a factor: here it is a length. */
    @Test
    void solvesForAStrengthInsideTheShape() {
        Normalization n = Normalization.solve(
                (v, a, b, c) -> ToyShape.power(v / (a + b + c), 12) - ToyShape.power(v / (a + b + c), 6), 1, 9, 2, 0.7);
        // The extremum of x^12 - x^6 is at x^6 = 1/2.
        assertEquals(6 * Math.pow(0.5, 1.0 / 6), n.inner(), 1e-9);
        assertEquals(-0.7, n.energy(2, 2, 2), 1e-12);
        assertEquals(2.8, n.outer(), 1e-8);
    }

    /** Thesis, appendix A.1 and Eqs. 6 to 8: what attracts is p^-6, p^-6 and A p^-6. */
    @ParameterizedTest
    @CsvSource({
        "EQ_6, 0, 2, 0, 0, -12, 2916, 5.333333333333333", "EQ_7, 0, 2, -12, 0, 0, 2916, 8503056",
        "EQ_8, 1, 0, 0, 0, -12, 2525.330076248607, 0.16666666666666667"
    })
    void powersGiveTheRejectedEquations(RejectedTriplet.Equation equation, int areaOfLong, int area, int perimeter,
            int product, int sides, double ofLong, double ofShort) {
        for (double distance : new double[] {1, 2.5}) {
            TrianglePowers attraction = new TrianglePowers(areaOfLong, -6, 0, 0, distance);
            Normalization n = Normalization.ofSum((a, b, c) -> -attraction.energy(a, b, c),
                    new TrianglePowers(area, perimeter, product, sides, distance), distance, 3);
            assertEquals(3 * ofLong, n.outer(), 3e-9 * ofLong);
            assertEquals(3 * ofShort, n.inner() * n.outer(), 3e-9 * ofShort);
            RejectedTriplet printed = new RejectedTriplet(equation, distance, 3);
            double expected = printed.energy(0.9 * distance, 1.1 * distance, 1.3 * distance);
            assertEquals(
                    expected, n.energy(0.9 * distance, 1.1 * distance, 1.3 * distance), 1e-8 * Math.abs(expected));
        }
    }

    @Test
    void powersAreWhatTheySay() {
        // The triangle 3, 4, 5 has area 6 and perimeter 12; here all twice as long in units of 2.
        TrianglePowers powers = new TrianglePowers(3, -1, -2, 2, 2);
        assertEquals(216.0 / 12 / 3600 * 50, powers.energy(6, 8, 10), 1e-13);
        assertEquals(1, new TrianglePowers(0, 0, 0, 0, 1).energy(3, 4, 5));
        assertThrows(IllegalArgumentException.class, () -> new TrianglePowers(-1, 0, 0, 0, 1));
    }

    @Test
    void refusesSumsWithoutAScale() {
        TrianglePowers sixth = new TrianglePowers(0, -6, 0, 0, 1);
        TrianglePowers alike = new TrianglePowers(0, 0, -2, 0, 1);
        TrianglePowers flat = new TrianglePowers(3, -6, 0, 0, 1);
        assertEquals("long- and short-range part change alike with the size of the triangle: nothing is left",
                refusal(sixth, alike));
        assertEquals("the short-range part does not change with the size of the triangle", refusal(sixth, flat));
    }

    private static String refusal(TripletShape longRange, TripletShape shortRange) {
        return assertThrows(
                IllegalArgumentException.class, () -> Normalization.ofSum(longRange, shortRange, 1, 1)).getMessage();
    }

    @Test
    void refusesRangesWithoutASolution() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Normalization.solve(Normalization.Family.sum(ATTRACTION, ATTRACTION), 0, 1, 1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void rejectedShapesAreMinusOneForTheUnitTriangle(RejectedTriplet.Equation equation) {
        RejectedTriplet shape = new RejectedTriplet(equation, 1, 1);
        assertEquals(-1, shape.energy(1, 1, 1), 1e-13);
        assertEquals(-3, new RejectedTriplet(equation, 2.5, 3).energy(2.5, 2.5, 2.5), 1e-12);
        double r = 1.3;
        double expected = equation == RejectedTriplet.Equation.EQ_8
                ? Math.pow(r, -12) / 2 - 1.5 * Math.pow(r, -4)
                : 3 * Math.pow(r, -8) - 4 * Math.pow(r, -6);
        assertEquals(expected, shape.energy(r, r, r), 1e-13);
    }

    /** Thesis Eqs. 2 and 3, the first with its k_e = 20 D_e. */
    @Test
    void pairShapesHaveTheirMinima() {
        PairShape morse = PairShape.morse(0.5, 1.5, 10);
        assertEquals(-0.5, morse.energy(1.5), 1e-15);
        double h = 1e-4;
        assertEquals(10, (morse.energy(1.5 + h) + morse.energy(1.5 - h) + 1) / (h * h), 1e-4);
        PairShape lj = PairShape.lennardJones(0.5, 1.5);
        assertEquals(-0.5, lj.energy(1.5), 1e-15);
        assertEquals(0, lj.energy(1.5 * Math.pow(2, -1.0 / 6)), 1e-14);
    }

    private static Normalization solved(TripletShape shortRange) {
        return Normalization.solve(Normalization.Family.sum(ATTRACTION, shortRange), 0, 1e6, 1, 1);
    }
}
