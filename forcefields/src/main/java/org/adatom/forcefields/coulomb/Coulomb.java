package org.adatom.forcefields.coulomb;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;

/** The ways to add up the energies of point charges q (e); k = e&sup2;/(4&pi;&epsilon;<sub>0</sub>) in eV &Aring;. */
public final class Coulomb {
    private Coulomb() {}

    /**
     * The Ewald sum in a conducting surrounding. Screening and largest wave vector follow from cutoff and accuracy:
     * e<sup>&minus;(&alpha; rc)&sup2;</sup> = e<sup>&minus;(g/2&alpha;)&sup2;</sup> = accuracy, so that what is left out of
     * either part is smaller than the bare interaction by about that factor.
     *
     * @param cutoff of the real-space part, &Aring;
     * @param accuracy between 1e-15 and 0.01
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public static ForceField ewald(
            List<String> species, double[] charges, double cutoff, double accuracy, double coulomb) {
        if (!(accuracy >= 1e-15 && accuracy <= 0.01)) {
            throw new IllegalArgumentException("accuracy must lie between 1e-15 and 0.01: " + accuracy);
        }
        double s = Math.sqrt(-Math.log(accuracy));
        double alpha = s / cutoff;
        TruncatedPair real =
                new TruncatedPair(new ScreenedCoulomb(species, charges, alpha, coulomb), Truncation.CUT, cutoff);
        return SumForceField.of(List.of(real, new EwaldSum(species, charges, alpha, 2 * alpha * s, coulomb)));
    }

    /**
     * Damped shifted force: the screened interaction less its value and slope at the cutoff, with the self energy of
     * LAMMPS' pair_style coul/dsf, &minus;k q&sup2; (e<sub>shift</sub>/2 + &alpha;/&radic;&pi;), e<sub>shift</sub> =
     * erfc(&alpha; rc)/rc &minus; rc f<sub>shift</sub>, which contains the shift of the force (C. J. Fennell, J. D.
     * Gezelter, J. Chem. Phys. 124, 234104 (2006)).
     *
     * @param alpha damping, 1/&Aring;; not negative
     * @param cutoff &Aring;
     */
    public static ForceField dampedShiftedForce(
            List<String> species, double[] charges, double cutoff, double alpha, double coulomb) {
        return shifted(species, charges, cutoff, alpha, coulomb, Truncation.FORCE);
    }

    /**
     * Wolf's sum: the screened interaction less its value at the cutoff, with the self energy &minus;k q&sup2;
     * (erfc(&alpha; rc)/(2rc) + &alpha;/&radic;&pi;) (D. Wolf, P. Keblinski, S. R. Phillpot, J. Eggebrecht, J. Chem. Phys.
     * 110, 8254 (1999)). Forces are the exact derivatives of this energy; they jump at the cutoff.
     *
     * @param alpha damping, 1/&Aring;; not negative
     * @param cutoff &Aring;
     */
    public static ForceField wolf(
            List<String> species, double[] charges, double cutoff, double alpha, double coulomb) {
        return shifted(species, charges, cutoff, alpha, coulomb, Truncation.ENERGY);
    }

    private static ForceField shifted(
            List<String> species, double[] charges, double cutoff, double alpha, double coulomb, Truncation end) {
        TruncatedPair pairs = new TruncatedPair(new ScreenedCoulomb(species, charges, alpha, coulomb), end, cutoff);
        PairBatch one = new PairBatch();
        one.ensureCapacity(1);
        one.size = 1;
        one.r2[0] = cutoff * cutoff;
        new ScreenedCoulomb(List.of("unit"), new double[] {1}, alpha, coulomb).evaluate(one);
        double shift = one.energy[0] + (end == Truncation.FORCE ? one.forceOverR[0] * one.r2[0] : 0);
        double perCharge2 = -(shift / 2 + coulomb * alpha / Math.sqrt(Math.PI));
        double[] self = Arrays.stream(charges).map(q -> perCharge2 * q * q).toArray();
        return SumForceField.of(List.of(pairs, new SelfEnergy(species, self)));
    }
}
