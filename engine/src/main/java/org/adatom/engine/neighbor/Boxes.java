package org.adatom.engine.neighbor;

import java.util.Arrays;

/** Axis-aligned bounding boxes as arrays, &Aring;. */
final class Boxes {
    double[] minX = {};
    double[] minY = {};
    double[] minZ = {};
    double[] maxX = {};
    double[] maxY = {};
    double[] maxZ = {};

    /** Makes room for {@code n} boxes, keeping those there are. */
    void ensureCapacity(int n) {
        if (minX.length < n) {
            int length = Math.max(n, 2 * minX.length);
            minX = Arrays.copyOf(minX, length);
            minY = Arrays.copyOf(minY, length);
            minZ = Arrays.copyOf(minZ, length);
            maxX = Arrays.copyOf(maxX, length);
            maxY = Arrays.copyOf(maxY, length);
            maxZ = Arrays.copyOf(maxZ, length);
        }
    }

    /** Makes box b empty. */
    void clear(int b) {
        minX[b] = Double.POSITIVE_INFINITY;
        minY[b] = Double.POSITIVE_INFINITY;
        minZ[b] = Double.POSITIVE_INFINITY;
        maxX[b] = Double.NEGATIVE_INFINITY;
        maxY[b] = Double.NEGATIVE_INFINITY;
        maxZ[b] = Double.NEGATIVE_INFINITY;
    }

    /** Makes box b the smallest around points from (inclusive) to to (exclusive). */
    void enclose(int b, double[] x, double[] y, double[] z, int from, int to) {
        clear(b);
        for (int k = from; k < to; k++) {
            minX[b] = Math.min(minX[b], x[k]);
            minY[b] = Math.min(minY[b], y[k]);
            minZ[b] = Math.min(minZ[b], z[k]);
            maxX[b] = Math.max(maxX[b], x[k]);
            maxY[b] = Math.max(maxY[b], y[k]);
            maxZ[b] = Math.max(maxZ[b], z[k]);
        }
    }

    /** Enlarges box b to contain box c of {@code other}. */
    void include(int b, Boxes other, int c) {
        minX[b] = Math.min(minX[b], other.minX[c]);
        minY[b] = Math.min(minY[b], other.minY[c]);
        minZ[b] = Math.min(minZ[b], other.minZ[c]);
        maxX[b] = Math.max(maxX[b], other.maxX[c]);
        maxY[b] = Math.max(maxY[b], other.maxY[c]);
        maxZ[b] = Math.max(maxZ[b], other.maxZ[c]);
    }

    /** Makes box b a copy of box c of {@code other}, moved by (sx, sy, sz). */
    void set(int b, Boxes other, int c, double sx, double sy, double sz) {
        minX[b] = other.minX[c] + sx;
        minY[b] = other.minY[c] + sy;
        minZ[b] = other.minZ[c] + sz;
        maxX[b] = other.maxX[c] + sx;
        maxY[b] = other.maxY[c] + sy;
        maxZ[b] = other.maxZ[c] + sz;
    }

    /** Squared distance between box b and box c of {@code other} moved by (sx, sy, sz); 0 if they overlap. */
    double distance2(int b, Boxes other, int c, double sx, double sy, double sz) {
        double gx = Math.max(0, Math.max(other.minX[c] + sx - maxX[b], minX[b] - other.maxX[c] - sx));
        double gy = Math.max(0, Math.max(other.minY[c] + sy - maxY[b], minY[b] - other.maxY[c] - sy));
        double gz = Math.max(0, Math.max(other.minZ[c] + sz - maxZ[b], minZ[b] - other.maxZ[c] - sz));
        return gx * gx + gy * gy + gz * gz;
    }
}
