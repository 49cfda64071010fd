package org.adatom.analysis;

import java.util.Arrays;
import org.adatom.engine.Cell;

/**
 * Wave vectors k = 2&pi; (n<sub>1</sub> b<sub>1</sub> + n<sub>2</sub> b<sub>2</sub> + n<sub>3</sub> b<sub>3</sub>) of a periodic cell, one of
 * each pair &plusmn;k, in shells of equal width of |k|. Of a shell with too many a random part is taken: for sums of squares that is without
 * bias, and another draw takes another part.
 */
final class WaveVectors {
    private final int dimensions;
    private final double width;
    private final int shells;
    /** Metric of the reciprocal lattice, 1/&Aring;&sup2;, factor (2&pi;)&sup2; included. */
    private final double[][] metric = new double[3][3];
    private final int[] reach = new int[3];
    private int[] indices = new int[3 * 1024];
    private int count;
    private final boolean thinned;

    /**
     * The vectors of a cell.
     *
     * @param kmax |k| below which they are taken, 1/&Aring;
     * @param width of a shell, 1/&Aring;
     * @param most vectors per shell
     * @param draw number of the draw, if a part is taken
     */
    WaveVectors(Cell cell, double kmax, double width, int most, long draw) {
        this.dimensions = cell.dimensions();
        this.width = width;
        this.shells = shells(kmax, width);
        double[][] b = new double[3][];
        for (int k = 0; k < dimensions; k++) {
            b[k] = new double[] {cell.fractional(k, 1, 0, 0), cell.fractional(k, 0, 1, 0), cell.fractional(k, 0, 0, 1)};
            double length = Math.sqrt(cell.vector(k, 0) * cell.vector(k, 0) + cell.vector(k, 1) * cell.vector(k, 1)
                    + cell.vector(k, 2) * cell.vector(k, 2));
            // n is k a / 2 pi.
            reach[k] = (int) Math.floor(shells * width * length / (2 * Math.PI));
        }
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                metric[i][j] = 4 * Math.PI * Math.PI * (b[i][0] * b[j][0] + b[i][1] * b[j][1] + b[i][2] * b[j][2]);
            }
        }
        long[] number = new long[shells];
        visit((h, k, l, shell) -> number[shell]++);
        visit((h, k, l, shell) -> {
            if (number[shell] <= most || random(h, k, l, draw) * number[shell] < most) {
                add(h, k, l);
            }
        });
        thinned = Arrays.stream(number).anyMatch(n -> n > most);
    }

    private void add(int h, int k, int l) {
        if (indices.length < 3 * count + 3) {
            indices = Arrays.copyOf(indices, 2 * indices.length);
        }
        indices[3 * count] = h;
        indices[3 * count + 1] = k;
        indices[3 * count + 2] = l;
        count++;
    }

    /** Whether only a part was taken of some shell. */
    boolean thinned() {
        return thinned;
    }

    /** Number of shells up to a wave number. */
    static int shells(double kmax, double width) {
        return (int) Math.ceil(kmax / width - 1e-9);
    }

    /** Receives vectors. */
    @FunctionalInterface
    private interface Visitor {
        void visit(int h, int k, int l, int shell);
    }

    private void visit(Visitor visitor) {
        for (int h = 0; h <= reach[0]; h++) {
            for (int k = h == 0 ? 0 : -reach[1]; k <= reach[1]; k++) {
                for (int l = h == 0 && k == 0 ? 1 : -reach[2]; l <= reach[2]; l++) {
                    int shell = (int) (Math.sqrt(square(h, k, l)) / width);
                    if (shell < shells && (h != 0 || k != 0 || l != 0)) {
                        visitor.visit(h, k, l, shell);
                    }
                }
            }
        }
    }

    private double square(int h, int k, int l) {
        return h * (h * metric[0][0] + 2 * (k * metric[0][1] + l * metric[0][2]))
                + k * (k * metric[1][1] + 2 * l * metric[1][2]) + l * l * metric[2][2];
    }

    /** A number from 0 to 1 that looks random (finalisation of SplitMix64, G. L. Steele et al., OOPSLA 2014). */
    private static double random(int h, int k, int l, long draw) {
        long z = ((draw * 0x9E3779B97F4A7C15L + h) * 0xBF58476D1CE4E5B9L + k) * 0x94D049BB133111EBL + l;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1p-53;
    }

    /** Number of vectors. */
    int count() {
        return count;
    }

    /** Component n<sub>d+1</sub> of vector v. */
    int index(int v, int d) {
        return indices[3 * v + d];
    }

    /** |k| of vector v, 1/&Aring;. */
    double length(int v) {
        return Math.sqrt(square(index(v, 0), index(v, 1), index(v, 2)));
    }

    /** Shell of vector v. */
    int shell(int v) {
        return (int) (length(v) / width);
    }
}
