package org.adatom.cli.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.adatom.cli.console.Console;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.error.SimulationException.BeyondTrust;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;

/** What can be said about a simulation that broke, written beside its results. */
final class Breakdown {
    private static final double RANGE = 2;
    private static final String LAST_GOOD = "last-good.extxyz";

    private final StringBuilder text = new StringBuilder();
    private final Units units;
    private final Workers workers;

    private Breakdown(Units units, Workers workers) {
        this.units = units;
        this.workers = workers;
    }

    /** Writes {@code failure.txt} and the last good state, and says so. */
    static void record(
            SimulationException e, Simulation simulation, RunFolder folder, Workers workers, Console console) {
        record(e, simulation, folder, workers, console,
                "a time step that is too long, atoms too close at the start, or a potential used outside the range it was"
                        + " made for. 'adatom run --dry-run' checks the time step.");
    }

    /** The same with other likely causes, of which there is no doubt where the potential itself says that it is not to be trusted. */
    static void record(SimulationException e, Simulation simulation, RunFolder folder, Workers workers, Console console,
            String causes) {
        Simulation.State good = simulation.lastGood();
        Breakdown report = new Breakdown(simulation.units(), workers);
        report.line("%s%n", e.getMessage());
        report.describe("When it broke, in step " + Math.max(0, e.step()), simulation.atoms(), simulation.cell());
        report.describe("Last good state, step " + good.step() + ", " + LAST_GOOD, good.atoms(), good.cell());
        report.line("Likely causes: %s", e instanceof BeyondTrust
                ? "atoms went where the potential was never trained. Their configuration is the last frame of "
                        + MonitorOutput.FILE + "; train with such, or go on with another policy than stop."
                : causes);
        simulation.evaluator().forceField().warnings().forEach(warning -> report.line("The potential: %s", warning));
        try {
            folder.write(folder.file("failure.txt"), report.text.toString());
            Frame frame = new Frame(good.atoms(), good.cell()).with(Frame.Field.VELOCITIES, Frame.Field.FORCES);
            frame.info().put("step", good.step());
            StructureFiles.write(folder.file(LAST_GOOD), frame, simulation.units());
            console.note("details in " + folder.file("failure.txt") + ", last good state in "
                    + folder.file(LAST_GOOD));
        } catch (AdatomException unwritable) {
            console.note("no details could be written: " + unwritable.getMessage());
        }
    }

    private void describe(String title, Atoms atoms, Cell cell) {
        int fastest = 0;
        int hardest = Lint.largestForce(atoms);
        for (int i = 0; i < atoms.count(); i++) {
            fastest = speed(atoms, i) > speed(atoms, fastest) ? i : fastest;
        }
        line("%s", title);
        line("  largest force     %.4g%s on atom %d (%s)", Lint.force(atoms, hardest), unit(" eV/A"), hardest + 1,
                atoms.symbol(hardest));
        line("  largest velocity  %.4g%s of atom %d (%s)", speed(atoms, fastest) * units.femtosecond(), unit(" A/fs"),
                fastest + 1, atoms.symbol(fastest));
        line("  closest pair      %s%n", closest(atoms, cell));
    }

    private String unit(String name) {
        return units.reduced() ? "" : name;
    }

    private String closest(Atoms atoms, Cell cell) {
        boolean finite = DoubleStream.concat(
                Arrays.stream(atoms.x()), DoubleStream.concat(Arrays.stream(atoms.y()), Arrays.stream(atoms.z())))
                .allMatch(Double::isFinite);
        if (!finite) {
            return "unknown, some positions are no longer finite numbers";
        }
        try {
            ClosestPair pair = ClosestPair.within(RANGE, atoms, cell, workers);
            return pair == null ? "further apart than " + RANGE + unit(" A") : pair.describe(atoms);
        } catch (AdatomException lost) {
            return "unknown: " + lost.getMessage();
        }
    }

    private static double speed(Atoms a, int i) {
        return Math.sqrt(a.vx()[i] * a.vx()[i] + a.vy()[i] * a.vy()[i] + a.vz()[i] * a.vz()[i]);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
