package org.adatom.engine.neighbor;

import java.util.Locale;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;

/** The lattice translations under which wrapped atoms may come within a given distance of each other. */
final class Images {
    /** Cells a hundred times smaller than the cutoff in every direction would have more, and no meaning. */
    private static final int MOST = 5_000_000;

    private final int[] reach = new int[3];
    private final int[] shifts;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final int zero;

    /**
     * All translations, in lexicographic order, for atoms wrapped into {@code cell} and distances up to radius.
     *
     * @param drift how far atoms may have left the cell since they were wrapped, &Aring;
     * @throws InputException if there are more than {@link #MOST}
     */
    Images(Cell cell, double radius, double drift) {
        double product = 1;
        for (int k = 0; k < 3; k++) {
            // Wrapped fractional coordinates differ by at most one, so |n| h <= radius + h + 2 drift.
            reach[k] = cell.periodic(k) ? (int) Math.floor((radius + 2 * drift) / cell.height(k)) + 1 : 0;
            product *= 2.0 * reach[k] + 1;
        }
        if (product > MOST) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "the cell is too small or too skewed for the cutoff: %.3g images of it lie within %.4g A; "
                            + "are its vectors in A?",
                    product,
                    radius));
        }
        int total = (int) product;
        shifts = new int[3 * total];
        x = new double[total];
        y = new double[total];
        z = new double[total];
        int s = 0;
        for (int a = -reach[0]; a <= reach[0]; a++) {
            for (int b = -reach[1]; b <= reach[1]; b++) {
                for (int c = -reach[2]; c <= reach[2]; c++) {
                    shifts[3 * s] = a;
                    shifts[3 * s + 1] = b;
                    shifts[3 * s + 2] = c;
                    s++;
                }
            }
        }
        zero = total / 2;
        follow(cell);
    }

    /** Takes over the vectors of a deformed cell. */
    void follow(Cell cell) {
        double[] h = cell.rows();
        for (int s = 0; s < x.length; s++) {
            int a = shifts[3 * s];
            int b = shifts[3 * s + 1];
            int c = shifts[3 * s + 2];
            x[s] = a * h[0] + b * h[3] + c * h[6];
            y[s] = a * h[1] + b * h[4] + c * h[7];
            z[s] = a * h[2] + b * h[5] + c * h[8];
        }
    }

    /** Number of translations, the zero one included. */
    int count() {
        return x.length;
    }

    /** Index of the zero translation; those after it are the lexicographically positive ones. */
    int zero() {
        return zero;
    }

    /** x of translation s, &Aring;. */
    double x(int s) {
        return x[s];
    }

    /** y of translation s. */
    double y(int s) {
        return y[s];
    }

    /** z of translation s. */
    double z(int s) {
        return z[s];
    }
}
