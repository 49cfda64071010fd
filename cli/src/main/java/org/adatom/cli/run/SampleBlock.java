package org.adatom.cli.run;

import java.util.List;
import org.adatom.analysis.dataset.Sampling;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code data.sample}.
 *
 * @param temperatures of the runs
 * @param ensemble of the runs
 * @param timestep fs
 * @param equilibration steps before the first frame
 * @param frames for training, per temperature
 * @param test frames of independent runs, per temperature
 * @param every steps between frames
 * @param acceleration for variable strides, &Aring;/fs&sup2;
 */
@Description("Runs with the force field as the teacher, one per temperature; test frames come from runs with other velocities")
public record SampleBlock(
        @Description("Temperature of the initial velocities of each run, and of the thermostat") @Quantity(Dimension.TEMPERATURE) List<Double> temperatures,
        @Description("nve (default): half of the kinetic energy goes into a crystal at rest; nvt: stochastic velocity rescaling") @Nullable Ensemble ensemble,
        @Description("Time step") @Quantity(Dimension.TIME) double timestep,
        @Description("Steps before the first frame (default 0)") @Nullable Long equilibration,
        @Description("Training frames from each run") int frames,
        @Description("Test frames from each independent run (default: a fifth of frames)") @Nullable Integer test,
        @Description("Steps between frames, or the most with acceleration (default 100)") @Nullable Long every,
        @Description("Variable stride: a frame every trunc(acceleration / largest acceleration) steps, at least one; A/fs^2") @Nullable Double acceleration) {
    private static final long EVERY = 100;
    private static final int TEST_SHARE = 5;

    /** Of the runs. */
    public enum Ensemble {
        /** Constant energy. */
        NVE,
        /** Constant temperature. */
        NVT
    }

    /** The same in internal units. */
    Sampling.Settings settings(Units units, long seed) {
        return new Sampling.Settings(temperatures, ensemble == Ensemble.NVT, timestep * units.femtosecond(),
                equilibration == null ? 0 : equilibration, frames, test == null ? frames / TEST_SHARE : test,
                every == null ? EVERY : every,
                acceleration == null ? null : acceleration / (units.femtosecond() * units.femtosecond()), seed);
    }
}
