package org.adatom.integrators.path;

/**
 * How a band is held together, and how far it is relaxed.
 *
 * @param kind what keeps its images apart
 * @param ends what its ends may do
 * @param tangent how the direction of the path at an image is estimated
 * @param spring stiffness of the springs between images, eV/&Aring;&sup2;
 * @param stiffest stiffness at the highest image, eV/&Aring;&sup2;: above {@code spring}, images gather at the saddle (G.
 *     Henkelman, B. P. Uberuaga, H. Jonsson, J. Chem. Phys. 113, 9901 (2000), eq. 8)
 * @param force largest force of the band that may remain on an atom, eV/&Aring;
 * @param climbBelow the highest image begins to climb when the largest force has fallen below this, eV/&Aring;; 0 if it never does
 * @param maxStep largest displacement of an atom in one step, &Aring;
 */
public record BandSettings(Kind kind, Ends ends, Tangent tangent, double spring, double stiffest, double force,
        double climbBelow, double maxStep) {
    /** What keeps images apart. */
    public enum Kind {
        /** Springs: the nudged elastic band. */
        NEB,
        /** Equal distances along a spline: the string method (W. E, W. Ren, E. Vanden-Eijnden, J. Chem. Phys. 126, 164103 (2007)). */
        STRING
    }

    /** What the ends of a band may do. */
    public enum Ends {
        /** They stay. */
        FIXED,
        /** They slide on their contours of the energy (T. Zhu et al., Proc. Natl. Acad. Sci. 104, 3031 (2007)). */
        FREE
    }

    /** How the direction of the path at an image is estimated. */
    public enum Tangent {
        /** Toward the neighbour of higher energy, weighted at extrema (G. Henkelman, H. Jonsson, J. Chem. Phys. 113, 9978 (2000)). */
        IMPROVED,
        /** From the image before to the image behind. */
        PLAIN
    }

    /** A nudged elastic band between ends that stay. */
    public BandSettings(Tangent tangent, double spring, double stiffest, double force, double climbBelow,
            double maxStep) {
        this(Kind.NEB, Ends.FIXED, tangent, spring, stiffest, force, climbBelow, maxStep);
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
        if (kind == Kind.STRING && ends == Ends.FREE) {
            throw new IllegalArgumentException("ends that slide are held by springs, which a string has not");
        }
        if (!(force > 0) || !(maxStep > 0) || !(climbBelow >= 0)) {
            throw new IllegalArgumentException(
                    "force and step must be positive: " + force + " eV/A, " + maxStep + " A");
        }
    }

    /** What keeps the images apart. */
    Spacing spacing() {
        return kind == Kind.NEB ? new Springs(spring, stiffest) : new EqualArcs();
    }

    /** Whether an image climbs. */
    public boolean climbs() {
        return climbBelow > 0;
    }
}
