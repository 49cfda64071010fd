package org.adatom.cli.run;

import java.util.List;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.gsf.GsfSettings;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code gsf}.
 *
 * @param plane Miller indices of the cell of the structure
 * @param direction lattice direction in the plane
 * @param points of the curve
 * @param map points along each vector of the plane's cell
 * @param cut which gap between layers
 * @param thickness of each half, &Aring;
 * @param force largest force along the normal that may remain, eV/&Aring;
 * @param bulk how the crystal is relaxed before
 * @param constants physical constants
 * @param units meaning of plain numbers
 */
@Description("Plane, direction, map")
public record GsfBlock(
        @Description("Miller indices of the plane, of the structure's cell, such as [1, 1, 1]") List<Integer> plane,
        @Description("Lattice direction in the plane along which the upper half is shifted by one period, such as [1, 1, -2]; without it give map") @Nullable List<Integer> direction,
        @Description("Points of the curve, both ends included (default 25)") @Nullable Integer points,
        @Description("Points along each vector of the plane's smallest cell: energies all over it (default: no map)") @Nullable Integer map,
        @Description("Between which layers the crystal is cut: 1, the widest gap (default), 2, the next, ...") @Nullable Integer cut,
        @Description("Least thickness of each half (default: three cutoffs)") @Quantity(Dimension.LENGTH) @Nullable Double thickness,
        @Description("Largest force along the normal that may remain on an atom (default 1e-6)") @Quantity(Dimension.FORCE) @Nullable Double force,
        @Description("How the crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk,
        @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units)
        implements
            CalculationBlock {
    private static final int POINTS = 25;
    private static final double FORCE = 1e-6;

    /** Checks. */
    public GsfBlock {
        positive("thickness", thickness);
        positive("force", force);
        if (map != null && map < 1) {
            throw new InputException("map: " + map + " points are none; leave the key out if there is to be no map");
        }
        settings(plane, direction, points, map, cut, thickness, force, bulk);
    }

    private static void positive(String key, @Nullable Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw new InputException(key + ": " + value + " is not allowed, use a positive number");
        }
    }

    /** The settings, defaults filled in. */
    GsfSettings settings() {
        return settings(plane, direction, points, map, cut, thickness, force, bulk);
    }

    private static GsfSettings settings(List<Integer> plane, @Nullable List<Integer> direction,
            @Nullable Integer points,
            @Nullable Integer map, @Nullable Integer cut, @Nullable Double thickness, @Nullable Double force,
            @Nullable BulkRelaxation bulk) {
        return new GsfSettings(plane, direction == null ? List.of() : direction, points == null ? POINTS : points,
                map == null ? 0 : map, cut == null ? 1 : cut, thickness == null ? 0 : thickness,
                force == null ? FORCE : force, bulk == null ? BulkRelaxation.FULL : bulk);
    }
}
