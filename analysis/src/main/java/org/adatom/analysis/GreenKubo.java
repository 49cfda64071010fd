package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;

/**
 * Measures a {@link TransportProperty} at equilibrium: the integral of the autocorrelation of its current (M. S. Green, J. Chem.
 * Phys. 22, 398 (1954); R. Kubo, J. Phys. Soc. Japan 12, 570 (1957)), with error bars from blocks of time.
 *
 * <p>In a liquid of several species the heat flux also carries partial enthalpies along with diffusion; what is measured there is
 * no thermal conductivity until they are subtracted, which this does not do.
 */
public final class GreenKubo implements Observer {
    private final TransportProperty property;
    private final GreenKuboInput input;
    private final double timestep;
    private final long from;
    private final Units units;
    private final CurrentCorrelations correlations;
    private double temperatures;
    private double volumes;

    /**
     * Nothing gathered yet.
     *
     * @param timestep fs
     * @param from first step that counts
     * @param units constants in use
     * @throws InputException if length, period and plateau do not fit
     */
    public GreenKubo(TransportProperty property, GreenKuboInput input, double timestep, long from, Units units) {
        this.property = property;
        this.input = input;
        this.timestep = timestep;
        this.from = from;
        this.units = units;
        this.correlations =
                new CurrentCorrelations(property.components().length, input.lags(timestep, units.reduced()));
    }

    /**
     * Refuses what cannot give a result.
     *
     * @param steps of the run that count
     * @throws InputException if there are fewer samples than lags
     */
    public void require(long steps) {
        long samples = steps / every();
        if (samples < 2L * correlations.lags()) {
            throw new InputException("length: " + samples + " samples are fewer than two lengths of "
                    + correlations.lags() + " samples each; run longer, or choose a shorter length");
        }
    }

    @Override
    public long every() {
        return input.everyOrDefault();
    }

    @Override
    public void observe(Simulation s) {
        if (s.step() >= from) {
            add(property.current(s),
                    s.degreesOfFreedom().temperature(s.atoms().kineticEnergy(), units.boltzmann()), s.cell().volume());
        }
    }

    /** A sample: the current, internal units, the temperature in K and the volume in &Aring;&sup3;. */
    void add(double[] current, double temperature, double volume) {
        correlations.add(current);
        temperatures += temperature;
        volumes += volume;
    }

    /**
     * What was found.
     *
     * @throws InputException if there are fewer samples than lags
     */
    public GreenKuboResult result() {
        long n = correlations.samples();
        if (correlations.blocks().isEmpty()) {
            throw new InputException(property.key() + ": " + n + " samples are fewer than the "
                    + correlations.lags() + " of one length; run longer, or choose a shorter length");
        }
        return GreenKuboResult.of(property, correlations, input, timestep, temperatures / n, volumes / n, units);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeDouble(temperatures);
        out.writeDouble(volumes);
        correlations.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        temperatures = in.readDouble();
        volumes = in.readDouble();
        correlations.restore(in);
    }
}
