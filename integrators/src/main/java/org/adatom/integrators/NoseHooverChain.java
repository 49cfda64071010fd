package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.simd.ArrayMath;
import org.jspecify.annotations.Nullable;

/**
 * Constant temperature (NVT) by a chain of Nos&eacute;-Hoover thermostats, G. J. Martyna, M. L. Klein and M. Tuckerman,
 * J. Chem. Phys. 97, 2635 (1992), integrated as in G. J. Martyna et al., Mol. Phys. 87, 1117 (1996):
 *
 * <pre>
 * dv/dt    = F/m - v&#x3be;_1 v
 * dv&#x3be;_1/dt = (2 E_kin - N_f k T)/Q_1 - v&#x3be;_1 v&#x3be;_2
 * dv&#x3be;_k/dt = (Q_(k-1) v&#x3be;_(k-1)^2 - k T)/Q_k - v&#x3be;_k v&#x3be;_(k+1)
 * </pre>
 *
 * <p>A step is half a step of the chain, velocity Verlet, half a step of the chain; the chain's half step is split by
 * Suzuki and Yoshida's fourth-order weights. Masses Q<sub>1</sub> = N<sub>f</sub> k T &tau;&sup2;, Q<sub>k</sub> = k T
 * &tau;&sup2; as in LAMMPS, so that &tau; means what {@code Tdamp} means there: the first thermostat oscillates with a
 * period of about &radic;2 &pi; &tau;.
 *
 * <p>Conserved: E<sub>pot</sub> + E<sub>kin</sub> + &Sigma; Q<sub>k</sub> v&#x3be;<sub>k</sub>&sup2;/2 + &int; k T
 * (N<sub>f</sub> d&#x3be;<sub>1</sub> + &Sigma; d&#x3be;<sub>k</sub>). The integral keeps it a constant of the motion
 * when the temperature is ramped; the masses stay those of the mean temperature.
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><td>v&#x3be;<sub>k</sub></td><td>{@code v[k - 1]}</td></tr>
 * <tr><td>Q<sub>k</sub></td><td>{@code mass[k - 1]}</td></tr>
 * <tr><td>N<sub>f</sub></td><td>{@code freedom}</td></tr>
 * <tr><td>k T</td><td>{@code kT}</td></tr>
 * </table>
 */
public final class NoseHooverChain implements Integrator {
    private static final double W = 1 / (2 - Math.cbrt(2));
    private static final double[] WEIGHTS = {W, 1 - 2 * W, W};

    private final double timeStep;
    private final double startTemperature;
    private final double endTemperature;
    private final long rampSteps;
    private final double tau;
    private final double[] v;
    private final double[] mass;
    private @Nullable Moves moves;
    private double boltzmann;
    private int freedom;
    private long steps;
    private double reservoir;

    /**
     * A chain at constant temperature.
     *
     * @param timeStep internal units
     * @param temperature K
     * @param tau relaxation time, internal units
     * @param length number of thermostats
     * @throws IllegalArgumentException if one of them is not positive
     */
    public NoseHooverChain(double timeStep, double temperature, double tau, int length) {
        this(timeStep, temperature, temperature, 1, tau, length);
    }

    /**
     * A chain whose temperature goes linearly from one value to another.
     *
     * @param timeStep internal units
     * @param startTemperature K
     * @param endTemperature K, reached after {@code rampSteps} and kept from then on
     * @param rampSteps number of steps between the two
     * @param tau relaxation time, internal units
     * @param length number of thermostats
     * @throws IllegalArgumentException if one of them is not positive
     */
    public NoseHooverChain(
            double timeStep,
            double startTemperature,
            double endTemperature,
            long rampSteps,
            double tau,
            int length) {
        requirePositive("time step", timeStep);
        requirePositive("temperature", startTemperature);
        requirePositive("temperature", endTemperature);
        requirePositive("relaxation time", tau);
        requirePositive("number of steps of the ramp", rampSteps);
        requirePositive("length of the chain", length);
        this.timeStep = timeStep;
        this.startTemperature = startTemperature;
        this.endTemperature = endTemperature;
        this.rampSteps = rampSteps;
        this.tau = tau;
        v = new double[length];
        mass = new double[length];
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    /** Temperature that the chain holds at present, K. */
    public double target() {
        double part = Math.min(1.0, (double) steps / rampSteps);
        return startTemperature + part * (endTemperature - startTemperature);
    }

    @Override
    public void prepare(Simulation s) {
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers());
        boltzmann = s.units().boltzmann();
        DegreesOfFreedom counted = DegreesOfFreedom.of(s.atoms(), s.cell());
        freedom = counted.count();
        if (freedom == 0) {
            throw new InputException("a thermostat needs atoms that can move, but there are no degrees of freedom: "
                    + counted.explanation());
        }
        double kT = boltzmann * (startTemperature + endTemperature) / 2;
        for (int k = 0; k < mass.length; k++) {
            mass[k] = (k == 0 ? freedom : 1) * kT * tau * tau;
        }
    }

    @Override
    public void step(Simulation s) {
        moveChain(timeStep / 2);
        VelocityVerlet.step(s, moves, timeStep);
        steps++;
        moveChain(timeStep / 2);
    }

    /** Chain and velocities over a time; positions stand still. */
    private void moveChain(double time) {
        double kT = boltzmann * target();
        double twiceKinetic = 2 * moves.kineticEnergy();
        double scale = 1;
        for (double w : WEIGHTS) {
            double h = w * time;
            kickThermostats(h, kT, twiceKinetic, true);
            double s = ArrayMath.exp(-v[0] * h);
            scale *= s;
            twiceKinetic *= s * s;
            double turned = freedom * v[0];
            for (int k = 1; k < v.length; k++) {
                turned += v[k];
            }
            reservoir += kT * h * turned;
            kickThermostats(h, kT, twiceKinetic, false);
        }
        moves.scale(scale);
    }

    /** Velocities of the thermostats over h/2, from the chain's end to its head or back. */
    private void kickThermostats(double h, double kT, double twiceKinetic, boolean fromEnd) {
        int last = v.length - 1;
        for (int n = 0; n <= last; n++) {
            int k = fromEnd ? last - n : n;
            double heat = (k == 0 ? twiceKinetic - freedom * kT : mass[k - 1] * v[k - 1] * v[k - 1] - kT) / mass[k];
            double drag = k == last ? 1 : ArrayMath.exp(-v[k + 1] * h / 4);
            v[k] = (v[k] * drag + heat * h / 2) * drag;
        }
    }

    @Override
    public double conserved(Simulation s) {
        double energy = s.evaluator().energy() + s.atoms().kineticEnergy() + reservoir;
        for (int k = 0; k < v.length; k++) {
            energy += 0.5 * mass[k] * v[k] * v[k];
        }
        return energy;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(v.length);
        for (double value : v) {
            out.writeDouble(value);
        }
        out.writeDouble(reservoir);
        out.writeLong(steps);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        int length = in.readInt();
        if (length != v.length) {
            throw new IOException("a chain of " + length + " thermostats was saved, this one has " + v.length);
        }
        for (int k = 0; k < length; k++) {
            v[k] = in.readDouble();
        }
        reservoir = in.readDouble();
        steps = in.readLong();
    }
}
