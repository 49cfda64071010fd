package org.adatom.cli.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Suggestion;
import org.adatom.engine.Atoms;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.integrators.Velocities;
import org.jspecify.annotations.Nullable;

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
            mark(atoms, stage.hold(), setup.file(), run);
            DegreesOfFreedom freedom = DegreesOfFreedom.of(atoms, setup.start().cell());
            if (freedom.count() == 0 && stage.ensemble() == StageBlock.Ensemble.NVT) {
                throw setup.file().place("run", "stages", Integer.toString(k)).error("run.stages[" + k
                        + "].hold: there are no degrees of freedom left (" + freedom.explanation()
                        + "), so there is no temperature; hold fewer");
            }
            stages[k] = atoms.frozen().clone();
        }
        return new Holds(stages);
    }

    /**
     * Marks coordinates as held.
     *
     * @param held axes of each group; may be absent
     * @throws InputException if a group has no atom
     */
    static void mark(Atoms atoms, @Nullable Map<String, String> held, InputFile file, RunBlock run) {
        if (held == null) {
            return;
        }
        held.forEach((name, axes) -> {
            boolean[] members;
            try {
                members = run.groups().get(name).select(atoms);
            } catch (InputException e) {
                throw e.in(file.place("run", "groups", name) + ": run.groups." + name);
            }
            int bits = (axes.contains("x") ? Atoms.FROZEN_X : 0)
                    | (axes.contains("y") ? Atoms.FROZEN_Y : 0)
                    | (axes.contains("z") ? Atoms.FROZEN_Z : 0);
            for (int i = 0; i < members.length; i++) {
                atoms.frozen()[i] |= (byte) (members[i] ? bits : 0);
            }
        });
    }

    /**
     * Checks names of groups and axes.
     *
     * @param key of the input
     * @param held axes of each group; may be absent
     * @param groups that there are; may be absent
     * @throws InputException if a group is not there or axes are none
     */
    static void check(String key, @Nullable Map<String, String> held, @Nullable Map<String, GroupBlock> groups) {
        if (held == null) {
            return;
        }
        for (Map.Entry<String, String> e : held.entrySet()) {
            if (groups == null || !groups.containsKey(e.getKey())) {
                throw new InputException(key + ": there is no group '" + e.getKey() + "'"
                        + (groups == null
                                ? "; define it under groups"
                                : Suggestion.orList(groups.keySet(), e.getKey())));
            }
            if (!e.getValue().matches("x?y?z?") || e.getValue().isEmpty()) {
                throw new InputException(
                        key + "." + e.getKey() + ": axes '" + e.getValue() + "' are not among x, y, z, such as xyz");
            }
        }
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
