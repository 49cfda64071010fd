package org.adatom.analysis.diffusion;

import org.adatom.analysis.path.MinimumEnergyPath;
import org.adatom.engine.units.Units;

/**
 * How often a kind of jump happens, in harmonic transition state theory: &Gamma; = &nu;* exp(&minus;E / kT) (G. H. Vineyard, J. Phys.
 * Chem. Solids 3, 121 (1957)).
 *
 * @param jump that represents the kind
 * @param multiplicity how many such jumps lead away from its first site
 * @param path of it
 * @param forward barrier, eV
 * @param backward barrier, eV
 * @param forwardPrefactor 1/ps
 * @param backwardPrefactor 1/ps
 * @param unstable number of modes that fall at the saddle; &minus;1 if they were not computed
 */
public record JumpRate(Jump jump, long multiplicity, MinimumEnergyPath path, double forward, double backward,
        double forwardPrefactor, double backwardPrefactor, int unstable) {
    /**
     * Jumps per picosecond.
     *
     * @param reversed whether from the last end to the first
     * @param temperature K
     */
    public double at(boolean reversed, double temperature, Units units) {
        double kT = units.boltzmann() * temperature;
        return reversed
                ? backwardPrefactor * Math.exp(-backward / kT)
                : forwardPrefactor * Math.exp(-forward / kT);
    }

    /** Logarithm of how much more probable the last end is than the first. */
    double logRatio(double temperature, Units units) {
        return Math.log(forwardPrefactor / backwardPrefactor)
                - (forward - backward) / (units.boltzmann() * temperature);
    }

    /** Whether a rate follows: the path is converged, over a saddle of first order where modes were computed, and above both ends. */
    public boolean known() {
        return path.converged() && path.climbing() && forward > 0 && backward > 0 && Double.isFinite(forwardPrefactor)
                && Double.isFinite(backwardPrefactor);
    }
}
