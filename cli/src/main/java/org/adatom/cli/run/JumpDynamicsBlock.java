package org.adatom.cli.run;

import java.util.List;
import org.adatom.analysis.diffusion.JumpDynamics;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code diffusion.dynamics}.
 *
 * @param temperatures K
 * @param timestep fs
 * @param equilibration steps before measuring
 * @param steps of each run
 * @param runs at each temperature
 */
@Description("Runs of the supercell with its defect, whose mean squared displacements are compared")
public record JumpDynamicsBlock(
        @Description("Temperatures at which jumps are frequent: the mean time between them must be short against the runs") @Quantity(Dimension.TEMPERATURE) List<Double> temperatures,
        @Description("Time step (default 2 fs)") @Quantity(Dimension.TIME) @Nullable Double timestep,
        @Description("Steps of each run before measuring (default 5000)") @Nullable Long equilibration,
        @Description("Measured steps of each run (default 200000)") @Nullable Long steps,
        @Description("Independent runs at each temperature, whose scatter is the error bar (default 4)") @Nullable Integer runs) {
    /** Checks. */
    public JumpDynamicsBlock {
        if (temperatures.isEmpty() || temperatures.stream().anyMatch(t -> !(t > 0))) {
            throw new InputException(
                    "dynamics.temperatures: " + temperatures + " are none, use positive numbers in kelvin");
        }
        if (timestep != null && !(timestep > 0)) {
            throw new InputException("dynamics.timestep: " + timestep + " fs is not allowed, use a positive number");
        }
        if (equilibration != null && equilibration < 0 || steps != null && steps < 1000) {
            throw new InputException("dynamics.steps: use 1000 steps or more, and no negative equilibration");
        }
        if (runs != null && runs < 2) {
            throw new InputException("dynamics.runs: " + runs + " leaves no error bar, use 2 or more");
        }
    }

    /** In internal units. */
    JumpDynamics.Settings settings(Units units, long seed) {
        return new JumpDynamics.Settings(temperatures.stream().mapToDouble(Double::doubleValue).toArray(),
                (timestep == null ? 2 : timestep) * units.femtosecond(), equilibration == null ? 5000 : equilibration,
                steps == null ? 200_000 : steps, runs == null ? 4 : runs, seed);
    }
}
