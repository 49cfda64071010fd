package org.adatom.analysis.path;

import org.adatom.integrators.path.Band;

/**
 * The energy along a path: cubic pieces through the energies of the images with the slopes that the forces give there (G.
 * Henkelman, B. P. Uberuaga, H. Jonsson, J. Chem. Phys. 113, 9901 (2000), appendix).
 *
 * @param length distance along the path from the first image, of all coordinates together, &Aring;
 * @param energy above the first image, eV
 * @param slope of the energy along the path, eV/&Aring;
 */
public record PathProfile(double[] length, double[] energy, double[] slope) {
    /** The profile of a band. */
    public static PathProfile of(Band band) {
        int n = band.images();
        double[] length = new double[n];
        double[] energy = new double[n];
        double[] slope = new double[n];
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int k = 0; i > 0 && k < band.image(i).length; k++) {
                double d = band.image(i)[k] - band.image(i - 1)[k];
                square += d * d;
            }
            length[i] = i == 0 ? 0 : length[i - 1] + Math.sqrt(square);
            energy[i] = band.energy(i) - band.energy(0);
            for (int k = 0; k < band.image(i).length; k++) {
                slope[i] += band.slope(i)[k] * band.tangent(i)[k];
            }
        }
        return new PathProfile(length, energy, slope);
    }

    /** The energy at a distance along the path, eV. */
    public double at(double s) {
        int i = 1;
        while (i < length.length - 1 && s > length[i]) {
            i++;
        }
        double h = length[i] - length[i - 1];
        double t = h == 0 ? 0 : (s - length[i - 1]) / h;
        return energy[i - 1] * (1 + 2 * t) * (1 - t) * (1 - t) + energy[i] * t * t * (3 - 2 * t)
                + h * (slope[i - 1] * t * (1 - t) * (1 - t) - slope[i] * t * t * (1 - t));
    }

    /** The highest energy of the spline, eV. */
    public double highest() {
        double highest = Double.NEGATIVE_INFINITY;
        int points = 200 * length.length;
        for (int k = 0; k <= points; k++) {
            highest = Math.max(highest, at(length[length.length - 1] * k / points));
        }
        return highest;
    }
}
