package org.adatom.cli.run;

import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a run.
 *
 * @param ensemble what is held constant
 * @param thermostat how the temperature is held
 * @param temperature K
 * @param endTemperature K, reached at the end of the stage
 * @param tau relaxation time of the thermostat, fs
 * @param chain number of thermostats in the chain
 * @param timestep fs
 * @param steps how many
 * @param hold which coordinates of which groups are held during this stage, beside those of the whole run
 */
@Description("A stage: one ensemble for a number of steps")
public record StageBlock(
        @Description("nve: constant energy; nvt: constant temperature") Ensemble ensemble,
        @Description("How nvt holds the temperature (default nose-hoover)") @Nullable Thermostat thermostat,
        @Description("Temperature of nvt") @Quantity(Dimension.TEMPERATURE) @Nullable Double temperature,
        @Description("Temperature at the end of the stage, if it is to rise or fall on the way") @Quantity(Dimension.TEMPERATURE) @Nullable Double endTemperature,
        @Description("Relaxation time of the thermostat, Tdamp in LAMMPS (default: 100 time steps)") @Quantity(Dimension.TIME) @Nullable Double tau,
        @Description("Thermostats in the Nose-Hoover chain (default 3)") @Nullable Integer chain,
        @Description("Time step") @Quantity(Dimension.TIME) double timestep,
        @Description("Number of steps") long steps,
        @Description("Coordinates held during this stage only, as group: axes; those released start at rest") @Nullable Map<String, String> hold) {
    private static final double STEPS_PER_PERIOD = 100;
    private static final int CHAIN = 3;

    /** What is held constant. */
    public enum Ensemble {
        /** Number, volume, energy. */
        NVE,
        /** Number, volume, temperature. */
        NVT
    }

    /** How the temperature is held. */
    public enum Thermostat {
        /** Nose-Hoover chain. */
        NOSE_HOOVER
    }

    /** Checks. */
    public StageBlock {
        if (!(timestep > 0)) {
            throw new InputException("timestep: " + timestep + " fs is not allowed, use a positive number");
        }
        if (steps < 0) {
            throw new InputException("steps: " + steps + " is negative");
        }
        if (ensemble == Ensemble.NVT && temperature == null) {
            throw new InputException("temperature is missing; nvt needs it");
        }
        if (ensemble == Ensemble.NVE && (thermostat != null || temperature != null || endTemperature != null
                || tau != null || chain != null)) {
            String key = thermostat != null
                    ? "thermostat"
                    : temperature != null
                            ? "temperature"
                            : endTemperature != null ? "endTemperature" : tau != null ? "tau" : "chain";
            throw new InputException(key + ": nve has no thermostat; use ensemble: nvt, or remove the key");
        }
        if (temperature != null && !(temperature > 0)) {
            throw new InputException("temperature: " + temperature + " K is not allowed, use a positive number");
        }
        if (endTemperature != null && !(endTemperature > 0)) {
            throw new InputException("endTemperature: " + endTemperature + " K is not allowed, use a positive number");
        }
        if (tau != null && !(tau > timestep)) {
            throw new InputException("tau: " + tau + " fs is not longer than the time step of " + timestep + " fs");
        }
        if (chain != null && chain < 1) {
            throw new InputException("chain: " + chain + " is not allowed, use at least 1");
        }
    }

    /** Temperature at the end of the stage, K. */
    public double endTemperatureOrDefault() {
        return endTemperature == null ? temperature : endTemperature;
    }

    /** Relaxation time of the thermostat, fs. */
    public double tauOrDefault() {
        return tau == null ? STEPS_PER_PERIOD * timestep : tau;
    }

    /** Thermostats in the chain. */
    public int chainOrDefault() {
        return chain == null ? CHAIN : chain;
    }
}
