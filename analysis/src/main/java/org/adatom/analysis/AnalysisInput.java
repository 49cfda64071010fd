package org.adatom.analysis;

import java.util.List;
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
        @Description("First step (or frame) that counts; default: the first step of the last stage") @Nullable Long from) {
    /** Checks. */
    public AnalysisInput {
        if (from != null && from < 0) {
            throw new InputException("analysis.from: " + from + " is not a step, use 0 or more");
        }
    }

    /** Nothing is analysed. */
    public static AnalysisInput none() {
        return new AnalysisInput(null, null, null, null, null, null, null, null, null);
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
}
