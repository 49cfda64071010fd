package org.adatom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import jdk.incubator.vector.DoubleVector;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What this machine can do at best from Java: the two roofs under which the kernels work (S. Williams, A. Waterman, D.
 * Patterson, Commun. ACM 52, 65 (2009)). Arithmetic of double precision from registers, and reading through each level
 * of memory, with the vectors the engine uses.
 */
@Command(name = "machine-limits", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Peak rates of arithmetic and of reading memory through the Vector API; prints a table, then one JSON"
                + " line per number of threads.")
public final class MachineLimits implements Callable<Integer> {
    /** Independent chains of operations: enough to hide the latency of two units of four cycles each. */
    private static final int CHAINS = 12;

    /** Turns of the loop in a call of a kernel of arithmetic. */
    private static final int TURNS = 1000;

    /** Vectors read per turn of the loop. */
    private static final int STREAMS = 8;

    /** Numbers that a call of the reading kernel reads at least. */
    private static final int READ = 1 << 15;

    @Option(names = "--threads", split = ",", description = "Numbers of threads (default: 1 and all processors).")
    private int[] threads = Runtime.getRuntime().availableProcessors() == 1
            ? new int[] {1}
            : new int[] {1, Runtime.getRuntime().availableProcessors()};

    @Option(names = "--rounds",
            description = "Measurements of each limit, of which the best counts (default ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--seconds", description = "Time of each measurement (default ${DEFAULT-VALUE} s).")
    private double seconds = 0.3;

    @Option(names = "--warm-up", description = "Time for the compiler before each limit (default ${DEFAULT-VALUE} s).")
    private double warmUp = 2;

    @Option(names = "--sizes", split = ",", description = "kB that each thread reads over and over (default"
            + " 16,512,8192,262144: first- and second-level cache, third, memory).")
    private int[] kilobytes = {16, 512, 8192, 262_144};

    @Option(names = "--json", description = "File to which the JSON lines are appended.")
    private @Nullable Path json;

    /**
     * The limits for a number of threads; arithmetic in 1e9 results per second (a multiply-add is two), reading in 1e9 bytes
     * per second.
     *
     * @param threads their number
     * @param lanes doubles in a vector
     * @param multiplyAdd fused multiply-add
     * @param multiplyThenAdd separate products and sums: what the engine uses, whose bits must not depend on the machine
     * @param divide quotients
     * @param squareRoot square roots
     * @param kilobytes what each thread reads
     * @param read rates for these
     * @param load load average of the machine
     * @param machine where
     */
    record Limits(int threads, int lanes, double multiplyAdd, double multiplyThenAdd, double divide, double squareRoot,
            int[] kilobytes, double[] read, double load, Machine machine) {}

    /** Some work, repeated. */
    @FunctionalInterface
    private interface Kernel {
        /**
         * Does some microseconds of it and returns something that depends on all of it. Longer loops would stay in code that was
         * compiled while they ran, in which vectors are objects.
         */
        double run();
    }

