package org.adatom.integrators.path;

/** What keeps the images of a band apart, without a say in where the path lies. */
interface Spacing {
    /**
     * Force on an image along the tangent, forward, eV/&Aring;.
     *
     * @param x coordinates of all images
     * @param energy of all images, eV
     * @param image one between the ends
     */
    double along(double[][] x, double[] energy, int image);

    /**
     * Puts the images between the ends where they belong on the path after a step.
     *
     * @param x coordinates of all images
     * @param climber the image that stays where it is; &minus;1 if none does
     */
    void arrange(double[][] x, int climber);

    /** Distance of two images, of all coordinates together, &Aring;. */
    static double distance(double[] a, double[] b) {
        double square = 0;
        for (int k = 0; k < a.length; k++) {
            square += (b[k] - a[k]) * (b[k] - a[k]);
        }
        return Math.sqrt(square);
    }
}
