package org.adatom.integrators;

import org.adatom.engine.Ensemble;

/**
 * Plain rescaling, L. V. Woodcock, Chem. Phys. Lett. 10, 257 (1971): every so many steps all velocities are multiplied by
 * &radic;(T<sub>0</sub>/T), after which the kinetic temperature is exact.
 *
 * <p>Not canonical: the kinetic energy does not fluctuate as it should. For heating, cooling and equilibration only.
 */
public final class Rescaling extends VelocityScaling {
    private final long every;

    /**
     * For a group of atoms.
     *
     * @param temperature K
     * @param every steps between rescalings
     * @throws IllegalArgumentException if one of them is not positive
     */
    public Rescaling(AtomGroup group, Ramp temperature, long every) {
        super(group, temperature);
        Require.positive("number of steps between rescalings", every);
        this.every = every;
    }

    @Override
    double factor(long halfStep, double time, double ratio, int freedom) {
        boolean endOfStep = halfStep % 2 != 0;
        return endOfStep && Thermostat.stepOf(halfStep) % every == 0 ? Math.sqrt(ratio) : 1;
    }

    @Override
    public Ensemble ensemble() {
        return super.ensemble().inexact();
    }
}
