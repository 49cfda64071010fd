package org.adatom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.adatom.benchmarks.Tool.Disagreement;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameWriter;
import org.adatom.engine.io.StructureFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Stepping rates of Adatom and LAMMPS side by side on this machine: the two alternate over the same steps of the same
 * trajectory, each with the neighbour-list settings that suit it best, and the ratio is taken round by round.
 */
@Command(name = "compare-lammps", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Alternates Adatom and LAMMPS; prints a table, then one JSON line per system. The environment"
                + " variable LMP names the LAMMPS program (default lmp).")
public final class CompareLammps implements Callable<Integer> {
    /** Where Debian's package lammps keeps the potential files. */
    static final String POTENTIALS = "/usr/share/lammps/potentials";

    /** Skins worth trying, as parts of the cutoff. */
    private static final double[] SKINS = {0.06, 0.08, 0.1, 0.12, 0.14, 0.17, 0.2};

    private static final double FIRST_SKIN = 0.12;

    /** Steps after which energies, temperatures and pressures are compared again. */
    private static final int CHECKED_STEPS = 50;

    /**
     * Largest relative difference of energy, temperature and pressure after these steps. At the start it is as much per
     * hundred thousand atoms, but at least a tenth: a perfect crystal adds the same number over and over, and the
     * rounding errors, all of one sign, grow with the number of atoms.
     */
    private static final double AGREEMENT = 1e-9;

    private static final double WARM_UP_SECONDS = 3;

    @Option(names = "--systems", split = ",",
            description = "Which of ${COMPLETION-CANDIDATES} (default LJ,EAM,SW,TERSOFF).")
    private Workload[] workloads = {Workload.LJ, Workload.EAM, Workload.SW, Workload.TERSOFF};

    @Option(names = "--atoms", split = ",", description = "About how many atoms; a list of sizes (default 32000).")
    private int[] sizes = {32000};

    @Option(names = "--species",
            description = "Labels that the atoms bear in turn, all with the same parameters, in both"
                    + " programs; above 1 Adatom is also compared with itself (default ${DEFAULT-VALUE}).")
    private int species = 1;

    @Option(names = "--ranks", description = "MPI processes of LAMMPS (default ${DEFAULT-VALUE}).")
    private int ranks = 1;

    @Option(names = "--threads", description = "Threads of Adatom (default: as many as ranks).")
    private @Nullable Integer threads;

    @Option(names = "--rounds", description = "Rounds of both programs (default ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--steps",
            description = "Measured steps in each round (default: what takes Adatom a second, at least"
                    + " 200).")
    private @Nullable Integer steps;

    @Option(names = "--warm-up", description = "Steps before the measured ones in each round (default 300; a new Java"
            + " virtual machine first runs 3 seconds besides).")
    private @Nullable Integer warmUp;

    @Option(names = "--energy-every", description = "Steps between evaluations of energy, temperature and pressure"
            + " (default ${DEFAULT-VALUE}).")
    private int energyEvery = 50;

    @Option(names = "--skin", description = "Skin of Adatom as a part of the cutoff (default: the best of seven).")
    private @Nullable Double givenSkin;

    @Option(names = "--lists", description = "Neighbour-list commands of LAMMPS, separated by ';' (default: the best of"
            + " six).")
    private @Nullable String givenLists;

    @Option(names = "--suffix", description = "Styles that LAMMPS prefers; '' for none (default ${DEFAULT-VALUE}).")
    private String suffix = "opt";

    @Option(names = "--jvm-options", split = " ",
            description = "Options of Adatom's Java virtual machine in one argument,"
                    + " such as \"-XX:UseAVX=2 -Xmx4g\".")
    private String[] jvmOptions = {};

    @Option(names = "--potentials", description = "Folder of LAMMPS' potential files (default ${DEFAULT-VALUE}).")
    private Path potentials = Path.of(POTENTIALS);

    @Option(names = "--json", description = "File to which the JSON lines are appended.")
    private @Nullable Path json;

    /**
     * The outcome for one system; rates in atoms times steps per second.
     *
     * @param workload which system
     * @param atoms their number
     * @param species number of labels
     * @param threads of Adatom
     * @param ranks of LAMMPS
     * @param rounds how often both were measured
     * @param steps measured in each round
     * @param warmUp steps before these
     * @param energyEvery period of energy, temperature and pressure
     * @param adatom rates of Adatom
     * @param lammps rates of LAMMPS
     * @param ratio of the two, round by round
     * @param oneSpecies Adatom's rate with {@code species} over its rate with one; null if that is one
     * @param differenceAtStart largest relative difference of energy, temperature and pressure
     * @param differenceLater the same after 50 steps
     * @param firstStep seconds from the start of Adatom's process to the end of its first step
     * @param fullSpeed seconds from there to full speed
     * @param skin of Adatom, as a part of the cutoff
     * @param lists neighbour-list commands of LAMMPS
     * @param dangerous rebuilds of LAMMPS' lists that came too late in the last round; -1 if its settings do not check
     * @param loadBefore load average of the machine when measuring began
     * @param loadAfter and when it ended
     * @param jvmOptions of Adatom
     * @param suffix of LAMMPS' styles
     * @param lammpsVersion of that program
     * @param machine and Adatom's version
     */
    record Comparison(String workload, int atoms, int species, int threads, int ranks, int rounds, int steps,
            int warmUp,
            int energyEvery, Spread adatom, Spread lammps, Spread ratio, @Nullable Spread oneSpecies,
            double differenceAtStart, double differenceLater, double firstStep, double fullSpeed, double skin,
            String lists, int dangerous, double loadBefore, double loadAfter, List<String> jvmOptions, String suffix,
            String lammpsVersion, Machine machine) {}

