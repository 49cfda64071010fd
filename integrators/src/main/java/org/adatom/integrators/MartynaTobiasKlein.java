package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * The barostat of G. J. Martyna, D. J. Tobias and M. L. Klein, J. Chem. Phys. 101, 4177 (1994): deterministic, with a
 * momentum of the cell and a Nos&eacute;-Hoover chain of its own. With a thermostat on the atoms it samples constant
 * pressure and temperature exactly.
 *
 * <pre>
 * dr/dt = v + g r
 * dv/dt = F/m - (g + Tr(g)/N_f) v
 * dh/dt = g h
 * dg/dt = (V (P_int - P) + 2 E_kin/N_f)/W - v&#x3be;_1 g       projected on the allowed deformations
 * </pre>
 *
 * <p>W = (N<sub>f</sub> + d) k T &tau;&sup2;/d in d dimensions, the mass that belongs to one component of g; those that are
 * tied together (isotropic) add their masses. &tau; therefore means what {@code Pdamp} means in LAMMPS, whose mass is (N + 1) k T
 * &tau;&sup2;. The split into half steps is that of M. E. Tuckerman et al., J. Phys. A 39, 5629 (2006).
 *
 * <p>Conserved with the atoms' energy: W &Sigma; g&sup2;/2, the chain, and the work P dV done against the target pressure,
 * which is integrated, so that the sum stays constant while the pressure is ramped.
 */
public final class MartynaTobiasKlein implements Barostat {
    private static final int CHAIN = 3;

    private final Coupling coupling;
    private final Ramp pressure;
    private final Ramp temperature;
    private final double tau;
    private final ThermostatChain chain = new ThermostatChain(CHAIN);
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
    }

    @Override
    public void prepare(Simulation s) {
        coupling.check(s.atoms(), s.cell());
        internal = new InternalPressure(s);
        boltzmann = s.units().boltzmann();
        freedom = DegreesOfFreedom.of(s.atoms(), s.cell()).count();
        int d = s.cell().dimensions();
        double kT = boltzmann * temperature.mean();
        mass = (freedom + d) * kT * tau * tau / d;
        chain.couple(coupling.freedom(), kT, tau);
    }

    @Override
    public void act(long halfStep, double time) {
        boolean before = halfStep % 2 == 0;
        double kT = boltzmann * temperature.at(Thermostat.stepOf(halfStep));
        double target = pressure.at(Thermostat.stepOf(halfStep));
        if (before) {
            turnChain(time, kT);
            kick(time, target);
        }
        // The trapezoidal rule over the motion, during which the rate stays.
        work += target * internal.volume() * Flow.trace(rate) * time;
        if (!before) {
            kick(time, target);
            turnChain(time, kT);
        }
    }

    private void turnChain(double time, double kT) {
        double scale = chain.move(time, mass * Flow.dot(rate, rate), kT);
        for (int k = 0; k < 9; k++) {
            rate[k] *= scale;
        }
    }

    private void kick(double time, double target) {
        double[] g = internal.timesVolume();
        double diagonal = internal.twiceKinetic() / freedom - target * internal.volume();
        for (int k = 0; k < 9; k += 4) {
            g[k] += diagonal;
        }
        coupling.project(g);
        for (int k = 0; k < 9; k++) {
            rate[k] += time * g[k] / mass;
        }
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
        return 0.5 * mass * Flow.dot(rate, rate) + chain.energy() + work;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (double r : rate) {
            out.writeDouble(r);
        }
        out.writeDouble(work);
        chain.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        for (int k = 0; k < 9; k++) {
            rate[k] = in.readDouble();
        }
        work = in.readDouble();
        chain.restore(in);
    }
}
