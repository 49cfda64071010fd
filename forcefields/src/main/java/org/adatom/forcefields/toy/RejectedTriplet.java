package org.adatom.forcefields.toy;

/**
 * The three shapes of triangle energy that the thesis tried before its {@link ToyShape} and rejected. With lengths in
 * R<sub>c</sub>, energies in E<sub>c</sub>, area A and perimeter p of the triangle:
 *
 * <pre>
 * EQ_6:  (16/3) A^2 (a^-12 + b^-12 + c^-12) - 2916 p^-6
 * EQ_7:  8503056 A^2 p^-12 - 2916 p^-6
 * EQ_8:  (a^-12 + b^-12 + c^-12)/6 - 1458 sqrt(3) A p^-6
 * </pre>
 *
 * <p>All are &minus;1 for the equilateral triangle of side 1. Sums of EQ_6 and EQ_8 grow without bound with the depth of
 * the surroundings; with EQ_7 two close particles no longer repel each other once the third has gone.
 *
 * @param equation which of them
 * @param distance R<sub>c</sub>, &Aring;
 * @param strength E<sub>c</sub>, eV
 */
public record RejectedTriplet(Equation equation, double distance, double strength) implements TripletShape {
    /** Number of the equation in the thesis. */
    public enum Equation {
        /** Area times repulsion of the sides. */
        EQ_6,
        /** Area over a power of the perimeter. */
        EQ_7,
        /** Repulsion of the sides, attraction by the area. */
        EQ_8
    }

    /** Checks. */
    public RejectedTriplet {
        ToyShape.requirePositive("distance", distance, "A");
        ToyShape.requirePositive("strength", strength, "eV");
    }

    @Override
    public double energy(double sideA, double sideB, double sideC) {
        double a = sideA / distance;
        double b = sideB / distance;
        double c = sideC / distance;
        double area2 = squaredArea(a, b, c);
        double overP6 = ToyShape.power(1 / (a + b + c), 6);
        return strength * switch (equation) {
            case EQ_6 -> 16.0 / 3 * area2 * sumOfPowers(a, b, c) - 2916 * overP6;
            case EQ_7 -> 8503056 * area2 * overP6 * overP6 - 2916 * overP6;
            case EQ_8 -> sumOfPowers(a, b, c) / 6 - 1458 * Math.sqrt(3 * area2) * overP6;
        };
    }

    /** a<sup>-12</sup> + b<sup>-12</sup> + c<sup>-12</sup>. */
    static double sumOfPowers(double a, double b, double c) {
        return ToyShape.power(1 / a, 12) + ToyShape.power(1 / b, 12) + ToyShape.power(1 / c, 12);
    }

    /** Heron's formula; rounding makes no flat triangle negative. */
    static double squaredArea(double a, double b, double c) {
        double half = (a + b + c) / 2;
        return Math.max(0, half * (half - a) * (half - b) * (half - c));
    }
}
