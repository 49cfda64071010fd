package org.adatom.integrators.path;

import org.adatom.integrators.path.BandSettings.Tangent;

/** Directions of a path at its images. */
final class Tangents {
    private Tangents() {}

    /**
     * The unit vector along the path at an image; at an end toward its neighbour.
     *
     * @param x coordinates of all images
     * @param energy of all images
     * @param out to be filled
     */
    static void at(Tangent how, double[][] x, double[] energy, int i, double[] out) {
        double before = 0;
        double behind = 0;
        if (i == 0) {
            behind = 1;
        } else if (i == x.length - 1) {
            before = 1;
        } else if (how == Tangent.PLAIN) {
            before = 1;
            behind = 1;
        } else {
            double rise = energy[i + 1] - energy[i];
            double fall = energy[i] - energy[i - 1];
            if (rise > 0 && fall > 0) {
                behind = 1;
            } else if (rise < 0 && fall < 0) {
                before = 1;
            } else {
                double large = Math.max(Math.abs(rise), Math.abs(fall));
                double small = Math.min(Math.abs(rise), Math.abs(fall));
                boolean up = energy[i + 1] > energy[i - 1];
                behind = up ? large : small;
                before = up ? small : large;
                if (large == 0) {
                    behind = 1;
                    before = 1;
                }
            }
        }
        double square = 0;
        for (int k = 0; k < out.length; k++) {
            double t = 0;
            if (before != 0) {
                t += before * (x[i][k] - x[i - 1][k]);
            }
            if (behind != 0) {
                t += behind * (x[i + 1][k] - x[i][k]);
            }
            out[k] = t;
            square += t * t;
        }
        double norm = Math.sqrt(square);
        for (int k = 0; k < out.length && norm > 0; k++) {
            out[k] /= norm;
        }
    }
}
