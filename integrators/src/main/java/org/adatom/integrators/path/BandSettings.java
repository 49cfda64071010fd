package org.adatom.integrators.path;

/**
 * How a nudged elastic band is held together, and how far it is relaxed.
 *
 * @param tangent how the direction of the path at an image is estimated
 * @param spring stiffness of the springs between images, eV/&Aring;&sup2;
 * @param stiffest stiffness at the highest image, eV/&Aring;&sup2;: above {@code spring}, images gather at the saddle (G.
 *     Henkelman, B. P. Uberuaga, H. Jonsson, J. Chem. Phys. 113, 9901 (2000), eq. 8)
 * @param force largest force of the band that may remain on an atom, eV/&Aring;
 * @param climbBelow the highest image begins to climb when the largest force has fallen below this, eV/&Aring;; 0 if it never does
 * @param maxStep largest displacement of an atom in one step, &Aring;
 */
public record BandSettings(Tangent tangent, double spring, double stiffest, double force, double climbBelow,
        double maxStep) {
    /** How the direction of the path at an image is estimated. */
    public enum Tangent {
        /** Toward the neighbour of higher energy, weighted at extrema (G. Henkelman, H. Jonsson, J. Chem. Phys. 113, 9978 (2000)). */
        IMPROVED,
        /** From the image before to the image behind. */
        PLAIN
    }

    /** Springs of 1 eV/&Aring;&sup2;, improved tangents, climbing below 0.5 eV/&Aring;, steps of up to 0.1 &Aring;. */
    public static BandSettings of(double force) {
        return new BandSettings(Tangent.IMPROVED, 1, 1, force, 0.5, 0.1);
    }

    /** Checks. */
    public BandSettings {
        if (!(spring > 0) || !(stiffest >= spring)) {
            throw new IllegalArgumentException(
                    "springs must be positive, the stiffest no softer than the others: " + spring
                            + ", " + stiffest + " eV/A^2");
        }
        if (!(force > 0) || !(maxStep > 0) || !(climbBelow >= 0)) {
            throw new IllegalArgumentException(
                    "force and step must be positive: " + force + " eV/A, " + maxStep + " A");
        }
    }

    /** Whether an image climbs. */
    public boolean climbs() {
        return climbBelow > 0;
    }
}
