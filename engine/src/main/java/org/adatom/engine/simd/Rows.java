package org.adatom.engine.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of matrices with few rows and many columns, given as one array per row: sums of products along rows, and
 * rows that are combinations of others. Lanes run along the rows, sums over columns are added up in a fixed order, so
 * that results have the same bits interpreted and compiled.
 */
public final class Rows {
    private static final VectorSpecies<Double> S = Simd.SPECIES;

    private Rows() {}

    /**
     * &Sigma;<sub>t</sub> a[t] b[t] for from &le; t &lt; to.
     *
     * @param lanes scratch of {@link Simd#LANES} numbers
     */
    public static double dot(double[] a, double[] b, int from, int to, double[] lanes) {
        DoubleVector sum = DoubleVector.zero(S);
        int t = from;
        for (; t + Simd.LANES <= to; t += Simd.LANES) {
            sum = DoubleVector.fromArray(S, a, t).fma(DoubleVector.fromArray(S, b, t), sum);
        }
        sum.intoArray(lanes, 0);
        double total = 0;
        for (; t < to; t++) {
            total = Math.fma(a[t], b[t], total);
        }
        for (int k = 0; k < Simd.LANES; k++) {
            total += lanes[k];
        }
        return total;
    }

    /**
     * out[t] = constant + &Sigma;<sub>k</sub> coefficients[offset + k] rows[k][t] for from &le; t &lt; to and k &lt; count.
     *
     * <p>Up to {@link Simd#LANES} &minus; 1 numbers behind {@code to} are read and overwritten with numbers that mean
     * nothing: arrays are that much longer, and segments of one row are written from left to right. {@code out} is none
     * of the rows.
     */
    public static void combine(
            double constant, int count, double[] coefficients, int offset, double[][] rows, int from, int to,
            double[] out) {
        switch (count) {
            case 1 -> combineOne(constant, coefficients[offset], rows[0], from, to, out);
            case 2 -> combineTwo(constant, coefficients[offset], coefficients[offset + 1], rows[0], rows[1], from, to,
                    out);
            default -> combineAny(constant, count, coefficients, offset, rows, from, to, out);
        }
    }

    private static void combineOne(double constant, double factor, double[] row, int from, int to, double[] out) {
        DoubleVector start = DoubleVector.broadcast(S, constant);
        DoubleVector f = DoubleVector.broadcast(S, factor);
        for (int t = from; t < to; t += Simd.LANES) {
            DoubleVector.fromArray(S, row, t).fma(f, start).intoArray(out, t);
        }
    }

    private static void combineTwo(
            double constant, double factor0, double factor1, double[] row0, double[] row1, int from, int to,
            double[] out) {
        DoubleVector start = DoubleVector.broadcast(S, constant);
        DoubleVector f0 = DoubleVector.broadcast(S, factor0);
        DoubleVector f1 = DoubleVector.broadcast(S, factor1);
        for (int t = from; t < to; t += Simd.LANES) {
            DoubleVector sum = DoubleVector.fromArray(S, row0, t).fma(f0, start);
            DoubleVector.fromArray(S, row1, t).fma(f1, sum).intoArray(out, t);
        }
    }

    private static void combineAny(
            double constant, int count, double[] coefficients, int offset, double[][] rows, int from, int to,
            double[] out) {
        for (int t = from; t < to; t += Simd.LANES) {
            DoubleVector sum = DoubleVector.broadcast(S, constant);
            for (int k = 0; k < count; k++) {
                sum = DoubleVector.fromArray(S, rows[k], t)
                        .fma(DoubleVector.broadcast(S, coefficients[offset + k]), sum);
            }
            sum.intoArray(out, t);
        }
    }

    /**
     * out[o][t] = constants[first + o] + &Sigma;<sub>i</sub> matrix[offset + o inputs + i] rows[i][t] for from &le; t &lt; to
     * and all rows o of {@code out}: {@link #combine} for several rows at once.
     *
     * @param matrix row by row
     * @param from a multiple of {@link Simd#LANES}, like {@code to}
     */
    public static void multiply(
            double[] constants, int first, double[] matrix, int offset, int inputs, double[][] rows, int from, int to,
            double[][] out) {
        int o = 0;
        for (; o + 4 <= out.length; o += 4) {
            multiplyFour(constants, first + o, matrix, offset + o * inputs, inputs, rows, from, to, out, o);
        }
        for (; o < out.length; o++) {
            combine(constants[first + o], inputs, matrix, offset + o * inputs, rows, from, to, out[o]);
        }
    }

    private static void multiplyFour(
            double[] constants, int first, double[] matrix, int offset, int inputs, double[][] rows, int from, int to,
            double[][] out, int o) {
        int second = offset + inputs;
        int third = second + inputs;
        int fourth = third + inputs;
        for (int t = from; t < to; t += Simd.LANES) {
            DoubleVector a = DoubleVector.broadcast(S, constants[first]);
            DoubleVector b = DoubleVector.broadcast(S, constants[first + 1]);
            DoubleVector c = DoubleVector.broadcast(S, constants[first + 2]);
            DoubleVector d = DoubleVector.broadcast(S, constants[first + 3]);
            for (int i = 0; i < inputs; i++) {
                DoubleVector x = DoubleVector.fromArray(S, rows[i], t);
                a = x.fma(DoubleVector.broadcast(S, matrix[offset + i]), a);
                b = x.fma(DoubleVector.broadcast(S, matrix[second + i]), b);
                c = x.fma(DoubleVector.broadcast(S, matrix[third + i]), c);
                d = x.fma(DoubleVector.broadcast(S, matrix[fourth + i]), d);
            }
            a.intoArray(out[o], t);
            b.intoArray(out[o + 1], t);
            c.intoArray(out[o + 2], t);
            d.intoArray(out[o + 3], t);
        }
    }

    /**
     * out[offset + i] += &Sigma;<sub>t</sub> a[t] rows[i][t] for 0 &le; t &lt; to and i &lt; count.
     *
     * @param to a multiple of {@link Simd#LANES}
     * @param lanes scratch of 4 {@link Simd#LANES} numbers
     */
    public static void addDots(
            double[] a, double[][] rows, int count, int to, double[] lanes, double[] out, int offset) {
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            fourDots(a, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], to, lanes);
            for (int r = 0; r < 4; r++) {
                double sum = 0;
                for (int k = 0; k < Simd.LANES; k++) {
                    sum += lanes[r * Simd.LANES + k];
                }
                out[offset + i + r] += sum;
            }
        }
        for (; i < count; i++) {
            out[offset + i] += dot(a, rows[i], 0, to, lanes);
        }
    }

    private static void fourDots(
            double[] a, double[] r0, double[] r1, double[] r2, double[] r3, int to, double[] lanes) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int t = 0; t < to; t += Simd.LANES) {
            DoubleVector x = DoubleVector.fromArray(S, a, t);
            s0 = x.fma(DoubleVector.fromArray(S, r0, t), s0);
            s1 = x.fma(DoubleVector.fromArray(S, r1, t), s1);
            s2 = x.fma(DoubleVector.fromArray(S, r2, t), s2);
            s3 = x.fma(DoubleVector.fromArray(S, r3, t), s3);
        }
        s0.intoArray(lanes, 0);
        s1.intoArray(lanes, Simd.LANES);
        s2.intoArray(lanes, 2 * Simd.LANES);
        s3.intoArray(lanes, 3 * Simd.LANES);
    }
}
