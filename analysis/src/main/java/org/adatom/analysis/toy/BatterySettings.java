package org.adatom.analysis.toy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.adatom.forcefields.toy.Counting;
import org.adatom.forcefields.toy.ToyShape;

/**
 * What a battery does.
 *
 * @param candidates who is tested
 * @param dimensions 2, 3 or both
 * @param tests which tests
 * @param grid points along each side of the energy surface
 * @param widths of the cells of the depth series, R<sub>c</sub>
 * @param depths the deepest surroundings of the depth series: in the plane, in space
 */
public record BatterySettings(
        List<Candidate> candidates, List<Integer> dimensions, Set<BatteryTest> tests, int grid, double[] widths,
        int[] depths) {
    /** Fewest points along a side of the energy surface: every core of radius 0.5 R<sub>c</sub> then has one. */
    public static final int SMALLEST_GRID = 10;
    /** Two changes are needed to see whether a sum converges. */
    public static final int SMALLEST_DEPTH = 2;

    /** Checks and copies. */
    public BatterySettings {
        if (candidates.isEmpty() || dimensions.isEmpty() || tests.isEmpty() || widths.length == 0) {
            throw new IllegalArgumentException("there must be candidates, dimensions, tests and widths");
        }
        if (candidates.stream().map(Candidate::name).distinct().count() < candidates.size()) {
            throw new IllegalArgumentException("candidates must differ in name");
        }
        if (grid < SMALLEST_GRID) {
            throw new IllegalArgumentException("grid must have at least " + SMALLEST_GRID + " points: " + grid);
        }
        if (depths.length != 2 || Arrays.stream(depths).anyMatch(d -> d < SMALLEST_DEPTH)) {
            throw new IllegalArgumentException(
                    "depths must be at least " + SMALLEST_DEPTH + ": " + Arrays.toString(depths));
        }
        candidates = List.copyOf(candidates);
        dimensions = List.copyOf(dimensions);
        tests = Set.copyOf(tests);
        widths = widths.clone();
        depths = depths.clone();
    }

    /** The adopted model with the thesis's parameters, counted invariantly, and all tests in the plane as there. */
    public static BatterySettings standard() {
        return new BatterySettings(
                List.of(Candidate.adopted("adopted", ToyShape.standard(), Counting.INVARIANT)),
                List.of(2), EnumSet.allOf(BatteryTest.class), 100, new double[] {1, 2, 4, 5, 8}, new int[] {8, 4});
    }

    /** The same with other candidates in other dimensions. */
    public BatterySettings with(List<Candidate> others, Integer... spaces) {
        return new BatterySettings(others, List.of(spaces), tests, grid, widths, depths);
    }

    /** All candidates in all dimensions. */
    List<Subject> subjects() {
        return dimensions.stream().flatMap(d -> candidates.stream().map(c -> new Subject(c, d))).toList();
    }
}
