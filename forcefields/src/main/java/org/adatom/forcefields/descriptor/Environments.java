package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Simd;

/**
 * The atoms of one species in a block with those of their neighbours that matter for a group of functions, in arrays of
 * their own: of each atom first the neighbours of one set of species, then those of another.
 */
final class Environments {
    /** Number of atoms. */
    int atoms;
    /** Index of each atom in the block. */
    int[] atom = {};
    /** Where the neighbours of each atom begin; one entry more than atoms. */
    int[] first = {0};
    /** Where the neighbours of the second set begin; {@code first} of the next atom if the sets are the same. */
    int[] middle = {};
    /** Distance of each neighbour, &Aring;. */
    double[] r = {};
    /** x of r<sub>j</sub> &minus; r<sub>i</sub>, &Aring;. */
    double[] dx = {};
    /** y of it, &Aring;. */
    double[] dy = {};
    /** z of it, &Aring;. */
    double[] dz = {};
    /** x of the unit vector to each neighbour. */
    double[] ux = {};
    /** y of it. */
    double[] uy = {};
    /** z of it. */
    double[] uz = {};
    /** Species of each neighbour. */
    int[] species = {};
    /** Index of each neighbour in the block. */
    private int[] origin = {};

    /** Number of neighbours. */
    int neighbors() {
        return first[atoms];
    }

    /** Length of arrays with one entry per neighbour, with room for a vector behind the last one. */
    int capacity() {
        return r.length;
    }

    /**
     * Gathers atoms and neighbours.
     *
     * @param center species of the atoms
     * @param one which species belong to the first set
     * @param other which belong to the second; the same array if there is one set only
     * @param cutoff neighbours at this distance or further are left out, &Aring;
     */
    void gather(Sites sites, int center, boolean[] one, boolean[] other, double cutoff) {
        ensureCapacity(sites.atoms, sites.neighbors());
        atoms = 0;
        int n = 0;
        for (int a = 0; a < sites.atoms; a++) {
            if (sites.species[a] == center) {
                atom[atoms] = a;
                first[atoms] = n;
                n = gather(sites, a, one, cutoff, n);
                middle[atoms++] = n;
                if (other != one) {
                    n = gather(sites, a, other, cutoff, n);
                }
            }
        }
        first[atoms] = n;
        for (int k = 0; k < n; k++) {
            double over = 1 / r[k];
            ux[k] = dx[k] * over;
            uy[k] = dy[k] * over;
            uz[k] = dz[k] * over;
        }
        // Whatever stands in the vector behind the last neighbour might not be finite.
        Arrays.fill(dx, n, n + Simd.LANES, 0);
        Arrays.fill(dy, n, n + Simd.LANES, 0);
        Arrays.fill(dz, n, n + Simd.LANES, 0);
    }

    private int gather(Sites sites, int a, boolean[] wanted, double cutoff, int from) {
        int n = from;
        for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
            if (sites.r[k] < cutoff && wanted[sites.neighborSpecies[k]]) {
                r[n] = sites.r[k];
                dx[n] = sites.dx[k];
                dy[n] = sites.dy[k];
                dz[n] = sites.dz[k];
                species[n] = sites.neighborSpecies[k];
                origin[n++] = k;
            }
        }
        return n;
    }

    /** Where the neighbours from {@code from} on cease to be of one species, at most {@code end}. */
    int endOfRun(int from, int end) {
        int to = from + 1;
        while (to < end && species[to] == species[from]) {
            to++;
        }
        return to;
    }

    /**
     * Adds gradients of an energy to those of the block: slope u + (v &minus; (v u) u)/r.
     *
     * @param slope dU/dr of each neighbour, eV/&Aring;
     * @param vx x of v = dU/du of each neighbour, eV; what of it is along u does not matter
     */
    void addGradients(Sites sites, double[] slope, double[] vx, double[] vy, double[] vz) {
        int n = neighbors();
        for (int k = 0; k < n; k++) {
            double over = 1 / r[k];
            double along = vx[k] * ux[k] + vy[k] * uy[k] + vz[k] * uz[k];
            double radial = slope[k] - along * over;
            int o = origin[k];
            sites.gx[o] += radial * ux[k] + vx[k] * over;
            sites.gy[o] += radial * uy[k] + vy[k] * over;
            sites.gz[o] += radial * uz[k] + vz[k] * over;
        }
    }

    /**
     * Adds gradients of an energy to those of the block: slope d + v, where d = r u.
     *
     * @param slope of each neighbour, eV/&Aring;&sup2;
     * @param vx x of v of each neighbour, eV/&Aring;
     */
    void addVectors(Sites sites, double[] slope, double[] vx, double[] vy, double[] vz) {
        int n = neighbors();
        for (int k = 0; k < n; k++) {
            int o = origin[k];
            sites.gx[o] += slope[k] * dx[k] + vx[k];
            sites.gy[o] += slope[k] * dy[k] + vy[k];
            sites.gz[o] += slope[k] * dz[k] + vz[k];
        }
    }

    /** Adds gradients of an energy of distances alone: slope u. */
    void addGradients(Sites sites, double[] slope) {
        int n = neighbors();
        for (int k = 0; k < n; k++) {
            int o = origin[k];
            sites.gx[o] += slope[k] * ux[k];
            sites.gy[o] += slope[k] * uy[k];
            sites.gz[o] += slope[k] * uz[k];
        }
    }

    private void ensureCapacity(int atomCapacity, int neighborCapacity) {
        if (atom.length < atomCapacity) {
            atom = new int[atomCapacity];
            first = new int[atomCapacity + 1];
            middle = new int[atomCapacity];
        }
        if (r.length < neighborCapacity + Simd.LANES) {
            int length = Simd.roundUp(Math.max(neighborCapacity, 2 * r.length)) + Simd.LANES;
            r = new double[length];
            dx = new double[length];
            dy = new double[length];
            dz = new double[length];
            ux = new double[length];
            uy = new double[length];
            uz = new double[length];
            species = new int[length];
            origin = new int[length];
        }
    }
}
