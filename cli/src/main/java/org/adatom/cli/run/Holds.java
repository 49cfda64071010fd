package org.adatom.cli.run;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    Holds(byte[][] stages) {
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

    /** Atoms as they are held in a stage: these, or a copy. */
    Atoms held(Atoms atoms, int stage) {
        if (stages.length == 0) {
            return atoms;
        }
        Atoms held = atoms.copy();
        System.arraycopy(stages[stage], 0, held.frozen(), 0, held.count());
        return held;
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
            out.write(stage);
        }
    }

    /**
     * What {@link #save} wrote.
     *
     * @param atoms number of atoms
     */
    static Holds restored(DataInputStream in, int atoms) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new StreamCorruptedException("it announces " + count + " stages, more than it can hold");
        }
        List<byte[]> stages = new ArrayList<>();
        for (int remaining = count; remaining > 0; remaining--) {
            byte[] stage = new byte[atoms];
            in.readFully(stage);
            stages.add(stage);
        }
        return new Holds(stages.toArray(byte[][]::new));
    }
}
