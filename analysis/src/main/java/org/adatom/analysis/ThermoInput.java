package org.adatom.analysis;

import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code thermo}: the table of temperature, energies and pressure.
 *
 * @param every steps between rows
 * @param stress whether the six components of the stress follow
 */
@Description("The table of temperature, energies and pressure, on the screen and as CSV")
public record ThermoInput(
        @Description("Steps between rows (default 100)") @Nullable Long every,
        @Description("Add the six components of the stress tensor (default false)") @Nullable Boolean stress) {
    /** Default period, steps. */
    public static final long EVERY = 100;

    /** Checks. */
    public ThermoInput {
        InputChecks.positive("thermo.every", every, "steps");
    }

    /** {@link #every} or its default. */
    public long everyOrDefault() {
        return every == null ? EVERY : every;
    }

    /** {@link #stress}, false by default. */
    public boolean withStress() {
        return stress != null && stress;
    }
}
