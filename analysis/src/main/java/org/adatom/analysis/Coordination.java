package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.neighbor.SiteSearch;
import org.adatom.engine.parallel.Workers;

/**
 * Coordination numbers: how many neighbours of a species the atoms of a species have within the length of a bond ({@link
 * BondCutoffs}), as mean, histogram and series of time; every periodic image counts. Neighbours are counted in integers, so that
 * the result has the same bits for any number of threads.
 */
public final class Coordination extends FrameObserver {
    /** More neighbours than this count as this many in histograms, not in means. */
    private static final int MOST = 63;
    /** Series have up to this many rows; more samples are averaged in pairs. */
    private static final int ROWS = 1024;
    /** Of each pair: histogram, number of neighbours, number of centres. */
    private static final int WIDTH = MOST + 3;

    private final Workers workers;
    private final SiteSearch search;
    private final BondCutoffs cutoffs;
    private BlockMeans means = new BlockMeans(0);
    private BlockMeans series = new BlockMeans(0);

    /** Nothing gathered yet. */
    Coordination(BondCutoffs cutoffs, long every, long from, Workers workers) {
        super("coordination", every, from);
        this.cutoffs = cutoffs;
        this.workers = workers;
        this.search = new SiteSearch(workers);
    }

    /** As an input block asks, for a run of {@code steps} steps. */
    public static Coordination of(CoordinationInput input, long steps, long from, Workers workers) {
        return new Coordination(new BondCutoffs(input.cutoff(), input.cutoffs()), input.everyOrDefault(steps), from,
                workers);
    }

    /** Pairs (centre, neighbour) are numbered with one more species, which is any. */
    private int pairs() {
        return (symbols().size() + 1) * (symbols().size() + 1);
    }

    @Override
    public void check(List<String> symbols, Cell cell) {
        cutoffs.check(symbols);
    }

    @Override
    void sample(double time, Atoms atoms, Cell cell, int[] speciesOf) {
        if (samples() == 0) {
            cutoffs.settle(symbols(), atoms, cell, workers);
            allocate();
        }
        int s = symbols().size();
        int any = s;
        long[][] counters = new long[workers.count()][pairs() * WIDTH];
        int[][] found = new int[workers.count()][s + 1];
        // Without any bond every atom still counts as one without neighbours.
        double radius = cutoffs.longest() > 0 ? cutoffs.longest() : 1e-3;
        search.visit(atoms, cell, radius, (worker, sites, neighbor) -> {
            int[] neighbors = found[worker];
            for (int a = 0; a < sites.atoms; a++) {
                int centre = speciesOf[sites.species[a]];
                Arrays.fill(neighbors, 0);
                for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
                    int b = speciesOf[sites.neighborSpecies[k]];
                    if (sites.r[k] < cutoffs.of(centre, b)) {
                        neighbors[b]++;
                        neighbors[any]++;
                    }
                }
                for (int b = 0; b <= any; b++) {
                    count(counters[worker], centre * (s + 1) + b, neighbors[b]);
                    count(counters[worker], any * (s + 1) + b, neighbors[b]);
                }
            }
        });
        double[] values = new double[pairs() * WIDTH];
        for (long[] counter : counters) {
            for (int q = 0; q < values.length; q++) {
                values[q] += counter[q];
            }
        }
        means.add(values);
        double[] row = new double[2 * pairs() + 1];
        row[0] = time;
        for (int p = 0; p < pairs(); p++) {
            row[2 * p + 1] = values[p * WIDTH + MOST + 1];
            row[2 * p + 2] = values[p * WIDTH + MOST + 2];
        }
        series.add(row);
    }

    private static void count(long[] counter, int pair, int neighbors) {
        counter[pair * WIDTH + Math.min(MOST, neighbors)]++;
        counter[pair * WIDTH + MOST + 1] += neighbors;
        counter[pair * WIDTH + MOST + 2]++;
    }

    private void allocate() {
        means = new BlockMeans(pairs() * WIDTH);
        series = new BlockMeans(2 * pairs() + 1, ROWS);
    }

    /** The numbers of all samples so far. */
    public CoordinationResult result() {
        int s = symbols().size();
        List<double[]> rows = series.complete();
        List<CoordinationResult.Pair> pairs = new ArrayList<>();
        pairs.add(pair("total", s, s, rows));
        for (int a = 0; a < s && s > 1; a++) {
            pairs.add(pair(symbols().get(a) + "-any", a, s, rows));
            for (int b = 0; b < s; b++) {
                pairs.add(pair(symbols().get(a) + "-" + symbols().get(b), a, b, rows));
            }
        }
        return new CoordinationResult(samples(), cutoffs.named(symbols()), labels(), abscissa(),
                rows.stream().mapToDouble(r -> r[0]).toArray(), List.copyOf(pairs));
    }

    private CoordinationResult.Pair pair(String label, int a, int b, List<double[]> rows) {
        int p = a * (symbols().size() + 1) + b;
        int at = p * WIDTH;
        List<Estimate> histogram = new ArrayList<>();
        int largest = MOST;
        while (largest > 0 && means.total(at + largest) == 0) {
            largest--;
        }
        for (int n = 0; n <= largest; n++) {
            histogram.add(means.ratio(at + n, at + MOST + 2));
        }
        return new CoordinationResult.Pair(label, means.ratio(at + MOST + 1, at + MOST + 2), List.copyOf(histogram),
                rows.stream().mapToDouble(r -> r[2 * p + 1] / r[2 * p + 2]).toArray());
    }

    @Override
    void saveSamples(DataOutput out) throws IOException {
        cutoffs.save(out);
        means.save(out);
        series.save(out);
    }

    @Override
    void restoreSamples(DataInput in) throws IOException {
        cutoffs.restore(in);
        allocate();
        means.restore(in);
        series.restore(in);
    }
}
