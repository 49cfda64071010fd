package org.adatom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.adatom.benchmarks.Tool.Disagreement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How the cost of a step grows with the number of atoms and falls with the number of threads, what memory it takes, and
 * whether the bits stay the same.
 */
@Command(name = "scaling", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Steps of systems of several sizes on several numbers of threads; prints a table, one JSON line per"
                + " row, and writes a report with plots.")
public final class Scaling implements Callable<Integer> {
    /** The program's default, as a part of the cutoff. */
    private static final double SKIN = 0.12;

    /** The size to which costs are compared. */
    private static final int REFERENCE = 32_000;

    private static final double WARM_UP_SECONDS = 3;

    @Option(names = "--systems", split = ",", description = "Which of ${COMPLETION-CANDIDATES} (default LJ).")
    private Workload[] workloads = {Workload.LJ};

    @Option(names = "--atoms", split = ",", description = "About how many atoms; a list of sizes (default"
            + " 1000,4000,32000,256000,1000000,4000000).")
    private int[] sizes = {1000, 4000, REFERENCE, 256_000, 1_000_000, 4_000_000};

    @Option(names = "--threads", split = ",",
            description = "Numbers of threads (default: 1, 2, 4, ... and all processors).")
    private int[] threads = powersUpTo(Runtime.getRuntime().availableProcessors());

    @Option(names = "--rounds", description = "Rounds of all numbers of threads (default ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--steps",
            description = "Measured steps in each round (default: what takes a second, at least 60).")
    private @Nullable Integer steps;

    @Option(names = "--warm-up",
            description = "Steps before the measured ones in each round (default 60; a new Java virtual"
                    + " machine first runs 3 seconds besides).")
    private @Nullable Integer warmUp;

    @Option(names = "--jvm-options", split = " ", description = "Options of the measured Java virtual machine in one"
            + " argument.")
    private String[] jvmOptions = {};

    @Option(names = "--potentials", description = "Folder of LAMMPS' potential files (default ${DEFAULT-VALUE}).")
    private Path potentials = Path.of(CompareLammps.POTENTIALS);

    @Option(names = "--report", description = "Page to write (default ${DEFAULT-VALUE}).")
    private Path report = Path.of("scaling.html");

    @Option(names = "--json", description = "File to which the JSON lines are appended.")
    private @Nullable Path json;

    /**
     * One size on one number of threads.
     *
     * @param workload which system
     * @param atoms their number
     * @param threads their number
     * @param rounds how often it was measured
     * @param steps measured in each round
     * @param warmUp steps before these
     * @param rate atoms times steps per second
     * @param relativeCost time per atom and step over that of the size nearest to 32 000 on as many threads
     * @param speedUp over the first number of threads, round by round
     * @param rebuildEvery steps from one rebuild of the lists to the next
     * @param neighborShare part of the time that the rebuilds take; NaN if there was none, or nothing else
     * @param liveBytesPerAtom on the heap after a garbage collection
     * @param peakBytes largest resident memory of the process; what the virtual machine did not bother to collect is in it
     * @param fingerprint hash of the bits of the final state
     * @param sameBits whether all rounds and numbers of threads of this size had this fingerprint
     * @param loadBefore load average of the machine when this size began
     * @param loadAfter and when it ended
     * @param jvmOptions options of the virtual machine
     * @param machine where
     */
    record Row(String workload, int atoms, int threads, int rounds, int steps, int warmUp, Spread rate,
            double relativeCost, Spread speedUp, double rebuildEvery, double neighborShare, double liveBytesPerAtom,
            long peakBytes, String fingerprint, boolean sameBits, double loadBefore, double loadAfter,
            List<String> jvmOptions, Machine machine) {
        /** Time per atom and step, ns. */
        double nanoseconds() {
            return 1e9 / rate.median();
        }

        private Row relativeTo(double nanoseconds) {
            return new Row(workload, atoms, threads, rounds, steps, warmUp, rate, nanoseconds() / nanoseconds, speedUp,
                    rebuildEvery, neighborShare, liveBytesPerAtom, peakBytes, fingerprint, sameBits, loadBefore,
                    loadAfter, jvmOptions, machine);
        }
    }

    /** Runs the measurement. */
    public static void main(String[] arguments) {
        Tool.main(new Scaling(), arguments);
    }

