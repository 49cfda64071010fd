package org.adatom.cli.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.adatom.engine.Atoms;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.integrators.Velocities;

/**
 * Which coordinates each stage holds: those of {@code run.fixed} and those of its own {@code hold}.
 *
 * <p>Groups are those of the atoms at step 0, wherever they are when the stage begins; a resumed run has them from its
 * checkpoint.
 */
final class Holds {
    /** Held coordinates of every atom, stage by stage, as in {@link Atoms#frozen()}; empty if all stages hold the same. */
    private final byte[][] stages;

    private Holds(byte[][] stages) {
        this.stages = stages;
    }

    /**
     * Those of a new run, whose atoms are marked with what the whole run holds.
     *
     * @throws InputException if a group has no atom, or a stage with a thermostat has nothing that can move
     */
    static Holds of(RunSetup setup) {
        RunBlock run = setup.input().run();
        if (run.stages().stream().allMatch(s -> s.hold() == null)) {
            return new Holds(new byte[0][]);
        }
        byte[][] stages = new byte[run.stages().size()][];
        for (int k = 0; k < stages.length; k++) {
            StageBlock stage = run.stages().get(k);
            Atoms atoms = setup.start().atoms().copy();
            new HeldGroups("stages[" + k + "].hold", stage.hold(), run.groups())
                    .apply(setup.file(), "run", atoms, setup.start().cell());
            DegreesOfFreedom freedom = DegreesOfFreedom.of(atoms, setup.start().cell());
            if (freedom.count() == 0 && stage.ensemble() != StageBlock.Ensemble.NVE) {
                throw setup.file().place("run", "stages", Integer.toString(k)).error("run.stages[" + k
                        + "].hold: there are no degrees of freedom left (" + freedom.explanation()
                        + "), so there is no temperature; hold fewer");
            }
            stages[k] = atoms.frozen().clone();
        }
        return new Holds(stages);
    }

    /** A stage's atoms: those given, marked with what it holds. */
    Atoms atoms(int stage, Atoms atoms) {
        if (stages.length == 0) {
            return atoms;
        }
        Atoms marked = atoms.copy();
        System.arraycopy(stages[stage], 0, marked.frozen(), 0, stages[stage].length);
        return marked;
    }

    /**
     * A stage begins. What it holds loses its velocity (when the integrator is prepared); where it releases, atoms start at
     * rest, and the total momentum that the held ones had taken up is removed.
     */
    void begin(int stage, Simulation simulation) {
        byte[] frozen = simulation.atoms().frozen();
        if (stages.length == 0 || Arrays.equals(frozen, stages[stage])) {
            return;
        }
        System.arraycopy(stages[stage], 0, frozen, 0, frozen.length);
        Velocities.removeMomentum(simulation.atoms(), simulation.cell());
        Velocities.removeRotation(simulation.atoms(), simulation.cell());
    }

    /** Writes them. */
    void save(DataOutput out) throws IOException {
        out.writeInt(stages.length);
        for (byte[] stage : stages) {
            out.writeInt(stage.length);
            out.write(stage);
        }
    }

    /** What {@link #save} wrote. */
    static Holds restored(DataInput in) throws IOException {
        byte[][] stages = new byte[in.readInt()][];
        for (int k = 0; k < stages.length; k++) {
            stages[k] = new byte[in.readInt()];
            in.readFully(stages[k]);
        }
        return new Holds(stages);
    }
}
