package org.adatom.forcefields.toy;

/**
 * The shape function of the toy model (T. Heiszwolf, 2020, Eq. 10), for pairs and for triangles:
 *
 * <pre>
 * phi(s) = Ec [x^2n - 2 x^n - c^2n + 2 c^n - (2n/R0) c^n (1 - c^n) (s - R0)]    s &lt; R0,   x = Rc/s, c = Rc/R0
 *          0                                                                  s &gt;= R0
 * </pre>
 *
 * <p>The argument of a pair is its distance, that of a triangle the mean of its sides (the thesis calls it
 * semi-circumference, but its numbers are those of the mean). Value and slope vanish at R<sub>0</sub>, the curvature
 * jumps. The last term is written for any R<sub>c</sub>; in print it holds for R<sub>c</sub> = 1 only.
 */
public final class ToyShape implements PairShape, TripletShape {
    private final int exponent;
    private final double cutoff;
    private final double distance;
    private final double strength;
    private final double valueAtCutoff;
    private final double slopeAtCutoff;

    /**
     * A shape.
     *
     * @param exponent n
     * @param cutoff R<sub>0</sub>, &Aring;
     * @param distance R<sub>c</sub>, &Aring;; the minimum lies near it
     * @param strength E<sub>c</sub>, eV; the depth is somewhat less
     * @throws IllegalArgumentException unless n &ge; 1, 0 &lt; R<sub>c</sub> &lt; R<sub>0</sub> and E<sub>c</sub> &gt; 0
     */
    public ToyShape(int exponent, double cutoff, double distance, double strength) {
        if (exponent < 1) {
            throw new IllegalArgumentException("exponent must be at least 1: " + exponent);
        }
        requirePositive("distance", distance, "A");
        requirePositive("energy", strength, "eV");
        if (!(cutoff > distance) || !Double.isFinite(cutoff)) {
            throw new IllegalArgumentException(
                    "cutoff must be greater than the distance " + distance + " A: " + cutoff + " A");
        }
        this.exponent = exponent;
        this.cutoff = cutoff;
        this.distance = distance;
        this.strength = strength;
        double c = power(distance / cutoff, exponent);
        valueAtCutoff = c * (c - 2);
        slopeAtCutoff = 2 * exponent * c * (1 - c) / cutoff;
    }

    /** The thesis's choice in its units: n = 6, R<sub>0</sub> = 2 &Aring;, R<sub>c</sub> = 1 &Aring;, E<sub>c</sub> = 1 eV. */
    public static ToyShape standard() {
        return new ToyShape(6, 2, 1, 1);
    }

    /** The exponent n. */
    public int exponent() {
        return exponent;
    }

    /** R<sub>0</sub>, &Aring;: where the function ends. */
    public double cutoff() {
        return cutoff;
    }

    /** R<sub>c</sub>, &Aring;. */
    public double distance() {
        return distance;
    }

    /** E<sub>c</sub>, eV. */
    public double strength() {
        return strength;
    }

    /** Three halves of R<sub>0</sub>: a triangle with mean side below R<sub>0</sub> has no longer side. */
    @Override
    public double reach() {
        return 1.5 * cutoff;
    }

    @Override
    public double energy(double s) {
        return s < cutoff ? energy(s, powerAt(s)) : 0;
    }

    @Override
    public double energy(double a, double b, double c) {
        return energy((a + b + c) / 3);
    }

    /** &phi;&prime;(s), eV/&Aring;. */
    public double slope(double s) {
        return s < cutoff ? slope(s, powerAt(s)) : 0;
    }

    /** (R<sub>c</sub>/s)<sup>n</sup>, which value and slope share. */
    double powerAt(double s) {
        return power(distance / s, exponent);
    }

    /** &phi;(s) below the cutoff, given the power. */
    double energy(double s, double x) {
        return strength * (x * (x - 2) - valueAtCutoff - slopeAtCutoff * (s - cutoff));
    }

    /** &phi;&prime;(s) below the cutoff, given the power. */
    double slope(double s, double x) {
        return strength * (2 * exponent * x * (1 - x) / s - slopeAtCutoff);
    }

    /** x<sup>n</sup> by repeated squaring: the same bits everywhere. */
    static double power(double x, int n) {
        double result = 1;
        double square = x;
        for (int rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    static void requirePositive(String name, double value, String unit) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be positive: " + value + " " + unit);
        }
    }
}
