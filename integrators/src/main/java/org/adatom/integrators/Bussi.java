package org.adatom.integrators;

import org.adatom.engine.CounterRandom;
import org.adatom.engine.simd.ArrayMath;

/**
 * Stochastic velocity rescaling, G. Bussi, D. Donadio and M. Parrinello, J. Chem. Phys. 126, 014101 (2007): canonical,
 * and hardly disturbs the dynamics. The kinetic energy K of N<sub>f</sub> degrees of freedom follows
 *
 * <pre>
 * dK = (K&#x304; - K) dt/&tau; + 2 &radic;(K K&#x304;/N_f) dW/&radic;&tau;
 * </pre>
 *
 * <p>whose solution over any time is known: velocities are multiplied by &alpha; with (equations A7 and A8; c =
 * e<sup>-t/&tau;</sup>)
 *
 * <pre>
 * &alpha;&sup2; = c + (1 - c) K&#x304;/(N_f K) (R_1&sup2; + &Sigma;_2^N_f R_i&sup2;) + 2 &radic;(c (1 - c) K&#x304;/(N_f K)) R_1
 * sign &alpha; = sign (R_1 + &radic;(c N_f K/((1 - c) K&#x304;)))
 * </pre>
 *
 * <p>with normal numbers R<sub>i</sub>; their sum of squares is drawn as one number of the gamma distribution. The random
 * numbers are a function of seed and half step. &tau; is that of {@code fix temp/csvr} in LAMMPS.
 */
public final class Bussi extends VelocityScaling {
    private final double tau;
    private final CounterRandom random;

    /**
     * For a group of atoms.
     *
     * @param temperature K
     * @param tau time in which the kinetic energy forgets, internal units
     * @param random where its numbers come from; no other thermostat may use the same
     * @throws IllegalArgumentException if temperature or time is not positive
     */
    public Bussi(AtomGroup group, Ramp temperature, double tau, CounterRandom random) {
        super(group, temperature);
        Require.positive("relaxation time", tau);
        this.tau = tau;
        this.random = random;
    }

    @Override
    double factor(long halfStep, double time, double ratio, int freedom) {
        double c = ArrayMath.exp(-time / tau);
        double a = (1 - c) * ratio / freedom;
        double r = random.normal(halfStep, 0, 0);
        double squares = r * r + (freedom > 1 ? 2 * random.gamma(halfStep, 1, 0.5 * (freedom - 1)) : 0);
        double square = c + a * squares + 2 * Math.sqrt(c * a) * r;
        return Math.copySign(Math.sqrt(Math.max(0, square)), r + Math.sqrt(c / a));
    }
}