    /** Runs the measurement. */
    public static void main(String[] arguments) {
        Tool.main(new MachineLimits(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        System.out.println(machine);
        System.out.println(Simd.LANES + " doubles in a vector");
        System.out.printf("%7s %12s %14s %10s %10s", "threads", "fma Gflop/s", "mul,add Gflop/s", "div G/s",
                "sqrt G/s");
        for (int kb : kilobytes) {
            System.out.printf(" %16s", kb + " kB GB/s");
        }
        System.out.printf(" %6s%n", "load");
        List<Limits> all = new ArrayList<>();
        for (int count : threads) {
            try (Workers workers = new Workers(count)) {
                Limits limits = measure(workers, machine);
                all.add(limits);
                print(limits);
            }
        }
        for (Limits limits : all) {
            Tool.emit(limits, json);
        }
        return 0;
    }

    private static void print(Limits l) {
        System.out.printf(Locale.ROOT, "%7d %12.1f %15.1f %10.2f %10.2f", l.threads, l.multiplyAdd, l.multiplyThenAdd,
                l.divide, l.squareRoot);
        for (double rate : l.read) {
            System.out.printf(Locale.ROOT, " %16.1f", rate);
        }
        System.out.printf(Locale.ROOT, " %6.1f%n", l.load);
    }

    private Limits measure(Workers workers, Machine machine) {
        double operations = CHAINS * Simd.LANES * (double) TURNS;
        double fma = 2 * operations * best(workers, w -> MachineLimits::multiplyAdd);
        double separate = 2 * operations * best(workers, w -> MachineLimits::multiplyThenAdd);
        double divide = operations * best(workers, w -> MachineLimits::divide);
        double root = operations * best(workers, w -> MachineLimits::squareRoot);
        double[] read = new double[kilobytes.length];
        for (int k = 0; k < read.length; k++) {
            int n = Math.max(1, kilobytes[k] * 128 / (STREAMS * Simd.LANES)) * STREAMS * Simd.LANES;
            double[][] data = new double[workers.count()][];
            // Each thread touches its own memory first, so that it lies near it.
            workers.run(data.length, (task, worker) -> {
                data[task] = new double[n];
                Arrays.fill(data[task], 1e-3);
            });
            int passes = Math.max(1, READ / n);
            read[k] = 8.0 * n * passes * best(workers, w -> () -> read(data[w], passes)) / 1e9;
        }
        return new Limits(workers.count(), Simd.LANES, fma / 1e9, separate / 1e9, divide / 1e9, root / 1e9, kilobytes,
                read, Machine.load(), machine);
    }

    /** A kernel for every thread. */
    @FunctionalInterface
    private interface Kernels {
        Kernel of(int thread);
    }

    /** The best rate of all threads together in repetitions per second. */
    private double best(Workers workers, Kernels kernels) {
        double best = 0;
        int times = 1;
        double[] sink = new double[workers.count()];
        double ready = System.nanoTime() * 1e-9 + warmUp;
        while (System.nanoTime() * 1e-9 < ready) {
            workers.run(sink.length, (task, worker) -> sink[task] += kernels.of(task).run());
        }
        for (int round = 0; round < rounds;) {
            int now = times;
            long start = System.nanoTime();
            workers.run(sink.length, (task, worker) -> sink[task] += repeat(kernels.of(task), now));
            double elapsed = (System.nanoTime() - start) * 1e-9;
            if (elapsed < seconds && now < 1 << 29) {
                times = elapsed < seconds / 4 ? 2 * now : (int) Math.ceil(1.2 * now * seconds / elapsed);
            } else {
                best = Math.max(best, (double) now * sink.length / elapsed);
                round++;
            }
        }
        if (Double.isNaN(Arrays.stream(sink).sum())) {
            throw new IllegalStateException("the kernels computed nonsense");
        }
        return best;
    }

    private static double repeat(Kernel kernel, int times) {
        double sum = 0;
        for (int k = 0; k < times; k++) {
            sum += kernel.run();
        }
        return sum;
    }

    private static double multiplyAdd() {
        DoubleVector m = DoubleVector.broadcast(Simd.SPECIES, 0.999999);
        DoubleVector b = DoubleVector.broadcast(Simd.SPECIES, 1e-6);
        DoubleVector a0 = m;
        DoubleVector a1 = m;
        DoubleVector a2 = m;
        DoubleVector a3 = m;
        DoubleVector a4 = m;
        DoubleVector a5 = m;
        DoubleVector a6 = m;
        DoubleVector a7 = m;
        DoubleVector a8 = m;
        DoubleVector a9 = m;
        DoubleVector a10 = m;
        DoubleVector a11 = m;
        for (int k = 0; k < TURNS; k++) {
            a0 = a0.fma(m, b);
            a1 = a1.fma(m, b);
            a2 = a2.fma(m, b);
            a3 = a3.fma(m, b);
            a4 = a4.fma(m, b);
            a5 = a5.fma(m, b);
            a6 = a6.fma(m, b);
            a7 = a7.fma(m, b);
            a8 = a8.fma(m, b);
            a9 = a9.fma(m, b);
            a10 = a10.fma(m, b);
            a11 = a11.fma(m, b);
        }
        return sum(a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).add(a8).add(a9).add(a10).add(a11));
    }

    private static double multiplyThenAdd() {
        DoubleVector m = DoubleVector.broadcast(Simd.SPECIES, 0.999999);
        DoubleVector b = DoubleVector.broadcast(Simd.SPECIES, 1e-6);
        DoubleVector a0 = m;
        DoubleVector a1 = m;
        DoubleVector a2 = m;
        DoubleVector a3 = m;
        DoubleVector a4 = m;
        DoubleVector a5 = m;
        DoubleVector a6 = m;
        DoubleVector a7 = m;
        DoubleVector a8 = m;
        DoubleVector a9 = m;
        DoubleVector a10 = m;
        DoubleVector a11 = m;
        for (int k = 0; k < TURNS; k++) {
            a0 = a0.mul(m).add(b);
            a1 = a1.mul(m).add(b);
            a2 = a2.mul(m).add(b);
            a3 = a3.mul(m).add(b);
            a4 = a4.mul(m).add(b);
            a5 = a5.mul(m).add(b);
            a6 = a6.mul(m).add(b);
            a7 = a7.mul(m).add(b);
            a8 = a8.mul(m).add(b);
            a9 = a9.mul(m).add(b);
            a10 = a10.mul(m).add(b);
            a11 = a11.mul(m).add(b);
        }
        return sum(a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).add(a8).add(a9).add(a10).add(a11));
    }

