package org.adatom.analysis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Input block {@code analysis}: what is gathered while running, or from the frames of a file.
 *
 * @param rdf radial distribution function
 * @param msd mean squared displacement
 * @param vacf velocity autocorrelation
 * @param adf bond angles
 * @param coordination coordination numbers
 * @param structureFactor static structure factor
 * @param structures local crystal structures
 * @param configurationalTemperature temperature from the forces and their slopes
 * @param thermalConductivity thermal conductivity by Green and Kubo
 * @param viscosity shear viscosity by Green and Kubo
 * @param from first step that counts
 */
@Description("What is analysed while running, or from the frames of a trajectory")
public record AnalysisInput(
        @Description("Radial distribution function") @Nullable RdfInput rdf,
        @Description("Mean squared displacement and diffusion") @Nullable MsdInput msd,
        @Description("Velocity autocorrelation, vibrational density of states, diffusion") @Nullable VacfInput vacf,
        @Description("Distribution of bond angles") @Nullable AdfInput adf,
        @Description("Coordination numbers") @Nullable CoordinationInput coordination,
        @Description("Static structure factor") @Nullable StructureFactorInput structureFactor,
        @Description("Local crystal structures") @Nullable StructuresInput structures,
        @Description("Temperature from forces and their slopes, to compare with that of the velocities") @Nullable ConfigurationalTemperatureInput configurationalTemperature,
        @Description("Thermal conductivity from the correlation of the heat flux (Green and Kubo)") @Nullable GreenKuboInput thermalConductivity,
        @Description("Shear viscosity from the correlation of the pressure tensor (Green and Kubo)") @Nullable GreenKuboInput viscosity,
        @Description("First step (or frame) that counts; default: the first step of the last stage") @Nullable Long from) {
    /** Nothing is gathered. */
    public static final AnalysisInput NONE =
            new AnalysisInput(null, null, null, null, null, null, null, null, null, null, null);

    /** Checks. */
    public AnalysisInput {
        if (from != null && from < 0) {
            throw new InputException("analysis.from: " + from + " is not a step, use 0 or more");
        }
    }

    /**
     * What is measured of single configurations.
     *
     * @param steps of the run
     * @param first step that counts
     */
    public List<FrameObserver> frameObservers(long steps, long first, Workers workers) {
        return FrameObserver.of(adf, coordination, structureFactor, structures, steps, first, workers);
    }

    /** The transport coefficients to measure by Green and Kubo, with their blocks. */
    public Map<TransportProperty, GreenKuboInput> transport() {
        Map<TransportProperty, GreenKuboInput> blocks = new EnumMap<>(TransportProperty.class);
        if (thermalConductivity != null) {
            blocks.put(TransportProperty.THERMAL_CONDUCTIVITY, thermalConductivity);
        }
        if (viscosity != null) {
            blocks.put(TransportProperty.VISCOSITY, viscosity);
        }
        return blocks;
    }

    /** Whether something is sampled that needs equal intervals of time. */
    public boolean needsEqualSteps() {
        return msd != null || vacf != null || !transport().isEmpty();
    }
}
