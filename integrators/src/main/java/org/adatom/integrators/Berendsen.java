package org.adatom.integrators;

import org.adatom.engine.Ensemble;

/**
 * Weak coupling to a bath, H. J. C. Berendsen et al., J. Chem. Phys. 81, 3684 (1984): velocities are multiplied by
 * &radic;(1 + (&Delta;t/&tau;) (T<sub>0</sub>/T - 1)) (equation 11), so that the temperature approaches its target
 * exponentially.
 *
 * <p>Not canonical: the kinetic energy fluctuates too little, and heat flows from fast to slow motions (in the extreme
 * into a motion of all atoms together). For heating, cooling and equilibration only.
 */
public final class Berendsen extends VelocityScaling {
    private final double tau;

    /**
     * For a group of atoms.
     *
     * @param temperature K
     * @param tau relaxation time of the temperature, internal units; longer than a time step
     * @throws IllegalArgumentException if temperature or time is not positive
     */
    public Berendsen(AtomGroup group, Ramp temperature, double tau) {
        super(group, temperature);
        Require.positive("relaxation time", tau);
        this.tau = tau;
    }

    @Override
    double factor(long halfStep, double time, double ratio, int freedom) {
        return Math.sqrt(Math.max(0, 1 + time / tau * (ratio - 1)));
    }

    @Override
    public Ensemble ensemble() {
        return super.ensemble().inexact();
    }
}
