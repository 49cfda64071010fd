package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The velocity autocorrelation of each species, &Sigma; v(0)&middot;v(t), and the same weighted with masses, over all times of origin: from
 * every sample back to the samples of one length before it, which are kept (M. P. Allen, D. J. Tildesley, Computer Simulation of
 * Liquids, section 8.3). Blocks of time give error bars.
 */
public final class VelocityAutocorrelation implements Observer {
    /** More memory than this for kept velocities is refused, bytes. */
    private static final long MOST_MEMORY = 2L << 30;

    private final int lags;
    private final long every;
    private final long from;
    private final double interval;
    private double[][] kept = {};
    private long samples;
    private @Nullable BlockMeans means;
    private List<String> symbols = List.of();
    private long[] counts = {};
    private double freedom = 1;
    private double boltzmann = 1;
    private UnitLabels labels = UnitLabels.METAL;

    /**
     * Nothing gathered yet.
     *
     * @param lags number of lags, that of zero included
     * @param interval between samples, ps
     * @param every steps between samples
     * @param from first step that counts
     */
    public VelocityAutocorrelation(int lags, double interval, long every, long from) {
        this.lags = lags;
        this.interval = interval;
        this.every = every;
        this.from = from;
    }

    @Override
    public long every() {
        return every;
    }

    @Override
    public void observe(Simulation simulation) {
        if (simulation.step() >= from) {
            labels = UnitLabels.of(simulation.units());
            add(simulation.atoms(), simulation.degreesOfFreedom().count(), simulation.units().boltzmann(),
                    simulation.units().picosecond());
        }
    }

    /**
     * Adds a sample.
     *
     * @param degreesOfFreedom of the atoms
     * @param kB Boltzmann's constant, eV/K
     * @param picosecond in the unit of time of the velocities
     * @throws InputException if the velocities to be kept do not fit into memory
     */
    public void add(Atoms atoms, double degreesOfFreedom, double kB, double picosecond) {
        int n = atoms.count();
        if (kept.length == 0) {
            begin(atoms);
        }
        freedom = degreesOfFreedom;
        boltzmann = kB;
        double[] newest = kept[(int) (samples % lags)];
        for (int i = 0; i < n; i++) {
            newest[3 * i] = atoms.vx()[i] * picosecond;
            newest[3 * i + 1] = atoms.vy()[i] * picosecond;
            newest[3 * i + 2] = atoms.vz()[i] * picosecond;
        }
        samples++;
        // Blocks hold all lags of each of their samples, so that the first samples only fill the memory.
        if (samples >= lags) {
            means.add(products(atoms, newest, picosecond));
        }
    }

    private void begin(Atoms atoms) {
        long bytes = 24L * atoms.count() * lags;
        if (bytes > MOST_MEMORY) {
            throw new InputException(
                    "vacf: velocities of " + lags + " samples of " + atoms.count() + " atoms take " + (bytes >> 20)
                            + " MB; use a shorter length or a larger every");
        }
        kept = new double[lags][3 * atoms.count()];
        symbols = atoms.symbols();
        counts = atoms.speciesCounts();
        means = new BlockMeans(2 * symbols.size() * lags);
    }

    /** For each species its sums of v&middot;v (&Aring;&sup2;/ps&sup2;) at all lags, then those of m v&middot;v (eV). */
    private double[] products(Atoms atoms, double[] newest, double picosecond) {
        int species = symbols.size();
        double[] sums = new double[2 * species * lags];
        double energy = 1 / (picosecond * picosecond);
        for (int lag = 0; lag < lags; lag++) {
            double[] older = kept[(int) ((samples - 1 - lag) % lags)];
            for (int i = 0; i < atoms.count(); i++) {
                double product = newest[3 * i] * older[3 * i] + newest[3 * i + 1] * older[3 * i + 1]
                        + newest[3 * i + 2] * older[3 * i + 2];
                int s = atoms.species()[i];
                sums[s * lags + lag] += product;
                sums[(species + s) * lags + lag] += atoms.mass()[i] * product * energy;
            }
        }
        return sums;
    }

    /** Number of samples so far. */
    public long samples() {
        return samples;
    }

    /**
     * What was found.
     *
     * @throws InputException if there are fewer samples than lags
     */
    public VelocityAutocorrelationResult result() {
        BlockMeans gathered = means;
        if (gathered == null || gathered.complete().isEmpty()) {
            throw new InputException("vacf: " + samples + " samples are fewer than the " + lags
                    + " of one length; run longer, or choose a shorter length");
        }
        return VelocityAutocorrelationResult.of(gathered, symbols, counts, lags, interval, freedom, boltzmann, labels,
                samples);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(samples);
        out.writeInt(kept.length == 0 ? 0 : kept[0].length);
        if (kept.length > 0) {
            out.writeDouble(freedom);
            out.writeDouble(boltzmann);
            out.writeBoolean(labels.equals(UnitLabels.REDUCED));
            out.writeInt(symbols.size());
            for (int s = 0; s < symbols.size(); s++) {
                out.writeUTF(symbols.get(s));
                out.writeLong(counts[s]);
            }
            for (double[] frame : kept) {
                for (double v : frame) {
                    out.writeDouble(v);
                }
            }
            means.save(out);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        samples = in.readLong();
        int size = in.readInt();
        if (size == 0) {
            return;
        }
        freedom = in.readDouble();
        boltzmann = in.readDouble();
        labels = in.readBoolean() ? UnitLabels.REDUCED : UnitLabels.METAL;
        String[] names = new String[in.readInt()];
        counts = new long[names.length];
        for (int s = 0; s < names.length; s++) {
            names[s] = in.readUTF();
            counts[s] = in.readLong();
        }
        symbols = List.of(names);
        kept = new double[lags][size];
        for (double[] frame : kept) {
            for (int k = 0; k < size; k++) {
                frame[k] = in.readDouble();
            }
        }
        means = new BlockMeans(2 * names.length * lags);
        means.restore(in);
    }
}
