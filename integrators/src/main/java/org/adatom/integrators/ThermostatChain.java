package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.simd.ArrayMath;

/**
 * The variables of a chain of Nos&eacute;-Hoover thermostats, for whatever kinetic energy it is coupled to (that of the
 * atoms, or of a barostat).
 *
 * <pre>
 * dv&#x3be;_1/dt = (2 E_kin - N_f k T)/Q_1 - v&#x3be;_1 v&#x3be;_2
 * dv&#x3be;_k/dt = (Q_(k-1) v&#x3be;_(k-1)^2 - k T)/Q_k - v&#x3be;_k v&#x3be;_(k+1)
 * </pre>
 *
 * <p>Split by Suzuki and Yoshida's fourth-order weights, G. J. Martyna et al., Mol. Phys. 87, 1117 (1996).
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><td>v&#x3be;<sub>k</sub></td><td>{@code v[k - 1]}</td></tr>
 * <tr><td>Q<sub>k</sub></td><td>{@code mass[k - 1]}</td></tr>
 * <tr><td>N<sub>f</sub></td><td>{@code freedom}</td></tr>
 * <tr><td>k T</td><td>{@code kT}</td></tr>
 * </table>
 */
final class ThermostatChain {
    private static final double W = 1 / (2 - Math.cbrt(2));
    private static final double[] WEIGHTS = {W, 1 - 2 * W, W};

    private final double[] v;
    private final double[] mass;
    private int freedom;
    private double reservoir;

    /** A chain of so many thermostats at rest. */
    ThermostatChain(int length) {
        Require.positive("length of the chain", length);
        v = new double[length];
        mass = new double[length];
    }

    /** Masses Q<sub>1</sub> = N<sub>f</sub> k T &tau;&sup2;, Q<sub>k</sub> = k T &tau;&sup2;. */
    void couple(int degreesOfFreedom, double kT, double tau) {
        freedom = degreesOfFreedom;
        for (int k = 0; k < mass.length; k++) {
            mass[k] = (k == 0 ? freedom : 1) * kT * tau * tau;
        }
    }

    /**
     * Moves the chain over a time.
     *
     * @param twiceKinetic twice the kinetic energy it is coupled to, eV
     * @param kT target, eV
     * @return the factor by which the velocities coupled to it have to be multiplied
     */
    double move(double time, double twiceKinetic, double kT) {
        double kinetic2 = twiceKinetic;
        double scale = 1;
        for (double w : WEIGHTS) {
            double h = w * time;
            kick(h, kT, kinetic2, true);
            double s = ArrayMath.exp(-v[0] * h);
            scale *= s;
            kinetic2 *= s * s;
            double turned = freedom * v[0];
            for (int k = 1; k < v.length; k++) {
                turned += v[k];
            }
            reservoir += kT * h * turned;
            kick(h, kT, kinetic2, false);
        }
        return scale;
    }

    /** Velocities of the thermostats over h/2, from the chain's end to its head or back. */
    private void kick(double h, double kT, double twiceKinetic, boolean fromEnd) {
        int last = v.length - 1;
        for (int n = 0; n <= last; n++) {
            int k = fromEnd ? last - n : n;
            double heat = (k == 0 ? twiceKinetic - freedom * kT : mass[k - 1] * v[k - 1] * v[k - 1] - kT) / mass[k];
            double drag = k == last ? 1 : ArrayMath.exp(-v[k + 1] * h / 4);
            v[k] = (v[k] * drag + heat * h / 2) * drag;
        }
    }

    /** &Sigma; Q<sub>k</sub> v&#x3be;<sub>k</sub>&sup2;/2 + &int; k T (N<sub>f</sub> d&#x3be;<sub>1</sub> + &Sigma; d&#x3be;<sub>k</sub>), eV. */
    double energy() {
        double energy = reservoir;
        for (int k = 0; k < v.length; k++) {
            energy += 0.5 * mass[k] * v[k] * v[k];
        }
        return energy;
    }

    /** Writes its variables. */
    void save(DataOutput out) throws IOException {
        out.writeInt(v.length);
        for (double value : v) {
            out.writeDouble(value);
        }
        out.writeDouble(reservoir);
    }

    /** Restores what {@link #save} wrote. */
    void restore(DataInput in) throws IOException {
        int length = in.readInt();
        if (length != v.length) {
            throw new IOException("a chain of " + length + " thermostats was saved, this one has " + v.length);
        }
        for (int k = 0; k < length; k++) {
            v[k] = in.readDouble();
        }
        reservoir = in.readDouble();
    }
}
