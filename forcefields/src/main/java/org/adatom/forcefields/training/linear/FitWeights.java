package org.adatom.forcefields.training.linear;

import org.adatom.engine.error.InputException;

/**
 * How much squared deviations count in a fit: of the energy per atom in eV, of each force component in eV/&Aring;, and of
 * each of the six components of the virial per atom in eV.
 *
 * @param energy 0 or more
 * @param force 0 or more; 10<sup>&minus;4</sup> is a common beginning
 * @param virial 0 or more
 */
public record FitWeights(double energy, double force, double virial) {
    /**
     * Checks.
     *
     * @throws InputException if one is negative, or all are 0
     */
    public FitWeights {
        if (!(energy >= 0 && force >= 0 && virial >= 0 && energy + force + virial > 0
                && Double.isFinite(energy + force + virial))) {
            throw new InputException("weights of energy, force and virial are " + energy + ", " + force + ", " + virial
                    + ": expected numbers of at least 0, not all of them 0");
        }
    }
}
