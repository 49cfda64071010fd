package org.adatom.cli.run;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.Numbers;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.Minimizer;
import org.adatom.integrators.minimize.SoftestMode;
import org.jspecify.annotations.Nullable;

/**
 * A relaxation from its first step, or from a checkpoint, to a minimum: the minimiser runs until it is done, then the lowest
 * curvature is looked for, and a saddle point is left along its unstable mode, up to a few times.
 */
public final class RelaxJob {
    /** Saddle points that are left before the last one is accepted. */
    private static final int MOST_ESCAPES = 5;
    /** How far the atom that moves most is moved along an unstable mode, in longest steps. */
    private static final double ESCAPE = 0.5;

    private final RelaxSetup setup;
    private final RunFolder folder;
    private final Console console;
    private final Simulation simulation;
    private final AtomsAndCell objective;
    private final Minimizer minimizer;
    private final RelaxOutputs outputs;
    private final List<String> warnings;
    private final String hash;
    private int escapes;
    private long budget;

    private RelaxJob(RelaxSetup setup, RunFolder folder, Console console, Simulation simulation, AtomsAndCell objective,
            Minimizer minimizer, RelaxOutputs outputs, List<String> warnings) {
        this.setup = setup;
        this.folder = folder;
        this.console = console;
        this.simulation = simulation;
        this.objective = objective;
        this.minimizer = minimizer;
        this.outputs = outputs;
        this.warnings = warnings;
        this.hash = RunRecord.hash(folder);
        this.budget = setup.block().maxStepsOrDefault();
    }

    /** Checks the input, prints the facts on standard output and what looks wrong on standard error. */
    public static void dryRun(InputFile file, Workers workers, Console console) {
        RelaxSetup setup = RelaxSetup.of(file, workers);
        facts(setup, console);
        double seconds = DryRun.secondsPerEvaluation(setup.start(), setup.evaluator(workers), console.out());
        DryRun.line(console.out(), "time", "%s ms per force call on %d threads, before the compiler has warmed up",
                1e3 * seconds, workers.count());
        lint(setup).forEach(console::warn);
    }

    private static List<String> lint(RelaxSetup setup) {
        return new ArrayList<>(
                Lint.of(setup.start(), setup.forceField(), setup.input().forcefield(), setup.units()));
    }

    private static void facts(RelaxSetup setup, Console console) {
        DryRun.facts(setup.start(), setup.forceField(), setup.units(), console.out());
        RelaxBlock block = setup.block();
        boolean reduced = setup.units().reduced();
        String goal = "largest force " + Numbers.general(block.forceOrDefault(), 4) + (reduced ? "" : " eV/A");
        if (block.cellOrDefault() != CellMode.NONE) {
            goal += ", stress within " + Numbers.general(block.stressOrDefault(), 4) + setup.stressUnit()
                    + (block.underStress() ? " of the target" : "") + ", cell: " + block.cellOrDefault().key();
        }
        DryRun.line(console.out(), "relax", "%s, %s, at most %d steps",
                block.methodOrDefault().name().toLowerCase(Locale.ROOT), goal, block.maxStepsOrDefault());
    }

    /**
     * A new relaxation. Nothing is written before all checks have passed.
     *
     * @param replace whether an earlier job in the folder is deleted
     * @return whether it came to its end, or was interrupted before
     */
    public static boolean start(
            InputFile file, Workers workers, Console console, RunFolder folder, boolean replace) {
        RelaxSetup setup = RelaxSetup.of(file, workers);
        folder.requireFree(replace);
        facts(setup, console);
        List<String> warnings = lint(setup);
        warnings.forEach(console::warn);
        folder.create();
        RunRecord.write(file, RelaxInput.class, folder);
        Simulation simulation = new Simulation(
                setup.start().atoms(), setup.start().cell(), setup.evaluator(workers), setup.units());
        AtomsAndCell objective = new AtomsAndCell(simulation, setup.goal());
        Minimizer minimizer = setup.block().methodOrDefault().of(objective);
        console.out().println();
        try (RelaxOutputs outputs = RelaxOutputs.create(setup, objective, folder, console)) {
            return new RelaxJob(setup, folder, console, simulation, objective, minimizer, outputs, warnings)
                    .go(workers);
        }
    }

    /**
     * Continues a relaxation from its last checkpoint; one that has used up its steps gets as many again.
     *
     * @return whether it came to its end, or was interrupted before
     */
    public static boolean resume(RunFolder folder, Workers workers, Console console) {
        if (folder.finished()) {
            console.note(folder.path() + ": the relaxation is finished, there is nothing to resume");
            return true;
        }
        RelaxJob job = SavedState.read(folder.checkpoint(), in -> restore(in, folder, workers, console));
        try (RelaxOutputs outputs = job.outputs) {
            return job.go(workers);
        }
    }