    /** Differences of the programs at the start and later. */
    private record Agreement(double atStart, double later) {}

    /** Runs the comparison. */
    public static void main(String[] arguments) {
        Tool.main(new CompareLammps(), arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException, Disagreement {
        Lammps lammps = new Lammps(System.getenv().getOrDefault("LMP", "lmp"), suffix, ranks, potentials);
        Machine machine = Machine.here();
        String version = lammps.version();
        System.out.println(machine);
        System.out.println(version + (suffix.isEmpty() ? "" : ", -sf " + suffix) + ", " + ranks + " MPI ranks");
        System.out.printf("%-12s %8s %2s %5s %7s %12s %12s %6s %15s %7s %8s %8s %9s %11s%n", "system", "atoms", "sp",
                "thr", "steps", "Adatom Mas/s", "LAMMPS Mas/s", "ratio", "of the rounds", "n/1 sp", "diff 0", "diff 50",
                "full sp.", "load");
        Comparison[] all = new Comparison[workloads.length * sizes.length];
        for (int k = 0; k < all.length; k++) {
            Workload workload = workloads[k / sizes.length];
            if (!workload.inLammps()) {
                throw new IOException("LAMMPS has no potential for " + workload);
            }
            all[k] = compare(workload, sizes[k % sizes.length], lammps, version, machine);
            print(all[k]);
        }
        for (Comparison c : all) {
            if (c.dangerous != 0) {
                System.out.println(c.workload + ", " + c.atoms + " atoms: LAMMPS' fastest lists (" + c.lists + ") "
                        + (c.dangerous < 0 ? "are not checked" : "came too late " + c.dangerous + " times")
                        + ": it may have missed pairs, which Adatom's lists never do.");
            }
        }
        for (Comparison c : all) {
            Tool.emit(c, json);
        }
        return 0;
    }

    private static void print(Comparison c) {
        System.out.printf(Locale.ROOT,
                "%-12s %8d %2d %5d %7d %12.3f %12.3f %6.2f %6.2f - %6.2f %7s %8.0e %8.0e %7.1f s %5.1f %5.1f%n",
                c.workload, c.atoms, c.species, c.threads, c.steps, c.adatom.median() / 1e6, c.lammps.median() / 1e6,
                c.ratio.median(), c.ratio.lowest(), c.ratio.highest(),
                c.oneSpecies == null ? "-" : Machine.decimals(c.oneSpecies.median(), 2), c.differenceAtStart,
                c.differenceLater, c.fullSpeed, c.loadBefore, c.loadAfter);
    }

    private Comparison compare(Workload workload, int size, Lammps lammps, String version, Machine machine)
            throws IOException, InterruptedException, Disagreement {
        AdatomProcess.Job ours = new AdatomProcess.Job(workload, size, species, potentials, energyEvery,
                List.of(jvmOptions));
        Path data = Files.createTempFile("adatom-lammps", ".data");
        try {
            Frame start = workload.start(size, species);
            try (FrameWriter out = StructureFiles.create(data, FileFormat.LAMMPS_DATA, workload.units())) {
                out.write(start);
            }
            Lammps.Job theirs = new Lammps.Job(workload, species, data, energyEvery);
            int before = warmUp != null ? warmUp : 300;
            Agreement agreement;
            int measured;
            double skin;
            try (AdatomProcess trial = new AdatomProcess(ours)) {
                agreement = agree(workload, start, trial, lammps, theirs);
                double perStep = trial.warmUp(before, warmUpSeconds()).secondsPerStep();
                measured = steps != null ? steps : Tool.stepsOfOneSecond(perStep, 200, energyEvery);
                skin = givenSkin != null ? givenSkin : bestSkin(trial, before, measured);
            }
            double cutoff = workload.forceField(species, potentials).cutoff();
            String lists = givenLists != null
                    ? givenLists.replace(';', '\n')
                    : bestLists(lammps, theirs, cutoff, before, measured);
            return measure(ours, theirs, lammps, version, machine, agreement, before, measured, skin, lists);
        } finally {
            Files.deleteIfExists(data);
        }
    }

    private double warmUpSeconds() {
        return warmUp != null ? 0 : WARM_UP_SECONDS;
    }

    private int threads() {
        return threads != null ? threads : ranks;
    }

    /** Compares the states at the start and after some steps; leaves the child at the start. */
    private Agreement agree(Workload workload, Frame start, AdatomProcess adatom, Lammps lammps, Lammps.Job theirs)
            throws IOException, InterruptedException, Disagreement {
        int n = start.atoms().count();
        double idealGas = n * workload.units().boltzmann() / start.cell().volume() / workload.units().bar();
        Lammps.Result result = lammps.run(new Lammps.Job(theirs.workload(), theirs.species(), theirs.data(),
                CHECKED_STEPS), Lammps.SAFE_LISTS, 0, CHECKED_STEPS);
        adatom.start(FIRST_SKIN, threads());
        Thermo first = adatom.thermo();
        adatom.secondsPerStep(CHECKED_STEPS);
        Thermo later = adatom.thermo();
        Agreement a = new Agreement(first.difference(result.thermo().get(0L), idealGas),
                later.difference(result.thermo().get((long) CHECKED_STEPS), idealGas));
        double allowed = AGREEMENT * Math.max(0.1, n / 1e5);
        if (n != result.atoms() || !(a.atStart <= allowed) || !(a.later <= AGREEMENT)) {
            throw new Disagreement(String.format(Locale.ROOT,
                    "%s: the programs do not compute the same, so their speeds cannot be compared:%n"
                            + "  step  0: Adatom %s, LAMMPS %s: %.1e apart, allowed %.0e%n"
                            + "  step %d: Adatom %s, LAMMPS %s: %.1e apart, allowed %.0e",
                    workload, first, result.thermo().get(0L), a.atStart, allowed, CHECKED_STEPS,
                    later, result.thermo().get((long) CHECKED_STEPS), a.later, AGREEMENT));
        }
        adatom.start(FIRST_SKIN, threads());
        return a;
    }

    private double bestSkin(AdatomProcess adatom, int before, int measured) throws IOException {
        double[] seconds = new double[SKINS.length];
        for (int k = 0; k < SKINS.length; k++) {
            adatom.start(SKINS[k], threads());
            adatom.secondsPerStep(before);
            seconds[k] = adatom.secondsPerStep(measured);
        }
        return SKINS[smallest(seconds)];
    }

    private static String bestLists(Lammps lammps, Lammps.Job job, double cutoff, int before, int measured)
            throws IOException, InterruptedException {
        List<String> candidates = Lammps.lists(job.workload(), cutoff);
        double[] seconds = new double[candidates.size()];
        for (int k = 0; k < seconds.length; k++) {
            seconds[k] = lammps.run(job, candidates.get(k), before, measured).secondsPerStep();
        }
        return candidates.get(smallest(seconds));
    }

    private static int smallest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] < values[best] ? k : best;
        }
        return best;
    }

    private Comparison measure(AdatomProcess.Job ours, Lammps.Job theirs, Lammps lammps, String version,
            Machine machine,
            Agreement agreement, int before, int measured, double skin, String lists)
            throws IOException, InterruptedException {
        double loadBefore = Machine.load();
        double[] adatomRate = new double[rounds];
        double[] lammpsRate = new double[rounds];
        double[] oneSpeciesRate = new double[rounds];
        try (AdatomProcess adatom = new AdatomProcess(ours);
                AdatomProcess plain = species > 1 ? new AdatomProcess(ours.ofOneSpecies()) : null) {
            int atoms = adatom.start(skin, threads());
            AdatomProcess.WarmUp warm = adatom.warmUp(before, warmUpSeconds());
            if (plain != null) {
                plain.start(skin, threads());
                plain.warmUp(before, warmUpSeconds());
            }
            int dangerous = 0;
            for (int r = 0; r < rounds; r++) {
                Lammps.Result result = lammps.run(theirs, lists, before, measured);
                dangerous = result.dangerous();
                lammpsRate[r] = atoms / result.secondsPerStep();
                adatomRate[r] = rate(adatom, atoms, skin, before, measured);
                if (plain != null) {
                    oneSpeciesRate[r] = rate(plain, atoms, skin, before, measured);
                }
            }
            return new Comparison(ours.workload().name(), atoms, species, threads(), ranks, rounds, measured, before,
                    energyEvery, Spread.of(adatomRate), Spread.of(lammpsRate), ratio(adatomRate, lammpsRate),
                    plain == null ? null : ratio(adatomRate, oneSpeciesRate), agreement.atStart, agreement.later,
                    warm.firstStep(), warm.fullSpeed(), skin, lists.replace("\n", "; "), dangerous, loadBefore,
                    Machine.load(),
                    Arrays.asList(jvmOptions), suffix, version, machine);
        }
    }

    private double rate(AdatomProcess adatom, int atoms, double skin, int before, int measured) throws IOException {
        adatom.start(skin, threads());
        adatom.secondsPerStep(before);
        return atoms / adatom.secondsPerStep(measured);
    }

    private static Spread ratio(double[] above, double[] below) {
        double[] ratio = new double[above.length];
        Arrays.setAll(ratio, k -> above[k] / below[k]);
        return Spread.of(ratio);
    }
}
