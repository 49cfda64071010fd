package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Mean squared displacement &lt;|r(t<sub>0</sub> + t) &minus; r(t<sub>0</sub>)|&sup2;&gt; over atoms and time origins;
 * while a simulation runs or from the frames of a file.
 *
 * <p>Positions of a run are never wrapped, so nothing has to be unwrapped. The motion of the centre of mass of the whole
 * system is removed and reported; along directions in which some atom is held fixed the laboratory is at rest and nothing
 * is removed.
 *
 * <p>Every lag time on the grid of samples, up to the whole length, is exact. Time origins are equally spaced; when there
 * are more than memory allows every second one is dropped and the spacing doubles, so that between half of the largest
 * number and all of it are in use. Each species is cut into {@value #GROUPS} groups of atoms in the user's order, whose
 * scatter gives error bars that need no assumption on the correlation in time.
 */
public final class MeanSquaredDisplacement implements Observer {
    /** Groups of atoms for error bars. */
    static final int GROUPS = 20;

    private static final int DEFAULT_ORIGINS = 32;
    private static final long ORIGIN_BYTES = 256L << 20;

    private final long every;
    private final long from;
    private int mostOrigins;
    private List<String> symbols = List.of();
    private int dimensions = 3;
    private int[] bucketOf = {};
    private long[] bucketCount = {};
    private final boolean[] held = new boolean[3];
    private final double[] firstCentre = new double[3];
    private final double[] lastCentre = new double[3];
    private UnitLabels labels = UnitLabels.METAL;
    private long samples;
    private double firstTime;
    private double lastTime;
    private double interval;
    private long spacing = 1;
    private final List<Origin> origins = new ArrayList<>();
    private final List<double[]> sums = new ArrayList<>();
    private long[] originsOfLag = new long[16];
    private double @Nullable [] previousFrame;

    private record Origin(long sample, double[] positions) {}

    /**
     * Nothing gathered yet.
     *
     * @param every steps between samples
     * @param from first step that counts
     * @param mostOrigins largest number of time origins in memory, at least 2; 0 to choose by the number of atoms
     */
    public MeanSquaredDisplacement(long every, long from, int mostOrigins) {
        if (every < 1) {
            throw new IllegalArgumentException("period must be at least 1 step: " + every);
        }
        if (mostOrigins < 0 || mostOrigins == 1) {
            throw new IllegalArgumentException("at least 2 time origins are needed: " + mostOrigins);
        }
        this.every = every;
        this.from = from;
        this.mostOrigins = mostOrigins;
    }

    /** As an input block asks, for a run of {@code steps} steps. */
    public static MeanSquaredDisplacement of(MsdInput input, long steps, long from) {
        return new MeanSquaredDisplacement(
                input.everyOrDefault(steps), from, input.origins() == null ? 0 : input.origins());
    }

    @Override
    public long every() {
        return every;
    }

    @Override
    public void observe(Simulation simulation) {
        labels = UnitLabels.of(simulation.units());
        if (simulation.step() >= from) {
            add(simulation.time() / simulation.units().picosecond(), simulation.atoms(), simulation.cell());
        }
    }

    /**
     * Adds a frame of a file, whose positions must be unwrapped.
     *
     * @param time in ps
     * @throws InputException if atoms jump by more than half the cell, as wrapped positions do
     */
    public void addFrame(double time, Atoms atoms, Cell cell) {
        if (previousFrame != null && previousFrame.length == 3 * atoms.count()) {
            int jumps = jumps(previousFrame, atoms, cell);
            if (jumps > 0) {
                throw new InputException("msd: between " + Numbers.general(lastTime, 8) + " and "
                        + Numbers.general(time, 8) + " ps " + jumps + " atoms move by more than half the cell: the "
                        + "positions look wrapped; write unwrapped ones (xu yu zu) or image flags");
            }
        }
        previousFrame = packed(atoms, new double[3]);
        add(time, atoms, cell);
    }

    /**
     * Number of atoms that move by more than half the cell along a periodic direction.
     *
     * @param before x, y, z of each atom, atom by atom
     */
    public static int jumps(double[] before, Atoms after, Cell cell) {
        int jumps = 0;
        for (int i = 0; i < after.count(); i++) {
            boolean jumped = false;
            for (int k = 0; k < 3; k++) {
                double move = cell.fractional(k, after.x()[i] - before[3 * i], after.y()[i] - before[3 * i + 1],
                        after.z()[i] - before[3 * i + 2]);
                jumped |= cell.periodic(k) && Math.abs(move) > 0.5;
            }
            jumps += jumped ? 1 : 0;
        }
        return jumps;
    }

    /**
     * Adds a sample.
     *
     * @param time in ps; samples must be equally spaced
     * @throws InputException if the number of atoms changes or the samples are not equally spaced
     */
    public void add(double time, Atoms atoms, Cell cell) {
        if (samples == 0) {
            begin(time, atoms, cell);
        }
        check(time, atoms);
        double[] centre = centreOfMass(atoms);
        for (int d = 0; d < 3; d++) {
            lastCentre[d] = centre[d];
            if (samples == 0) {
                firstCentre[d] = centre[d];
            }
            centre[d] = held[d] ? 0 : centre[d];
        }
        double[] now = packed(atoms, centre);
        for (Origin origin : origins) {
            accumulate((int) (samples - origin.sample), origin.positions, now);
        }
        if (samples % spacing == 0) {
            origins.add(new Origin(samples, now));
            if (origins.size() > mostOrigins) {
                spacing *= 2;
                origins.removeIf(o -> o.sample % spacing != 0);
            }
        }
        lastTime = time;
        samples++;
    }

    private void begin(double time, Atoms atoms, Cell cell) {
        symbols = atoms.symbols();
        dimensions = cell.dimensions();
        firstTime = time;
        if (mostOrigins == 0) {
            mostOrigins = Math.clamp(ORIGIN_BYTES / (24L * Math.max(1, atoms.count())), 4, DEFAULT_ORIGINS);
        }
        long[] counts = atoms.speciesCounts();
        long[] rank = new long[counts.length];
        bucketOf = new int[atoms.count()];
        bucketCount = new long[counts.length * GROUPS];
        for (int i = 0; i < bucketOf.length; i++) {
            int s = atoms.species()[i];
            bucketOf[i] = s * GROUPS + (int) (rank[s]++ * GROUPS / counts[s]);
            bucketCount[bucketOf[i]]++;
            for (int d = 0; d < 3; d++) {
                held[d] |= (atoms.frozen()[i] & 1 << d) != 0;
            }
        }
    }

    private void check(double time, Atoms atoms) {
        if (atoms.count() != bucketOf.length) {
            throw new InputException("msd: a frame has " + atoms.count() + " atoms, the first one " + bucketOf.length);
        }
        if (samples == 1) {
            interval = time - firstTime;
        }
        double expected = firstTime + samples * interval;
        if (samples > 0 && !(interval > 0 && Math.abs(time - expected) <= 1e-3 * interval + 1e-9 * Math.abs(time))) {
            throw new InputException("msd: samples must be equally spaced in time, but one at "
                    + Numbers.general(time, 10) + " ps follows one at " + Numbers.general(lastTime, 10)
                    + " ps while the first two are " + Numbers.general(interval, 6)
                    + " ps apart; use one time step, or "
                    + "begin later ('from')");
        }
    }

    private void accumulate(int lag, double[] before, double[] now) {
        while (sums.size() < lag) {
            sums.add(new double[3 * bucketCount.length]);
        }
        if (originsOfLag.length < lag) {
            originsOfLag = Arrays.copyOf(originsOfLag, 2 * lag);
        }
        originsOfLag[lag - 1]++;
        double[] sum = sums.get(lag - 1);
        for (int i = 0; i < bucketOf.length; i++) {
            double dx = now[3 * i] - before[3 * i];
            double dy = now[3 * i + 1] - before[3 * i + 1];
            double dz = now[3 * i + 2] - before[3 * i + 2];
            int b = 3 * bucketOf[i];
            sum[b] += dx * dx;
            sum[b + 1] += dy * dy;
            sum[b + 2] += dz * dz;
        }
    }

    private static double[] packed(Atoms atoms, double[] origin) {
        double[] p = new double[3 * atoms.count()];
        for (int i = 0; i < atoms.count(); i++) {
            p[3 * i] = atoms.x()[i] - origin[0];
            p[3 * i + 1] = atoms.y()[i] - origin[1];
            p[3 * i + 2] = atoms.z()[i] - origin[2];
        }
        return p;
    }

    private static double[] centreOfMass(Atoms atoms) {
        double[] c = new double[3];
        double mass = 0;
        for (int i = 0; i < atoms.count(); i++) {
            double m = atoms.mass()[i];
            mass += m;
            c[0] += m * atoms.x()[i];
            c[1] += m * atoms.y()[i];
            c[2] += m * atoms.z()[i];
        }
        for (int d = 0; d < 3; d++) {
            c[d] /= mass;
        }
        return c;
    }

    /** Number of samples so far. */
    public long samples() {
        return samples;
    }

    /** The curves of all samples so far. */
    public MeanSquaredDisplacementResult result() {
        int lags = sums.size();
        double[] time = new double[lags];
        Arrays.setAll(time, k -> (k + 1) * interval);
        List<MeanSquaredDisplacementResult.Curve> curves = new ArrayList<>();
        curves.add(curve("all", 0, bucketCount.length));
        for (int s = 0; s < symbols.size() && symbols.size() > 1; s++) {
            curves.add(curve(symbols.get(s), s * GROUPS, (s + 1) * GROUPS));
        }
        double[] drift = new double[3];
        Arrays.setAll(drift, d -> lastCentre[d] - firstCentre[d]);
        return new MeanSquaredDisplacementResult(labels, dimensions, samples, time, Arrays.copyOf(originsOfLag, lags),
                List.copyOf(curves), drift, lastTime - firstTime, held.clone());
    }

    /** Curve of the buckets from {@code begin} to {@code end}; those of equal group number are taken together. */
    private MeanSquaredDisplacementResult.Curve curve(String label, int begin, int end) {
        int lags = sums.size();
        double[][][] axis = new double[GROUPS][3][lags];
        long[] atoms = new long[GROUPS];
        for (int b = begin; b < end; b++) {
            atoms[b % GROUPS] += bucketCount[b];
            for (int lag = 0; lag < lags; lag++) {
                for (int d = 0; d < 3; d++) {
                    axis[b % GROUPS][d][lag] += sums.get(lag)[3 * b + d];
                }
            }
        }
        for (int g = 0; g < GROUPS; g++) {
            for (int d = 0; d < 3; d++) {
                for (int lag = 0; lag < lags; lag++) {
                    axis[g][d][lag] /= Math.max(1, atoms[g]) * (double) originsOfLag[lag];
                }
            }
        }
        return MeanSquaredDisplacementResult.Curve.of(label, atoms, axis);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(samples);
        if (samples == 0) {
            return;
        }
        out.writeInt(symbols.size());
        for (String symbol : symbols) {
            out.writeUTF(symbol);
        }
        out.writeBoolean(labels.equals(UnitLabels.REDUCED));
        out.writeInt(dimensions);
        out.writeInt(mostOrigins);
        out.writeInt(bucketOf.length);
        for (int b : bucketOf) {
            out.writeInt(b);
        }
        for (int d = 0; d < 3; d++) {
            out.writeBoolean(held[d]);
            out.writeDouble(firstCentre[d]);
            out.writeDouble(lastCentre[d]);
        }
        out.writeDouble(firstTime);
        out.writeDouble(lastTime);
        out.writeDouble(interval);
        out.writeLong(spacing);
        out.writeInt(origins.size());
        for (Origin o : origins) {
            out.writeLong(o.sample);
            write(out, o.positions);
        }
        out.writeInt(sums.size());
        for (int lag = 0; lag < sums.size(); lag++) {
            out.writeLong(originsOfLag[lag]);
            write(out, sums.get(lag));
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        samples = in.readLong();
        if (samples == 0) {
            return;
        }
        String[] names = new String[in.readInt()];
        for (int i = 0; i < names.length; i++) {
            names[i] = in.readUTF();
        }
        symbols = List.of(names);
        labels = in.readBoolean() ? UnitLabels.REDUCED : UnitLabels.METAL;
        dimensions = in.readInt();
        mostOrigins = in.readInt();
        bucketOf = new int[in.readInt()];
        bucketCount = new long[names.length * GROUPS];
        for (int i = 0; i < bucketOf.length; i++) {
            bucketOf[i] = in.readInt();
            bucketCount[bucketOf[i]]++;
        }
        for (int d = 0; d < 3; d++) {
            held[d] = in.readBoolean();
            firstCentre[d] = in.readDouble();
            lastCentre[d] = in.readDouble();
        }
        firstTime = in.readDouble();
        lastTime = in.readDouble();
        interval = in.readDouble();
        spacing = in.readLong();
        origins.clear();
        for (int n = in.readInt(); n > 0; n--) {
            origins.add(new Origin(in.readLong(), read(in, 3 * bucketOf.length)));
        }
        int lags = in.readInt();
        sums.clear();
        originsOfLag = new long[Math.max(16, lags)];
        for (int lag = 0; lag < lags; lag++) {
            originsOfLag[lag] = in.readLong();
            sums.add(read(in, 3 * bucketCount.length));
        }
    }

    private static void write(DataOutput out, double[] values) throws IOException {
        for (double v : values) {
            out.writeDouble(v);
        }
    }

    private static double[] read(DataInput in, int count) throws IOException {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = in.readDouble();
        }
        return values;
    }
}
