package org.adatom.forcefields.toy;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.apache.commons.math3.exception.NoBracketingException;

/**
 * The recipe of the thesis's appendix A.1 for a new triangle energy M<sub>c</sub> V(V<sub>sc</sub>; a, b, c): choose
 * V<sub>sc</sub> so that the equilateral triangle of side R<sub>c</sub> is an extremum, then M<sub>c</sub> so that its
 * energy is &minus;E<sub>c</sub>.
 *
 * @param family the shapes to choose from
 * @param inner V<sub>sc</sub>, the strength within the shape
 * @param outer M<sub>c</sub>, the factor of the whole, eV per unit of the family's energy
 */
public record Normalization(Family family, double inner, double outer) implements TripletShape {
    /** Points and relative step of the numerical derivative by the side: an error of some 1e-11. */
    private static final int POINTS = 7;
    private static final double STEP = 1e-3;
    private static final double ACCURACY = 1e-14;
    private static final int MAX_EVALUATIONS = 1000;
    /** Relative size below which a slope or an energy is taken for rounding. */
    private static final double NOTHING = 1e-9;

    /** Shapes that differ by one strength, such as V<sub>long</sub> + V<sub>sc</sub> V<sub>short</sub>. */
    @FunctionalInterface
    public interface Family {
        /** The energy, in any unit, of a triangle with these sides (&Aring;). */
        double energy(double inner, double a, double b, double c);

        /** The family V<sub>long</sub> + V<sub>sc</sub> V<sub>short</sub>. */
        static Family sum(TripletShape longRange, TripletShape shortRange) {
            return (inner, a, b, c) -> longRange.energy(a, b, c) + inner * shortRange.energy(a, b, c);
        }
    }

    /**
     * Solves for both strengths.
     *
     * @param lowest where the search for V<sub>sc</sub> begins
     * @param highest where it ends
     * @param distance R<sub>c</sub>, &Aring;
     * @param strength E<sub>c</sub>, eV
     * @throws IllegalArgumentException if no strength in that range makes an extremum at R<sub>c</sub>, or its energy
     *     there is zero
     */
    public static Normalization solve(Family family, double lowest, double highest, double distance, double strength) {
        ToyShape.requirePositive("distance", distance, "A");
        ToyShape.requirePositive("strength", strength, "eV");
        double inner;
        try {
            inner = new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, ACCURACY, 5)
                    .solve(MAX_EVALUATIONS, v -> slope(family, v, distance), lowest, highest);
        } catch (NoBracketingException e) {
            throw new IllegalArgumentException(
                    "no strength between " + lowest + " and " + highest + " makes an extremum at " + distance + " A",
                    e);
        }
        double depth = family.energy(inner, distance, distance, distance);
        if (!(Math.abs(depth) > 0)) {
            throw new IllegalArgumentException("the energy at " + distance + " A is " + depth + ": it has no scale");
        }
        return new Normalization(family, inner, -strength / depth);
    }

    /**
     * Solves for both strengths of {@link Family#sum}, whose slope is linear in V<sub>sc</sub>: no range to search.
     *
     * @param distance R<sub>c</sub>, &Aring;
     * @param strength E<sub>c</sub>, eV
     * @throws IllegalArgumentException if the short-range part does not change with the size of the triangle, or both
     *     parts change alike, so that nothing is left of the sum
     */
    public static Normalization ofSum(
            TripletShape longRange, TripletShape shortRange, double distance, double strength) {
        ToyShape.requirePositive("distance", distance, "A");
        ToyShape.requirePositive("strength", strength, "eV");
        Family family = Family.sum(longRange, shortRange);
        double slopeOfLong = slope(family, 0, distance);
        double slopeOfShort = slope((v, a, b, c) -> shortRange.energy(a, b, c), 0, distance);
        double shortValue = shortRange.energy(distance, distance, distance);
        if (!(Math.abs(slopeOfShort * distance) > NOTHING * Math.abs(shortValue))) {
            throw new IllegalArgumentException("the short-range part does not change with the size of the triangle");
        }
        double inner = -slopeOfLong / slopeOfShort;
        double depth = family.energy(inner, distance, distance, distance);
        if (!(Math.abs(depth) > NOTHING * Math.abs(inner * shortValue))) {
            throw new IllegalArgumentException(
                    "long- and short-range part change alike with the size of the triangle: nothing is left");
        }
        return new Normalization(family, inner, -strength / depth);
    }

    /** The derivative of the equilateral triangle's energy by its side. */
    private static double slope(Family family, double inner, double side) {
        UnivariateFunction energy = r -> family.energy(inner, r, r, r);
        UnivariateDifferentiableFunction f =
                new FiniteDifferencesDifferentiator(POINTS, STEP * side).differentiate(energy);
        return f.value(new DerivativeStructure(1, 1, 0, side)).getPartialDerivative(1);
    }

    /** The normalised energy, eV. */
    @Override
    public double energy(double a, double b, double c) {
        return outer * family.energy(inner, a, b, c);
    }
}
