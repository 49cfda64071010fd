package org.adatom.forcefields.angular;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.simd.ArrayMath;
import org.adatom.engine.simd.Lookup;

/**
 * The terms of &zeta; of a block, one after the other: triplet t says how much the neighbour {@code partner[t]} adds to
 * the &zeta; of a bond, {@code value = fC g omega}, and how that changes with the angle and the distances.
 */
final class TersoffAngles {
    /** Arguments of &omega;'s exponential are kept within this, where it is 1e30 or 1e-30. */
    private static final double LARGEST_EXPONENT = 69.0776;

    private final boolean pure;
    private final boolean radial;
    private final boolean bumped;
    // Of each entry.
    private final double[] cosTheta0;
    private final double[] base;
    private final double[] rise;
    private final double[] width;
    private final double[] bump;
    private final double[] decay;
    private final double[] lambda3;
    private final double[] cubic;

    private int capacity;
    int size;
    /** The neighbour k. */
    int[] partner = {};
    /** cos &theta;<sub>jik</sub>. */
    double[] cos = {};
    /** r<sub>ij</sub> &minus; r<sub>ik</sub>. */
    private double[] gap = {};
    /** In: f<sub>C</sub>(r<sub>ik</sub>); out: f<sub>C</sub> g &omega;. */
    double[] value = {};
    /** In: slope of f<sub>C</sub>; out: &part;/&part;r<sub>ik</sub> of the value. */
    double[] slopeOfPartner = {};
    /** Out: &part;/&part;r<sub>ij</sub> of the value. */
    double[] slopeOfBond = {};
    /** Out: &part;/&part;cos &theta; of the value. */
    double[] slopeOfCos = {};
    /** Index of the parameters of each triplet. */
    private int[] entryOf = {};
    // Of each triplet; with one species they are written only when the arrays grow.
    private double[] cosTheta0Of = {};
    private double[] baseOf = {};
    private double[] riseOf = {};
    private double[] widthOf = {};
    private double[] bumpOf = {};
    private double[] decayOf = {};
    private double[] lambda3Of = {};
    private double[] cubicOf = {};
    // g, dg/dcos and scratch.
    private double[] g = {};
    private double[] gSlope = {};
    private double[] omega = {};

    TersoffAngles(Tersoff potential) {
        pure = potential.species().size() == 1;
        List<TersoffTriplet> entries = potential.triplets();
        radial = entries.stream().anyMatch(e -> e.lambda3() != 0);
        bumped = entries.stream().anyMatch(e -> e.angle().bump() != 0);
        cosTheta0 = potential.values(e -> e.angle().cosTheta0());
        base = potential.values(e -> e.angle().base());
        rise = potential.values(e -> e.angle().rise());
        width = potential.values(e -> e.angle().width());
        bump = potential.values(e -> e.angle().bump());
        decay = potential.values(e -> e.angle().decay());
        lambda3 = potential.values(TersoffTriplet::lambda3);
        cubic = potential.values(e -> e.power() == 3 ? 1 : 0);
    }

    void clear(int largestSize) {
        size = 0;
        if (largestSize <= capacity) {
            return;
        }
        capacity = Math.max(largestSize, 2 * capacity);
        partner = new int[capacity];
        cos = new double[capacity];
        gap = new double[capacity];
        value = new double[capacity];
        slopeOfPartner = new double[capacity];
        slopeOfBond = new double[capacity];
        slopeOfCos = new double[capacity];
        entryOf = new int[capacity];
        cosTheta0Of = filled(cosTheta0);
        baseOf = filled(base);
        riseOf = filled(rise);
        widthOf = filled(width);
        bumpOf = filled(bump);
        decayOf = filled(decay);
        lambda3Of = filled(lambda3);
        cubicOf = filled(cubic);
        g = new double[capacity];
        gSlope = new double[capacity];
        omega = new double[capacity];
    }

    private double[] filled(double[] ofEntry) {
        double[] all = new double[capacity];
        Arrays.fill(all, ofEntry[0]);
        return all;
    }

    /** Appends a triplet; {@code entry} is the index of its parameters. */
    void add(int entry, int neighbor, double cosine, double distanceGap, double fc, double fcSlope) {
        int t = size++;
        partner[t] = neighbor;
        cos[t] = cosine;
        gap[t] = distanceGap;
        value[t] = fc;
        slopeOfPartner[t] = fcSlope;
        if (!pure) {
            entryOf[t] = entry;
        }
    }

