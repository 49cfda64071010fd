package org.adatom.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Stepping rates of Adatom and LAMMPS side by side on this machine: the two alternate, each after its warm-up and with
 * the neighbour-list settings that suit it best, and the ratio is taken round by round.
 */
@Command(name = "compare-lammps", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Alternates Adatom and LAMMPS (-sf opt, one core) on LAMMPS' own benchmarks; prints a table, then one "
                + "JSON line per system. The environment variable LMP names the LAMMPS program (default lmp).")
public final class CompareLammps implements Callable<Integer> {
    /** Where Debian's package lammps keeps the potential files. */
    static final String POTENTIALS = "/usr/share/lammps/potentials";

    /** Skins worth trying, as parts of the cutoff. */
    private static final double[] SKINS = {0.06, 0.08, 0.1, 0.13, 0.16, 0.2};

    @Option(names = "--systems", split = ",", description = "Which of ${COMPLETION-CANDIDATES}.")
    private Workload[] workloads = Workload.values();

    @Option(names = "--atoms", description = "About how many atoms (default ${DEFAULT-VALUE}).")
    private int atoms = 32000;

    @Option(names = "--steps", description = "Measured steps in each round (default ${DEFAULT-VALUE}).")
    private int steps = 200;

    @Option(names = "--warm-up", description = "Steps before the first measurement (default ${DEFAULT-VALUE}).")
    private int warmUp = 300;

    @Option(names = "--rounds", description = "Rounds of both programs (default ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--threads", description = "Threads of Adatom; LAMMPS has one (default ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--potentials", description = "Folder of LAMMPS' potential files (default ${DEFAULT-VALUE}).")
    private Path potentials = Path.of(POTENTIALS);

    /**
     * The outcome for one system; rates in atoms times steps per second, medians over the rounds.
     *
     * @param workload which system
     * @param atoms their number
     * @param threads of Adatom
     * @param adatom rate of Adatom
     * @param lammps rate of LAMMPS on one core
     * @param ratio median of the ratios of the rounds
     * @param lowest smallest of them
     * @param highest largest of them
     * @param skin of Adatom, as a part of the cutoff
     * @param lists neighbour-list commands of LAMMPS
     */
    record Comparison(String workload, int atoms, int threads, double adatom, double lammps, double ratio,
            double lowest, double highest, double skin, String lists) {}

    /** Runs the comparison. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new CompareLammps()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Lammps lammps = new Lammps(System.getenv().getOrDefault("LMP", "lmp"), potentials);
        List<Comparison> all = new ArrayList<>();
        System.out.printf("%-5s %8s %8s %16s %16s %8s %16s%n", "", "atoms", "threads", "Adatom Mas/s", "LAMMPS Mas/s",
                "ratio", "of the rounds");
        for (Workload workload : workloads) {
            Comparison c = compare(workload, lammps);
            all.add(c);
            System.out.printf(Locale.ROOT, "%-5s %8d %8d %16.2f %16.2f %8.2f %8.2f - %5.2f%n", c.workload, c.atoms,
                    c.threads, c.adatom / 1e6, c.lammps / 1e6, c.ratio, c.lowest, c.highest);
        }
        ObjectMapper json = new ObjectMapper();
        for (Comparison c : all) {
            System.out.println(json.writeValueAsString(c));
        }
        return 0;
    }

    private Comparison compare(Workload workload, Lammps lammps) throws IOException, InterruptedException {
        String lists = null;
        double fastest = Double.MAX_VALUE;
        for (String candidate : Lammps.lists(workload)) {
            double seconds = lammps.run(workload, atoms, candidate, warmUp / 3, steps / 2).secondsPerStep();
            if (seconds < fastest) {
                fastest = seconds;
                lists = candidate;
            }
        }
        double skin = bestSkin(workload);
        try (AdatomProcess adatom = new AdatomProcess(workload, atoms, skin, potentials, threads)) {
            adatom.secondsPerStep(warmUp);
            double[] ours = new double[rounds];
            double[] theirs = new double[rounds];
            double[] ratio = new double[rounds];
            for (int r = 0; r < rounds; r++) {
                Lammps.Result result = lammps.run(workload, atoms, lists, warmUp, steps);
                requireSameSystem(workload, adatom, result);
                theirs[r] = adatom.atoms() / result.secondsPerStep();
                ours[r] = adatom.atoms() / adatom.secondsPerStep(steps);
                ratio[r] = ours[r] / theirs[r];
            }
            Arrays.sort(ratio);
            return new Comparison(workload.name(), adatom.atoms(), threads, median(ours), median(theirs), median(ratio),
                    ratio[0], ratio[rounds - 1], skin, lists);
        }
    }

    private double bestSkin(Workload workload) throws IOException {
        double best = 0;
        double fastest = Double.MAX_VALUE;
        for (double skin : SKINS) {
            try (AdatomProcess adatom = new AdatomProcess(workload, atoms, skin, potentials, threads)) {
                adatom.secondsPerStep(warmUp);
                double seconds = adatom.secondsPerStep(steps);
                if (seconds < fastest) {
                    fastest = seconds;
                    best = skin;
                }
            }
        }
        return best;
    }

    /** A comparison of speeds means nothing unless both compute the same energy. */
    private static void requireSameSystem(Workload workload, AdatomProcess adatom, Lammps.Result lammps) {
        double energy = lammps.startEnergy() / (workload == Workload.LJ ? 1 : lammps.atoms());
        if (adatom.atoms() != lammps.atoms() || Math.abs(energy / adatom.startEnergy() - 1) > 1e-5) {
            throw new IllegalStateException(workload + ": the programs differ: " + adatom.atoms() + " atoms, "
                    + adatom.startEnergy() + " per atom against " + lammps.atoms() + " atoms, " + energy);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
