package org.adatom.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.ConjugateGradient;
import org.adatom.integrators.minimize.Fire;
import org.adatom.integrators.minimize.LimitedMemory;
import org.adatom.integrators.minimize.Minimizer;
import org.adatom.integrators.minimize.Objective;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Force calls that minimisers need: Adatom's and those of ASE, from the same starts to the same largest force. */
@Command(name = "compare-minimizers", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Counts the evaluations of the forces that Adatom's and ASE's minimisers need; prints a table, then one"
                + " JSON line per problem. The environment variable PYTHON names a Python with ase (default python3).")
public final class CompareMinimizers implements Callable<Integer> {
    private static final List<String> THEIRS = List.of("BFGS", "LBFGS", "BFGSLineSearch", "FIRE");
    private static final Units UNITS = Units.ASE_2014;
    private static final double MAX_STEP = 0.2;

    /** Adatom's minimisers. */
    enum Ours {
        LBFGS(LimitedMemory::new),
        CG(ConjugateGradient::new),
        FIRE(Fire::new);

        private final Function<Objective, Minimizer> constructor;

        Ours(Function<Objective, Minimizer> constructor) {
            this.constructor = constructor;
        }
    }

    /**
     * How a relaxation ended.
     *
     * @param calls evaluations of the forces
     * @param force largest that remains, eV/&Aring;
     * @param stress largest component that remains, eV/&Aring;&sup3;
     * @param energy eV
     */
    record Outcome(long calls, double force, double stress, double energy) {}

    /**
     * All minimisers on one problem.
     *
     * @param problem what is relaxed
     * @param atoms their number
     * @param force largest that may remain, eV/&Aring;
     * @param stress largest component that may remain, GPa
     * @param adatom its minimisers
     * @param ase its optimisers
     * @param aseVersion versions of ASE, Python, NumPy
     * @param machine and Adatom's version
     */
    record Comparison(String problem, int atoms, double force, double stress, Map<String, Outcome> adatom,
            Map<String, Outcome> ase, String aseVersion, Machine machine) {}

    @Option(names = "--force", split = ",",
            description = "Largest force that may remain, eV/A; a list (default 1e-2,1e-4).")
    private double[] forces = {1e-2, 1e-4};

    @Option(names = "--stress", description = "Largest stress that may remain, GPa (default ${DEFAULT-VALUE}).")
    private double stress = 0.01;

    @Option(names = "--most", description = "Force calls after which is given up (default ${DEFAULT-VALUE}).")
    private int most = 5000;

    @Option(names = "--problems", split = ",", description = "Which of ${COMPLETION-CANDIDATES} (default all).")
    private MinimizerProblem[] problems = MinimizerProblem.values();

    @Option(names = "--json", description = "File to which the JSON lines are appended.")
    private @Nullable Path json;

    /** Runs the comparison. */
    public static void main(String[] arguments) {
        Tool.main(new CompareMinimizers(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        System.out.println(machine);
        try (AseScript script = new AseScript("relax.py");
                Dialogue ase = script.start();
                Workers workers = new Workers(1)) {
            String version = String.join(" ", ase.askWords("version"));
            System.out.println(version);
            System.out.printf("%-58s %7s |", "force calls to", "eV/A");
            Arrays.stream(Ours.values()).forEach(m -> System.out.printf(" %7s", m));
            System.out.print(" |");
            THEIRS.forEach(m -> System.out.printf(" %14s", "ASE " + m));
            System.out.println();
            for (double force : forces) {
                for (MinimizerProblem problem : problems) {
                    Comparison c = compare(problem, force, workers, ase, version, machine);
                    print(c);
                    Tool.emit(c, json);
                }
            }
        }
        return 0;
    }

    private Comparison compare(MinimizerProblem problem, double force, Workers workers, Dialogue ase, String version,
            Machine machine) throws IOException {
        Map<String, Outcome> ours = new LinkedHashMap<>();
        for (Ours method : Ours.values()) {
            ours.put(method.name(), ours(problem, method, force, workers));
        }
        Map<String, Outcome> theirs = new LinkedHashMap<>();
        for (String optimizer : THEIRS) {
            double[] answer = ase.ask(request(problem, optimizer, force));
            theirs.put(optimizer, new Outcome((long) answer[0], answer[1], answer[2], answer[3]));
        }
        return new Comparison(problem.title(), problem.start().atoms().count(), force, stress, ours, theirs, version,
                machine);
    }

    private Outcome ours(MinimizerProblem problem, Ours method, double force, Workers workers) {
        Frame start = problem.start();
        Simulation s = new Simulation(
                start.atoms().copy(), start.cell(), new ForceEvaluator(problem.forceField(), workers), UNITS);
        CellMode mode = problem.relaxesCell() ? CellMode.FULL : CellMode.NONE;
        AtomsAndCell objective = new AtomsAndCell(
                s, new AtomsAndCell.Goal(mode, new double[9], force, stress * UNITS.gigapascal(), MAX_STEP));
        s.run(method.constructor.apply(objective), most);
        return new Outcome(objective.calls(), objective.largestForce(), objective.stressDeviation(),
                s.evaluator().energy());
    }

    private String request(MinimizerProblem problem, String optimizer, double force) throws IOException {
        Frame start = problem.start();
        Map<String, Object> map = AseScript.structure(start);
        map.put("potential", problem == MinimizerProblem.CLUSTER ? "lj" : "emt");
        map.put("epsilon", 1);
        map.put("sigma", 1);
        map.put("cutoff", MinimizerProblem.CUTOFF);
        map.put("positions", AseScript.positions(start.atoms()));
        map.put("relaxCell", problem.relaxesCell());
        map.put("force", force);
        map.put("stress", stress * UNITS.gigapascal());
        map.put("optimizer", optimizer);
        map.put("most", most);
        return new ObjectMapper().writeValueAsString(map);
    }

    private void print(Comparison c) {
        System.out.printf(Locale.ROOT, "%-58s %7.0e |", c.problem, c.force);
        c.adatom.values().forEach(o -> System.out.printf(" %7s", calls(o)));
        System.out.print(" |");
        c.ase.values().forEach(o -> System.out.printf(" %14s", calls(o)));
        double lowest = c.adatom.values().stream().mapToDouble(Outcome::energy).min().orElse(0);
        double highest = Math.max(c.adatom.values().stream().mapToDouble(Outcome::energy).max().orElse(0),
                c.ase.values().stream().mapToDouble(Outcome::energy).max().orElse(0));
        lowest = Math.min(lowest, c.ase.values().stream().mapToDouble(Outcome::energy).min().orElse(0));
        System.out.printf(Locale.ROOT, "  energies within %.0e eV%n", highest - lowest);
    }

    private String calls(Outcome o) {
        return o.calls() > most ? "> " + most : Long.toString(o.calls());
    }
}