    private void gatherCoefficients() {
        Lookup.gather(size, cosTheta0, entryOf, cosTheta0Of);
        Lookup.gather(size, base, entryOf, baseOf);
        Lookup.gather(size, rise, entryOf, riseOf);
        Lookup.gather(size, width, entryOf, widthOf);
        if (bumped) {
            Lookup.gather(size, bump, entryOf, bumpOf);
            Lookup.gather(size, decay, entryOf, decayOf);
        }
        if (radial) {
            Lookup.gather(size, lambda3, entryOf, lambda3Of);
            Lookup.gather(size, cubic, entryOf, cubicOf);
        }
    }

    /** Turns the cutoff functions of all triplets into values and slopes. */
    void evaluate() {
        if (!pure) {
            gatherCoefficients();
        }
        angle(size, cos, cosTheta0Of, baseOf, riseOf, widthOf, g, gSlope);
        if (bumped) {
            bump(size);
        }
        if (radial) {
            if (exponents(size, gap, lambda3Of, cubicOf, omega, slopeOfBond) > LARGEST_EXPONENT) {
                clip(size, omega, slopeOfBond);
            }
            ArrayMath.exp(omega, omega, size);
            productsWithOmega(size, value, slopeOfPartner, g, gSlope, omega, slopeOfBond, slopeOfCos);
        } else {
            products(size, value, slopeOfPartner, g, gSlope, slopeOfBond, slopeOfCos);
        }
    }

    private static void angle(
            int n, double[] cos, double[] cosTheta0, double[] base, double[] rise, double[] width, double[] g,
            double[] gSlope) {
        for (int t = 0; t < n; t++) {
            double h = cosTheta0[t] - cos[t];
            double over = 1 / (width[t] + h * h);
            double steep = rise[t] * over * h;
            g[t] = base[t] + steep * h;
            gSlope[t] = -2 * steep * width[t] * over;
        }
    }

    /** Kumagai's factor 1 + bump exp(-decay h^2) of the rise. */
    private void bump(int n) {
        for (int t = 0; t < n; t++) {
            double h = cosTheta0Of[t] - cos[t];
            omega[t] = -decayOf[t] * h * h;
        }
        ArrayMath.exp(omega, omega, n);
        for (int t = 0; t < n; t++) {
            double h = cosTheta0Of[t] - cos[t];
            double extra = bumpOf[t] * omega[t];
            double risen = g[t] - baseOf[t];
            g[t] += risen * extra;
            gSlope[t] = gSlope[t] * (1 + extra) + 2 * h * decayOf[t] * extra * risen;
        }
    }

    /**
     * Exponents of &omega; and their derivatives by the gap.
     *
     * @param cubic 1 for the power 3, 0 for the power 1
     * @return the largest absolute value of the exponents
     */
    private static double exponents(
            int n, double[] gap, double[] lambda3, double[] cubic, double[] exponent, double[] slope) {
        double largest = 0;
        for (int t = 0; t < n; t++) {
            double x = lambda3[t] * gap[t];
            double square = 1 + cubic[t] * (x * x - 1);
            double e = x * square;
            exponent[t] = e;
            slope[t] = (1 + 2 * cubic[t]) * lambda3[t] * square;
            largest = Math.max(largest, Math.abs(e));
        }
        return largest;
    }

    /** Keeps exponents within the largest one, beyond which they no longer change. */
    private static void clip(int n, double[] exponent, double[] slope) {
        for (int t = 0; t < n; t++) {
            if (Math.abs(exponent[t]) > LARGEST_EXPONENT) {
                exponent[t] = Math.copySign(LARGEST_EXPONENT, exponent[t]);
                slope[t] = 0;
            }
        }
    }

    private static void productsWithOmega(
            int n, double[] fc, double[] fcSlope, double[] g, double[] gSlope, double[] omega, double[] bond,
            double[] ofCos) {
        for (int t = 0; t < n; t++) {
            double gOmega = g[t] * omega[t];
            double v = fc[t] * gOmega;
            double ofGap = v * bond[t];
            ofCos[t] = fc[t] * gSlope[t] * omega[t];
            bond[t] = ofGap;
            fcSlope[t] = fcSlope[t] * gOmega - ofGap;
            fc[t] = v;
        }
    }

    private static void products(
            int n, double[] fc, double[] fcSlope, double[] g, double[] gSlope, double[] bond, double[] ofCos) {
        for (int t = 0; t < n; t++) {
            ofCos[t] = fc[t] * gSlope[t];
            bond[t] = 0;
            fcSlope[t] *= g[t];
            fc[t] *= g[t];
        }
    }
}
