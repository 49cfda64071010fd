package org.adatom.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.path.AdatomHop;
import org.adatom.analysis.path.EndPoints;
import org.adatom.analysis.path.VacancyHop;
import org.adatom.analysis.surface.CrystalPlane;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.adatom.integrators.path.AtomImages;
import org.adatom.integrators.path.Band;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.NudgedElasticBand;
import org.adatom.integrators.path.StartPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Nudged elastic bands of Adatom and of ASE with EMT: time and force calls, from the same ends to the same largest force. */
@Command(name = "compare-bands", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Relaxes nudged elastic bands (improved tangent, climbing image, EMT) with Adatom and with ASE; prints a table, then one"
                + " JSON line per problem. The environment variable PYTHON names a Python with ase (default python3).")
public final class CompareBands implements Callable<Integer> {
    private static final List<String> THEIRS = List.of("FIRE", "LBFGS", "BFGS", "MDMin");
    private static final Units UNITS = Units.ASE_2014;
    private static final double MAX_STEP = 0.1;
    /** Bands relaxed before time counts: the compiler needs some. */
    private static final int WARM = 20;

    /** What jumps. */
    enum Problem {
        /** Over a face. */
        HOP("Cu on Cu(100), hop", 5),
        /** With an atom of the face. */
        EXCHANGE("Cu on Cu(100), exchange", 7),
        /** Into an empty site. */
        VACANCY("vacancy in Cu", 5);

        private final String title;
        private final int images;

        Problem(String title, int images) {
            this.title = title;
            this.images = images;
        }

        EndPoints ends(Statics statics) {
            Frame cell = Bulk.relaxed(statics, Crystal.of(Lattice.FCC, 3.6, "Cu").build(UNITS), BulkRelaxation.FULL)
                    .frame();
            if (this == VACANCY) {
                Frame crystal = Supercell.repeat(cell, List.of(3, 3, 3));
                VacancyHop hop = VacancyHop.of(crystal, 0, VacancyHop.nearest(crystal, 0));
                return EndPoints.of(hop.first(), hop.last(), false);
            }
            CrystalPlane plane = CrystalPlane.of(cell, 1, 0, 0);
            AdatomHop hop = AdatomHop.of(plane, plane.terminations().getFirst(), "Cu",
                    this == HOP ? AdatomHop.Kind.HOP : AdatomHop.Kind.EXCHANGE, new AdatomHop.Shape(4, 2, 4, 4));
            return EndPoints.of(hop.first(), hop.last(), false);
        }
    }

    /**
     * How a band ended.
     *
     * @param calls evaluations of the forces, ends included
     * @param seconds that it took
     * @param force largest that remains, eV/&Aring;
     * @param barrier eV
     */
    record Outcome(double calls, double seconds, double force, double barrier) {}

    /**
     * One problem.
     *
     * @param problem what jumps
     * @param atoms their number
     * @param adatom its band
     * @param ase its optimisers
     * @param ratio median over the rounds of ASE's least time over Adatom's
     * @param aseVersion versions of ASE, Python, NumPy
     * @param machine and Adatom's version
     */
    record Comparison(String problem, int atoms, Outcome adatom, Map<String, Outcome> ase, double ratio,
            String aseVersion, Machine machine) {}

    @Option(names = "--force", description = "Largest force that may remain, eV/A (default ${DEFAULT-VALUE}).")
    private double force = 0.01;

    @Option(names = "--rounds", description = "Rounds in which both programs alternate (default ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--json", description = "File to which the JSON lines are appended.")
    private @Nullable Path json;

    /** Runs the comparison. */
    public static void main(String[] arguments) {
        Tool.main(new CompareBands(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        System.out.println(machine);
        try (AseScript script = new AseScript("band.py");
                Dialogue ase = script.start();
                Workers workers = new Workers(1)) {
            String version = String.join(" ", ase.askWords("version"));
            System.out.println(version);
            Statics statics = new Statics(
                    new EmtFactory().create(new EmtParameters(EmtParameters.Cutoff.ASE, null),
                            new ForceFieldFactory.Context(Path.of(""), List.of("Cu"), UNITS)),
                    workers, UNITS);
            for (Problem problem : Problem.values()) {
                Comparison c = compare(problem, statics, ase, version, machine);
                print(c);
                Tool.emit(c, json);
            }
        }
        return 0;
    }

    private Comparison compare(Problem problem, Statics statics, Dialogue ase, String version, Machine machine)
            throws IOException {
        EndPoints ends = problem.ends(statics);
        Frame first = statics.relax(ends.first(), 0.1 * force).frame();
        Frame last = statics.relax(ends.last(), 0.1 * force).frame();
        for (int k = 0; k < WARM; k++) {
            ours(problem, statics, first, last);
        }
        List<Double> ratios = new ArrayList<>();
        Outcome mine = ours(problem, statics, first, last);
        Map<String, Outcome> theirs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            mine = ours(problem, statics, first, last);
            double least = Double.POSITIVE_INFINITY;
            for (String optimizer : THEIRS) {
                double[] a = ase.ask(request(problem, optimizer, first, last));
                Outcome o = new Outcome(a[0], a[1], a[2], a[3]);
                theirs.put(optimizer, o);
                least = o.force <= force ? Math.min(least, o.seconds) : least;
            }
            ratios.add(least / mine.seconds);
        }
        double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Comparison(problem.title, first.atoms().count(), mine, theirs, sorted[sorted.length / 2], version,
                machine);
    }

    private Outcome ours(Problem problem, Statics statics, Frame first, Frame last) {
        long begin = System.nanoTime();
        int images = problem.images + 2;
        try (AtomImages surface =
                new AtomImages(first.atoms(), first.cell(), statics.forceField(), images, statics.workers())) {
            double[][] line = StartPath.linear(AtomImages.coordinates(first.atoms()),
                    AtomImages.coordinates(last.atoms()), images);
            Band band = new Band(surface, line,
                    new BandSettings(BandSettings.Tangent.IMPROVED, 1, 1, force, 0.5, MAX_STEP));
            NudgedElasticBand neb = new NudgedElasticBand(band, NudgedElasticBand.Method.LBFGS);
            neb.run(1000, _ -> {});
            NudgedElasticBand.Step end = neb.history().getLast();
            return new Outcome(band.calls(), 1e-9 * (System.nanoTime() - begin), end.force(), end.barrier());
        }
    }

    private String request(Problem problem, String optimizer, Frame first, Frame last) throws IOException {
        Map<String, Object> map = AseScript.structure(first);
        map.put("first", AseScript.positions(first.atoms()));
        map.put("last", AseScript.positions(last.atoms()));
        map.put("images", problem.images);
        map.put("force", force);
        map.put("optimizer", optimizer);
        map.put("most", 1000);
        return new ObjectMapper().writeValueAsString(map);
    }

    private void print(Comparison c) {
        System.out.printf(Locale.ROOT, "%-26s %4d atoms | Adatom %4.0f calls %8.4f s, barrier %.4f eV |", c.problem,
                c.atoms, c.adatom.calls, c.adatom.seconds, c.adatom.barrier);
        c.ase.forEach((name, o) -> System.out.printf(Locale.ROOT, " ASE %s %s calls %.2f s |", name,
                o.force <= force
                        ? String.format(Locale.ROOT, "%.0f", o.calls)
                        : "not converged in "
                                + Math.round(o.calls),
                o.seconds));
        System.out.printf(Locale.ROOT, " least time of ASE over Adatom's: %.0f%n", c.ratio);
    }
}
