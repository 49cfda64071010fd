package org.adatom.engine.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions over arrays.
 *
 * <p>Every element goes through the same sequence of IEEE operations, fused multiply-add (of one rounding everywhere) among
 * them, whether it is computed in a vector or alone, in
 * interpreted or compiled code, so results have the same bits always; the functions of {@link Math} do not promise that.
 */
public final class ArrayMath {
    private static final VectorSpecies<Double> S = Simd.SPECIES;
    private static final double LOG2_E = 1.4426950408889634;
    // ln 2 in two parts; the first has 32 trailing zero bits, so its product with an exponent is exact.
    private static final double LN2_HI = 6.93147180369123816490e-01;
    private static final double LN2_LO = 1.90821492927058770002e-10;
    // Adding and subtracting 1.5 * 2^52 rounds to the nearest integer and leaves it in the low bits.
    private static final double ROUND = 6755399441055744.0;
    private static final double LOWEST = -708.0;
    private static final double HIGHEST = 709.0;
    // 1/k!, k = 13 ... 3: the truncation error on |r| <= ln(2)/2 is 4e-18.
    private static final double C13 = 1.0 / 6227020800.0;
    private static final double C12 = 1.0 / 479001600.0;
    private static final double C11 = 1.0 / 39916800.0;
    private static final double C10 = 1.0 / 3628800.0;
    private static final double C9 = 1.0 / 362880.0;
    private static final double C8 = 1.0 / 40320.0;
    private static final double C7 = 1.0 / 5040.0;
    private static final double C6 = 1.0 / 720.0;
    private static final double C5 = 1.0 / 120.0;
    private static final double C4 = 1.0 / 24.0;
    private static final double C3 = 1.0 / 6.0;
    // log(1+s) - log(1-s) = 2s + s R(s^2): the minimax coefficients of FreeBSD's e_log.c.
    private static final double L1 = 6.666666666666735130e-01;
    private static final double L2 = 3.999999999940941908e-01;
    private static final double L3 = 2.857142874366239149e-01;
    private static final double L4 = 2.222219843214978396e-01;
    private static final double L5 = 1.818357216161805012e-01;
    private static final double L6 = 1.531383769920937332e-01;
    private static final double L7 = 1.479819860511658591e-01;
    // sin x = x + x^3 S(x^2) and cos x = 1 - x^2/2 + x^4 C(x^2) on |x| <= pi/4: the minimax coefficients of FreeBSD's
    // k_sin.c and k_cos.c.
    private static final double SIN1 = -1.66666666666666324348e-01;
    private static final double SIN2 = 8.33333333332248946124e-03;
    private static final double SIN3 = -1.98412698298579493134e-04;
    private static final double SIN4 = 2.75573137070700676789e-06;
    private static final double SIN5 = -2.50507602534068634195e-08;
    private static final double SIN6 = 1.58969099521155010221e-10;
    private static final double COS1 = 4.16666666666666019037e-02;
    private static final double COS2 = -1.38888888888741095749e-03;
    private static final double COS3 = 2.48015872894767294178e-05;
    private static final double COS4 = -2.75573143513906633035e-07;
    private static final double COS5 = 2.08757232129817482790e-09;
    private static final double COS6 = -1.13596475577881948265e-11;
    // asin x = x + x (P/Q)(x^2) on |x| <= 1/2: the coefficients of FreeBSD's e_asin.c.
    private static final double P0 = 1.66666666666666657415e-01;
    private static final double P1 = -3.25565818622400915405e-01;
    private static final double P2 = 2.01212532134862925881e-01;
    private static final double P3 = -4.00555345006794114027e-02;
    private static final double P4 = 7.91534994289814532176e-04;
    private static final double P5 = 3.47933107596021167570e-05;
    private static final double Q1 = -2.40339491173441421878e+00;
    private static final double Q2 = 2.02094576023350569471e+00;
    private static final double Q3 = -6.88283971605453293030e-01;
    private static final double Q4 = 7.70381505559019352791e-02;
    private static final DoubleVector HIGHEST_VECTOR = DoubleVector.broadcast(S, HIGHEST);
    private static final DoubleVector LARGEST_VECTOR = DoubleVector.broadcast(S, Double.MAX_VALUE);
    private static final long ROUND_BITS = Double.doubleToRawLongBits(ROUND);
    private static final long SQRT_HALF_BITS = Double.doubleToRawLongBits(Math.sqrt(0.5));

    private ArrayMath() {}

    /**
     * out[k] = e<sup>in[k]</sup> for 0 &le; k &lt; n, within 2 units in the last place.
     *
     * <p>Arguments below &minus;708 give e<sup>&minus;708</sup> = 3e&minus;308 and above 709 give e<sup>709</sup> =
     * 8e307; NaN stays NaN. {@code in} and {@code out} may be the same array.
     */
    public static void exp(double[] in, double[] out, int n) {
        expLess(0, in, out, n);
    }

