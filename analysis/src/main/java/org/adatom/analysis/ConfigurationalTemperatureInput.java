package org.adatom.analysis;

import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code configurationalTemperature}: how often a {@link ConfigurationalTemperature} samples.
 *
 * @param every steps between samples
 */
@Description("Temperature measured from forces and their slopes alone, a check of the thermostat and of the forces")
public record ConfigurationalTemperatureInput(
        @Description("Steps between samples, each of which costs two force evaluations and a neighbor list (default: some 200 samples in the run)") @Nullable Long every) {
    /** Checks. */
    public ConfigurationalTemperatureInput {
        InputChecks.positive("configurationalTemperature.every", every, "steps");
    }

    /** {@link #every} or, if absent, the period that gives some 200 samples in {@code steps} steps. */
    public long everyOrDefault(long steps) {
        return every == null ? Math.max(1, steps / 200) : every;
    }
}
