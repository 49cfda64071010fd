package org.adatom.analysis.defect;

import java.util.List;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.engine.error.InputException;

/**
 * How defects are computed.
 *
 * @param sizes how often the crystal's cell is repeated along its three vectors, one supercell each; empty for three sizes that
 *     suit
 * @param relaxedCell whether the cell relaxes too: no stress instead of no strain
 * @param starts where relaxations begin
 * @param rattle largest random displacement along an axis, &Aring;
 * @param push how far neighbours are moved, in parts of their distance
 * @param force largest force that may remain, eV/&Aring;
 * @param seed of random displacements
 * @param bulk how the crystal is relaxed before
 */
public record DefectSettings(List<Integer> sizes, boolean relaxedCell, List<Start> starts, double rattle, double push,
        double force, long seed, BulkRelaxation bulk) {
    /** Where a relaxation begins. */
    public enum Start {
        /** As made: all other atoms as in the crystal. */
        IDEAL,
        /** All atoms moved at random. */
        RATTLED,
        /** Nearest neighbours moved towards a vacancy, or away from an atom put in, and a little at random. */
        PUSHED
    }

    /** Checks. */
    public DefectSettings {
        if (sizes.stream().anyMatch(n -> n < 1)) {
            throw new InputException("sizes: " + sizes + " are no repetitions, use positive numbers such as [3, 4, 5]");
        }
        if (starts.isEmpty()) {
            throw new InputException("starts: there is none; use ideal, rattled or pushed");
        }
        sizes = sizes.stream().distinct().sorted().toList();
        starts = List.copyOf(starts);
    }

    /** Fixed cells of the relaxed crystal, all starts. */
    public static DefectSettings standard(Integer... sizes) {
        return new DefectSettings(List.of(sizes), false, List.of(Start.values()), 0.05, 0.15, 1e-6, 1,
                BulkRelaxation.FULL);
    }

    /** The same with another force and seed. */
    DefectSettings with(double largestForce, long otherSeed) {
        return new DefectSettings(sizes, relaxedCell, starts, rattle, push, largestForce, otherSeed, bulk);
    }
}