    /**
     * out[k] = e<sup>in[k]</sup> &minus; 1 for 0 &le; k &lt; n, within 2 units in the last place, however small it is.
     *
     * <p>Arguments beyond the range are treated as by {@link #exp(double[], double[], int)}; {@code in} and {@code out} may be the
     * same array.
     */
    public static void expm1(double[] in, double[] out, int n) {
        expLess(1, in, out, n);
    }

    private static void expLess(double less, double[] in, double[] out, int n) {
        int vectors = S.loopBound(n);
        for (int k = 0; k < vectors; k += Simd.LANES) {
            expLessVector(less, in, out, k);
        }
        for (int k = vectors; k < n; k++) {
            out[k] = expLess(less, in[k]);
        }
    }

    /** One vector of exponentials. No vector is handed over: it might become an object. */
    private static void expLessVector(double less, double[] in, double[] out, int k) {
        DoubleVector argument = DoubleVector.fromArray(S, in, k);
        // Comparisons are cheaper than max and min, and leave NaN alone just as well.
        DoubleVector x = argument.blend(LOWEST, argument.lt(LOWEST));
        x = x.blend(HIGHEST, HIGHEST_VECTOR.lt(x));
        DoubleVector shifted = x.mul(LOG2_E).add(ROUND);
        DoubleVector n = shifted.sub(ROUND);
        DoubleVector r = n.fma(DoubleVector.broadcast(S, -LN2_LO), n.fma(DoubleVector.broadcast(S, -LN2_HI), x));
        // Halves of halves (G. Estrin): three times fewer steps wait for one another than by Horner's rule.
        DoubleVector r2 = r.mul(r);
        DoubleVector r4 = r2.mul(r2);
        DoubleVector low = r.fma(C5, C4).fma(r2, r.fma(C3, 0.5));
        DoubleVector middle = r.fma(C9, C8).fma(r2, r.fma(C7, C6));
        DoubleVector high = r.fma(C13, C12).fma(r2, r.fma(C11, C10));
        DoubleVector p = high.fma(r4, middle).fma(r4, low);
        p = p.mul(r).fma(r, r);
        LongVector power = shifted.reinterpretAsLongs().add(1023L).lanewise(VectorOperators.LSHL, 52);
        DoubleVector whole = power.reinterpretAsDoubles();
        p.fma(whole, whole.sub(less)).intoArray(out, k);
    }

    /**
     * out[k] = in[k]<sup>m</sup> for 0 &le; k &lt; n, by squaring and multiplying. {@code in} and {@code out} are two arrays.
     *
     * @param m a whole exponent, not negative
     */
    public static void power(double[] in, int m, double[] out, int n) {
        if (m < 2) {
            for (int k = 0; k < n; k++) {
                out[k] = m == 0 ? 1 : in[k];
            }
            return;
        }
        double[] power = in;
        for (int bit = Integer.highestOneBit(m) >> 1; bit > 0; bit >>= 1) {
            if ((m & bit) == 0) {
                square(power, out, n);
            } else {
                squareTimes(power, in, out, n);
            }
            power = out;
        }
    }

    private static void square(double[] a, double[] out, int n) {
        for (int k = 0; k < n; k++) {
            out[k] = a[k] * a[k];
        }
    }

    private static void squareTimes(double[] a, double[] b, double[] out, int n) {
        for (int k = 0; k < n; k++) {
            out[k] = a[k] * a[k] * b[k];
        }
    }

    /** One exponential, with the bits of {@link #exp(double[], double[], int)}. */
    public static double exp(double argument) {
        return expLess(0, argument);
    }

