package org.adatom.analysis.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Displacement;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Strain;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;

class EndPointsTest {
    private static Frame crystal() {
        return Crystal.of(Lattice.ROCKSALT, 4.2, "Mg", "O").repeated(2, 2, 2).build(Units.CODATA_2018);
    }

    private static Frame rattled() {
        return new Displacement(null, 0.1).apply(crystal(), 3);
    }

    private static double[] positions(Frame frame) {
        return IntStream.range(0, frame.atoms().count())
                .mapToObj(i -> new double[] {frame.atoms().x()[i], frame.atoms().y()[i],
                    frame.atoms().z()[i]})
                .flatMapToDouble(Arrays::stream).toArray();
    }

    /** Reordered, with species in another order, and wrapped elsewhere: still the same end. */
    @Test
    void permutedAndWrappedAtomsComeBackToTheirPlaces() {
        Frame first = crystal();
        Frame last = rattled();
        int n = last.atoms().count();
        int[] shuffled = IntStream.range(0, n).map(i -> (7 * i + 5) % n).toArray();
        Atoms mixed = Atoms.of(IntStream.of(shuffled).mapToObj(i -> last.atoms().symbol(i)).toList());
        for (int k = 0; k < n; k++) {
            int i = shuffled[k];
            double shift = last.cell().vector(0, 0) * (k % 3 - 1);
            mixed.setPosition(k, last.atoms().x()[i] + shift, last.atoms().y()[i], last.atoms().z()[i]);
        }
        EndPoints ends = EndPoints.of(first, new Frame(mixed, last.cell()), true);
        assertArrayEquals(positions(last), positions(ends.last()), 1e-9);
        for (int i = 0; i < n; i++) {
            assertEquals(i, shuffled[ends.permutation()[i]]);
        }
        assertEquals(0, EndPoints.of(first, last, true).exchanged().size());
    }

    @Test
    void withoutReorderingTheOrderOfTheFilesIsKept() {
        Frame first = Crystal.of(Lattice.FCC, 3.6, "Cu").repeated(2, 2, 2).build(Units.CODATA_2018);
        Atoms swapped = first.atoms().copy();
        swapped.setPosition(0, first.atoms().x()[1], first.atoms().y()[1], first.atoms().z()[1]);
        swapped.setPosition(1, first.atoms().x()[0], first.atoms().y()[0], first.atoms().z()[0]);
        Frame last = new Frame(swapped, first.cell());
        assertEquals(0, EndPoints.of(first, last, true).largestDisplacement(), 1e-12);
        assertEquals(3.6 / Math.sqrt(2), EndPoints.of(first, last, false).largestDisplacement(), 1e-9);
    }

    /** In a skewed cell the nearest image is not the one with the smallest fractions. */
    @Test
    void displacementsAreTheShortestInSkewedCells() {
        Cell cell = Cell.of(new double[] {3, 0, 0, 1.45, 3, 0, 1.4, 1.4, 3}, true, true, true);
        CounterRandom random = new CounterRandom(1, "test");
        for (int trial = 0; trial < 200; trial++) {
            double[] r =
                    {6 * random.uniform(0, trial, 0), 6 * random.uniform(0, trial, 1), 6 * random.uniform(0, trial, 2)};
            double[] s = cell.shortest(r[0], r[1], r[2]);
            double best = Double.POSITIVE_INFINITY;
            for (int a = -4; a <= 4; a++) {
                for (int b = -4; b <= 4; b++) {
                    for (int c = -4; c <= 4; c++) {
                        double square = 0;
                        for (int d = 0; d < 3; d++) {
                            double v = r[d] + cell.cartesian(d, a, b, c);
                            square += v * v;
                        }
                        best = Math.min(best, square);
                    }
                }
            }
            assertEquals(best, s[0] * s[0] + s[1] * s[1] + s[2] * s[2], 1e-9);
        }
    }

    @Test
    void otherAtomsAndOtherCellsAreRefused() {
        Frame first = crystal();
        Frame fewer = new Frame(first.atoms().select(IntStream.range(1, 64).toArray()), first.cell());
        String message = assertThrows(InputException.class, () -> EndPoints.of(first, fewer, true)).getMessage();
        assertTrue(message.contains("1 Mg more in the first"), message);
        Frame strained = Strain.apply(first, Strain.tensor(List.of(0.01)));
        message = assertThrows(InputException.class, () -> EndPoints.of(first, strained, true)).getMessage();
        assertTrue(message.contains("different cells"), message);
    }

    /** No exchange of two columns makes the assignment cheaper, nor any permutation of five. */
    @Property(tries = 200)
    void assignmentsCostLeast(@ForAll @Size(25) List<@DoubleRange(max = 10) Double> costs) {
        double[][] cost = new double[5][5];
        for (int k = 0; k < 25; k++) {
            cost[k / 5][k % 5] = costs.get(k);
        }
        int[] column = Assignment.of(cost);
        double found = IntStream.range(0, 5).mapToDouble(i -> cost[i][column[i]]).sum();
        assertEquals(5, IntStream.of(column).distinct().count());
        assertEquals(cheapest(cost, 0, new boolean[5]), found, 1e-9);
    }

    private static double cheapest(double[][] cost, int row, boolean[] taken) {
        double best = row == cost.length ? 0 : Double.POSITIVE_INFINITY;
        for (int j = 0; row < cost.length && j < cost.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.min(best, cost[row][j] + cheapest(cost, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }
}
