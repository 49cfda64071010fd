package org.adatom.integrators.path;

import java.util.Arrays;
import org.adatom.engine.Cell;
import org.adatom.engine.parallel.Workers;

/**
 * The image-dependent pair potential: &Sigma; (d<sub>ij</sub> &minus; d<sub>ij</sub><sup>0</sup>)&sup2; / d<sub>ij</sub><sup>4</sup>
 * over pairs of atoms, where d<sup>0</sup> goes evenly from the distance in the first image to that in the last (S. Smidstrup et
 * al., J. Chem. Phys. 140, 214106 (2014), eqs. 5 and 6). Pairs are those nearer than a reach in either end; distances
 * are those of the nearest images across periodic boundaries.
 */
final class PairDistances implements PotentialSurface {
    /** Distances beyond this hardly count, &Aring;. */
    private static final double REACH = 7;

    private final Cell cell;
    private final Workers workers;
    private final int atoms;
    private final int images;
    private final double[] first;
    private final double[] last;
    private final byte[] frozen;

    PairDistances(double[][] path, byte[] frozen, Cell cell, Workers workers) {
        this.frozen = frozen;
        this.cell = cell;
        this.workers = workers;
        images = path.length;
        first = path[0];
        last = path[images - 1];
        atoms = first.length / 3;
    }

    @Override
    public int size() {
        return 3 * atoms;
    }

    @Override
    public int group() {
        return 3;
    }

    @Override
    public Workers workers() {
        return workers;
    }

    @Override
    public double evaluate(int image, double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double f = (double) image / (images - 1);
        double energy = 0;
        double[] r = new double[3];
        for (int i = 0; i < atoms; i++) {
            for (int j = 0; j < i; j++) {
                double begin = nearest(first, i, j, r);
                double end = nearest(last, i, j, r);
                if (Math.min(begin, end) > REACH) {
                    continue;
                }
                double target = begin + f * (end - begin);
                double d = Math.max(1e-3, nearest(x, i, j, r));
                double off = d - target;
                double weight = 1 / (d * d * d * d);
                energy += weight * off * off;
                double slope = weight * off * (2 - 4 * off / d) / d;
                for (int c = 0; c < 3; c++) {
                    gradient[3 * i + c] += slope * r[c];
                    gradient[3 * j + c] -= slope * r[c];
                }
            }
        }
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = (frozen[k / 3] & 1 << k % 3) != 0 ? 0 : gradient[k];
        }
        return energy;
    }

    /** Distance of two atoms, and the vector from j to i. */
    private double nearest(double[] x, int i, int j, double[] r) {
        double dx = x[3 * i] - x[3 * j];
        double dy = x[3 * i + 1] - x[3 * j + 1];
        double dz = x[3 * i + 2] - x[3 * j + 2];
        double[] f = new double[3];
        for (int k = 0; k < 3; k++) {
            f[k] = cell.fractional(k, dx, dy, dz);
            f[k] -= cell.periodic(k) ? Math.rint(f[k]) : 0;
        }
        double square = 0;
        for (int c = 0; c < 3; c++) {
            r[c] = cell.cartesian(c, f[0], f[1], f[2]);
            square += r[c] * r[c];
        }
        return Math.sqrt(square);
    }
}
