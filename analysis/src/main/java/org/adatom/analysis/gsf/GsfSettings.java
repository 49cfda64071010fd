package org.adatom.analysis.gsf;

import java.util.List;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.engine.error.InputException;

/**
 * Which faults are computed.
 *
 * @param plane Miller indices h k l of the cell of the crystal
 * @param direction lattice direction u v w in the plane along which the upper half is shifted; empty for none
 * @param points of the curve over one period of the lattice, both ends included
 * @param grid points along each vector of the map over the plane's cell; 0 for none
 * @param cut between which atomic layers: 1 the widest gap, 2 the next
 * @param thickness of each half, &Aring;; 0 for what the cutoff asks for
 * @param force largest force along the normal that may remain, eV/&Aring;
 * @param bulk how the crystal is relaxed before
 */
public record GsfSettings(List<Integer> plane, List<Integer> direction, int points, int grid, int cut, double thickness,
        double force, BulkRelaxation bulk) {
    /** Fewest points that show a maximum between two minima. */
    private static final int FEWEST = 7;

    /** Checks. */
    public GsfSettings {
        plane = three("plane", plane);
        direction = direction.isEmpty() ? List.of() : three("direction", direction);
        if (direction.isEmpty() && grid == 0) {
            throw new InputException(
                    "direction: there is neither a direction to shift along nor a map; give direction, such as"
                            + " [1, 1, -2], or map");
        }
        int dot = 0;
        for (int k = 0; k < direction.size(); k++) {
            dot += plane.get(k) * direction.get(k);
        }
        if (dot != 0) {
            throw new InputException("direction: " + direction + " does not lie in the plane " + plane
                    + ": the sum of products must be zero, and is " + dot);
        }
        if (points < FEWEST || grid != 0 && grid < 3) {
            throw new InputException(points < FEWEST
                    ? "points: " + points + " are too few for a curve, use at least " + FEWEST
                    : "map: " + grid + " points along a vector are too few, use 12 or so");
        }
        if (cut < 1) {
            throw new InputException("cut: " + cut + " is no gap, 1 is the widest");
        }
    }

    private static List<Integer> three(String key, List<Integer> v) {
        if (v.size() != 3 || v.stream().allMatch(n -> n == 0)) {
            throw new InputException(key + ": " + v + " is not three integers, not all zero, such as [1, 1, 1]");
        }
        return List.copyOf(v);
    }

    /** A curve in the relaxed crystal, cut at the widest gap. */
    public static GsfSettings curve(List<Integer> plane, List<Integer> direction) {
        return new GsfSettings(plane, direction, 25, 0, 1, 0, 1e-6, BulkRelaxation.FULL);
    }
}
