package org.adatom.cli.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param thermostat how the temperature of all atoms is held
 * @param temperature K
 * @param endTemperature K, reached at the end of the stage
 * @param tau relaxation time of the thermostat, fs
 * @param chain number of thermostats in the chain
 * @param thermostats those of groups, instead of the keys before
 * @param timestep fs
 * @param steps how many
 * @param barostat how the pressure is held
 * @param deform how the cell is deformed
 * @param hold which coordinates of which groups are held during this stage, beside those of the whole run
 */
@Description("A stage: one ensemble for a number of steps")
public record StageBlock(
        @Description("nve: constant energy; nvt: constant temperature; npt: constant temperature and pressure") Ensemble ensemble,
        @Description(ThermostatBlock.KINDS) ThermostatBlock.@Nullable Kind thermostat,
        @Description("Temperature of nvt and npt") @Quantity(Dimension.TEMPERATURE) @Nullable Double temperature,
        @Description("Temperature at the end of the stage, if it is to rise or fall on the way") @Quantity(Dimension.TEMPERATURE) @Nullable Double endTemperature,
        @Description(ThermostatBlock.TAU) @Quantity(Dimension.TIME) @Nullable Double tau,
        @Description("Thermostats in the Nose-Hoover chain (default 3)") @Nullable Integer chain,
        @Description("Thermostats for groups of atoms, instead of the keys above; atoms in no group obey Newton's equations") @Nullable List<ThermostatBlock> thermostats,
        @Description("Time step") @Quantity(Dimension.TIME) double timestep,
        @Description("Number of steps") long steps,
        @Description("How npt holds the pressure") @Nullable BarostatBlock barostat,
        @Description("Deforms the cell at a constant rate") @Nullable DeformBlock deform,
        @Description("Coordinates held during this stage only, as group: axes; those released start at rest") @Nullable Map<String, String> hold) {
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

    /** Checks. */
    public StageBlock {
        if (!(timestep > 0)) {
            throw new InputException("timestep: " + timestep + " fs is not allowed, use a positive number");
        }
        if (steps < 0) {
            throw new InputException("steps: " + steps + " is negative");
        }
        String flat = thermostat != null
                ? "thermostat"
                : temperature != null
                        ? "temperature"
                        : endTemperature != null
                                ? "endTemperature"
                                : tau != null ? "tau" : chain != null ? "chain" : null;
        if (ensemble == Ensemble.NVE && (flat != null || thermostats != null)) {
            throw new InputException((flat == null ? "thermostats" : flat)
                    + ": nve has no thermostat; use ensemble: nvt, or remove the key");
        }
        if (flat != null && thermostats != null) {
            throw new InputException(flat + ": the items of thermostats have this key; move it there");
        }
        if (thermostats != null && thermostats.isEmpty()) {
            throw new InputException("thermostats: the list is empty; give one thermostat at least");
        }
        if (ensemble != Ensemble.NVE && temperature == null && thermostats == null) {
            throw new InputException("temperature is missing; " + ensemble.word() + " needs it");
        }
        if (ensemble == Ensemble.NPT && thermostats != null) {
            throw new InputException(
                    "thermostats: npt needs one temperature for all atoms, which also holds that of the"
                            + " cell; use the keys thermostat and temperature, or nvt");
        }
        checkCell(ensemble, timestep, steps, barostat, deform);
        for (ThermostatBlock t : baths(ensemble, thermostat, temperature, endTemperature, tau, chain, thermostats)) {
            try {
                t.check(timestep);
            } catch (InputException e) {
                throw thermostats == null ? e : new InputException("thermostats: " + e.getMessage());
            }
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

    /** The thermostats, however they are written; none in nve. */
    public List<ThermostatBlock> baths() {
        return baths(ensemble, thermostat, temperature, endTemperature, tau, chain, thermostats);
    }

    private static List<ThermostatBlock> baths(
            Ensemble ensemble, ThermostatBlock.@Nullable Kind thermostat, @Nullable Double temperature,
            @Nullable Double endTemperature, @Nullable Double tau, @Nullable Integer chain,
            @Nullable List<ThermostatBlock> thermostats) {
        if (ensemble == Ensemble.NVE) {
            return List.of();
        }
        return thermostats != null
                ? thermostats
                : List.of(new ThermostatBlock(null, thermostat, temperature, endTemperature, tau, chain));
    }
}
