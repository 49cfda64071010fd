package org.adatom.cli.run;

import java.io.PrintStream;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.RelaxationSeries;
import org.adatom.cli.console.Console;
import org.adatom.cli.console.Progress;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;

/** What a run would do and cost, without doing it. */
public final class DryRun {
    /** What the virtual machine takes for itself: code, classes, the young generation that the launcher sets; bytes. */
    private static final double RUNTIME_BYTES = 190e6;
    /** Replaced arrays stay until the collector needs their room; measured with 4000 to a million atoms, see PERFORMANCE.md. */
    private static final double PEAK_OVER_DATA = 3;
    private static final int FEWEST_EVALUATIONS = 3;
    private static final long TIMING_NANOS = 700_000_000;

    private DryRun() {}

    /** Checks the input, prints the facts on standard output and what looks wrong on standard error. */
    public static void print(InputFile file, Workers workers, Console console) {
        RunSetup setup = RunSetup.of(file, workers);
        facts(setup, console.out());
        cost(setup, workers, console.out());
        Lint.of(setup, workers).forEach(console::warn);
    }

    /** Atoms, cell, force field and stages, a line each. */
    static void facts(RunSetup setup, PrintStream out) {
        Units units = setup.units();
        facts(setup.start(), setup.forceField(), units, out);
        String fs = units.reduced() ? "" : " fs";
        for (StageBlock s : setup.input().run().stages()) {
            double length = s.steps() * s.timestep();
            line(out, "stage", "%s%s, %d steps of %s%s (%s)%s", s.ensemble().word(),
                    temperature(s, units.reduced() ? "" : " K") + cellChange(s, setup),
                    s.steps(), s.timestep(), fs, units.reduced() ? number(length) : number(1e-3 * length) + " ps",
                    s.hold() == null ? "" : ", holding " + String.join(", ", s.hold().keySet()));
        }
    }

    /** Atoms, cell and force field, a line each. */
    static void facts(Frame start, ForceField forceField, Units units, PrintStream out) {
        Atoms atoms = start.atoms();
        line(out, "atoms", "%d (%s)%s", atoms.count(), composition(atoms), held(atoms));
        line(out, "cell", "%s", describe(start.cell(), units));
        line(out, "force field", "%s", forceField.description());
        line(out, "cutoff", "%s%s", forceField.cutoff(), units.reduced() ? "" : " A");
    }

    /** " at 300 K", " from 300 to 400 K (langevin)", " hot at 400 K, cold from 300 to 200 K". */
    private static String temperature(StageBlock s, String unit) {
        return s.baths().stream()
                .map(t -> (t.group() == null ? "" : " " + t.group())
                        + (t.endTemperature() == null
                                ? " at " + number(t.temperature())
                                : " from " + number(t.temperature()) + " to " + number(t.endTemperature()))
                        + unit + (t.thermostat() == null ? "" : " (" + t.thermostat() + ")"))
                .collect(Collectors.joining(","));
    }

    /** " 1 GPa", ", z strained by 0.1"; empty if the cell stays. */
    static String cellChange(StageBlock s, RunSetup setup) {
        boolean reduced = setup.units().reduced();
        StringBuilder text = new StringBuilder();
        BarostatBlock b = s.barostat();
        if (b != null) {
            text.append(' ').append(number(b.pressure()));
            if (b.endPressure() != null) {
                text.append(" to ").append(number(b.endPressure()));
            }
            text.append(reduced ? "" : setup.start().cell().dimensions() == 2 ? " N/m" : " GPa");
        }
        if (s.deform() != null) {
            double duration = s.steps() * s.timestep() * (reduced ? 1 : 1e-3);
            text.append(", ").append(s.deform().component()).append(" strained by ")
                    .append(number(s.deform().finalStrain(duration)));
        }
        return text.toString();
    }

