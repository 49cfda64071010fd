package org.adatom.forcefields.angular;

/** Unit vectors to the neighbours of a block. */
final class Directions {
    private Directions() {}

    /** 1/r and the unit vectors of n neighbours. */
    static void of(
            int n, double[] r, double[] dx, double[] dy, double[] dz, double[] overR, double[] ux, double[] uy,
            double[] uz) {
        for (int k = 0; k < n; k++) {
            double over = 1 / r[k];
            overR[k] = over;
            ux[k] = dx[k] * over;
            uy[k] = dy[k] * over;
            uz[k] = dz[k] * over;
        }
    }

    /**
     * Gradients by the vectors to the neighbours of an energy that depends on their distances and directions:
     * dU/dr u + (v &minus; (v u) u)/r.
     *
     * @param slope dU/dr of each neighbour, eV/&Aring;
     * @param vx x of v = dU/du of each neighbour, eV; what of it is along u does not matter
     * @param gx out: x of the gradient, eV/&Aring;
     */
    static void gradients(
            int n, double[] slope, double[] vx, double[] vy, double[] vz, double[] overR, double[] ux, double[] uy,
            double[] uz, double[] gx, double[] gy, double[] gz) {
        for (int k = 0; k < n; k++) {
            double along = vx[k] * ux[k] + vy[k] * uy[k] + vz[k] * uz[k];
            double radial = slope[k] - along * overR[k];
            gx[k] = radial * ux[k] + vx[k] * overR[k];
            gy[k] = radial * uy[k] + vy[k] * overR[k];
            gz[k] = radial * uz[k] + vz[k] * overR[k];
        }
    }
}
