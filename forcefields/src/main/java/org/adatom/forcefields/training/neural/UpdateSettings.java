package org.adatom.forcefields.training.neural;

import org.adatom.engine.error.InputException;

/**
 * Which labels the Kalman filter learns from in an epoch, as n2p2 names them.
 *
 * @param selection how candidates are chosen
 * @param energyFraction updates with energies per epoch and configuration
 * @param forceFraction updates with forces per epoch and component
 * @param stressFraction updates with virials per epoch and component, of which there are six
 * @param energyThreshold part of the root mean square error below which an energy is passed over
 * @param forceThreshold part of the root mean square error below which a component of forces is passed over
 * @param trials candidates looked at before the worst of them is taken
 */
public record UpdateSettings(
        Selection selection, double energyFraction, double forceFraction, double stressFraction,
        double energyThreshold, double forceThreshold, int trials) {
    /** The values of n2p2's examples: every energy, 2.3 % of the forces, those below the mean error passed over; and one component of each virial. */
    public static final UpdateSettings DEFAULTS =
            new UpdateSettings(Selection.THRESHOLD, 1, 0.02315, 1.0 / 6, 0, 1, 3);

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
        require(stressFraction >= 0 && stressFraction <= 1, "the fraction of stresses must be 0 to 1", stressFraction);
        require(energyThreshold >= 0, "the threshold of energies must not be negative", energyThreshold);
        require(forceThreshold >= 0, "the threshold of forces must not be negative", forceThreshold);
        require(trials >= 1, "there must be at least one trial", trials);
    }

    private static void require(boolean holds, String what, double value) {
        if (!holds || !Double.isFinite(value)) {
            throw new InputException("updates of the Kalman filter: " + what + ": " + value);
        }
    }
}
