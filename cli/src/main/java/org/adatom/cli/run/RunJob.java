package org.adatom.cli.run;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adatom.cli.console.Console;
import org.adatom.cli.console.Progress;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;

/** A run from its first step, or from a checkpoint, to its last. */
public final class RunJob {
    private final RunSetup setup;
    private final RunFolder folder;
    private final Console console;
    private final Simulation simulation;
    private final String hash;
    private final RunOutputs outputs;
    private final Stages stages;
    private final List<String> warnings;
    private final long firstStep;
    private int stage;
    private Integrator integrator;

    private RunJob(RunSetup setup, RunFolder folder, Console console, Simulation simulation, RunOutputs outputs,
            Stages stages, List<String> warnings, int stage, Integrator integrator) {
        this.setup = setup;
        this.folder = folder;
        this.console = console;
        this.simulation = simulation;
        this.hash = RunRecord.hash(folder);
        this.outputs = outputs;
        this.stages = stages;
        this.warnings = warnings;
        this.firstStep = simulation.step();
        this.stage = stage;
        this.integrator = integrator;
    }

    /**
     * A new run. Nothing is written before all checks have passed.
     *
     * @param replace whether an earlier run in the folder is deleted
     */
    public static void start(
            InputFile file, Workers workers, Console console, RunFolder folder, boolean replace) {
        RunSetup setup = RunSetup.of(file, workers);
        folder.requireFree(replace);
        DryRun.facts(setup, console.out());
        Holds holds = Holds.of(setup);
        List<String> warnings = Lint.of(setup, workers);
        warnings.forEach(console::warn);
        folder.create();
        RunRecord.write(file, RunInput.class, folder);
        Simulation simulation = new Simulation(
                setup.start().atoms(), setup.start().cell(), setup.evaluator(workers), setup.units());
        Stages stages = new Stages(setup, simulation, holds);
        stages.drawVelocities();
        console.out().println();
        try (RunOutputs outputs = RunOutputs.create(setup, folder, workers, console)) {
            Integrator first = stages.begin(0, outputs.thermo());
            new RunJob(setup, folder, console, simulation, outputs, stages, warnings, 0, first)
                    .go(workers);
        }
    }

    /** Continues a run from its last checkpoint. */
    public static void resume(RunFolder folder, Workers workers, Console console) {
        if (folder.finished()) {
            console.note(folder.path() + ": the run is finished, there is nothing to resume");
            return;
        }
        RunJob job = SavedState.read(folder.checkpoint(), in -> restore(in, folder, workers, console));
        try (RunOutputs outputs = job.outputs) {
            job.go(workers);
        }
    }

    private static RunJob restore(DataInputStream in, RunFolder folder, Workers workers, Console console)
            throws IOException {
        Checkpoint state = Checkpoint.read(in);
        if (!state.hash().equals(RunRecord.hash(folder))) {
            throw new InputException(folder.input() + ": input or potential files in the folder were changed since the"
                    + " run began; put them back, or start a new run");
        }
        List<String> warnings = new ArrayList<>();
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            warnings.add(in.readUTF());
        }
        Holds holds = Holds.restored(in, state.atoms().count());
        RunSetup setup = RunSetup.restored(
                InputFile.read(folder.input()), new Frame(state.atoms(), state.cell()),
                SavedGroups.read(in, state.atoms().count()));
        Simulation simulation = new Simulation(state.atoms(), state.cell(), setup.evaluator(workers), setup.units());
        simulation.continueAt(state.step(), state.time());
        simulation.evaluator().restore(in, state.cell());
        Stages stages = new Stages(setup, simulation, holds);
        Integrator integrator = stages.integrator(state.stage());
        integrator.restore(in);
        console.note("continuing at step " + state.step() + " of " + setup.input().run().totalSteps());
        RunOutputs outputs = RunOutputs.reopen(setup, folder, workers, console, in);
        stages.continueWith(integrator, outputs.thermo());
        return new RunJob(setup, folder, console, simulation, outputs, stages, warnings, state.stage(), integrator);
    }

    private void go(Workers workers) {
        RunBlock run = setup.input().run();
        outputs.attach(simulation);
        simulation.observe(new Progress(console, firstStep, run.totalSteps()));
        simulation.observe(new CheckpointTimer(run.checkpoint(), this::saveState));
        long begin = System.nanoTime();
        try (Interrupt interrupt = new Interrupt(simulation)) {
            for (;; stage++) {
                long end = run.firstStep(stage) + run.stages().get(stage).steps();
                simulation.run(integrator, end - simulation.step());
                saveState();
                if (interrupt.requested()) {
                    console.err().println("checkpoint at step " + simulation.step() + "; continue with ./adatom resume "
                            + folder.path());
                    return;
                }
                if (stage == run.stages().size() - 1) {
                    break;
                }
                integrator = stages.begin(stage + 1, outputs.thermo());
            }
        } catch (SimulationException e) {
            Breakdown.record(e, simulation, folder, workers, console);
            throw e;
        }
        double seconds = (System.nanoTime() - begin) * 1e-9;
        Closing.Speed speed = new Closing.Speed(simulation.step() - firstStep, seconds, workers.count());
        Closing closing =
                new Closing(setup, folder, simulation, outputs, stages.degreesOfFreedom(integrator),
                        List.copyOf(warnings));
        closing.write(speed);
        closing.print(console.out(), speed);
    }

    private void saveState() {
        SavedState.write(folder.checkpoint(), this::writeState);
    }

    private void writeState(DataOutput out) throws IOException {
        new Checkpoint(hash, stage, simulation.step(), simulation.time(), simulation.atoms(), simulation.cell())
                .write(out);
        out.writeInt(warnings.size());
        for (String warning : warnings) {
            out.writeUTF(warning);
        }
        stages.holds().save(out);
        SavedGroups.write(out, setup.groups(), simulation.atoms().count());
        simulation.evaluator().save(out);
        integrator.save(out);
        outputs.save(out);
    }
}
