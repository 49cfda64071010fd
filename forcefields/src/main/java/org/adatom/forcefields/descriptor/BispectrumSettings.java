package org.adatom.forcefields.descriptor;

/**
 * What is common to all elements of a {@link Bispectrum}; the names of LAMMPS' SNAP files in brackets.
 *
 * @param twoJ twice the highest spin [twojmax]
 * @param cutoffFactor pairs count below this times the sum of their radii [rcutfac]
 * @param angleFactor share of the half sphere that distances up to the cutoff are mapped to [rfac0]
 * @param innerRadius distance that is mapped to the pole, &Aring; [rmin0]
 * @param switched whether neighbours fade out towards the cutoff, by a half period of a cosine [switchflag]
 * @param zeroed whether components of an atom alone are subtracted [bzeroflag]
 * @param normalised whether components are divided by 2j + 1 [bnormflag]
 * @param explicit whether every element has a density of its own [chemflag]
 * @param selfInAll whether an atom counts in the densities of all elements, not just its own [wselfallflag]
 */
public record BispectrumSettings(
        int twoJ, double cutoffFactor, double angleFactor, double innerRadius, boolean switched, boolean zeroed,
        boolean normalised, boolean explicit, boolean selfInAll) {
    /** The settings of the first SNAP potentials, which are the defaults of LAMMPS. */
    public static BispectrumSettings of(int twoJ, double cutoffFactor) {
        return new BispectrumSettings(twoJ, cutoffFactor, 0.99363, 0, true, true, false, false, false);
    }

    /**
     * The settings of H. Yanxon's SO(4) bispectrum (thesis, Las Vegas 2020, section 2.5.3.4), for elements as in
     * {@link BispectrumElement#so4}: distances up to the cutoff are mapped to all of the half sphere, and nothing is
     * subtracted.
     *
     * @param cutoff of all pairs, &Aring;
     */
    public static BispectrumSettings so4(int twoJ, double cutoff) {
        return new BispectrumSettings(twoJ, cutoff, 1, 0, true, false, false, false, false);
    }
}
