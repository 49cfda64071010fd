package org.adatom.cli.run;

import java.util.List;
import java.util.Map;
import org.adatom.analysis.AnalysisInput;
import org.adatom.analysis.ThermoInput;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code run}.
 *
 * @param seed of all random choices
 * @param constants physical constants
 * @param units meaning of plain numbers
 * @param skin of the neighbour lists, &Aring;
 * @param velocities velocities at the start
 * @param groups named sets of atoms
 * @param fixed which coordinates of which groups are held
 * @param momentum when the drift of the whole is taken away
 * @param stages what is done, in sequence
 * @param thermo the table of energies
 * @param trajectory positions on disk
 * @param checkpoint when the state is saved
 * @param analysis what is measured while running
 */
@Description("What is done: stages in sequence, and what is written")
public record RunBlock(
        @Description("Seed of all random choices (default 1)") @Nullable Long seed,
        @Description("Physical constants: codata-2018 (default), or those of another program for cross-checks") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (A, eV, fs, K, default), or lj, reduced units") @Nullable UnitSystem units,
        @Description("Skin of the neighbour lists (default: 12 % of the cutoff)") @Quantity(Dimension.LENGTH) @Nullable Double skin,
        @Description("Velocities at the start; without this block those of the structure file, or zero") @Nullable VelocitiesBlock velocities,
        @Description("Named sets of atoms") @Nullable Map<String, GroupBlock> groups,
        @Description("Coordinates held fixed, as group: axes, such as {bottom: xyz}") @Nullable Map<String, String> fixed,
        @Description("Takes away the drift of the whole system; without this block nothing is taken away") @Nullable MomentumBlock momentum,
        @Description("What is done, in sequence") List<StageBlock> stages,
        @Description("Table of temperature, energies and pressure") @Nullable ThermoInput thermo,
        @Description("Trajectory file; without this block none is written") @Nullable TrajectoryBlock trajectory,
        @Description("When the state is saved, so that the run can be resumed") @Nullable CheckpointBlock checkpoint,
        @Description("What is measured while running") @Nullable AnalysisInput analysis) {
    /** Checks. */
    public RunBlock {
        if (stages.isEmpty()) {
            throw new InputException(
                    "stages: at least one is needed, such as [{ensemble: nve, timestep: 1 fs, steps: 1000}]");
        }
        if (skin != null && skin < 0) {
            throw new InputException("skin: " + skin + " A is negative");
        }
        checkDisplacement(stages, analysis);
        if (units == UnitSystem.LJ && constants != null) {
            throw new InputException("constants: reduced units have none; remove the key");
        }
        long last = stages.stream().mapToLong(StageBlock::steps).sum();
        if (analysis != null && analysis.from() != null && analysis.from() > last) {
            throw new InputException("analysis.from: " + analysis.from() + " lies behind the last step, " + last);
        }
        new HeldGroups("fixed", fixed, groups).check();
        for (int k = 0; k < stages.size(); k++) {
            new HeldGroups("stages[" + k + "].hold", stages.get(k).hold(), groups).check();
        }
    }

    /** Displacements are sampled at equal intervals, so the stages they cover must have one time step. */
    private static void checkDisplacement(List<StageBlock> stages, @Nullable AnalysisInput analysis) {
        if (analysis == null || !analysis.needsEqualSteps() || analysis.from() == null) {
            return;
        }
        long end = 0;
        double last = stages.getLast().timestep();
        for (StageBlock stage : stages) {
            end += stage.steps();
            if (end > analysis.from() && stage.timestep() != last) {
                throw new InputException("analysis.from: from step " + analysis.from() + " on the stages have different"
                        + " time steps, which correlations in time (msd, vacf, transport) cannot use; begin later, or give them the same timestep");
            }
        }
    }

    /** The seed, 1 by default. */
    public long seedOrDefault() {
        return seed == null ? 1 : seed;
    }

    /** The constants asked for. */
    public Units unitsOrDefault() {
        return units == UnitSystem.LJ ? Units.LJ : constants == null ? Units.CODATA_2018 : constants.units();
    }

    /** What is measured, nothing by default. */
    public AnalysisInput analysisOrNone() {
        return analysis == null ? AnalysisInput.NONE : analysis;
    }

    /** First step that counts for the analysis: by default that of the last stage. */
    public long firstCounted() {
        AnalysisInput a = analysisOrNone();
        return a.from() != null ? a.from() : firstStep(stages.size() - 1);
    }

    /** Number of steps of all stages. */
    public long totalSteps() {
        return stages.stream().mapToLong(StageBlock::steps).sum();
    }

    /** First step of a stage, counted over the whole run. */
    public long firstStep(int stage) {
        return stages.subList(0, stage).stream().mapToLong(StageBlock::steps).sum();
    }
}
