package org.adatom.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.neural.N2p2Factory;
import org.adatom.forcefields.neural.N2p2Parameters;
import org.adatom.integrators.Velocities;
import org.adatom.integrators.VelocityVerlet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whole steps of constant energy with a network, as {@code adatom run} makes them: wall clock, and processor time of all
 * threads, which a busy machine disturbs less. Sizes and numbers of threads alternate round by round.
 */
@Command(name = "network-steps", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Steps of dynamics with a network in the files of n2p2; prints time per atom and step.")
public final class NetworkSteps implements Callable<Integer> {
    private static final Units UNITS = Units.CODATA_2018;
    private static final double SKIN = 0.12;

    @Option(names = "--folder", required = true, description = "Folder with input.nn, scaling.data and weights, in bohr"
            + " and hartree.")
    private Path folder = Path.of("");

    @Option(names = "--structure", required = true, description = "Structure file.")
    private Path structure = Path.of("");

    @Option(names = "--species", split = ",", required = true,
            description = "Elements, in the order of the types of a LAMMPS"
                    + " file.")
    private List<String> species = List.of();

    @Option(names = "--repeat", split = ",",
            description = "Repeats along each cell vector, one number for each size (default 1).")
    private int[] repeats = {1};

    @Option(names = "--threads", split = ",", description = "Numbers of threads (default 1).")
    private int[] threads = {1};

    @Option(names = "--timestep", description = "fs (default ${DEFAULT-VALUE}).")
    private double timeStep = 0.5;

    @Option(names = "--steps", description = "About how many atoms times steps in a round (default ${DEFAULT-VALUE}).")
    private int atomSteps = 40_000;

    @Option(names = "--warm-up", description = "Rounds that do not count (default ${DEFAULT-VALUE}).")
    private int warmUp = 5;

    @Option(names = "--rounds", description = "Rounds that count (default ${DEFAULT-VALUE}).")
    private int rounds = 9;

    private NetworkSteps() {}

    /** See {@code --help}. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new NetworkSteps()).execute(args));
    }

    /** One size on one number of threads, and what its rounds took, ns per atom and step. */
    private record Case(Simulation simulation, int threads, int steps, double[] wall, double[] processor) {}

    @Override
    public Integer call() {
        List<Workers> all = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        for (int repeat : repeats) {
            for (int count : threads) {
                Workers workers = new Workers(count);
                all.add(workers);
                Simulation simulation = simulation(repeat, workers);
                int steps = Math.max(1, atomSteps / simulation.atoms().count());
                cases.add(new Case(simulation, count, steps, new double[rounds], new double[rounds]));
            }
        }
        double before = Machine.load();
        for (int round = -warmUp; round < rounds; round++) {
            for (Case c : cases) {
                measure(c, round);
            }
        }
        System.out.printf(Locale.ROOT, "load %.1f before, %.1f after; us per atom and step, median (range)%n", before,
                Machine.load());
        for (Case c : cases) {
            Spread cpu = Spread.of(c.processor);
            Spread wall = Spread.of(c.wall);
            System.out.printf(Locale.ROOT,
                    "%7d atoms, %d threads: processor %.2f (%.2f-%.2f), wall %.2f (%.2f-%.2f); %.0f atom-steps per processor"
                            + " second%n",
                    c.simulation.atoms().count(), c.threads, cpu.median(), cpu.lowest(), cpu.highest(), wall.median(),
                    wall.lowest(), wall.highest(), 1e6 / cpu.median());
        }
        all.forEach(Workers::close);
        return 0;
    }

    private Simulation simulation(int repeat, Workers workers) {
        ReadOptions options = new ReadOptions(null, species, null, null, null, null, UNITS);
        Frame frame = Supercell.repeat(StructureFiles.read(structure, options, 0), List.of(repeat, repeat, repeat));
        Velocities.draw(frame.atoms(), frame.cell(), UNITS, 300, 1);
        N2p2Parameters files =
                new N2p2Parameters(folder, N2p2Parameters.FileUnits.BOHR_HARTREE, null, null, null, null);
        ForceField network = new N2p2Factory().create(files, new Context(Path.of(""), frame.atoms().symbols(), UNITS));
        ForceEvaluator evaluator = new ForceEvaluator(network, workers, SKIN * network.cutoff());
        evaluator.monitor(true);
        return new Simulation(frame.atoms(), frame.cell(), evaluator, UNITS);
    }

    private void measure(Case c, int round) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long wall = System.nanoTime();
        long processor = system.getProcessCpuTime();
        c.simulation.run(new VelocityVerlet(timeStep * UNITS.femtosecond()), c.steps);
        if (round >= 0) {
            // A run begins with an evaluation of its own.
            double per = 1e-3 / (c.steps + 1) / c.simulation.atoms().count();
            c.processor[round] = (system.getProcessCpuTime() - processor) * per;
            c.wall[round] = (System.nanoTime() - wall) * per;
        }
    }
}
