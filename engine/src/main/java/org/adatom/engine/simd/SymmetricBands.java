package org.adatom.engine.simd;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A dense symmetric matrix of which one triangle is kept, as bands of eight rows that end with the block on the diagonal.
 *
 * <p>The triangle is cut into parts of about equal size, whose number follows from the order of the matrix alone, so that
 * threads may share them out: a product by a vector is the sum of the products of the parts in the order of their
 * numbers. Vectors have {@link #length} elements, zero from the order on.
 */
public final class SymmetricBands {
    private static final VectorSpecies<Double> S = Simd.SPECIES;
    private static final int BAND = 8;
    /** A part has about this many bands times their mean length: below that one thread is faster. */
    private static final int ROWS_PER_PART = 256;
    private static final int MOST_PARTS = 16;

    private final int order;
    private final double[][] bands;
    private final int[] firstBand;

    /**
     * A multiple of the unit matrix.
     *
     * @param order number of rows
     * @param diagonal the elements of the diagonal
     */
    public SymmetricBands(int order, double diagonal) {
        this.order = order;
        bands = new double[(order + BAND - 1) / BAND][];
        for (int b = 0; b < bands.length; b++) {
            bands[b] = new double[BAND * BAND * (b + 1)];
            for (int r = 0; r < BAND && BAND * b + r < order; r++) {
                bands[b][r * width(b) + BAND * b + r] = diagonal;
            }
        }
        int parts = Math.max(1, Math.min(MOST_PARTS, order / ROWS_PER_PART));
        firstBand = new int[parts + 1];
        for (int p = 0; p <= parts; p++) {
            // The area of the triangle above band b grows as its square.
            firstBand[p] = (int) Math.round(bands.length * Math.sqrt((double) p / parts));
        }
    }

    /** Bytes of a matrix of that order. */
    public static long bytes(int order) {
        long count = (order + BAND - 1) / BAND;
        return Double.BYTES * BAND * BAND * count * (count + 1) / 2;
    }

    private static int width(int band) {
        return BAND * (band + 1);
    }

    /** Number of rows. */
    public int order() {
        return order;
    }

    /** Length of the arrays that stand for vectors. */
    public int length() {
        return BAND * bands.length;
    }

    /** Number of parts. */
    public int parts() {
        return firstBand.length - 1;
    }

    /** The element of a row and a column. */
    public double get(int row, int column) {
        int high = Math.max(row, column);
        int band = high / BAND;
        return bands[band][high % BAND * width(band) + Math.min(row, column)];
    }

    /**
     * The product of a part of the matrix and a vector.
     *
     * @param x the vector
     * @param product out: what the part adds to the product
     * @param lanes scratch of 4 {@link Simd#LANES} numbers
     */
    public void multiply(int part, double[] x, double[] product, double[] lanes) {
        Arrays.fill(product, 0);
        for (int b = firstBand[part]; b < firstBand[part + 1]; b++) {
            multiplyFour(bands[b], 0, b, x, product, lanes);
            multiplyFour(bands[b], 4, b, x, product, lanes);
        }
    }

    /** Four rows of a band: each element but those of the block on the diagonal stands for its mirror image, too. */
    private static void multiplyFour(double[] p, int first, int band, double[] x, double[] product, double[] lanes) {
        int width = width(band);
        int row = BAND * band + first;
        int o0 = first * width;
        int o1 = o0 + width;
        int o2 = o1 + width;
        int o3 = o2 + width;
        DoubleVector x0 = DoubleVector.broadcast(S, x[row]);
        DoubleVector x1 = DoubleVector.broadcast(S, x[row + 1]);
        DoubleVector x2 = DoubleVector.broadcast(S, x[row + 2]);
        DoubleVector x3 = DoubleVector.broadcast(S, x[row + 3]);
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int j = 0;
        for (; j < BAND * band; j += Simd.LANES) {
            DoubleVector xj = DoubleVector.fromArray(S, x, j);
            DoubleVector p0 = DoubleVector.fromArray(S, p, o0 + j);
            DoubleVector p1 = DoubleVector.fromArray(S, p, o1 + j);
            DoubleVector p2 = DoubleVector.fromArray(S, p, o2 + j);
            DoubleVector p3 = DoubleVector.fromArray(S, p, o3 + j);
            s0 = p0.fma(xj, s0);
            s1 = p1.fma(xj, s1);
            s2 = p2.fma(xj, s2);
            s3 = p3.fma(xj, s3);
            DoubleVector y = p0.fma(x0, DoubleVector.fromArray(S, product, j));
            p3.fma(x3, p2.fma(x2, p1.fma(x1, y))).intoArray(product, j);
        }
        for (; j < width; j += Simd.LANES) {
            DoubleVector xj = DoubleVector.fromArray(S, x, j);
            s0 = DoubleVector.fromArray(S, p, o0 + j).fma(xj, s0);
            s1 = DoubleVector.fromArray(S, p, o1 + j).fma(xj, s1);
            s2 = DoubleVector.fromArray(S, p, o2 + j).fma(xj, s2);
            s3 = DoubleVector.fromArray(S, p, o3 + j).fma(xj, s3);
        }
        s0.intoArray(lanes, 0);
        s1.intoArray(lanes, Simd.LANES);
        s2.intoArray(lanes, 2 * Simd.LANES);
        s3.intoArray(lanes, 3 * Simd.LANES);
        for (int r = 0; r < 4; r++) {
            double sum = 0;
            for (int k = 0; k < Simd.LANES; k++) {
                sum += lanes[r * Simd.LANES + k];
            }
            product[row + r] += sum;
        }
    }

    /**
     * A part of M &larr; scale (M &minus; &Sigma;<sub>k</sub> u<sub>k</sub> u<sub>k</sub><sup>T</sup>) + ridge 1. Mirror
     * images in the blocks on the diagonal keep the same bits, because each product is rounded once with its addition.
     *
     * @param u the vectors
     * @param count how many
     * @param factors scratch of 8 {@code count} numbers
     */
    public void subtract(int part, double[][] u, int count, double scale, double ridge, double[] factors) {
        for (int b = firstBand[part]; b < firstBand[part + 1]; b++) {
            for (int k = 0; k < count; k++) {
                for (int r = 0; r < BAND; r++) {
                    factors[BAND * k + r] = -u[k][BAND * b + r];
                }
            }
            subtract(bands[b], width(b), u, count, scale, factors);
            for (int r = 0; r < BAND && BAND * b + r < order; r++) {
                bands[b][r * width(b) + BAND * b + r] += ridge;
            }
        }
    }

    private static void subtract(
            double[] p, int width, double[][] u, int count, double scale, double[] factors) {
        for (int j = 0; j < width; j += Simd.LANES) {
            DoubleVector p0 = DoubleVector.fromArray(S, p, j);
            DoubleVector p1 = DoubleVector.fromArray(S, p, width + j);
            DoubleVector p2 = DoubleVector.fromArray(S, p, 2 * width + j);
            DoubleVector p3 = DoubleVector.fromArray(S, p, 3 * width + j);
            DoubleVector p4 = DoubleVector.fromArray(S, p, 4 * width + j);
            DoubleVector p5 = DoubleVector.fromArray(S, p, 5 * width + j);
            DoubleVector p6 = DoubleVector.fromArray(S, p, 6 * width + j);
            DoubleVector p7 = DoubleVector.fromArray(S, p, 7 * width + j);
            for (int k = 0; k < count; k++) {
                DoubleVector uj = DoubleVector.fromArray(S, u[k], j);
                p0 = uj.fma(DoubleVector.broadcast(S, factors[BAND * k]), p0);
                p1 = uj.fma(DoubleVector.broadcast(S, factors[BAND * k + 1]), p1);
                p2 = uj.fma(DoubleVector.broadcast(S, factors[BAND * k + 2]), p2);
                p3 = uj.fma(DoubleVector.broadcast(S, factors[BAND * k + 3]), p3);
                p4 = uj.fma(DoubleVector.broadcast(S, factors[BAND * k + 4]), p4);
                p5 = uj.fma(DoubleVector.broadcast(S, factors[BAND * k + 5]), p5);
                p6 = uj.fma(DoubleVector.broadcast(S, factors[BAND * k + 6]), p6);
                p7 = uj.fma(DoubleVector.broadcast(S, factors[BAND * k + 7]), p7);
            }
            p0.mul(scale).intoArray(p, j);
            p1.mul(scale).intoArray(p, width + j);
            p2.mul(scale).intoArray(p, 2 * width + j);
            p3.mul(scale).intoArray(p, 3 * width + j);
            p4.mul(scale).intoArray(p, 4 * width + j);
            p5.mul(scale).intoArray(p, 5 * width + j);
            p6.mul(scale).intoArray(p, 6 * width + j);
            p7.mul(scale).intoArray(p, 7 * width + j);
        }
    }

    /** Writes the triangle. */
    public void save(DataOutput out) throws IOException {
        for (double[] band : bands) {
            for (double value : band) {
                out.writeDouble(value);
            }
        }
    }

    /** Reads what {@link #save} of a matrix of the same order wrote. */
    public void restore(DataInput in) throws IOException {
        for (double[] band : bands) {
            for (int k = 0; k < band.length; k++) {
                band[k] = in.readDouble();
            }
        }
    }
}
