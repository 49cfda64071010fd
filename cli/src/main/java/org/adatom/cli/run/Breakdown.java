package org.adatom.cli.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.adatom.cli.console.Console;
import org.adatom.engine.Atoms;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.parallel.Workers;

/** What can be said about a simulation that broke, written beside its results. */
final class Breakdown {
    private static final double RANGE = 2;

    private Breakdown() {}

    /** Writes {@code failure.txt} and says so. */
    static void record(
            SimulationException e, Simulation simulation, RunFolder folder, Workers workers, Console console) {
        Atoms atoms = simulation.atoms();
        StringBuilder text = new StringBuilder(e.getMessage()).append("\n\n");
        int fastest = 0;
        int hardest = Lint.largestForce(atoms);
        for (int i = 0; i < atoms.count(); i++) {
            fastest = speed(atoms, i) > speed(atoms, fastest) ? i : fastest;
        }
        double unit = simulation.units().femtosecond();
        append(text, "step under way    %d", simulation.step() + 1);
        append(text, "largest force     %.4g eV/A on atom %d (%s)", Lint.force(atoms, hardest), hardest + 1,
                atoms.symbol(hardest));
        append(text, "largest velocity  %.4g A/fs of atom %d (%s)", speed(atoms, fastest) * unit, fastest + 1,
                atoms.symbol(fastest));
        append(text, "closest pair      %s", closest(simulation, workers));
        append(text, "%nLikely causes: a time step that is too long, atoms too close at the start, or a potential used"
                + " outside the range it was made for. The trajectory holds the frames before; 'adatom run --dry-run'"
                + " checks the time step.");
        try {
            folder.write(folder.file("failure.txt"), text.toString());
            console.note("details in " + folder.file("failure.txt"));
        } catch (AdatomException unwritable) {
            console.note("no details could be written: " + unwritable.getMessage());
        }
    }

    private static String closest(Simulation simulation, Workers workers) {
        Atoms atoms = simulation.atoms();
        boolean finite = DoubleStream.concat(
                Arrays.stream(atoms.x()), DoubleStream.concat(Arrays.stream(atoms.y()), Arrays.stream(atoms.z())))
                .allMatch(Double::isFinite);
        if (!finite) {
            return "unknown, some positions are no longer finite numbers";
        }
        try {
            ClosestPair pair = ClosestPair.within(RANGE, atoms, simulation.cell(), workers);
            return pair == null ? "further apart than " + RANGE + " A" : pair.describe(atoms);
        } catch (AdatomException lost) {
            return "unknown: " + lost.getMessage();
        }
    }

    private static double speed(Atoms a, int i) {
        return Math.sqrt(a.vx()[i] * a.vx()[i] + a.vy()[i] * a.vy()[i] + a.vz()[i] * a.vz()[i]);
    }

    private static void append(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
