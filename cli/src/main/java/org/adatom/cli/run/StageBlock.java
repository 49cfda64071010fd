package org.adatom.cli.run;

import java.util.Locale;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.integrators.Coupling;
import org.adatom.integrators.Deformation;
import org.adatom.integrators.MovingCellVerlet;
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
 * @param barostat how the pressure is held
 * @param deform how the cell is deformed
 */
@Description("A stage: one ensemble for a number of steps")
public record StageBlock(
        @Description("nve: constant energy; nvt: constant temperature; npt: constant temperature and pressure") Ensemble ensemble,
        @Description("How nvt and npt hold the temperature (default nose-hoover)") @Nullable Thermostat thermostat,
        @Description("Temperature of nvt and npt") @Quantity(Dimension.TEMPERATURE) @Nullable Double temperature,
        @Description("Temperature at the end of the stage, if it is to rise or fall on the way") @Quantity(Dimension.TEMPERATURE) @Nullable Double endTemperature,
        @Description("Relaxation time of the thermostat, Tdamp in LAMMPS (default: 100 time steps)") @Quantity(Dimension.TIME) @Nullable Double tau,
        @Description("Thermostats in the Nose-Hoover chain (default 3)") @Nullable Integer chain,
        @Description("Time step") @Quantity(Dimension.TIME) double timestep,
        @Description("Number of steps") long steps,
        @Description("How npt holds the pressure") @Nullable BarostatBlock barostat,
        @Description("Deforms the cell at a constant rate") @Nullable DeformBlock deform) {
    private static final double STEPS_PER_PERIOD = 100;
    private static final int CHAIN = 3;

    /** What is held constant. */
    public enum Ensemble {
        /** Number, volume, energy. */
        NVE,
        /** Number, volume, temperature. */
        NVT,
        /** Number, pressure, temperature. */
        NPT;

        /** The input's word for it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
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
        if (ensemble != Ensemble.NVE && temperature == null) {
            throw new InputException("temperature is missing; " + ensemble.word() + " needs it");
        }
        checkCell(ensemble, timestep, steps, barostat, deform);
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

    private static void checkCell(Ensemble ensemble, double timestep, long steps, @Nullable BarostatBlock barostat,
            @Nullable DeformBlock deform) {
        if (ensemble == Ensemble.NPT && barostat == null) {
            throw new InputException(
                    "barostat is missing; npt needs it, such as barostat: {pressure: 0 GPa, tau: 1 ps}");
        }
        if (ensemble != Ensemble.NPT && barostat != null) {
            throw new InputException(
                    "barostat: the cell of " + ensemble.word() + " is fixed; use ensemble: npt, or remove the key");
        }
        if (barostat != null && !(barostat.tauOrDefault(timestep) > timestep)) {
            throw new InputException("barostat.tau: " + barostat.tau() + " fs is not longer than the time step of "
                    + timestep + " fs");
        }
        if (deform != null && steps == 0) {
            throw new InputException("deform: a stage of 0 steps has no time to deform; give it steps");
        }
        if (deform != null && deform.strain() != null && deform.axis() != null && !(deform.strain() > -1)) {
            throw new InputException("deform.strain: " + deform.strain()
                    + " leaves nothing of the cell; compression is more than -1");
        }
        if (barostat != null && deform != null && clash(barostat, deform)) {
            throw new InputException("barostat." + (deform.axis() == null ? "coupling" : "axes")
                    + ": the barostat must not act on " + deform.component() + ", which is deformed; "
                    + (deform.axis() == null
                            ? "use coupling: anisotropic"
                            : "leave out " + deform.component() + ", or the key"));
        }
    }

    private static boolean clash(BarostatBlock barostat, DeformBlock deform) {
        return MovingCellVerlet.clash(barostat.couplingOf(deform, 3), Deformation.of(deform.component(), 0));
    }

    /** Whether the cell changes. */
    public boolean movesCell() {
        return barostat != null || deform != null;
    }

    /** Whether the angles of the cell change. */
    public boolean shears() {
        return barostat != null && barostat.couplingOrDefault() == Coupling.Kind.TRICLINIC
                || deform != null && deform.shear() != null;
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