    private static void cost(RunSetup setup, Workers workers, PrintStream out) {
        Atoms atoms = setup.start().atoms();
        double perStep = secondsPerEvaluation(setup.start(), setup.evaluator(workers), out);
        TrajectoryBlock trajectory = setup.input().run().trajectory();
        if (trajectory != null) {
            long frames = setup.input().run().totalSteps() / trajectory.everyOrDefault() + 1;
            double bytes = (double) frames * atoms.count() * trajectory.bytesPerAtom();
            line(out, "disk", "about %s MB for %d frames", bytes * 1e-6, frames);
        }
        long steps = setup.input().run().totalSteps();
        line(out, "time", "about %s for %d steps on %d threads (%s ms per step, before the compiler has warmed up)",
                Progress.text(Math.round(perStep * steps)), steps, workers.count(), 1e3 * perStep);
    }

    /** The shortest time that the forces took; memory goes to {@code out}. */
    static double secondsPerEvaluation(Frame start, ForceEvaluator evaluator, PrintStream out) {
        Atoms atoms = start.atoms().copy();
        evaluator.evaluate(atoms, start.cell());
        long best = Long.MAX_VALUE;
        long begin = System.nanoTime();
        for (int k = 0; k < FEWEST_EVALUATIONS || System.nanoTime() - begin < TIMING_NANOS; k++) {
            long from = System.nanoTime();
            evaluator.evaluate(atoms, start.cell());
            best = Math.min(best, System.nanoTime() - from);
        }
        memory(out);
        // What was counted are these, too.
        Reference.reachabilityFence(atoms);
        Reference.reachabilityFence(evaluator);
        return best * 1e-9;
    }

    /** Peak memory of a run, from the data that are there now: atoms, a copy of them, lists and forces. */
    private static void memory(PrintStream out) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double data = runtime.totalMemory() - runtime.freeMemory();
        line(out, "memory", "about %d MB at the peak, without analyses over many frames; %d MB allowed",
                Math.round((RUNTIME_BYTES + PEAK_OVER_DATA * data) / (1 << 20)), runtime.maxMemory() >> 20);
    }

    /** "Cu 3000, Au 1000". */
    static String composition(Atoms atoms) {
        long[] counts = atoms.speciesCounts();
        return IntStream.range(0, counts.length)
                .mapToObj(s -> atoms.symbols().get(s) + " " + counts[s])
                .collect(Collectors.joining(", "));
    }

    private static String held(Atoms atoms) {
        int held = 0;
        for (byte bits : atoms.frozen()) {
            held += bits != 0 ? 1 : 0;
        }
        return held == 0 ? "" : ", " + held + " of them fixed";
    }

    /** Lengths, angles unless all are right, volume and periodicity of a cell. */
    static String describe(Cell cell, Units units) {
        String axes = IntStream.range(0, 3)
                .filter(cell::periodic)
                .mapToObj(k -> "abc".substring(k, k + 1))
                .collect(Collectors.joining());
        String periodic = axes.isEmpty() ? "open" : "periodic along " + axes;
        double volume = cell.volume();
        if (Double.isNaN(volume)) {
            return periodic;
        }
        String a = units.reduced() ? "" : " A";
        return String.format(Locale.ROOT, "%s x %s x %s%s%s, %s %s%s, %s", number(cell.length(0)),
                number(cell.length(1)), number(cell.length(2)), a, angles(cell),
                cell.dimensions() == 2 ? "area" : "volume",
                number(volume),
                a + (a.isEmpty() ? "" : cell.dimensions() == 2 ? "^2" : "^3"), periodic);
    }

    /** ", angles 90 90 120 deg" between b and c, a and c, a and b; empty if all are right. */
    private static String angles(Cell cell) {
        double[] lattice = RelaxationSeries.lattice(cell);
        String angles = IntStream.range(3, 6)
                .mapToObj(k -> number(lattice[k]))
                .collect(Collectors.joining(" "));
        return angles.matches("(90|-) (90|-) 90") ? "" : ", angles " + angles + " deg";
    }

    private static String number(double value) {
        return Numbers.general(value, 6);
    }

    /** Numbers with a fraction are given to four digits. */
    static void line(PrintStream out, String name, String format, Object... values) {
        Object[] texts = Arrays.stream(values)
                .map(v -> v instanceof Double d ? Numbers.general(d, 4) : v)
                .toArray();
        out.println(String.format(Locale.ROOT, "%-12s ", name) + String.format(Locale.ROOT, format, texts));
    }
}
