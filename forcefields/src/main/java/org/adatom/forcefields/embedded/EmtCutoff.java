package org.adatom.forcefields.embedded;

import java.util.Collection;

/**
 * The cutoff of effective-medium theory: all terms are multiplied by &theta;(r) = 1/(1 + e<sup>a(r &minus; rc)</sup>),
 * whose centre lies between the third and the fourth shell of the fcc crystal of the largest metal and which is
 * 10<sup>&minus;4</sup> at the fourth.
 *
 * @param convention which metals count, and where pairs end
 * @param center rc, &Aring;
 * @param steepness a, 1/&Aring;
 * @param end distance from which on pairs are dropped, &Aring;
 */
record EmtCutoff(EmtParameters.Cutoff convention, double center, double steepness, double end) {
    private static final double ASE_TAIL = 0.5;
    private static final double ASAP_TAIL = 1.045;

    /**
     * The cutoff of a convention.
     *
     * @param present metals of the structure
     * @param table all metals
     */
    static EmtCutoff of(EmtParameters.Cutoff convention, Collection<EmtMetal> present, Collection<EmtMetal> table) {
        Collection<EmtMetal> counted = convention == EmtParameters.Cutoff.ASAP ? present : table;
        double s0 = counted.stream().mapToDouble(EmtMetal::s0).max().orElseThrow();
        double shells = Math.sqrt(3) + Math.sqrt(4);
        double center = Emt.BETA * s0 * shells / 2;
        double fourthShell = center * 2 * Math.sqrt(4) / shells;
        double steepness = StrictMath.log(9999) / (fourthShell - center);
        double end = convention == EmtParameters.Cutoff.ASAP ? ASAP_TAIL * center : center + ASE_TAIL;
        return new EmtCutoff(convention, center, steepness, end);
    }

    /** &theta; at a distance in &Aring;. */
    double at(double r) {
        return 1 / (1 + StrictMath.exp(steepness * (r - center)));
    }
}
