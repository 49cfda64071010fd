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
import org.adatom.engine.neighbor.PairSearch;
import org.adatom.engine.parallel.Workers;

/**
 * Radial distribution function g(r), in total and for each pair of species, with running coordination numbers; while a
 * simulation runs or from the frames of a file.
 *
 * <p>g<sub>ab</sub>(r) = (number of b in the shell around an a) / (&rho;<sub>b</sub> &times; volume of the shell), with
 * &rho;<sub>b</sub> = N<sub>b</sub>/V. Every image counts, so any cell gives the same curve as its supercells, and the
 * range may exceed half the cell. (Of an ideal gas of N atoms g is therefore 1 &minus; 1/N.) In two dimensions shells are
 * rings and &rho; is per area. Where the system is open in some direction no density is defined: then the curve is the
 * mean number of neighbours per &Aring; ({@link RadialDistributionResult.Kind#NEIGHBOURS_PER_LENGTH}).
 *
 * <p>Pairs are counted in integers: the result has the same bits for any number of threads. Samples go into 16 to 32
 * blocks of equal length, whose scatter gives the error bars.
 */
public final class RadialDistribution implements Observer {
    private static final int MOST_BLOCKS = 32;

    private final double range;
    private final int bins;
    private final long every;
    private final long from;
    private final PairSearch search;
    private final long[][] counters;
    private final List<Block> blocks = new ArrayList<>();
    private final FrameSpecies species = new FrameSpecies("g(r)");
    private RadialDistributionResult.Kind kind = RadialDistributionResult.Kind.VOLUME;
    private long samplesPerBlock = 1;
    private UnitLabels labels = UnitLabels.METAL;

    /**
     * Nothing gathered yet.
     *
     * @param range largest distance, &Aring;
     * @param width width of a bin, &Aring;; made a little smaller if it does not divide the range
     * @param every steps between samples
     * @param from first step that counts
     * @param workers who counts
     */
    public RadialDistribution(double range, double width, long every, long from, Workers workers) {
        if (!(range > 0 && width > 0 && width <= range && range < 1e3 && range / width < 1e6)) {
            throw new IllegalArgumentException("range " + range + " A with bins of " + width + " A makes no histogram");
        }
        if (every < 1) {
            throw new IllegalArgumentException("period must be at least 1 step: " + every);
        }
        this.range = range;
        this.bins = (int) Math.ceil(range / width - 1e-9);
        this.every = every;
        this.from = from;
        this.search = new PairSearch(range, workers);
        this.counters = new long[workers.count()][0];
    }

    /** As an input block asks, for a run of {@code steps} steps. */
    public static RadialDistribution of(RdfInput input, long steps, long from, Workers workers) {
        double range = input.rmaxOrDefault();
        return new RadialDistribution(range, Math.min(range, input.widthOrDefault()), input.everyOrDefault(steps), from,
                workers);
    }

    @Override
    public long every() {
        return every;
    }

    @Override
    public void observe(Simulation simulation) {
        labels = UnitLabels.of(simulation.units());
        if (simulation.step() >= from) {
            add(simulation.atoms(), simulation.cell());
        }
    }

