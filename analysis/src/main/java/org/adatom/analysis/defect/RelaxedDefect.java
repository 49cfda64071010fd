package org.adatom.analysis.defect;

import java.util.List;
import java.util.Objects;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A defect in one supercell.
 *
 * @param repeat how often the crystal's cell is repeated along each vector
 * @param sites atoms of the perfect supercell
 * @param crystalEnergy energy of the perfect supercell, eV
 * @param idealEnergy with the defect, before relaxation, eV
 * @param outcomes where the relaxations ended
 * @param lowest the lowest of them
 * @param softest lowest curvature of the energy there relative to the mean one; 0 or more at a minimum
 * @param relaxationVolume change of the supercell's volume, of relaxed cells, &Aring;&sup3;; otherwise 0
 */
public record RelaxedDefect(int repeat, int sites, double crystalEnergy, double idealEnergy, List<Outcome> outcomes,
        Outcome lowest, double softest, double relaxationVolume) {
    /**
     * The end of one relaxation.
     *
     * @param start how it began
     * @param end the minimum, if it was found
     * @param failure why not
     */
    public record Outcome(String start, @Nullable Minimum end, String failure) {
        /** Energy, eV; infinite if there is none. */
        public double energy() {
            return end == null ? Double.POSITIVE_INFINITY : end.energy();
        }
    }

    /** The atoms in the lowest state. */
    public Frame frame() {
        return Objects.requireNonNull(lowest.end()).frame();
    }

    /** Energy of the relaxed defect less that of the crystal, eV: not yet less the cost of its atoms. */
    public double difference() {
        return lowest.energy() - crystalEnergy;
    }

    /** The same before relaxation, eV. */
    public double idealDifference() {
        return idealEnergy - crystalEnergy;
    }
}
