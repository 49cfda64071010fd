package org.adatom.forcefields.training.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;
import org.adatom.engine.simd.SymmetricBands;

/**
 * The covariance matrix P of some parameters in a Kalman filter, as P = s (M &minus; &Sigma;<sub>k</sub> u<sub>k</sub>
 * u<sub>k</sub><sup>T</sup>) + t 1.
 *
 * <p>An update takes a matrix of rank one off P. The matrix M is too large for the cache as soon as there are a thousand
 * parameters, and to write it in every update would take longer than everything else; so the vectors u of some updates wait
 * and are worked into M in one pass. That is the same P to rounding, which stays symmetric because half of M exists only
 * and, as vectors are scaled so that no sign or factor stands with their products, positive as far as rounding allows: a
 * process noise t above 10<sup>&minus;16</sup> of the largest element keeps it so.
 */
final class Covariance {
    /** Updates that wait; reading M once per update then is most of the work. */
    private static final int WAITING = 16;

    private final SymmetricBands matrix;
    private final Workers workers;
    private final double[][] rows;
    private final double[][] waiting = new double[WAITING][];
    private final double[] coefficients;
    private final double[] product;
    private final double[] vector;
    private final double[][] lanes;
    private int count;
    private double scale = 1;
    private double noise;

    /**
     * A multiple of the unit matrix.
     *
     * @param workers share its parts out
     */
    Covariance(int order, double diagonal, Workers workers) {
        matrix = new SymmetricBands(order, diagonal);
        this.workers = workers;
        int parts = matrix.parts();
        rows = new double[parts + WAITING + 1][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = new double[matrix.length()];
        }
        System.arraycopy(rows, parts, waiting, 0, WAITING);
        vector = rows[parts + WAITING];
        coefficients = new double[rows.length];
        product = new double[matrix.length()];
        lanes = new double[workers.count()][Math.max(4 * Simd.LANES, 8 * WAITING)];
    }

    /** Bytes of a covariance of that many parameters. */
    static long bytes(int order) {
        return SymmetricBands.bytes(order);
    }

    /** Computes P h and returns h&middot;P h; h is a part of an array. */
    double multiply(double[] h, int from) {
        int parts = matrix.parts();
        System.arraycopy(h, from, vector, 0, matrix.order());
        workers.run(parts, (part, worker) -> matrix.multiply(part, vector, rows[part], lanes[worker]));
        Arrays.fill(coefficients, 0, parts, scale);
        for (int k = 0; k < count; k++) {
            coefficients[parts + k] = -scale * Rows.dot(waiting[k], vector, 0, vector.length, lanes[0]);
        }
        // The vector itself comes last; those that do not wait yet are skipped by their coefficients.
        Arrays.fill(coefficients, parts + count, parts + WAITING, 0);
        coefficients[parts + WAITING] = noise;
        Rows.combine(0, rows.length, coefficients, 0, rows, 0, vector.length, product);
        return Rows.dot(product, vector, 0, vector.length, lanes[0]);
    }

    /** Element i of the product computed last. */
    double product(int i) {
        return product[i];
    }

    /**
     * P &larr; (P &minus; x x<sup>T</sup>/A)/&lambda; + q 1 with the product x computed last.
     *
     * @param a A
     * @param forgetting &lambda;
     * @param added q
     */
    void subtract(double a, double forgetting, double added) {
        double root = 1 / Math.sqrt(a * scale);
        for (int i = 0; i < product.length; i++) {
            waiting[count][i] = root * product[i];
        }
        count++;
        scale /= forgetting;
        noise = noise / forgetting + added;
        if (count == WAITING) {
            workers.run(matrix.parts(),
                    (part, worker) -> matrix.subtract(part, waiting, count, scale, noise, lanes[worker]));
            count = 0;
            scale = 1;
            noise = 0;
        }
    }

    /** An element of P. */
    double get(int row, int column) {
        double value = matrix.get(row, column);
        for (int k = 0; k < count; k++) {
            value -= waiting[k][row] * waiting[k][column];
        }
        return scale * value + (row == column ? noise : 0);
    }

    void save(DataOutput out) throws IOException {
        matrix.save(out);
        out.writeInt(count);
        out.writeDouble(scale);
        out.writeDouble(noise);
        for (int k = 0; k < count; k++) {
            for (double u : waiting[k]) {
                out.writeDouble(u);
            }
        }
    }

    void restore(DataInput in) throws IOException {
        matrix.restore(in);
        count = in.readInt();
        if (count < 0 || count >= WAITING) {
            throw new IOException("a covariance with " + count + " waiting updates");
        }
        scale = in.readDouble();
        noise = in.readDouble();
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < waiting[k].length; i++) {
                waiting[k][i] = in.readDouble();
            }
        }
    }
}