    /**
     * Adds one sample.
     *
     * @throws InputException if it has a species that the first one had not, or another periodicity
     */
    public void add(Atoms atoms, Cell cell) {
        RadialDistributionResult.Kind sampleKind = RadialDistributionResult.Kind.of(cell);
        if (species.count() == 0) {
            kind = sampleKind;
        }
        if (sampleKind != kind) {
            throw new InputException("g(r): the frames differ in periodicity (" + kind + ", " + sampleKind + ")");
        }
        int[] speciesOf = species.numbers(atoms);
        Block block = currentBlock();
        int s = species.count();
        long[] present = new long[s];
        long[] counts = atoms.speciesCounts();
        for (int i = 0; i < counts.length; i++) {
            present[speciesOf[i]] += counts[i];
        }
        for (int w = 0; w < counters.length; w++) {
            counters[w] = counters[w].length == s * s * bins ? counters[w] : new long[s * s * bins];
            Arrays.fill(counters[w], 0);
        }
        double perBin = bins / range;
        int[] pairOf = pairs(speciesOf);
        search.visit(atoms, cell, (worker, pairs) -> {
            long[] counter = counters[worker];
            for (int k = 0; k < pairs.size; k++) {
                int bin = Math.min(bins - 1, (int) (Math.sqrt(pairs.r2[k]) * perBin));
                counter[pairOf[pairs.type[k]] * bins + bin]++;
            }
        });
        for (long[] counter : counters) {
            for (int k = 0; k < counter.length; k++) {
                block.pairs[k] += counter[k];
            }
        }
        double volume = kind == RadialDistributionResult.Kind.NEIGHBOURS_PER_LENGTH ? 1 : cell.volume();
        for (int a = 0; a < s; a++) {
            block.centres[a] += present[a];
            for (int b = 0; b < s; b++) {
                block.density[a * s + b] += present[a] * (double) present[b] / volume;
            }
        }
        block.samples++;
    }

    /** The unordered pair (smaller index first) that each ordered pair of a frame's species is. */
    private int[] pairs(int[] speciesOf) {
        int n = speciesOf.length;
        int[] pairs = new int[n * n];
        for (int i = 0; i < pairs.length; i++) {
            int a = speciesOf[i / n];
            int b = speciesOf[i % n];
            pairs[i] = Math.min(a, b) * species.count() + Math.max(a, b);
        }
        return pairs;
    }

    private Block currentBlock() {
        if (!blocks.isEmpty() && blocks.getLast().samples < samplesPerBlock) {
            return blocks.getLast();
        }
        if (blocks.size() == MOST_BLOCKS) {
            List<Block> doubled = new ArrayList<>();
            for (int k = 0; k < MOST_BLOCKS; k += 2) {
                doubled.add(blocks.get(k).plus(blocks.get(k + 1)));
            }
            blocks.clear();
            blocks.addAll(doubled);
            samplesPerBlock *= 2;
        }
        blocks.add(new Block(species.count(), bins));
        return blocks.getLast();
    }

    /** Number of samples so far. */
    public long samples() {
        return blocks.stream().mapToLong(b -> b.samples).sum();
    }

    /** The curves of all samples so far. */
    public RadialDistributionResult result() {
        int s = species.count();
        List<String> symbols = species.symbols();
        Block all = new Block(s, bins);
        for (Block b : blocks) {
            all = all.plus(b);
        }
        List<Block> complete = blocks.stream().filter(b -> b.samples == samplesPerBlock).toList();
        List<RadialDistributionResult.Curve> curves = new ArrayList<>();
        curves.add(curve("all", "all", -1, -1, all, complete));
        for (int a = 0; a < s && s > 1; a++) {
            for (int b = 0; b < s; b++) {
                curves.add(curve(symbols.get(a), symbols.get(b), a, b, all, complete));
            }
        }
        return new RadialDistributionResult(labels, kind, range / bins, samples(), List.copyOf(curves));
    }

    /** The curve of b around a; -1, -1: of all around all. */
    private RadialDistributionResult.Curve curve(String centre, String neighbour, int a, int b, Block all,
            List<Block> complete) {
        double[] g = normalised(all, a, b);
        double[] error = new double[bins];
        Arrays.fill(error, Double.NaN);
        int n = complete.size();
        if (n >= 2) {
            double[] sum = new double[bins];
            double[] squares = new double[bins];
            for (Block block : complete) {
                double[] part = normalised(block, a, b);
                for (int k = 0; k < bins; k++) {
                    double d = part[k] - g[k];
                    sum[k] += d;
                    squares[k] += d * d;
                }
            }
            for (int k = 0; k < bins; k++) {
                error[k] = Math.sqrt(Math.max(0, squares[k] - sum[k] * sum[k] / n) / n / (n - 1));
            }
        }
        double[] coordination = new double[bins];
        double centres = a < 0 ? Arrays.stream(all.centres).sum() : all.centres[a];
        long running = 0;
        for (int k = 0; k < bins; k++) {
            running += ordered(all, a, b, k);
            coordination[k] = centres > 0 ? running / centres : 0;
        }
        return new RadialDistributionResult.Curve(centre, neighbour, g, error, coordination);
    }