    @Override
    public Integer call() throws IOException, Disagreement {
        Machine machine = Machine.here();
        System.out.println(machine);
        List<Row> all = new ArrayList<>();
        for (Workload workload : workloads) {
            List<Row> rows = new ArrayList<>();
            for (int size : sizes) {
                rows.addAll(measure(workload, size, machine));
                System.err.println(workload + ", " + size + " atoms: done");
            }
            all.addAll(relative(rows));
        }
        print(all);
        for (Row row : all) {
            Tool.emit(row, json);
        }
        Files.writeString(report, ScalingReport.page(all, machine));
        System.err.println("report: " + report.toAbsolutePath());
        if (!all.stream().allMatch(Row::sameBits)) {
            throw new Disagreement("results depend on the number of threads: see the column 'bits'");
        }
        return 0;
    }

    private static void print(List<Row> rows) {
        System.out.printf("%-12s %8s %4s %6s %9s %9s %7s %9s %9s %9s %9s %9s %5s %11s%n", "system", "atoms", "thr",
                "steps",
                "Mas/s", "ns/as", "to 32k", "speed-up", "rebuild", "lists", "live B/a", "peak MB", "bits", "load");
        for (Row r : rows) {
            System.out.printf(Locale.ROOT,
                    "%-12s %8d %4d %6d %9.3f %9.1f %7.2f %9.2f %9.1f %7.1f %% %9.0f %9.0f %5s %5.1f %5.1f%n",
                    r.workload,
                    r.atoms, r.threads, r.steps, r.rate.median() / 1e6, r.nanoseconds(), r.relativeCost,
                    r.speedUp.median(), r.rebuildEvery, 100 * r.neighborShare, r.liveBytesPerAtom, r.peakBytes / 1e6,
                    r.sameBits ? "same" : "DIFFER", r.loadBefore, r.loadAfter);
        }
    }

    private List<Row> measure(Workload workload, int size, Machine machine) throws IOException {
        double loadBefore = Machine.load();
        int before = warmUp != null ? warmUp : 60;
        int count = threads.length;
        double[][] rate = new double[count][rounds];
        double[][] speedUp = new double[count][rounds];
        String[] fingerprint = new String[count];
        boolean same = true;
        try (AdatomProcess adatom = new AdatomProcess(new AdatomProcess.Job(workload, size, 1, potentials, 50,
                List.of(jvmOptions)))) {
            int atoms = adatom.start(SKIN, threads[0]);
            double perStep = adatom.warmUp(before, warmUp != null ? 0 : WARM_UP_SECONDS).secondsPerStep();
            int measured = steps != null ? steps : Tool.stepsOfOneSecond(perStep, 60, 10);
            for (int r = 0; r < rounds; r++) {
                for (int t = 0; t < count; t++) {
                    adatom.start(SKIN, threads[t]);
                    adatom.secondsPerStep(before);
                    rate[t][r] = atoms / adatom.secondsPerStep(measured);
                    speedUp[t][r] = rate[t][r] / rate[0][r];
                    String found = adatom.fingerprint();
                    same &= fingerprint[0] == null || found.equals(fingerprint[0]);
                    fingerprint[t] = found;
                }
            }
            AdatomProcess.Memory memory = adatom.memory();
            List<Row> rows = new ArrayList<>();
            for (int t = 0; t < count; t++) {
                adatom.start(SKIN, threads[t]);
                adatom.secondsPerStep(before);
                AdatomProcess.Profile profile = adatom.profile(measured);
                rows.add(new Row(workload.name(), atoms, threads[t], rounds, measured, before, Spread.of(rate[t]),
                        Double.NaN,
                        Spread.of(speedUp[t]), (double) measured / profile.rebuilds(), profile.neighborShare(),
                        (double) memory.live() / atoms, memory.peak(), fingerprint[t], same, loadBefore, Machine.load(),
                        Arrays.asList(jvmOptions), machine));
            }
            return rows;
        }
    }

    /** The rows with their cost relative to that of the size nearest to 32 000 on as many threads. */
    private static List<Row> relative(List<Row> rows) {
        List<Row> out = new ArrayList<>();
        for (Row row : rows) {
            Row reference = row;
            for (Row other : rows) {
                if (other.threads == row.threads
                        && Math.abs(other.atoms - REFERENCE) < Math.abs(reference.atoms - REFERENCE)) {
                    reference = other;
                }
            }
            out.add(row.relativeTo(reference.nanoseconds()));
        }
        return out;
    }

    private static int[] powersUpTo(int processors) {
        List<Integer> counts = new ArrayList<>();
        for (int n = 1; n < processors; n *= 2) {
            counts.add(n);
        }
        counts.add(processors);
        return counts.stream().mapToInt(n -> n).toArray();
    }
}
