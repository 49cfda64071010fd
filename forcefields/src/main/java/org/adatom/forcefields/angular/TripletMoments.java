package org.adatom.forcefields.angular;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;

/**
 * Sums over the triplets of atoms i that cost no more than sums over their neighbours:
 *
 * <pre>
 * U_i = sum_(j&lt;k) L_ijk g_j g_k (u_j u_k - c_ijk)^2
 * </pre>
 *
 * <p>with unit vectors u to the neighbours, their weights g, and strengths L and cosines c that depend on the species alone.
 * The square is a polynomial in the components of u<sub>k</sub>, so that for each species t of k its sum over k follows from
 * the moments M0 = &Sigma;g, M1 = &Sigma;gu, M2 = &Sigma;guu<sup>T</sup>. With A = &Sigma;<sub>t</sub> L M2, B =
 * &Sigma;<sub>t</sub> L c M1, C = &Sigma;<sub>t</sub> L c&sup2; M0 (L and c of the species of j and t)
 *
 * <pre>
 * dU/dg_j = u_j A u_j - 2 B u_j + C - L_ijj g_j (1 - c_ijj)^2,   U_i = 1/2 sum_j g_j dU/dg_j
 * dU/du_j = 2 g_j (A u_j - B) + something along u_j
 * </pre>
 *
 * <p>where the last term of the first line takes k = j out of the sums.
 */
final class TripletMoments {
    /** Numbers in a set of moments: M0, M1 (x y z), M2 (xx yy zz yz xz xy). */
    private static final int SIZE = 10;

    private final int speciesCount;
    // Of the triplet at (i * speciesCount + j) * speciesCount + k.
    private final double[] strength;
    private final double[] strengthCos;
    private final double[] strengthCos2;
    private final double[] alone;
    // Of each species of neighbours of the atom at hand.
    private final double[] moments;
    private final double[] field;

    /** Out: half of g dU/dg of each neighbour, its share of the energy, eV. */
    double[] energy = {};
    /** Out: dU/dg, eV. */
    double[] byWeight = {};
    /** Out: x of dU/du, up to a vector along u, eV. */
    double[] tx = {};
    /** Out: y of dU/du, likewise. */
    double[] ty = {};
    /** Out: z of dU/du, likewise. */
    double[] tz = {};

    /**
     * Of the triplet of species i, j, k at {@code (i * speciesCount + j) * speciesCount + k}; symmetric in j and k.
     *
     * @param strength L, eV
     * @param cosine c
     */
    TripletMoments(int speciesCount, double[] strength, double[] cosine) {
        this.speciesCount = speciesCount;
        this.strength = strength;
        int n = strength.length;
        strengthCos = new double[n];
        strengthCos2 = new double[n];
        alone = new double[n];
        for (int t = 0; t < n; t++) {
            double rest = 1 - cosine[t];
            strengthCos[t] = strength[t] * cosine[t];
            strengthCos2[t] = strength[t] * cosine[t] * cosine[t];
            alone[t] = strength[t] * rest * rest;
        }
        moments = new double[SIZE * speciesCount];
        field = new double[SIZE * speciesCount];
    }

    /**
     * Energies and derivatives of all neighbours of a block.
     *
     * @param ux x of the unit vector to each neighbour
     * @param g weight of each neighbour
     */
    void evaluate(Sites sites, double[] ux, double[] uy, double[] uz, double[] g) {
        if (energy.length < sites.neighbors()) {
            int length = g.length;
            energy = new double[length];
            byWeight = new double[length];
            tx = new double[length];
            ty = new double[length];
            tz = new double[length];
        }
        for (int i = 0; i < sites.atoms; i++) {
            int from = sites.first[i];
            int to = sites.first[i + 1];
            Arrays.fill(moments, 0);
            for (int k = from; k < to;) {
                int end = endOfRun(sites.neighborSpecies, k, to);
                gather(k, end, ux, uy, uz, g, moments, SIZE * sites.neighborSpecies[k]);
                k = end;
            }
            combine(sites.species[i]);
            for (int k = from; k < to;) {
                int end = endOfRun(sites.neighborSpecies, k, to);
                respond(k, end, sites.species[i], sites.neighborSpecies[k], ux, uy, uz, g);
                k = end;
            }
        }
    }

    /** Where the run of neighbours of one species that begins at k ends. */
    private int endOfRun(int[] species, int k, int to) {
        int end = speciesCount == 1 ? to : k + 1;
        while (end < to && species[end] == species[k]) {
            end++;
        }
        return end;
    }

    /** Adds the moments of some neighbours of one species to the ten numbers from {@code o} on. */
    private static void gather(
            int from, int to, double[] ux, double[] uy, double[] uz, double[] g, double[] out, int o) {
        double m0 = 0;
        double mx = 0;
        double my = 0;
        double mz = 0;
        double mxx = 0;
        double myy = 0;
        double mzz = 0;
        double myz = 0;
        double mxz = 0;
        double mxy = 0;
        for (int k = from; k < to; k++) {
            double w = g[k];
            double x = ux[k];
            double y = uy[k];
            double z = uz[k];
            double wx = w * x;
            double wy = w * y;
            double wz = w * z;
            m0 += w;
            mx += wx;
            my += wy;
            mz += wz;
            mxx += wx * x;
            myy += wy * y;
            mzz += wz * z;
            myz += wy * z;
            mxz += wx * z;
            mxy += wx * y;
        }
        out[o] += m0;
        out[o + 1] += mx;
        out[o + 2] += my;
        out[o + 3] += mz;
        out[o + 4] += mxx;
        out[o + 5] += myy;
        out[o + 6] += mzz;
        out[o + 7] += myz;
        out[o + 8] += mxz;
        out[o + 9] += mxy;
    }

    /** C, B, A for each species of j. */
    private void combine(int center) {
        Arrays.fill(field, 0);
        for (int j = 0; j < speciesCount; j++) {
            int out = SIZE * j;
            for (int k = 0; k < speciesCount; k++) {
                int in = SIZE * k;
                int t = (center * speciesCount + j) * speciesCount + k;
                field[out] += strengthCos2[t] * moments[in];
                for (int m = 1; m < 4; m++) {
                    field[out + m] += strengthCos[t] * moments[in + m];
                }
                for (int m = 4; m < SIZE; m++) {
                    field[out + m] += strength[t] * moments[in + m];
                }
            }
        }
    }

    /** Energies and derivatives of some neighbours of one species. */
    private void respond(
            int from, int to, int center, int species, double[] ux, double[] uy, double[] uz, double[] g) {
        int o = SIZE * species;
        double c = field[o];
        double bx = field[o + 1];
        double by = field[o + 2];
        double bz = field[o + 3];
        double axx = field[o + 4];
        double ayy = field[o + 5];
        double azz = field[o + 6];
        double ayz = field[o + 7];
        double axz = field[o + 8];
        double axy = field[o + 9];
        double single = alone[(center * speciesCount + species) * speciesCount + species];
        for (int k = from; k < to; k++) {
            double x = ux[k];
            double y = uy[k];
            double z = uz[k];
            double ax = axx * x + axy * y + axz * z - bx;
            double ay = axy * x + ayy * y + ayz * z - by;
            double az = axz * x + ayz * y + azz * z - bz;
            double bu = bx * x + by * y + bz * z;
            double w = g[k];
            double slope = ax * x + ay * y + az * z - bu + c - single * w;
            byWeight[k] = slope;
            energy[k] = 0.5 * w * slope;
            tx[k] = 2 * w * ax;
            ty[k] = 2 * w * ay;
            tz[k] = 2 * w * az;
        }
    }
}
