package org.adatom.cli.run;

import java.util.Locale;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How a temperature is held, of all atoms or of a group.
 *
 * @param group name of the group, or all atoms if absent
 * @param thermostat kind
 * @param temperature K
 * @param endTemperature K, reached at the end of the stage
 * @param tau relaxation time, fs
 * @param chain number of thermostats in the chain
 */
@Description("A thermostat for a group of atoms")
public record ThermostatBlock(
        @Description("Name of a group of run.groups (default: all atoms)") @Nullable String group,
        @Description(KINDS) @Nullable Kind thermostat,
        @Description("Temperature") @Quantity(Dimension.TEMPERATURE) double temperature,
        @Description("Temperature at the end of the stage, if it is to rise or fall on the way") @Quantity(Dimension.TEMPERATURE) @Nullable Double endTemperature,
        @Description(TAU) @Quantity(Dimension.TIME) @Nullable Double tau,
        @Description("Thermostats in the Nose-Hoover chain (default 3)") @Nullable Integer chain) {
    /** Help on the kinds of thermostats. */
    static final String KINDS =
            "How the temperature is held: nose-hoover (chain, default), langevin (friction and random"
                    + " forces), bussi (stochastic velocity rescaling), andersen (random collisions); berendsen (weak coupling) and"
                    + " rescale are not canonical, for equilibration only";
    /** Help on relaxation times. */
    static final String TAU =
            "Relaxation time of the thermostat, Tdamp in LAMMPS: of the temperature; langevin: inverse"
                    + " friction; andersen: time between collisions; rescale: between rescalings (default: 100 time steps)";

    private static final double STEPS_PER_PERIOD = 100;
    private static final int CHAIN = 3;

    /** Kinds of thermostats. */
    public enum Kind {
        /** Nose-Hoover chain. */
        NOSE_HOOVER,
        /** Langevin dynamics. */
        LANGEVIN,
        /** Stochastic velocity rescaling. */
        BUSSI,
        /** Collisions. */
        ANDERSEN,
        /** Weak coupling. */
        BERENDSEN,
        /** Plain rescaling. */
        RESCALE;

        /** Whether velocities are sampled from the canonical ensemble. */
        boolean isCanonical() {
            return this != BERENDSEN && this != RESCALE;
        }

        /** Whether it sets atoms at rest moving. */
        boolean startsFromRest() {
            return this == LANGEVIN || this == ANDERSEN;
        }

        /** As in the input. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Checks. */
    public ThermostatBlock {
        if (!(temperature > 0)) {
            throw new InputException("temperature: " + temperature + " K is not allowed, use a positive number");
        }
        if (endTemperature != null && !(endTemperature > 0)) {
            throw new InputException("endTemperature: " + endTemperature + " K is not allowed, use a positive number");
        }
        if (chain != null && thermostat != null && thermostat != Kind.NOSE_HOOVER) {
            throw new InputException(
                    "chain: only nose-hoover has a chain, " + thermostat + " has not; remove the key");
        }
        if (chain != null && chain < 1) {
            throw new InputException("chain: " + chain + " is not allowed, use at least 1");
        }
    }

    /**
     * Checks what depends on the time step.
     *
     * @param timestep fs
     */
    void check(double timestep) {
        boolean everyStep = kind() == Kind.RESCALE && tau != null && tau == timestep;
        if (tau != null && !(tau > timestep) && !everyStep) {
            throw new InputException("tau: " + tau + " fs is not longer than the time step of " + timestep + " fs");
        }
    }

    /** The kind, nose-hoover by default. */
    public Kind kind() {
        return thermostat == null ? Kind.NOSE_HOOVER : thermostat;
    }

    /** Temperature at the end of the stage, K. */
    public double endTemperatureOrDefault() {
        return endTemperature == null ? temperature : endTemperature;
    }

    /** Relaxation time, fs, with a time step of that length. */
    public double tauOrDefault(double timestep) {
        return tau == null ? STEPS_PER_PERIOD * timestep : tau;
    }

    /** Thermostats in the chain. */
    public int chainOrDefault() {
        return chain == null ? CHAIN : chain;
    }
}
