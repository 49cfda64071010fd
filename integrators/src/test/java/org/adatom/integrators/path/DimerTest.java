package org.adatom.integrators.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.minimize.Dimer;
import org.adatom.integrators.minimize.Minimizer;
import org.adatom.integrators.minimize.SecantSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saddles that are known. */
class DimerTest {
    private static void climb(Dimer dimer, int steps) {
        Minimizer minimizer = new SecantSteps(dimer);
        minimizer.begin();
        for (int k = 0; k < steps && !minimizer.done(); k++) {
            minimizer.step();
        }
        dimer.rest();
    }

    /** From minima, off them, and from where nothing curves downwards yet. */
    @ParameterizedTest
    @CsvSource({"-0.7, 0.9, 0, -1, AC", "-0.9, 0.5, 1, 1, AC", "0.1, 0.4, 1, -0.6, CB", "0.623, 0.028, -1, 0.5, CB",
        "0.3, 0.2, 1, 1, CB"})
    void endsAtTheSaddlesOfMuellerAndBrown(double x, double y, double dx, double dy, String which) {
        try (Workers workers = new Workers(1)) {
            PointOnSurface point = new PointOnSurface(new MuellerBrown(workers), new double[] {x, y}, 1e-9, 0.05);
            Dimer dimer = new Dimer(point, new double[] {dx, dy});
            climb(dimer, 500);
            assertTrue(dimer.converged() && dimer.curvature() < 0);
            assertArrayEquals(which.equals("AC") ? MuellerBrown.SADDLE_AC : MuellerBrown.SADDLE_CB,
                    point.coordinates(), 1e-8);
            assertTrue(dimer.calls() < 150, () -> dimer.calls() + " calls");
        }
    }

    /** (q&#8320;&sup2; &minus; 1)&sup2; along one direction, springs along all others, in axes that are turned. */
    private record DoubleWell(int size, double[] axis, Workers workers) implements PotentialSurface {
        @Override
        public int group() {
            return 1;
        }

        @Override
        public double evaluate(int image, double[] x, double[] gradient) {
            double q = 0;
            for (int k = 0; k < size; k++) {
                q += axis[k] * x[k];
            }
            double energy = (q * q - 1) * (q * q - 1);
            for (int k = 0; k < size; k++) {
                double across = x[k] - q * axis[k];
                double stiffness = 3 + 2.0 * k / size;
                energy += 0.5 * stiffness * across * across;
                gradient[k] = 4 * q * (q * q - 1) * axis[k];
            }
            double back = 0;
            for (int k = 0; k < size; k++) {
                back += (3 + 2.0 * k / size) * (x[k] - q * axis[k]) * axis[k];
            }
            for (int k = 0; k < size; k++) {
                gradient[k] += (3 + 2.0 * k / size) * (x[k] - q * axis[k]) - back * axis[k];
            }
            return energy;
        }
    }

    /** The mode is the axis of the well, whatever is guessed. */
    @Property(tries = 30)
    void findsTheTopOfADoubleWellFromAnyGuess(@ForAll @IntRange(min = 3, max = 40) int size, @ForAll long seed) {
        CounterRandom random = new CounterRandom(seed, "test");
        double[] axis = new double[size];
        double[] start = new double[size];
        double[] guess = new double[size];
        double square = 0;
        for (int k = 0; k < size; k++) {
            axis[k] = random.normal(0, k, 0);
            guess[k] = random.normal(1, k, 0);
            square += axis[k] * axis[k];
        }
        for (int k = 0; k < size; k++) {
            axis[k] /= Math.sqrt(square);
            start[k] = 0.3 * axis[k] + 0.05 * random.normal(2, k, 0);
        }
        try (Workers workers = new Workers(1)) {
            PointOnSurface point = new PointOnSurface(new DoubleWell(size, axis, workers), start, 1e-8, 0.1);
            Dimer dimer = new Dimer(point, guess);
            climb(dimer, 500);
            assertTrue(dimer.converged());
            assertEquals(1, point.energy(), 1e-12);
            assertEquals(-4, dimer.curvature(), 0.3);
        }
    }

    @Test
    void aSearchThatIsSavedGoesOnWithTheSameBits() throws IOException {
        try (Workers workers = new Workers(1)) {
            double[][] ends = new double[2][];
            for (int k = 0; k < 2; k++) {
                Dimer dimer = new Dimer(new PointOnSurface(new MuellerBrown(workers), new double[] {-0.6, 1.2}, 1e-9,
                        0.05), new double[] {1, -1});
                Minimizer minimizer = new SecantSteps(dimer);
                minimizer.begin();
                for (int step = 0; step < 20; step++) {
                    if (step == 9 && k == 1) {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        minimizer.save(new DataOutputStream(bytes));
                        long calls = dimer.calls();
                        dimer = new Dimer(new PointOnSurface(new MuellerBrown(workers), new double[2], 1e-9, 0.05),
                                new double[2]);
                        minimizer = new SecantSteps(dimer);
                        minimizer.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
                        minimizer.begin();
                        assertEquals(calls, dimer.calls());
                    }
                    minimizer.step();
                }
                ends[k] = dimer.coordinates().clone();
            }
            assertArrayEquals(ends[0], ends[1], 0);
        }
    }
}
