package org.adatom.cli.run;

import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.integrators.Coupling;
import org.jspecify.annotations.Nullable;

/**
 * How a stage holds the pressure.
 *
 * @param method the barostat
 * @param pressure target, GPa (of a planar system N/m)
 * @param endPressure target at the end of the stage, GPa
 * @param tau relaxation time, fs
 * @param coupling how the axes go together
 * @param axes which axes can change
 * @param compressibility 1/GPa
 */
@Description("How npt holds the pressure")
public record BarostatBlock(
        @Description("mtk: Martyna, Tobias and Klein (default); stochastic-rescaling: Bernetti and Bussi") @Nullable Method method,
        @Description("Pressure, compression positive; in two dimensions a plain number in N/m") @Quantity(Dimension.PRESSURE) double pressure,
        @Description("Pressure at the end of the stage, if it is to rise or fall on the way") @Quantity(Dimension.PRESSURE) @Nullable Double endPressure,
        @Description("Relaxation time of the barostat, Pdamp in LAMMPS (default: 1000 time steps)") @Quantity(Dimension.TIME) @Nullable Double tau,
        @Description("isotropic (default): the axes by one factor; anisotropic: each by its own; triclinic: also the angles between them") Coupling.@Nullable Kind coupling,
        @Description("Cartesian axes that can change, such as xy for a slab or z (default: all that are not deformed)") @Nullable String axes,
        @Description("Compressibility that stochastic-rescaling counts on: it scales the relaxation time (default 0.01 1/GPa, a metal; reduced units: 0.1)") @Quantity(Dimension.COMPRESSIBILITY) @Nullable Double compressibility) {
    private static final double STEPS_PER_PERIOD = 1000;
    private static final double METAL = 0.01;
    private static final double LIQUID = 0.1;

    /** The barostat. */
    public enum Method {
        /** Martyna, Tobias and Klein. */
        MTK,
        /** Bernetti and Bussi. */
        STOCHASTIC_RESCALING
    }

    /** Checks. */
    public BarostatBlock {
        if (tau != null && !(tau > 0)) {
            throw new InputException("tau: " + tau + " fs is not allowed, use a positive number");
        }
        if (axes != null && (!axes.matches("x?y?z?") || axes.isEmpty())) {
            throw new InputException("axes: '" + axes + "' are not among x, y, z, such as xy");
        }
        if (compressibility != null && method != Method.STOCHASTIC_RESCALING) {
            throw new InputException(
                    "compressibility: mtk needs none; remove the key, or use method: stochastic-rescaling");
        }
        if (compressibility != null && !(compressibility > 0)) {
            throw new InputException(
                    "compressibility: " + compressibility + " 1/GPa is not allowed, use a positive number");
        }
    }

    /** The barostat, mtk by default. */
    public Method methodOrDefault() {
        return method == null ? Method.MTK : method;
    }

    /** Pressure at the end of the stage, GPa. */
    public double endPressureOrDefault() {
        return endPressure == null ? pressure : endPressure;
    }

    /** Relaxation time, fs. */
    public double tauOrDefault(double timestep) {
        return tau == null ? STEPS_PER_PERIOD * timestep : tau;
    }

    /** How the axes go together. */
    public Coupling.Kind couplingOrDefault() {
        return coupling == null ? Coupling.Kind.ISOTROPIC : coupling;
    }

    /** Compressibility, 1/GPa. */
    public double compressibilityOrDefault(boolean reduced) {
        return compressibility == null ? reduced ? LIQUID : METAL : compressibility;
    }

    /**
     * What can change.
     *
     * @param deform what is deformed in the same stage
     * @param dimensions of the system
     */
    public Coupling couplingOf(@Nullable DeformBlock deform, int dimensions) {
        String all = "xyz".substring(0, dimensions);
        String rest = deform == null || deform.axis() == null ? all : all.replace(deform.component(), "");
        return new Coupling(couplingOrDefault(), axes == null ? rest : axes);
    }
}
