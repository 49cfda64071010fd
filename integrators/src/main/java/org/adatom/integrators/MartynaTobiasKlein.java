package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.Stream;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * The barostat of G. J. Martyna, D. J. Tobias and M. L. Klein, J. Chem. Phys. 101, 4177 (1994): deterministic, the cell has
 * momenta of its own. With a thermostat on the atoms it samples constant pressure and temperature exactly.
 *
 * <pre>
 * dr/dt = v + g r
 * dv/dt = F/m - (g + Tr(g)/N_f) v
 * dh/dt = g h
 * g     = &Sigma; u_k B_k                                     orthonormal symmetric matrices of the allowed deformations
 * du/dt = B_k : (V (P_int - P) + 2 E_kin/N_f)/W - v&#x3be;_k u_k
 * </pre>
 *
 * <p>Each deformation B<sub>k</sub> has a chain of thermostats of its own. The paper couples a single one to all, which is as exact but
 * holds their sum only: a crystal hardly passes energy on between the breathing of the cell, faster than its phonons, and
 * the changes of shape, so that one stays hot and the others cold for long, whatever the thermostat of the atoms.
 *
 * <p>W = (N<sub>f</sub> + d) k T &tau;&sup2;/d in d dimensions, the mass that belongs to each u<sub>k</sub>. &tau; therefore means what
 * {@code Pdamp} means in LAMMPS, whose mass is (N + 1) k T &tau;&sup2; per component. A cell with the bulk modulus K breathes with the
 * period 2&pi; (W/(3 K V))<sup>1/2</sup>, about 2&pi; &tau; (N k T/(3 K V))<sup>1/2</sup>: in a cold or stiff crystal a small part of &tau;. The
 * time step has to resolve it: volumes spread too far by the part (&pi; &Delta;t/period)&sup2;.
 *
 * <p>What is sampled: the flow of r and v shrinks phase space at the rate Tr(g) (+N Tr(g) by r, -N Tr(g) - Tr(g) by v), that
 * of the d&sup2; components of h expands it at d Tr(g), the chains shrink it by v&#x3be;. Hence det(h)<sup>1-d</sup> dh dr dv du
 * exp(-(H + P V + W u&sup2;/2)/kT) is stationary. det(h)<sup>-d</sup> dh knows no shape (the Haar measure), so all
 * couplings agree with the isotropic one: volumes are measured by dV, shapes evenly, and the volume of an ideal gas has the
 * distribution V<sup>N_f/d</sup> exp(-PV/kT). The cell may turn by the second order of its strain, which no average knows of.
 *
 * <p>Split into half steps as by M. E. Tuckerman et al., J. Phys. A 39, 5629 (2006). Conserved with the atoms' energy: W &Sigma;
 * u&sup2;/2, the chains, and the work P dV done against the target pressure, which is integrated, so that the sum stays
 * constant while the pressure is ramped.
 */
public final class MartynaTobiasKlein implements Barostat {
    private static final int CHAIN = 3;

    private final Coupling coupling;
    private final Ramp pressure;
    private final Ramp temperature;
    private final double tau;
    private final ThermostatChain[] chains;
    /** The amplitude of each deformation in g. */
    private final double[] speed;
    private final double[] force;
    private final double[] rate = new double[9];
    private @Nullable InternalPressure internal;
    private double boltzmann;
    private int freedom;
    private double mass;
    private double work;

    /**
     * A barostat at rest.
     *
     * @param pressure target, eV/&Aring;&sup3; (of a planar system eV/&Aring;&sup2;)
     * @param temperature of the thermostat of the atoms, K
     * @param tau relaxation time, internal units
     * @throws IllegalArgumentException if temperature or time is not positive
     */
    public MartynaTobiasKlein(Coupling coupling, Ramp pressure, Ramp temperature, double tau) {
        Require.positive("temperature", temperature.start());
        Require.positive("temperature", temperature.end());
        Require.positive("relaxation time", tau);
        this.coupling = coupling;
        this.pressure = pressure;
        this.temperature = temperature;
        this.tau = tau;
        speed = new double[coupling.freedom()];
        force = new double[speed.length];
        chains = Stream.generate(() -> new ThermostatChain(CHAIN)).limit(speed.length).toArray(ThermostatChain[]::new);
    }

    @Override
    public void prepare(Simulation s) {
        coupling.check(s.atoms(), s.cell());
        internal = new InternalPressure(s);
        boltzmann = s.units().boltzmann();
        freedom = s.degreesOfFreedom().count();
        int d = s.cell().dimensions();
        double kT = boltzmann * temperature.mean();
        mass = (freedom + d) * kT * tau * tau / d;
        for (ThermostatChain chain : chains) {
            chain.couple(1, kT, tau);
        }
    }

    @Override
    public void act(long halfStep, double time) {
        boolean before = halfStep % 2 == 0;
        double kT = boltzmann * temperature.at(Thermostat.stepOf(halfStep));
        double target = pressure.at(Thermostat.stepOf(halfStep));
        if (before) {
            turnChains(time, kT);
            kick(time, target);
        }
        // The trapezoidal rule over the motion, during which the rate stays.
        work += target * internal.volume() * Flow.trace(rate) * time;
        if (!before) {
            kick(time, target);
            turnChains(time, kT);
        }
    }

    private void turnChains(double time, double kT) {
        for (int k = 0; k < speed.length; k++) {
            speed[k] *= chains[k].move(time, mass * speed[k] * speed[k], kT);
        }
        coupling.compose(speed, rate);
    }

    private void kick(double time, double target) {
        double[] g = internal.timesVolume();
        double diagonal = internal.twiceKinetic() / freedom - target * internal.volume();
        for (int k = 0; k < 9; k += 4) {
            g[k] += diagonal;
        }
        coupling.resolve(g, force);
        for (int k = 0; k < speed.length; k++) {
            speed[k] += time * force[k] / mass;
        }
        coupling.compose(speed, rate);
    }

    @Override
    public double[] rate() {
        return rate;
    }

    @Override
    public double drag() {
        return 1.0 / freedom;
    }

    @Override
    public Ramp pressure() {
        return pressure;
    }

    @Override
    public Coupling coupling() {
        return coupling;
    }

    @Override
    public double energy() {
        double energy = work;
        for (int k = 0; k < speed.length; k++) {
            energy += 0.5 * mass * speed[k] * speed[k] + chains[k].energy();
        }
        return energy;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeDouble(work);
        for (int k = 0; k < speed.length; k++) {
            out.writeDouble(speed[k]);
            chains[k].save(out);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        work = in.readDouble();
        for (int k = 0; k < speed.length; k++) {
            speed[k] = in.readDouble();
            chains[k].restore(in);
        }
        coupling.compose(speed, rate);
    }
}
