package org.adatom.engine.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Piecewise cubics for whole arrays of arguments: f = c<sub>0</sub> + c<sub>1</sub>t + c<sub>2</sub>t&sup2; +
 * c<sub>3</sub>t&sup3;, where each argument has its own four coefficients, next to each other in a table. Same bits in
 * vectors and in the tail, interpreted and compiled.
 */
public final class CubicRows {
    private static final VectorSpecies<Double> S = Simd.SPECIES;

    private CubicRows() {}

    /**
     * Values and derivatives of some cubics.
     *
     * @param n number of arguments
     * @param table coefficients
     * @param first index in the table where the row of each argument begins
     * @param offset of c<sub>0</sub> within the row; the others follow
     * @param t arguments
     * @param value out: f
     * @param slope out: df/dt
     */
    public static void evaluate(
            int n, double[] table, int[] first, int offset, double[] t, double[] value, double[] slope) {
        int vectors = S.loopBound(n);
        for (int k = 0; k < vectors; k += Simd.LANES) {
            DoubleVector x = DoubleVector.fromArray(S, t, k);
            DoubleVector c1 = DoubleVector.fromArray(S, table, offset + 1, first, k);
            DoubleVector c2 = DoubleVector.fromArray(S, table, offset + 2, first, k);
            DoubleVector x3 = DoubleVector.fromArray(S, table, offset + 3, first, k).mul(x);
            DoubleVector x2 = x3.add(c2);
            DoubleVector x1 = x2.fma(x, c1);
            x1.fma(x, DoubleVector.fromArray(S, table, offset, first, k)).intoArray(value, k);
            x3.add(x2).fma(x, x1).intoArray(slope, k);
        }
        for (int k = vectors; k < n; k++) {
            int c = first[k] + offset;
            double x3 = table[c + 3] * t[k];
            double x2 = x3 + table[c + 2];
            double x1 = Math.fma(x2, t[k], table[c + 1]);
            value[k] = Math.fma(x1, t[k], table[c]);
            slope[k] = Math.fma(x3 + x2, t[k], x1);
        }
    }
}