    private double[] normalised(Block block, int a, int b) {
        int s = species.count();
        double density = a < 0 ? Arrays.stream(block.density).sum() : block.density[a * s + b];
        double centres = a < 0 ? Arrays.stream(block.centres).sum() : block.centres[a];
        double width = range / bins;
        double[] g = new double[bins];
        for (int k = 0; k < bins; k++) {
            double inner = k * width;
            double outer = (k + 1) * width;
            double expected = switch (kind) {
                case VOLUME -> density * 4 * Math.PI / 3 * (outer * outer * outer - inner * inner * inner);
                case AREA -> density * Math.PI * (outer * outer - inner * inner);
                case NEIGHBOURS_PER_LENGTH -> centres * width;
            };
            g[k] = expected > 0 ? ordered(block, a, b, k) / expected : 0;
        }
        return g;
    }

    /** Number of (centre a, neighbour b) in bin k: a pair of equal species is met from both ends. */
    private long ordered(Block block, int a, int b, int k) {
        int s = species.count();
        if (a >= 0) {
            long pairs = block.pairs[(Math.min(a, b) * s + Math.max(a, b)) * bins + k];
            return a == b ? 2 * pairs : pairs;
        }
        long pairs = 0;
        for (int p = 0; p < s * s; p++) {
            pairs += block.pairs[p * bins + k];
        }
        return 2 * pairs;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(bins);
        out.writeUTF(kind.name());
        out.writeBoolean(labels.equals(UnitLabels.REDUCED));
        species.save(out);
        out.writeLong(samplesPerBlock);
        out.writeInt(blocks.size());
        for (Block b : blocks) {
            b.save(out);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        if (in.readInt() != bins) {
            throw new IOException("the saved g(r) has another number of bins than the input asks for");
        }
        kind = RadialDistributionResult.Kind.valueOf(in.readUTF());
        labels = in.readBoolean() ? UnitLabels.REDUCED : UnitLabels.METAL;
        species.restore(in);
        samplesPerBlock = in.readLong();
        blocks.clear();
        for (int n = in.readInt(); n > 0; n--) {
            Block b = new Block(species.count(), bins);
            b.restore(in);
            blocks.add(b);
        }
    }

    /** Sums over some successive samples. */
    private static final class Block {
        final long[] pairs;
        final long[] centres;
        final double[] density;
        long samples;

        Block(int species, int bins) {
            pairs = new long[species * species * bins];
            centres = new long[species];
            density = new double[species * species];
        }

        Block plus(Block other) {
            Block sum = new Block(centres.length, pairs.length / Math.max(1, centres.length * centres.length));
            Arrays.setAll(sum.pairs, k -> pairs[k] + other.pairs[k]);
            Arrays.setAll(sum.centres, k -> centres[k] + other.centres[k]);
            Arrays.setAll(sum.density, k -> density[k] + other.density[k]);
            sum.samples = samples + other.samples;
            return sum;
        }

        void save(DataOutput out) throws IOException {
            out.writeLong(samples);
            for (long v : pairs) {
                out.writeLong(v);
            }
            for (long v : centres) {
                out.writeLong(v);
            }
            for (double v : density) {
                out.writeDouble(v);
            }
        }

        void restore(DataInput in) throws IOException {
            samples = in.readLong();
            for (int k = 0; k < pairs.length; k++) {
                pairs[k] = in.readLong();
            }
            for (int k = 0; k < centres.length; k++) {
                centres[k] = in.readLong();
            }
            for (int k = 0; k < density.length; k++) {
                density[k] = in.readDouble();
            }
        }
    }
}
