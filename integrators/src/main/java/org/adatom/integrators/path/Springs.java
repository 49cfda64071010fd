package org.adatom.integrators.path;

/**
 * Springs between neighbours (G. Henkelman, H. Jonsson, J. Chem. Phys. 113, 9978 (2000)), stiffer toward the top where asked for (G. Henkelman, B.
 * P. Uberuaga, H. Jonsson, J. Chem. Phys. 113, 9901 (2000), eq. 8).
 *
 * @param softest stiffness at the ends, eV/&Aring;&sup2;
 * @param stiffest stiffness at the highest image, eV/&Aring;&sup2;
 */
record Springs(double softest, double stiffest) implements Spacing {
    @Override
    public double along(double[][] x, double[] energy, int image) {
        return stiffness(energy, image, image + 1) * Spacing.distance(x[image], x[image + 1])
                - stiffness(energy, image - 1, image) * Spacing.distance(x[image - 1], x[image]);
    }

    /** Stiffness of the spring between two images. */
    private double stiffness(double[] energy, int i, int j) {
        int last = energy.length - 1;
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 1; k < last; k++) {
            top = Math.max(top, energy[k]);
        }
        double base = Math.min(energy[0], energy[last]);
        double high = Math.max(energy[i], energy[j]);
        double part = high > base && top > base ? (high - base) / (top - base) : 0;
        return softest + (stiffest - softest) * part;
    }

    @Override
    public void arrange(double[][] x, int climber) {
        // Springs act as forces.
    }
}
