package org.adatom.cli.run;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.phonons.BrillouinPath;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code phonons}.
 *
 * @param supercell repeats of the primitive cell
 * @param path points by name, as fractions of the reciprocal vectors of the structure's cell
 * @param mesh points of the mesh of wave vectors
 * @param highest highest temperature of the tables, K
 * @param expansion whether the quasi-harmonic expansion is computed
 * @param bulk how the crystal is relaxed before
 * @param constants physical constants
 * @param units meaning of plain numbers
 */
@Description("How phonons are computed, and what from them")
public record PhononsBlock(
        @Description("Repeats of the primitive cell in which atoms are displaced (default: as many as no force constant gets lost, four cutoffs)") @Nullable List<Integer> supercell,
        @Description("Path by named points, fractions of the reciprocal vectors of the cell of the structure: {G: [0, 0, 0], X: [1, 0, 0]} (default: the standard path of the lattice)") @Nullable Map<String, List<Double>> path,
        @Description("Mesh of wave vectors for the density of states (default: some 8000 points)") @Nullable List<Integer> mesh,
        @Description("Highest temperature of the tables (default 1000)") @Quantity(Dimension.TEMPERATURE) @Nullable Double highest,
        @Description("Also thermal expansion in the quasi-harmonic approximation (default false)") @Nullable Boolean expansion,
        @Description("How the crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk,
        @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units)
        implements
            CalculationBlock {
    private static final int POINTS = 20;

    /** Checks. */
    public PhononsBlock {
        three("supercell", supercell);
        three("mesh", mesh);
        if (path != null && (path.size() < 2 || path.values().stream().anyMatch(p -> p.size() != 3))) {
            throw new InputException(
                    "path: needs two or more points of three fractions each, such as {G: [0, 0, 0], X: [1, 0, 0]}");
        }
        if (highest != null && !(highest > 0)) {
            throw new InputException("highest: " + highest + " K is not allowed, use a positive number");
        }
        if (units == UnitSystem.LJ) {
            throw new InputException(
                    "units: reduced units have no Planck constant; phonons are computed in metal units");
        }
    }

    private static void three(String key, @Nullable List<Integer> n) {
        if (n != null && (n.size() != 3 || n.stream().anyMatch(k -> k == null || k < 1))) {
            throw new InputException(key + ": " + n + " is not three positive numbers such as [4, 4, 4]");
        }
    }

    /** How the crystal is relaxed. */
    BulkRelaxation bulkOrDefault() {
        return bulk == null ? BulkRelaxation.FULL : bulk;
    }

    /** Repeats of the primitive cell; those given if any. */
    int[] repeats(int[] enough) {
        return supercell == null ? enough : supercell.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The mesh for a cell: longer vectors have fewer points. */
    int[] meshOf(Cell primitive) {
        if (mesh != null) {
            return mesh.stream().mapToInt(Integer::intValue).toArray();
        }
        double mean = Math.cbrt(primitive.height(0) * primitive.height(1) * primitive.height(2));
        return IntStream.range(0, 3).map(k -> Math.max(1, (int) Math.rint(POINTS * mean / primitive.height(k))))
                .toArray();
    }

    /** The path that was given, through the points in their order. */
    BrillouinPath pathIn(Cell cell, BrillouinPath standard) {
        return path == null
                ? standard
                : BrillouinPath.of(List.copyOf(path.keySet()), path.values().stream()
                        .map(p -> p.stream().mapToDouble(Double::doubleValue).toArray()).toList(), cell);
    }

    /** Temperatures of the tables, K: a hundred steps from zero. */
    double[] temperatures() {
        double top = highest == null ? 1000 : highest;
        return IntStream.rangeClosed(0, 100).mapToDouble(k -> top * k / 100).toArray();
    }
}
