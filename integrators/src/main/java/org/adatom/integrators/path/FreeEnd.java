package org.adatom.integrators.path;

/**
 * An end of a band that slides on its contour of the energy: the spring that holds it to its neighbour acts within the contour, and
 * what the energy is off is led back along the gradient (T. Zhu, J. Li, A. Samanta, H. G. Kim, S. Suresh, Proc. Natl. Acad. Sci. 104, 3031
 * (2007)). At rest the path leaves the contour along the gradient, as a path of least energy does. So a band need not reach down to the minima
 * of a long path: its images are spent about the saddle.
 *
 * @param energy of the contour, eV
 * @param stiffness of the spring, eV/&Aring;&sup2;
 */
record FreeEnd(double energy, double stiffness) {
    /** How stiffly the end is led back to its contour, eV/&Aring;&sup2;: as by a bond, so that the energy is right before the path is. */
    private static final double BACK = 20;

    /**
     * The negative of the force on the end.
     *
     * @param x coordinates of the end
     * @param neighbour those of the image next to it
     * @param now energy at the end, eV
     * @param slope gradient there, eV/&Aring;
     * @param out to be filled, eV/&Aring;
     */
    void gradient(double[] x, double[] neighbour, double now, double[] slope, double[] out) {
        double square = 0;
        double pull = 0;
        for (int k = 0; k < x.length; k++) {
            square += slope[k] * slope[k];
            pull += slope[k] * (neighbour[k] - x[k]);
        }
        for (int k = 0; k < x.length; k++) {
            double inside = neighbour[k] - x[k] - pull / square * slope[k];
            double back = (now - energy) / square * slope[k];
            out[k] = BACK * back - stiffness * inside;
        }
    }
}
