package org.adatom.analysis.verify;

import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What a function of one variable does within a vanishing distance of a point: differences over three widths, each a
 * hundredth of the one before, and what is left of them as the width goes to zero.
 *
 * <p>A change a + b w<sup>p</sup> over the width w tends to a, whatever p &gt; 0 is, and Aitken's formula finds a from
 * three widths in a constant ratio. So a jump can be told from a steep but continuous beginning, such as that of forces
 * in Tersoff's potential, which go like w<sup>0.46</sup>: no fixed width could.
 */
final class Limits {
    /** Places are found to this part of the scale. */
    private static final double RESOLUTION = 1e-12;
    /** The first width, in scales; the last is 1e-4 of it and 100 times the resolution. */
    private static final double WIDTH = 1e-6;

    private static final double RATIO = 0.01;
    /** How far from the edge its order is measured, in scales. */
    private static final double INSIDE = 4e-4;
    /** Smaller forces than this at the edge cannot be told from rounding, eV/&Aring;. */
    private static final double ROUNDING = 1e-13;
    /** A measured power may be wrong by this. */
    private static final double POWER = 0.1;

    /** Orders from this on are not told apart. */
    static final int HIGHEST = 4;

    private final double scale;
    private final DoubleFunction<double[]> function;

    /**
     * Of a function.
     *
     * @param scale of its argument, &Aring;
     * @param function of the distance: energy and force
     */
    Limits(double scale, DoubleFunction<double[]> function) {
        this.scale = scale;
        this.function = function;
    }

    /** The jump of quantity 0 (energy) or 1 (force) at x. */
    double jump(double x, int quantity) {
        double[] change = new double[3];
        double w = WIDTH * scale;
        for (int k = 0; k < 3; k++) {
            change[k] = function.apply(x + w)[quantity] - function.apply(x - w)[quantity];
            w *= RATIO;
        }
        double limit = aitken(change);
        // Rounding apart, the limit lies between zero and the last change.
        return change[2] >= 0 ? Math.clamp(limit, 0, change[2]) : Math.clamp(limit, change[2], 0);
    }

    /**
     * The slope, beside its jump, with which quantity 1 begins at its end x, beyond which it is zero; infinite if it is
     * steeper than any.
     */
    double slope(double x) {
        double jump = jump(x, 1);
        double[] slope = new double[3];
        double w = INSIDE * scale;
        for (int k = 0; k < 3; k++) {
            slope[k] = Math.abs(function.apply(x - w)[1] + jump) / w;
            w /= 10;
        }
        if (slope[2] > 2 * slope[1] && slope[1] > 2 * slope[0]) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.clamp(aitken(slope), 0, Math.max(slope[1], slope[2]));
    }

    /** The order of smoothness of the energy at the end x of the force; see {@link Approach#smoothness}. */
    int order(double x) {
        double near = Math.abs(function.apply(x - INSIDE * scale)[1]);
        double further = Math.abs(function.apply(x - 2 * INSIDE * scale)[1]);
        if (further < ROUNDING || near < ROUNDING) {
            return HIGHEST;
        }
        double power = Math.log(further / near) / Math.log(2);
        return (int) Math.clamp(Math.ceil(power - POWER), 0, HIGHEST);
    }

    /** The limit of a + b q<sup>k</sup> from k = 0, 1, 2. */
    private static double aitken(double[] s) {
        double last = s[2] - s[1];
        double curvature = last - (s[1] - s[0]);
        return curvature == 0 ? s[2] : s[2] - last * last / curvature;
    }

    /** Where a quantity changes most beyond a steady slope, between two points. */
    double locate(double low, double high, int quantity, double slope) {
        return locate(low, high, low, ef -> ef[quantity], slope);
    }

    /** Where something that is constant on either side changes. */
    double locate(double low, double high, ToDoubleFunction<double[]> step) {
        return locate(low, high, low, step, 0);
    }

    private double locate(double low, double high, double zero, ToDoubleFunction<double[]> value, double slope) {
        double a = low;
        double b = high;
        double atA = value.applyAsDouble(function.apply(a)) - slope * (a - zero);
        double atB = value.applyAsDouble(function.apply(b)) - slope * (b - zero);
        while (b - a > RESOLUTION * scale) {
            double middle = (a + b) / 2;
            double at = value.applyAsDouble(function.apply(middle)) - slope * (middle - zero);
            if (Math.abs(at - atA) >= Math.abs(atB - at)) {
                b = middle;
                atB = at;
            } else {
                a = middle;
                atA = at;
            }
        }
        return b;
    }

    /** The mean slope of a quantity over the intervals before and behind [low, high]. */
    double slopeBeside(double low, double high, int quantity) {
        double h = high - low;
        double before = function.apply(low)[quantity] - function.apply(low - h)[quantity];
        double behind = function.apply(high + h)[quantity] - function.apply(high)[quantity];
        return (before + behind) / (2 * h);
    }
}
