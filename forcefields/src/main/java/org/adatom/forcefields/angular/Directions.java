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
}
