package org.adatom.cli.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.adatom.analysis.toy.BatterySettings;
import org.adatom.analysis.toy.BatteryTest;
import org.adatom.analysis.toy.Candidate;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code battery}; every key may be left out.
 *
 * @param candidates who is tested
 * @param dimensions 2, 3 or both
 * @param tests which tests
 * @param grid points along each side of the energy surface
 * @param widths of the cells of the depth series, R<sub>c</sub>
 * @param depth the deepest surroundings of the depth series
 */
@Description("Tests of candidates for the toy model")
public record BatteryBlock(
        @Description("Who is tested, side by side (default: the adopted model)") @Nullable List<CandidateBlock> candidates,
        @Description("2 (default), 3, or [2, 3]: in the plane, in space") @Nullable List<Integer> dimensions,
        @Description("Which tests (default: all)") @Nullable List<BatteryTest> tests,
        @Description("Points along each side of the energy surface, test (d) (default 100)") @Nullable Integer grid,
        @Description("Cell widths of test (f), in Rc (default [1, 2, 4, 5, 8])") double @Nullable [] widths,
        @Description("Deepest surroundings of test (f), cells (default 8 in the plane, 4 in space)") @Nullable Integer depth) {
    private static final int LARGEST_GRID = 1000;

    /** Checks. */
    public BatteryBlock {
        if (candidates != null && candidates.isEmpty()) {
            throw new InputException("candidates: name at least one, or leave it out for the adopted model");
        }
        if (candidates != null) {
            List<String> names = candidates.stream().map(CandidateBlock::label).toList();
            for (int k = 0; k < names.size(); k++) {
                if (names.indexOf(names.get(k)) < k) {
                    throw new InputException("candidates: two are called '" + names.get(k) + "'; give one a name");
                }
            }
        }
        if (dimensions != null && (dimensions.isEmpty() || dimensions.stream().anyMatch(d -> d != 2 && d != 3)
                || dimensions.stream().distinct().count() < dimensions.size())) {
            throw new InputException("dimensions: " + dimensions + " is not 2, 3 or [2, 3]");
        }
        if (tests != null && tests.isEmpty()) {
            throw new InputException("tests: name at least one, or leave it out for all");
        }
        if (grid != null && (grid < BatterySettings.SMALLEST_GRID || grid > LARGEST_GRID)) {
            throw new InputException("grid: " + grid + " is not allowed, use " + BatterySettings.SMALLEST_GRID + " to "
                    + LARGEST_GRID);
        }
        if (depth != null && depth < BatterySettings.SMALLEST_DEPTH) {
            throw new InputException("depth: " + depth + " is not allowed, use at least "
                    + BatterySettings.SMALLEST_DEPTH + " to see whether the sum converges");
        }
        if (widths != null) {
            if (widths.length == 0) {
                throw new InputException("widths: name at least one, or leave it out for [1, 2, 4, 5, 8]");
            }
            for (double w : widths) {
                if (!(w > 0 && Double.isFinite(w))) {
                    throw new InputException("widths: " + w + " is not allowed, use positive numbers");
                }
            }
        }
    }

    /** A block in which nothing is said. */
    static BatteryBlock empty() {
        return new BatteryBlock(null, null, null, null, null, null);
    }

    /** The settings, defaults filled in. */
    BatterySettings settings() {
        BatterySettings standard = BatterySettings.standard();
        List<Candidate> made = candidates == null
                ? standard.candidates()
                : candidates.stream().map(CandidateBlock::candidate).toList();
        Set<BatteryTest> wanted = tests == null ? standard.tests() : EnumSet.copyOf(tests);
        return new BatterySettings(
                made,
                dimensions == null ? standard.dimensions() : dimensions,
                wanted,
                grid == null ? standard.grid() : grid,
                widths == null ? standard.widths() : widths,
                depth == null ? standard.depths() : new int[] {depth, depth});
    }
}
