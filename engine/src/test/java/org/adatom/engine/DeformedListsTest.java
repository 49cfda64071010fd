package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Test;

/** Lists that are kept while the cell deforms: no pair within the cutoff may be missing from them. */
class DeformedListsTest {
    private static final double CUTOFF = 4;

    /** Counts pairs: a pair that is missed just inside the cutoff counts as much as any. */
    private record Count(List<String> species) implements PairPotential {
        @Override
        public double cutoff() {
            return CUTOFF;
        }

        @Override
        public String description() {
            return "number of pairs";
        }

        @Override
        public void evaluate(PairBatch b) {
            Arrays.fill(b.energy, 0, b.size, 1);
            Arrays.fill(b.forceOverR, 0, b.size, 0);
        }
    }

    /** A cell that is strained, sheared and turned at random, with atoms that are carried along and also move by themselves. */
    private static final class Flow {
        private final Random random;
        private final Atoms atoms;
        private Cell cell;

        Flow(Random random, int count, boolean... pbc) {
            this.random = random;
            double[] rows = new double[9];
            for (int k = 0; k < 9; k++) {
                rows[k] = k % 4 == 0 ? 5 + 6 * random.nextDouble() : 3 * random.nextDouble() - 1.5;
            }
            cell = Cell.of(rows, pbc);
            atoms = new Atoms(List.of("Ar"), new int[count]);
            for (int i = 0; i < count; i++) {
                double a = random.nextDouble();
                double b = random.nextDouble();
                double c = random.nextDouble();
                // Unwrapped along periodic vectors, as atoms are that have diffused.
                a += pbc[0] ? random.nextInt(5) - 2 : 0;
                b += pbc[1] ? random.nextInt(5) - 2 : 0;
                atoms.setPosition(i, cell.cartesian(0, a, b, c), cell.cartesian(1, a, b, c),
                        cell.cartesian(2, a, b, c));
            }
        }

        void move(double strain, double wandering) {
            double[] f = new double[9];
            for (int k = 0; k < 9; k++) {
                f[k] = (k % 4 == 0 ? 1 : 0) + strain * (2 * random.nextDouble() - 1.2);
            }
            double[] rows = new double[9];
            for (int k = 0; k < 3; k++) {
                for (int d = 0; d < 3; d++) {
                    rows[3 * k + d] = f[3 * d] * cell.vector(k, 0) + f[3 * d + 1] * cell.vector(k, 1)
                            + f[3 * d + 2] * cell.vector(k, 2);
                }
            }
            cell = cell.withVectors(rows);
            for (int i = 0; i < atoms.count(); i++) {
                double x = atoms.x()[i];
                double y = atoms.y()[i];
                double z = atoms.z()[i];
                atoms.setPosition(i,
                        f[0] * x + f[1] * y + f[2] * z + wandering * random.nextGaussian(),
                        f[3] * x + f[4] * y + f[5] * z + wandering * random.nextGaussian(),
                        f[6] * x + f[7] * y + f[8] * z + wandering * random.nextGaussian());
            }
        }
    }

    @Property(tries = 60)
    void noPairIsMissed(@ForAll long seed, @ForAll @IntRange(min = 2, max = 80) int count,
            @ForAll @IntRange(min = 0, max = 3) int periodic, @ForAll @DoubleRange(min = 0, max = 0.02) double strain,
            @ForAll @DoubleRange(min = 0, max = 0.03) double wandering) {
        Count potential = new Count(List.of("Ar"));
        try (Workers workers = new Workers(1)) {
            Flow flow = new Flow(new Random(seed), count, periodic > 0, periodic > 1, periodic > 2);
            ForceEvaluator evaluator = new ForceEvaluator(potential, workers);
            for (int step = 0; step < 12; step++) {
                evaluator.evaluate(flow.atoms, flow.cell);
                assertEquals(BruteForce.evaluate(potential, flow.atoms, flow.cell).energy(), evaluator.energy(), 1e-9);
                flow.move(strain, wandering);
            }
        }
    }

    /** Lists last: a cell that is strained evenly by less than the skin over the list's length needs no new ones. */
    @Test
    void listsLastWhileTheCellCarriesTheAtoms() {
        try (Workers workers = new Workers(1)) {
            Flow flow = new Flow(new Random(1), 60, true, true, true);
            ForceEvaluator evaluator = new ForceEvaluator(new Count(List.of("Ar")), workers, 0.48);
            evaluator.evaluate(flow.atoms, flow.cell);
            int steps = 20;
            // |strain| of at most 0.1/20 per step in all, against 0.48/4.48.
            for (int step = 0; step < steps; step++) {
                flow.move(0.1 / steps / 3.6, 0);
                evaluator.evaluate(flow.atoms, flow.cell);
                assertEquals(0, evaluator.largestDisplacement(), 1e-11);
            }
            assertEquals(1, evaluator.rebuilds());
            flow.move(0.2, 0);
            evaluator.evaluate(flow.atoms, flow.cell);
            assertEquals(2, evaluator.rebuilds());
        }
    }
}
