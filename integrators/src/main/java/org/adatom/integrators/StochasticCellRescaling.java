package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Stochastic cell rescaling, M. Bernetti and G. Bussi, J. Chem. Phys. 153, 114107 (2020), and V. Del Tatto, P. Raiteri, M.
 * Bernetti and G. Bussi, Appl. Sci. 12, 1139 (2022): first-order relaxation of the pressure that samples the right
 * fluctuations of the volume.
 *
 * <p>In d dimensions the strain over a time step, h &rarr; exp(&Delta;&epsilon;) h, is
 *
 * <pre>
 * &Delta;&epsilon; = &beta;/(d &tau;) (P_int - P) &Delta;t + (2 k T &beta; &Delta;t/(d V &tau;))^(1/2) R      projected on the allowed deformations
 * </pre>
 *
 * <p>with independent normal numbers R<sub>ab</sub>: along the diagonal no correction is needed to the drift, because
 * that of the volume element cancels that of the noise, which grows as V falls. Isotropic, this is the equation of the
 * first paper for &epsilon; = ln V. The strain goes on evenly during the motion, positions follow it and velocities go
 * against it, dv/dt = F/m - g v.
 *
 * <p>The compressibility &beta; matters for the rate only: the pressure relaxes with &tau; times the ratio of the real
 * compressibility to &beta;.
 *
 * <p>Conserved with the energy of the atoms: the work that the motion of the cell takes from them, by the trapezoidal
 * rule.
 */
public final class StochasticCellRescaling implements Barostat {
    private final Coupling coupling;
    private final Ramp pressure;
    private final Ramp temperature;
    private final double tau;
    private final double compressibility;
    private final CounterRandom random;
    private final double[] rate = new double[9];
    private final double[] amplitudes;
    private @Nullable InternalPressure internal;
    private @Nullable Simulation simulation;
    private double boltzmann;
    private int dimensions;
    private double taken;

    /**
     * A barostat.
     *
     * @param pressure target, eV/&Aring;&sup3; (of a planar system eV/&Aring;&sup2;)
     * @param temperature of the thermostat of the atoms, K
     * @param tau relaxation time, internal units
     * @param compressibility &beta;, &Aring;&sup3;/eV (of a planar system &Aring;&sup2;/eV)
     * @param seed of the noise
     * @throws IllegalArgumentException if temperature, time or compressibility is not positive
     */
    public StochasticCellRescaling(
            Coupling coupling, Ramp pressure, Ramp temperature, double tau, double compressibility, long seed) {
        Require.positive("temperature", temperature.start());
        Require.positive("temperature", temperature.end());
        Require.positive("relaxation time", tau);
        Require.positive("compressibility", compressibility);
        this.coupling = coupling;
        this.amplitudes = new double[coupling.freedom()];
        this.pressure = pressure;
        this.temperature = temperature;
        this.tau = tau;
        this.compressibility = compressibility;
        this.random = new CounterRandom(seed, "stochastic cell rescaling");
    }

    @Override
    public void prepare(Simulation s) {
        coupling.check(s.atoms(), s.cell());
        simulation = s;
        internal = new InternalPressure(s);
        boltzmann = s.units().boltzmann();
        dimensions = s.cell().dimensions();
    }

    @Override
    public void act(long halfStep, double time) {
        if (halfStep % 2 == 0) {
            draw(Thermostat.stepOf(halfStep), time);
        }
        taken += Flow.dot(internal.timesVolume(), rate) * time;
        if (halfStep % 2 != 0) {
            Arrays.fill(rate, 0);
        }
    }

    /** The strain of the step that begins, as a rate. */
    private void draw(long step, double halfTime) {
        double kT = boltzmann * temperature.at(step);
        double volume = internal.volume();
        double mobility = compressibility / (dimensions * tau);
        double noise = Math.sqrt(kT * mobility / (volume * halfTime));
        double[] strain = internal.timesVolume();
        for (int k = 0; k < 9; k++) {
            double excess = strain[k] / volume - (k % 4 == 0 ? pressure.at(step) : 0);
            rate[k] = mobility * excess + noise * random.normal(simulation.step(), 0, k);
        }
        coupling.resolve(rate, amplitudes);
        coupling.compose(amplitudes, rate);
    }

    @Override
    public double[] rate() {
        return rate;
    }

    @Override
    public double drag() {
        return 0;
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
        return taken;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeDouble(taken);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        taken = in.readDouble();
    }
}
