package org.adatom.forcefields.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
