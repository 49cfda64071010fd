package org.adatom.forcefields.gaussian;

import org.adatom.engine.error.InputException;

/**
 * From the values G of a descriptor to the point that a {@link Kernel} sees: x = (G &minus; center) scale, and where only
 * directions count, (x, bias) divided by its length. Without the bias, an atom whose last neighbour leaves would have no
 * direction, and the energy would jump; with it, the thesis' cosine of two environments is (x&middot;x' + bias&sup2;) / (|x, bias|
 * |x', bias|).
 *
 * @param center subtracted first
 * @param scale then multiplied with
 * @param bias 0 if points are the values themselves, positive if they are directions
 */
public record FeatureMap(double[] center, double[] scale, double bias) {
    /**
     * Checks.
     *
     * @throws InputException if the numbers of values differ or the bias is negative
     */
    public FeatureMap {
        if (center.length != scale.length) {
            throw new InputException("there are " + center.length + " centers and " + scale.length + " scales");
        }
        if (!(bias >= 0 && Double.isFinite(bias))) {
            throw new InputException("the bias of directions must be at least 0: " + bias);
        }
    }

    /** Number of coordinates of a point. */
    public int size() {
        return center.length + (bias > 0 ? 1 : 0);
    }

    /**
     * Makes points of values.
     *
     * @param n number of atoms
     * @param rows in: {@code rows[f][a]} is value f of atom a; out: coordinate f of its point
     * @param norms out: what x was divided by
     * @param halfSquares out: |p|&sup2;/2
     */
    public void place(int n, double[][] rows, double[] norms, double[] halfSquares) {
        int values = center.length;
        for (int a = 0; a < n; a++) {
            halfSquares[a] = 0.5 * bias * bias;
        }
        for (int f = 0; f < values; f++) {
            double[] row = rows[f];
            for (int a = 0; a < n; a++) {
                double x = (row[a] - center[f]) * scale[f];
                row[a] = x;
                halfSquares[a] += 0.5 * x * x;
            }
        }
        for (int a = 0; a < n; a++) {
            norms[a] = bias > 0 ? Math.sqrt(2 * halfSquares[a]) : 1;
            if (bias > 0) {
                rows[values][a] = bias;
                halfSquares[a] = 0.5;
                for (int f = 0; f <= values; f++) {
                    rows[f][a] /= norms[a];
                }
            }
        }
    }

    /**
     * Turns derivatives by points into those by values.
     *
     * @param n number of atoms
     * @param points of the atoms
     * @param norms from {@link #place}
     * @param gradient in: by points; out: by values
     */
    public void pullBack(int n, double[][] points, double[] norms, double[][] gradient) {
        for (int a = 0; a < n; a++) {
            double along = 0;
            for (int f = 0; bias > 0 && f < points.length; f++) {
                along += points[f][a] * gradient[f][a];
            }
            for (int f = 0; f < center.length; f++) {
                gradient[f][a] = (gradient[f][a] - along * points[f][a]) / norms[a] * scale[f];
            }
        }
    }

    /**
     * How a point moves when scaled values move: the part along the sphere.
     *
     * @param direction in: of the scaled values x; out: of the point
     * @param at where it begins
     * @param point the point's coordinates
     * @param norm from {@link #place}
     */
    public void push(double[] direction, int at, double[] point, double norm) {
        if (bias == 0) {
            return;
        }
        int values = center.length;
        direction[at + values] = 0;
        double along = 0;
        for (int f = 0; f < values; f++) {
            along += point[f] * direction[at + f];
        }
        for (int f = 0; f <= values; f++) {
            direction[at + f] = (direction[at + f] - along * point[f]) / norm;
        }
    }
}
