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
        for (int t = from; t < to; t += Simd.LANES) {
            DoubleVector sum = DoubleVector.broadcast(S, constant);
            for (int k = 0; k < count; k++) {
                sum = DoubleVector.fromArray(S, rows[k], t)
                        .fma(DoubleVector.broadcast(S, coefficients[offset + k]), sum);
            }
            sum.intoArray(out, t);
        }
    }
}
