package org.adatom.engine.neighbor;

import java.util.Arrays;
import org.adatom.engine.simd.Simd;

/**
 * A domain as one traversal sees it: local copies of its own clusters and of all those its list refers to. What comes
 * from another domain and what is a periodic image look the same here.
 */
final class Domain {
    private final int number;
    private int own;
    private int count;
    private int[] source = {};
    private int[] image = {};
    private double[] x = {};
    private double[] y = {};
    private double[] z = {};

    /** Domain of that number of the decomposition, still empty. */
    Domain(int number) {
        this.number = number;
    }

    /** Number of own clusters; they come first. */
    int own() {
        return own;
    }

    /** Number of local clusters. */
    int count() {
        return count;
    }

    /** Number of local slots. */
    int slots() {
        return count * Simd.LANES;
    }

    /** Number of places that arrays over local slots need: rows of a list may reach beyond the last slot. */
    int capacity() {
        return slots() + ClusterPairs.ROW;
    }

    /** Cluster of the decomposition that local cluster c copies. */
    int source(int c) {
        return source[c];
    }

    /** Local x coordinates, &Aring;. */
    double[] x() {
        return x;
    }

    /** Local y coordinates. */
    double[] y() {
        return y;
    }

    /** Local z coordinates. */
    double[] z() {
        return z;
    }

    /**
     * Keeps the own clusters and those marked, in their order.
     *
     * @param local in: non-zero for the clusters to keep; out: the number each has from now on
     */
    void adopt(Surroundings near, int[] local) {
        own = near.own();
        int n = 0;
        for (int c = 0; c < near.count(); c++) {
            if (c < own || local[c] != 0) {
                local[c] = n++;
            } else {
                local[c] = -1;
            }
        }
        count = n;
        if (source.length < n) {
            source = new int[n + n / 8];
            image = new int[n + n / 8];
        }
        for (int c = 0; c < near.count(); c++) {
            if (local[c] >= 0) {
                source[local[c]] = near.source(c);
                image[local[c]] = near.image(c);
            }
        }
        if (x.length < capacity()) {
            int length = capacity() + capacity() / 8;
            x = new double[length];
            y = new double[length];
            z = new double[length];
        }
        Arrays.fill(x, slots(), x.length, 0);
        Arrays.fill(y, slots(), y.length, 0);
        Arrays.fill(z, slots(), z.length, 0);
    }

    /** Takes over the present positions. */
    void load(Decomposition dec, Images images) {
        int slots = own * Simd.LANES;
        int from = dec.firstCluster(number) * Simd.LANES;
        int first = 0;
        if (dec.count() >= from + slots) {
            System.arraycopy(dec.x(), from, x, 0, slots);
            System.arraycopy(dec.y(), from, y, 0, slots);
            System.arraycopy(dec.z(), from, z, 0, slots);
            first = own;
        }
        for (int c = first; c < count; c++) {
            Surroundings.copy(dec, source[c], images, image[c], c, x, y, z);
        }
    }
}
