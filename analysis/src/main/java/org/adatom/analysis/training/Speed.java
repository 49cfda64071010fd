package org.adatom.analysis.training;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;

/**
 * How long the forces of a configuration take, its neighbour lists being made already, as in most steps of a run.
 *
 * @param threads at work
 * @param atoms of the configuration
 * @param seconds of a force call, the median
 */
public record Speed(int threads, int atoms, double seconds) {
    /** A repeated frame has at least so many atoms. */
    private static final int ATOMS = 500;
    /** So long the compiler is warmed up, and so long is measured, ns. */
    private static final long NANOS = 300_000_000L;
    private static final int FEWEST_CALLS = 5;

    /** The frame, repeated where it can be until it has some hundred atoms, about as far along all directions. */
    public static Frame repeated(Frame frame) {
        Cell cell = frame.cell();
        Integer[] n = {1, 1, 1};
        int[] periodic = IntStream.range(0, 3).filter(cell::periodic).toArray();
        while (periodic.length > 0 && (long) frame.atoms().count() * n[0] * n[1] * n[2] < ATOMS) {
            int shortest = periodic[0];
            for (int k : periodic) {
                shortest = n[k] * cell.height(k) < n[shortest] * cell.height(shortest) ? k : shortest;
            }
            n[shortest]++;
        }
        return Supercell.repeat(frame, Arrays.asList(n));
    }

    /** Takes the time, as wall clock: other work on the machine shows. */
    public static Speed of(ForceField forceField, Frame frame, Workers workers) {
        Atoms atoms = frame.atoms().copy();
        ForceEvaluator evaluator = new ForceEvaluator(forceField, workers);
        times(evaluator, atoms, frame.cell());
        List<Long> times = times(evaluator, atoms, frame.cell());
        Collections.sort(times);
        return new Speed(workers.count(), atoms.count(), 1e-9 * times.get(times.size() / 2));
    }

    private static List<Long> times(ForceEvaluator evaluator, Atoms atoms, Cell cell) {
        List<Long> times = new ArrayList<>();
        for (long begin = System.nanoTime(), now = begin; times.size() < FEWEST_CALLS || now - begin < NANOS;) {
            evaluator.evaluate(atoms, cell);
            long after = System.nanoTime();
            times.add(after - now);
            now = after;
        }
        Reference.reachabilityFence(atoms);
        return times;
    }

    /** Microseconds per atom and force call. */
    public double microsecondsPerAtom() {
        return 1e6 * seconds / atoms;
    }

    /** Steps of dynamics that the forces leave time for, times atoms, per second. */
    public double atomStepsPerSecond() {
        return atoms / seconds;
    }
}
