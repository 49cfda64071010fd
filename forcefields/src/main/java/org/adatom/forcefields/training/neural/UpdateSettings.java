package org.adatom.forcefields.training.neural;

import org.adatom.engine.error.InputException;

/**
 * Which labels the Kalman filter learns from in an epoch, as n2p2 names them.
 *
 * @param selection how candidates are chosen
 * @param energyFraction updates with energies per epoch and configuration
 * @param forceFraction updates with forces per epoch and component
 * @param energyThreshold part of the root mean square error below which an energy is passed over
 * @param forceThreshold part of the root mean square error below which a component of forces is passed over
 * @param trials candidates looked at before the worst of them is taken
 * @param forceWeight of errors of forces against those of energies, both in their units
 * @param energyUnit unit of energies, eV
 * @param forceUnit unit of forces, eV/&Aring;
 */
public record UpdateSettings(
        Selection selection, double energyFraction, double forceFraction, double energyThreshold,
        double forceThreshold, int trials, double forceWeight, double energyUnit, double forceUnit) {
    /** How candidates are chosen. */
    public enum Selection {
        /** At random. */
        RANDOM,
        /** Those with the largest errors at the start of the epoch. */
        SORTED,
        /** At random, but the well known are passed over: T. B. Blank and S. D. Brown, J. Chemom. 8, 391 (1994). */
        THRESHOLD
    }

    /**
     * Checks.
     *
     * @throws InputException if a number is out of its range
     */
    public UpdateSettings {
        require(energyFraction >= 0 && energyFraction <= 1, "the fraction of energies must be 0 to 1", energyFraction);
        require(forceFraction >= 0 && forceFraction <= 1, "the fraction of forces must be 0 to 1", forceFraction);
        require(energyThreshold >= 0, "the threshold of energies must not be negative", energyThreshold);
        require(forceThreshold >= 0, "the threshold of forces must not be negative", forceThreshold);
        require(trials >= 1, "there must be at least one trial", trials);
        require(forceWeight > 0, "the weight of forces must be positive", forceWeight);
        require(energyUnit > 0, "the unit of energies must be positive", energyUnit);
        require(forceUnit > 0, "the unit of forces must be positive", forceUnit);
    }

    private static void require(boolean holds, String what, double value) {
        if (!holds || !Double.isFinite(value)) {
            throw new InputException("updates of the Kalman filter: " + what + ": " + value);
        }
    }

    /**
     * The values of n2p2's examples: every energy, 2.3 % of the forces with weight 10, those below the mean error passed over.
     *
     * @param energyUnit eV
     * @param forceUnit eV/&Aring;
     */
    public static UpdateSettings of(double energyUnit, double forceUnit) {
        return new UpdateSettings(Selection.THRESHOLD, 1, 0.02315, 0, 1, 3, 10, energyUnit, forceUnit);
    }
}