    /** With 2<sup>n</sup> e<sup>r</sup> = 2<sup>n</sup> (e<sup>r</sup> &minus; 1) + 2<sup>n</sup>, the last term less what is to be taken off. */
    private static double expLess(double less, double argument) {
        double x = argument < LOWEST ? LOWEST : argument > HIGHEST ? HIGHEST : argument;
        double shifted = x * LOG2_E + ROUND;
        double n = shifted - ROUND;
        double r = Math.fma(n, -LN2_LO, Math.fma(n, -LN2_HI, x));
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = Math.fma(Math.fma(r, C5, C4), r2, Math.fma(r, C3, 0.5));
        double middle = Math.fma(Math.fma(r, C9, C8), r2, Math.fma(r, C7, C6));
        double high = Math.fma(Math.fma(r, C13, C12), r2, Math.fma(r, C11, C10));
        double p = Math.fma(Math.fma(high, r4, middle), r4, low);
        p = Math.fma(p * r, r, r);
        double whole = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023L) << 52);
        return Math.fma(p, whole, whole - less);
    }

    /**
     * out[k] = ln in[k] for 0 &le; k &lt; n, within 2 units in the last place.
     *
     * <p>Arguments below the smallest normal number, 2e&minus;308, zero and negative ones among them, give its
     * logarithm, &minus;708.4; infinity gives that of the largest number; NaN stays NaN. {@code in} and {@code out} may
     * be the same array.
     */
    public static void log(double[] in, double[] out, int n) {
        int vectors = S.loopBound(n);
        for (int k = 0; k < vectors; k += Simd.LANES) {
            logVector(in, out, k);
        }
        for (int k = vectors; k < n; k++) {
            out[k] = log(in[k]);
        }
    }

    /** One vector of logarithms. */
    private static void logVector(double[] in, double[] out, int index) {
        DoubleVector argument = DoubleVector.fromArray(S, in, index);
        DoubleVector x = argument.blend(Double.MIN_NORMAL, argument.lt(Double.MIN_NORMAL));
        x = x.blend(Double.MAX_VALUE, LARGEST_VECTOR.lt(x));
        LongVector bits = x.reinterpretAsLongs();
        LongVector power = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 52);
        DoubleVector k = power.add(ROUND_BITS).reinterpretAsDoubles().sub(ROUND);
        // 0 x is 0, or NaN, which the bits do not pass on.
        DoubleVector mantissa = bits.sub(power.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
        DoubleVector f = x.fma(0.0, -1.0).add(mantissa);
        DoubleVector s = f.div(f.add(2.0));
        DoubleVector z = s.mul(s);
        DoubleVector p = z.fma(L7, L6);
        p = p.fma(z, DoubleVector.broadcast(S, L5));
        p = p.fma(z, DoubleVector.broadcast(S, L4));
        p = p.fma(z, DoubleVector.broadcast(S, L3));
        p = p.fma(z, DoubleVector.broadcast(S, L2));
        p = p.fma(z, DoubleVector.broadcast(S, L1));
        DoubleVector half = f.mul(0.5).mul(f);
        DoubleVector small = s.fma(p.fma(z, half), k.mul(LN2_LO));
        k.fma(DoubleVector.broadcast(S, LN2_HI), small.sub(half).add(f)).intoArray(out, index);
    }

    /** One logarithm, with the bits of {@link #log(double[], double[], int)}. */
    public static double log(double argument) {
        double x = argument < Double.MIN_NORMAL
                ? Double.MIN_NORMAL
                : argument > Double.MAX_VALUE ? Double.MAX_VALUE : argument;
        long bits = Double.doubleToRawLongBits(x);
        long power = (bits - SQRT_HALF_BITS) >> 52;
        double k = Double.longBitsToDouble(power + ROUND_BITS) - ROUND;
        double f = Math.fma(x, 0.0, -1.0) + Double.longBitsToDouble(bits - (power << 52));
        double s = f / (f + 2.0);
        double z = s * s;
        double p = Math.fma(z, L7, L6);
        p = Math.fma(p, z, L5);
        p = Math.fma(p, z, L4);
        p = Math.fma(p, z, L3);
        p = Math.fma(p, z, L2);
        p = Math.fma(p, z, L1);
        double half = f * 0.5 * f;
        double small = Math.fma(s, Math.fma(p, z, half), k * LN2_LO);
        return Math.fma(k, LN2_HI, small - half + f);
    }

    /**
     * cos[k] = cos 2&pi; turns[k] and sin[k] = sin 2&pi; turns[k] for 0 &le; k &lt; n, within 3e-16, for turns of at
     * most 2<sup>40</sup>. {@code turns} and one of the others may be the same array.
     */
    public static void cosSin(double[] turns, double[] cos, double[] sin, int n) {
        int vectors = S.loopBound(n);
        for (int k = 0; k < vectors; k += Simd.LANES) {
            cosSinVector(turns, cos, sin, k);
        }
        for (int k = vectors; k < n; k++) {
            double t = turns[k];
            cos[k] = cosOfTurns(t);
            sin[k] = sinOfTurns(t);
        }
    }

    /** One vector: whole quarters of a turn are taken off, and put back by exchanging and changing signs. */
    private static void cosSinVector(double[] turns, double[] cos, double[] sin, int k) {
        DoubleVector quarters = DoubleVector.fromArray(S, turns, k).mul(4.0);
        DoubleVector shifted = quarters.add(ROUND);
        DoubleVector x = quarters.sub(shifted.sub(ROUND)).mul(Math.PI / 2);
        DoubleVector z = x.mul(x);
        DoubleVector s = z.fma(SIN6, SIN5);
        s = s.fma(z, DoubleVector.broadcast(S, SIN4));
        s = s.fma(z, DoubleVector.broadcast(S, SIN3));
        s = s.fma(z, DoubleVector.broadcast(S, SIN2));
        s = s.fma(z, DoubleVector.broadcast(S, SIN1));
        s = s.mul(z).fma(x, x);
        DoubleVector c = z.fma(COS6, COS5);
        c = c.fma(z, DoubleVector.broadcast(S, COS4));
        c = c.fma(z, DoubleVector.broadcast(S, COS3));
        c = c.fma(z, DoubleVector.broadcast(S, COS2));
        c = c.fma(z, DoubleVector.broadcast(S, COS1));
        c = c.fma(z, DoubleVector.broadcast(S, -0.5));
        c = c.fma(z, DoubleVector.broadcast(S, 1.0));
        LongVector quarter = shifted.reinterpretAsLongs();
        VectorMask<Double> odd = quarter.and(1L).compare(VectorOperators.NE, 0L).cast(S);
        LongVector sineSign = quarter.and(2L).lanewise(VectorOperators.LSHL, 62);
        LongVector cosineSign = quarter.add(1L).and(2L).lanewise(VectorOperators.LSHL, 62);
        c.blend(s, odd).reinterpretAsLongs().lanewise(VectorOperators.XOR, cosineSign).reinterpretAsDoubles()
                .intoArray(cos, k);
        s.blend(c, odd).reinterpretAsLongs().lanewise(VectorOperators.XOR, sineSign).reinterpretAsDoubles()
                .intoArray(sin, k);
    }

    /** One cosine of 2&pi; turns, with the bits of {@link #cosSin}. */
    public static double cosOfTurns(double turns) {
        double shifted = turns * 4.0 + ROUND;
        long quarter = Double.doubleToRawLongBits(shifted);
        double x = (turns * 4.0 - (shifted - ROUND)) * (Math.PI / 2);
        return signed((quarter & 1) != 0 ? sine(x) : cosine(x), quarter + 1);
    }

    /** One sine of 2&pi; turns, with the bits of {@link #cosSin}. */
    public static double sinOfTurns(double turns) {
        double shifted = turns * 4.0 + ROUND;
        long quarter = Double.doubleToRawLongBits(shifted);
        double x = (turns * 4.0 - (shifted - ROUND)) * (Math.PI / 2);
        return signed((quarter & 1) != 0 ? cosine(x) : sine(x), quarter);
    }

    private static double sine(double x) {
        double z = x * x;
        double s = Math.fma(z, SIN6, SIN5);
        s = Math.fma(s, z, SIN4);
        s = Math.fma(s, z, SIN3);
        s = Math.fma(s, z, SIN2);
        s = Math.fma(s, z, SIN1);
        return Math.fma(s * z, x, x);
    }

    private static double cosine(double x) {
        double z = x * x;
        double c = Math.fma(z, COS6, COS5);
        c = Math.fma(c, z, COS4);
        c = Math.fma(c, z, COS3);
        c = Math.fma(c, z, COS2);
        c = Math.fma(c, z, COS1);
        c = Math.fma(c, z, -0.5);
        return Math.fma(c, z, 1.0);
    }

    private static double signed(double value, long quarter) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ (quarter & 2) << 62);
    }

    /**
     * out[k] = arccos in[k] for 0 &le; k &lt; n, within 4 units in the last place; arguments beyond &plusmn;1 count as
     * &plusmn;1. {@code in} and {@code out} may be the same array.
     */
    public static void acos(double[] in, double[] out, int n) {
        for (int k = 0; k < n; k++) {
            double x = Math.abs(in[k]);
            // arccos x = pi/2 - arcsin x for small x, 2 arcsin sqrt((1 - x)/2) otherwise.
            boolean small = x <= 0.5;
            double z = small ? x * x : 0.5 * Math.max(1 - x, 0);
            double y = small ? x : Math.sqrt(z);
            double p = z * (P0 + z * (P1 + z * (P2 + z * (P3 + z * (P4 + z * P5)))));
            double q = 1 + z * (Q1 + z * (Q2 + z * (Q3 + z * Q4)));
            double asin = y + y * (p / q);
            double acos = small ? Math.PI / 2 - asin : 2 * asin;
            out[k] = in[k] < 0 ? Math.PI - acos : acos;
        }
    }

    /** Sum of the first {@code n} elements in a fixed order: eight interleaved partial sums, then those pairwise. */
    public static double sum(double[] a, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int k = 0;
        for (; k + 8 <= n; k += 8) {
            s0 += a[k];
            s1 += a[k + 1];
            s2 += a[k + 2];
            s3 += a[k + 3];
            s4 += a[k + 4];
            s5 += a[k + 5];
            s6 += a[k + 6];
            s7 += a[k + 7];
        }
        for (; k < n; k++) {
            s0 += a[k];
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }
}
