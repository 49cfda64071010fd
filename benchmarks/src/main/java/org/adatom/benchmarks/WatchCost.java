package org.adatom.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Overrides;
import org.adatom.cli.run.RunSetup;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.Velocities;
import org.adatom.integrators.VelocityVerlet;

/**
 * What it costs to hold every step of a potential against its training: the same dynamics at constant energy with {@code
 * ignore} and with {@code warn}, their steps by turns in one process on one thread, so that whatever else the machine does
 * slows both. The second half of the steps counts, by the processor's time.
 */
public final class WatchCost {
    private static final double KELVIN = 300;
    private static final List<String> POLICIES = List.of("ignore", "warn");

    private WatchCost() {}

    /**
     * Measures.
     *
     * @param args input file of {@code adatom run}, path of the key of the policy in it, such as {@code
     *     forcefield.model.extrapolation}, and the number of steps (1000)
     */
    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println("usage: watch-cost INPUT KEY [STEPS]");
            System.exit(2);
        }
        int steps = args.length > 2 ? Integer.parseInt(args[2]) : 1000;
        double[][] time = new double[2][steps];
        int atoms;
        try (Workers workers = new Workers(1)) {
            List<Simulation> both = POLICIES.stream().map(p -> simulation(Path.of(args[0]), args[1] + "=" + p, workers))
                    .toList();
            List<VelocityVerlet> integrators = both.stream()
                    .map(s -> new VelocityVerlet(s.units().femtosecond())).toList();
            for (int k = 0; k < 2; k++) {
                both.get(k).run(integrators.get(k), 1);
            }
            var threads = ManagementFactory.getThreadMXBean();
            for (int i = 0; i < steps; i++) {
                for (int k = 0; k < 2; k++) {
                    long begin = threads.getCurrentThreadCpuTime();
                    integrators.get(k).step(both.get(k));
                    time[k][i] = (threads.getCurrentThreadCpuTime() - begin) * 1e-6;
                }
            }
            atoms = both.get(0).atoms().count();
        }
        double[] ratio = new double[steps / 2];
        Arrays.setAll(ratio, i -> time[1][steps - 1 - i] / time[0][steps - 1 - i]);
        System.out.printf(Locale.ROOT,
                "%d atoms, ms per step: ignore %.3f, warn %.3f; ratio %.3f, quartiles %.3f and %.3f%n",
                atoms, quantile(late(time[0]), 0.5), quantile(late(time[1]), 0.5), quantile(ratio, 0.5),
                quantile(ratio, 0.25), quantile(ratio, 0.75));
    }

    private static Simulation simulation(Path path, String assignment, Workers workers) {
        InputFile input = InputFile.read(path);
        Overrides.apply(input, assignment);
        RunSetup setup = RunSetup.of(input, workers);
        Velocities.draw(setup.start().atoms(), setup.start().cell(), setup.units(), KELVIN, 1);
        return new Simulation(setup.start().atoms(), setup.start().cell(), setup.evaluator(workers), setup.units());
    }

    private static double[] late(double[] all) {
        return Arrays.copyOfRange(all, all.length / 2, all.length);
    }

    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (part * (sorted.length - 1))];
    }
}
