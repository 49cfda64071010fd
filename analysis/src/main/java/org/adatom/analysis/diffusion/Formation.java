package org.adatom.analysis.diffusion;

import org.adatom.engine.units.Units;

/**
 * How many vacancies there are in equilibrium: c = exp(S/k &minus; E/kT) on each site of the kind it belongs to.
 *
 * @param energy E of formation, eV
 * @param entropy S/k of formation, of harmonic vibrations; 0 if it was not computed
 * @param computed whether the entropy was
 */
public record Formation(double energy, double entropy, boolean computed) {
    /** The concentration, a number per site. */
    public double concentration(double temperature, Units units) {
        return Math.exp(entropy - energy / (units.boltzmann() * temperature));
    }
}
