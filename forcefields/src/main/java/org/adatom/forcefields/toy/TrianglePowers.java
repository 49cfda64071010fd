package org.adatom.forcefields.toy;

/**
 * A triangle energy made of powers, the building blocks of the thesis's appendix A.1: with lengths in R<sub>c</sub>,
 * sides a, b, c, area A and perimeter p
 *
 * <pre>
 * A^area p^perimeter (abc)^product (a^sides + b^sides + c^sides)
 * </pre>
 *
 * <p>A power of zero leaves its factor out, the sum over the sides too. Eq. 6 of the thesis is made of A<sup>2</sup>
 * (a<sup>&minus;12</sup> + b<sup>&minus;12</sup> + c<sup>&minus;12</sup>) and p<sup>&minus;6</sup>. A pure number;
 * {@link Normalization} gives it its scale.
 *
 * @param area power of the area; not negative, as flat triangles have none
 * @param perimeter power of the perimeter
 * @param product power of the product of the sides
 * @param sides power of each side in the sum over sides
 * @param distance R<sub>c</sub>, &Aring;
 */
public record TrianglePowers(int area, int perimeter, int product, int sides, double distance)
        implements
            TripletShape {
    /** Checks. */
    public TrianglePowers {
        if (area < 0) {
            throw new IllegalArgumentException("area: power " + area + " is not allowed: flat triangles have none");
        }
        ToyShape.requirePositive("distance", distance, "A");
    }

    @Override
    public double energy(double sideA, double sideB, double sideC) {
        double a = sideA / distance;
        double b = sideB / distance;
        double c = sideC / distance;
        double v = power(a + b + c, perimeter) * power(a * b * c, product);
        if (area != 0) {
            double area2 = RejectedTriplet.squaredArea(a, b, c);
            v *= ToyShape.power(area2, area / 2) * (area % 2 == 0 ? 1 : Math.sqrt(area2));
        }
        return sides == 0 ? v : v * (power(a, sides) + power(b, sides) + power(c, sides));
    }

    private static double power(double x, int n) {
        return n < 0 ? ToyShape.power(1 / x, -n) : ToyShape.power(x, n);
    }
}
