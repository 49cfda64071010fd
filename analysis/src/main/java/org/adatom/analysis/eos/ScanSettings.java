package org.adatom.analysis.eos;

import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.engine.error.InputException;

/**
 * How a crystal is compressed and expanded.
 *
 * @param kind what is varied evenly
 * @param from smallest value: V/V0 of volumes, s of scales
 * @param to largest value
 * @param points how many, both ends included
 * @param relaxation what relaxes at each volume
 * @param bulk how the crystal is relaxed before
 */
public record ScanSettings(Kind kind, double from, double to, int points, Relaxation relaxation, BulkRelaxation bulk) {
    /** What is varied evenly. */
    public enum Kind {
        /** The volume (of a sheet the area), relative to that of the crystal. */
        VOLUME,
        /** s, with all lengths multiplied by 1 + s. */
        SCALE;

        /** The factor of all lengths. */
        double stretch(double value, int dimensions) {
            return this == VOLUME ? Math.pow(value, 1.0 / dimensions) : 1 + value;
        }

        /** The value at which the crystal is as it was. */
        double unchanged() {
            return this == VOLUME ? 1 : 0;
        }
    }

    /** What relaxes at each volume. */
    public enum Relaxation {
        /** Positions, and the shape of the cell (of a sheet the positions). */
        SHAPE,
        /** Positions. */
        POSITIONS,
        /** Nothing: all lengths scale alike. */
        NONE
    }

    /** Checks. */
    public ScanSettings {
        String unit = kind == Kind.VOLUME ? "V/V0" : "s";
        double least = kind == Kind.VOLUME ? 0 : -1;
        if (!(from > least && Double.isFinite(to) && from < to)) {
            throw new InputException("range: [" + from + ", " + to + "] is no range of " + unit
                    + ", give two rising numbers such as " + (kind == Kind.VOLUME ? "[0.94, 1.06]" : "[-0.1, 0.1]"));
        }
        if (!(from < kind.unchanged() && kind.unchanged() < to)) {
            throw new InputException(
                    "range: [" + from + ", " + to + "] does not have the crystal itself, " + unit + " = "
                            + (kind == Kind.VOLUME ? "1" : "0") + ", inside, so that no minimum can be found in it");
        }
        if (points < EnergyFit.FEWEST) {
            throw new InputException(
                    "points: " + points + " are too few for an equation with four parameters, use at least "
                            + EnergyFit.FEWEST);
        }
    }

    /** The standard scan: 21 volumes between 0.94 and 1.06 of that of the relaxed crystal, with all that can relax. */
    public static ScanSettings standard() {
        return new ScanSettings(Kind.VOLUME, 0.94, 1.06, 21, Relaxation.SHAPE, BulkRelaxation.FULL);
    }

    /** Value number k. */
    double value(int k) {
        return from + k * (to - from) / (points - 1);
    }
}
