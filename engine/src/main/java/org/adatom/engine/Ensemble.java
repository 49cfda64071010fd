package org.adatom.engine;

/**
 * The statistical ensemble to which the states of a dynamics belong.
 *
 * @param kind what is held constant
 * @param temperature that of the bath, K; NaN without one
 * @param pressure that of the surroundings, eV/&Aring;&sup3;; NaN at constant volume
 * @param exact whether the states are distributed as in this ensemble; false of a bath that holds the mean only, such as
 *     weak coupling
 */
public record Ensemble(Kind kind, double temperature, double pressure, boolean exact) {
    /** What is held constant, beside the number of atoms. */
    public enum Kind {
        /** Nothing: a temperature or pressure is ramped, or parts of the system have different ones. */
        NONE,
        /** Volume and energy: microcanonical. */
        NVE,
        /** Volume and temperature: canonical. */
        NVT,
        /** Pressure and temperature: isothermal-isobaric. */
        NPT
    }

    /** No ensemble at all. */
    public static final Ensemble NONE = new Ensemble(Kind.NONE, Double.NaN, Double.NaN, false);
    /** Constant energy. */
    public static final Ensemble NVE = new Ensemble(Kind.NVE, Double.NaN, Double.NaN, true);

    /** Constant temperature (K), canonical. */
    public static Ensemble nvt(double temperature) {
        return new Ensemble(Kind.NVT, temperature, Double.NaN, true);
    }

    /** Constant temperature (K) and pressure (eV/&Aring;&sup3;), isothermal-isobaric. */
    public static Ensemble npt(double temperature, double pressure) {
        return new Ensemble(Kind.NPT, temperature, pressure, true);
    }

    /** The same for a bath that holds the mean but not the distribution. */
    public Ensemble inexact() {
        return new Ensemble(kind, temperature, pressure, false);
    }
}