    private static double divide() {
        DoubleVector m = DoubleVector.broadcast(Simd.SPECIES, 1.7);
        DoubleVector a0 = m;
        DoubleVector a1 = m;
        DoubleVector a2 = m;
        DoubleVector a3 = m;
        DoubleVector a4 = m;
        DoubleVector a5 = m;
        DoubleVector a6 = m;
        DoubleVector a7 = m;
        DoubleVector a8 = m;
        DoubleVector a9 = m;
        DoubleVector a10 = m;
        DoubleVector a11 = m;
        for (int k = 0; k < TURNS; k++) {
            a0 = m.div(a0);
            a1 = m.div(a1);
            a2 = m.div(a2);
            a3 = m.div(a3);
            a4 = m.div(a4);
            a5 = m.div(a5);
            a6 = m.div(a6);
            a7 = m.div(a7);
            a8 = m.div(a8);
            a9 = m.div(a9);
            a10 = m.div(a10);
            a11 = m.div(a11);
        }
        return sum(a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).add(a8).add(a9).add(a10).add(a11));
    }

    private static double squareRoot() {
        DoubleVector m = DoubleVector.broadcast(Simd.SPECIES, 1.7);
        DoubleVector a0 = m;
        DoubleVector a1 = m;
        DoubleVector a2 = m;
        DoubleVector a3 = m;
        DoubleVector a4 = m;
        DoubleVector a5 = m;
        DoubleVector a6 = m;
        DoubleVector a7 = m;
        DoubleVector a8 = m;
        DoubleVector a9 = m;
        DoubleVector a10 = m;
        DoubleVector a11 = m;
        for (int k = 0; k < TURNS; k++) {
            a0 = a0.add(m).sqrt();
            a1 = a1.add(m).sqrt();
            a2 = a2.add(m).sqrt();
            a3 = a3.add(m).sqrt();
            a4 = a4.add(m).sqrt();
            a5 = a5.add(m).sqrt();
            a6 = a6.add(m).sqrt();
            a7 = a7.add(m).sqrt();
            a8 = a8.add(m).sqrt();
            a9 = a9.add(m).sqrt();
            a10 = a10.add(m).sqrt();
            a11 = a11.add(m).sqrt();
        }
        return sum(a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).add(a8).add(a9).add(a10).add(a11));
    }

    private static double sum(DoubleVector vector) {
        double[] lanes = new double[Simd.LANES];
        vector.intoArray(lanes, 0);
        return Arrays.stream(lanes).sum();
    }

    private static double read(double[] data, int passes) {
        DoubleVector s0 = DoubleVector.zero(Simd.SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        DoubleVector s4 = s0;
        DoubleVector s5 = s0;
        DoubleVector s6 = s0;
        DoubleVector s7 = s0;
        int w = Simd.LANES;
        for (int t = 0; t < passes; t++) {
            for (int k = 0; k < data.length; k += STREAMS * w) {
                s0 = s0.add(DoubleVector.fromArray(Simd.SPECIES, data, k));
                s1 = s1.add(DoubleVector.fromArray(Simd.SPECIES, data, k + w));
                s2 = s2.add(DoubleVector.fromArray(Simd.SPECIES, data, k + 2 * w));
                s3 = s3.add(DoubleVector.fromArray(Simd.SPECIES, data, k + 3 * w));
                s4 = s4.add(DoubleVector.fromArray(Simd.SPECIES, data, k + 4 * w));
                s5 = s5.add(DoubleVector.fromArray(Simd.SPECIES, data, k + 5 * w));
                s6 = s6.add(DoubleVector.fromArray(Simd.SPECIES, data, k + 6 * w));
                s7 = s7.add(DoubleVector.fromArray(Simd.SPECIES, data, k + 7 * w));
            }
        }
        return sum(s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7));
    }
}
