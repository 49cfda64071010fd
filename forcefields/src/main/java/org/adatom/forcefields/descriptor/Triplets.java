package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.simd.Simd;

/** Pairs of neighbours of the atoms of {@link Environments}, atom after atom, with their angles and distances. */
final class Triplets {
    /** Where the triplets of each atom begin; one entry more than atoms. */
    int[] first = {0};
    /** First neighbour; equal ones follow each other within an atom. */
    int[] j = {};
    /** Second neighbour. */
    int[] k = {};
    /** cos &theta;<sub>jik</sub>. */
    double[] cos = {};
    /** r<sub>jk</sub>, &Aring;; only if triplets were collected by it. */
    double[] r = {};

    /**
     * Collects all pairs of neighbours, if narrow those at less than the cutoff from each other.
     *
     * @param twoSets whether one neighbour is of the first and the other of the second set
     */
    void collect(Environments near, boolean twoSets, boolean narrow, double cutoff) {
        if (first.length < near.atoms + 1) {
            first = new int[near.atoms + 1];
        }
        int n = 0;
        for (int c = 0; c < near.atoms; c++) {
            first[c] = n;
            int middle = near.middle[c];
            int end = near.first[c + 1];
            ensureCapacity(n + (end - near.first[c]) * (end - near.first[c]));
            for (int p = near.first[c]; p < middle; p++) {
                int from = twoSets ? middle : p + 1;
                n = narrow ? closePairs(near, p, from, end, cutoff * cutoff, n) : pairs(p, from, end, n);
            }
        }
        first[near.atoms] = n;
        for (int t = 0; t < n; t++) {
            int p = j[t];
            int q = k[t];
            cos[t] = near.ux[p] * near.ux[q] + near.uy[p] * near.uy[q] + near.uz[p] * near.uz[q];
        }
        if (narrow) {
            for (int t = 0; t < n; t++) {
                r[t] = Math.sqrt(r[t]);
            }
        }
    }

    private int pairs(int p, int from, int to, int start) {
        int n = start;
        for (int q = from; q < to; q++) {
            j[n] = p;
            k[n++] = q;
        }
        return n;
    }

    private int closePairs(Environments near, int p, int from, int to, double cutoff2, int start) {
        double[] x = near.dx;
        double[] y = near.dy;
        double[] z = near.dz;
        double xp = x[p];
        double yp = y[p];
        double zp = z[p];
        int n = start;
        for (int q = from; q < to; q++) {
            double ex = x[q] - xp;
            double ey = y[q] - yp;
            double ez = z[q] - zp;
            double d2 = ex * ex + ey * ey + ez * ez;
            // Written before it is known whether to keep it: there is room for one more.
            j[n] = p;
            k[n] = q;
            r[n] = d2;
            n += d2 < cutoff2 ? 1 : 0;
        }
        return n;
    }

    private void ensureCapacity(int n) {
        if (j.length < n + Simd.LANES) {
            int length = 2 * n + Simd.LANES;
            j = Arrays.copyOf(j, length);
            k = Arrays.copyOf(k, length);
            r = Arrays.copyOf(r, length);
            cos = new double[length];
        }
    }
}
