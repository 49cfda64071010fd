package org.adatom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.adatom.benchmarks.Tool.Disagreement;
import org.adatom.engine.Atoms;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Steps of copper under effective-medium theory: Adatom against the calculator EMT of ASE, which is written in Python. */
@Command(name = "compare-ase", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Alternates Adatom and ASE's EMT over steps of constant energy; prints a table, then one JSON line"
                + " per size. The environment variable PYTHON names a Python with ase (default python3).")
public final class CompareAse implements Callable<Integer> {
    /** Largest difference of energies at the start and after {@link #CHECKED_STEPS}, relative to their sum. */
    private static final double AGREEMENT = 1e-9;

    private static final int CHECKED_STEPS = 10;
    private static final double SKIN = 0.12;
    private static final double WARM_UP_SECONDS = 3;

    @Option(names = "--atoms", split = ",", description = "About how many atoms; a list of sizes (default 500).")
    private int[] sizes = {500};

    @Option(names = "--threads", description = "Threads of Adatom (default ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--rounds", description = "Rounds of both programs (default ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--steps", description = "Measured steps of Adatom in each round (default: what takes a second).")
    private @Nullable Integer steps;

    @Option(names = "--ase-steps", description = "Measured steps of ASE in each round (default ${DEFAULT-VALUE}).")
    private int aseSteps = 10;

    @Option(names = "--warm-up", description = "Steps of Adatom before the first measurement (default: 3 seconds).")
    private @Nullable Integer warmUp;

    @Option(names = "--jvm-options", split = " ",
            description = "Options of Adatom's Java virtual machine in one argument.")
    private String[] jvmOptions = {};

    @Option(names = "--json", description = "File to which the JSON lines are appended.")
    private @Nullable Path json;

    /**
     * The outcome for one size; rates in steps per second.
     *
     * @param atoms their number
     * @param threads of Adatom
     * @param rounds how often both were measured
     * @param steps of Adatom in each round
     * @param aseSteps of ASE in each round
     * @param adatom rates of Adatom
     * @param ase rates of ASE
     * @param ratio of the two, round by round
     * @param difference largest difference of potential or kinetic energy at the start and after ten steps, relative to the
     *     sum of both
     * @param fullSpeed seconds from the start of Adatom's process to full speed
     * @param loadBefore load average of the machine when measuring began
     * @param loadAfter and when it ended
     * @param aseVersion versions of ASE, Python, NumPy
     * @param machine and Adatom's version
     */
    record Comparison(int atoms, int threads, int rounds, int steps, int aseSteps, Spread adatom, Spread ase,
            Spread ratio, double difference, double fullSpeed, double loadBefore, double loadAfter, String aseVersion,
            Machine machine) {}

    /** Runs the comparison. */
    public static void main(String[] arguments) {
        Tool.main(new CompareAse(), arguments);
    }

    @Override
    public Integer call() throws IOException, Disagreement {
        Machine machine = Machine.here();
        System.out.println(machine);
        try (AseScript script = new AseScript("emt.py")) {
            Comparison[] all = new Comparison[sizes.length];
            for (int k = 0; k < sizes.length; k++) {
                all[k] = compare(sizes[k], script, machine);
                print(all[k], k == 0);
            }
            for (Comparison c : all) {
                Tool.emit(c, json);
            }
        }
        return 0;
    }

    private static void print(Comparison c, boolean first) {
        if (first) {
            System.out.println(c.aseVersion);
            System.out.printf("%-8s %8s %16s %16s %10s %21s %8s %8s %11s%n", "EMT", "atoms", "Adatom steps/s",
                    "ASE steps/s", "ratio", "of the rounds", "diff", "full sp.", "load");
        }
        System.out.printf(Locale.ROOT, "%-8s %8d %16.1f %16.3f %10.0f %10.0f -%9.0f %8.0e %6.1f s %5.1f %5.1f%n", "Cu",
                c.atoms, c.adatom.median(), c.ase.median(), c.ratio.median(), c.ratio.lowest(), c.ratio.highest(),
                c.difference, c.fullSpeed, c.loadBefore, c.loadAfter);
    }

    private Comparison compare(int size, AseScript script, Machine machine) throws IOException, Disagreement {
        double loadBefore = Machine.load();
        AdatomProcess.Job job = new AdatomProcess.Job(Workload.EMT, size, 1, Path.of(CompareLammps.POTENTIALS),
                1_000_000, List.of(jvmOptions));
        try (AdatomProcess adatom = new AdatomProcess(job);
                Dialogue ase = script.start()) {
            ase.tell(system(Workload.EMT.start(size, 1)));
            int atoms = adatom.start(SKIN, threads);
            double difference = agree(adatom, ase);
            adatom.start(SKIN, threads);
            AdatomProcess.WarmUp warm =
                    adatom.warmUp(warmUp != null ? warmUp : 300, warmUp != null ? 0 : WARM_UP_SECONDS);
            int measured = steps != null ? steps : Tool.stepsOfOneSecond(warm.secondsPerStep(), 10, 10);
            double[] ours = new double[rounds];
            double[] theirs = new double[rounds];
            double[] ratio = new double[rounds];
            for (int r = 0; r < rounds; r++) {
                ase.ask("start");
                theirs[r] = aseSteps / ase.ask("run " + aseSteps)[0];
                ours[r] = 1 / adatom.secondsPerStep(measured);
                ratio[r] = ours[r] / theirs[r];
            }
            return new Comparison(atoms, threads, rounds, measured, aseSteps, Spread.of(ours), Spread.of(theirs),
                    Spread.of(ratio), difference, warm.fullSpeed(), loadBefore, Machine.load(),
                    String.join(" ", ase.askWords("version")), machine);
        }
    }

    /** What the script reads first; units of length, velocity and time are ASE's own. */
    private static String system(Frame start) {
        Atoms a = start.atoms();
        StringBuilder text = new StringBuilder();
        text.append(a.count()).append(' ').append(a.symbol(0));
        for (int k = 0; k < 3; k++) {
            text.append(' ').append(start.cell().length(k));
        }
        text.append(' ').append(Workload.EMT.timeStep());
        for (int i = 0; i < a.count(); i++) {
            text.append('\n');
            for (double[] values : List.of(a.x(), a.y(), a.z(), a.vx(), a.vy(), a.vz(), a.mass())) {
                text.append(values[i]).append(' ');
            }
        }
        return text.toString();
    }

    private static double agree(AdatomProcess adatom, Dialogue ase) throws IOException, Disagreement {
        double worst = 0;
        for (int steps : new int[] {0, CHECKED_STEPS}) {
            if (steps > 0) {
                ase.ask("run " + steps);
                adatom.secondsPerStep(steps);
            }
            double[] theirs = ase.ask("energies");
            double[] ours = adatom.energies();
            // EMT counts energies from the bulk crystal, so that the potential one alone may be almost nothing.
            double scale = Math.abs(theirs[0]) + theirs[1];
            double difference = Math.max(Math.abs(ours[0] - theirs[0]), Math.abs(ours[1] - theirs[1])) / scale;
            if (!(difference <= AGREEMENT)) {
                throw new Disagreement(String.format(Locale.ROOT,
                        "the programs do not compute the same, so their speeds cannot be compared: at step %d Adatom has the"
                                + " potential and kinetic energies %s, ASE %s (eV), allowed difference %.0e",
                        steps, Arrays.toString(ours), Arrays.toString(theirs), AGREEMENT));
            }
            worst = Math.max(worst, difference);
        }
        return worst;
    }
}