    private static RelaxJob restore(DataInputStream in, RunFolder folder, Workers workers, Console console)
            throws IOException {
        Checkpoint state = Checkpoint.read(in);
        if (!state.hash().equals(RunRecord.hash(folder))) {
            throw new InputException(folder.input() + ": input or potential files in the folder were changed since the"
                    + " relaxation began; put them back, or start a new one");
        }
        long budget = in.readLong();
        List<String> warnings = new ArrayList<>();
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            warnings.add(in.readUTF());
        }
        RelaxSetup setup = RelaxSetup.restored(InputFile.read(folder.input()), new Frame(state.atoms(), state.cell()));
        Simulation simulation = new Simulation(state.atoms(), state.cell(), setup.evaluator(workers), setup.units());
        simulation.continueAt(state.step(), state.time());
        simulation.evaluator().restore(in, state.cell());
        AtomsAndCell objective = new AtomsAndCell(simulation, setup.goal());
        Minimizer minimizer = setup.block().methodOrDefault().of(objective);
        minimizer.restore(in);
        console.note("continuing at step " + state.step());
        RelaxOutputs outputs = RelaxOutputs.reopen(setup, objective, folder, console, in);
        RelaxJob job =
                new RelaxJob(setup, folder, console, simulation, objective, minimizer, outputs, warnings);
        job.escapes = state.stage();
        job.budget = state.step() < budget ? budget : state.step() + setup.block().maxStepsOrDefault();
        return job;
    }

    private boolean go(Workers workers) {
        outputs.attach(simulation);
        simulation.observe(new CheckpointTimer(setup.block().checkpoint(), this::saveState));
        long begin = System.nanoTime();
        @Nullable
        SoftestMode mode;
        try (Interrupt interrupt = new Interrupt(simulation)) {
            do {
                simulation.run(minimizer, budget - simulation.step());
                saveState();
                mode = objective.converged() && setup.block().saddleOrDefault() != RelaxBlock.Saddle.IGNORE
                        && !interrupt.requested()
                                ? SoftestMode.of(objective, setup.block().seedOrDefault(), interrupt::requested)
                                : null;
                if (interrupt.requested()) {
                    console.err().println("checkpoint at step " + simulation.step()
                            + "; continue with ./adatom resume " + folder.path());
                    return true;
                }
            } while (leftAlong(mode));
            outputs.lookAtEnd(simulation);
        } catch (SimulationException e) {
            Breakdown.record(e, simulation, folder, workers, console,
                    "a start far from any minimum, atoms too close to each other, a potential used outside the range it was"
                            + " made for, or a target stress that the crystal does not bear.");
            throw e;
        }
        double seconds = (System.nanoTime() - begin) * 1e-9;
        outputs.printLast();
        judge(mode);
        RelaxClosing closing = new RelaxClosing(setup, folder, simulation, objective, outputs, mode, escapes,
                minimizer.stalled(), List.copyOf(warnings), workers.count());
        closing.write();
        closing.print(console.out(), seconds);
        if (!objective.converged()) {
            console.err().println("error: " + closing.shortfall());
        }
        return objective.converged();
    }

    /** Leaves a saddle point; whether there was one. */
    private boolean leftAlong(@Nullable SoftestMode mode) {
        if (mode == null || !mode.unstable() || setup.block().saddleOrDefault() != RelaxBlock.Saddle.DESCEND
                || escapes == MOST_ESCAPES) {
            return false;
        }
        escapes++;
        note("step " + simulation.step() + ": this is a saddle point, not a minimum (lowest curvature "
                + curvature(mode) + "); left along the unstable mode");
        double[] point = objective.coordinates().clone();
        objective.moveTo(point, ESCAPE * objective.longestStep(mode.direction()), mode.direction());
        minimizer.restart();
        return true;
    }

    /** What the end has to be warned of. */
    private void judge(@Nullable SoftestMode mode) {
        boolean moved = simulation.step() > 0;
        if (mode != null && mode.unstable()) {
            note("converged at a saddle point, not a minimum (lowest curvature " + curvature(mode)
                    + "): " + (escapes == MOST_ESCAPES
                            ? "the last of " + (MOST_ESCAPES + 1)
                                    + ", no more are left; look whether the structure falls apart"
                            : "symmetry keeps the atoms there; start again with perturb: 0.01 A, or saddle: descend"));
        } else if (objective.converged() && !moved) {
            note("the forces of the start are within the tolerance: nothing was moved. Symmetry may make them vanish;"
                    + (mode == null
                            ? ""
                            : " its lowest curvature, " + curvature(mode) + ", says that it is a minimum, but")
                    + " there may be lower ones: perturb: 0.5 A with a few seeds looks for them");
        }
    }

    private String curvature(SoftestMode mode) {
        return Numbers.general(mode.curvature(), 3) + (setup.units().reduced() ? "" : " eV/A^2");
    }

    private void note(String warning) {
        warnings.add(warning);
        console.warn(warning);
    }

    private void saveState() {
        SavedState.write(folder.checkpoint(), this::writeState);
    }

    private void writeState(DataOutput out) throws IOException {
        new Checkpoint(hash, escapes, simulation.step(), simulation.time(), simulation.atoms(), simulation.cell())
                .write(out);
        out.writeLong(budget);
        out.writeInt(warnings.size());
        for (String warning : warnings) {
            out.writeUTF(warning);
        }
        simulation.evaluator().save(out);
        minimizer.save(out);
        outputs.save(out);
    }
}
