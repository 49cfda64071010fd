package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.neighbor.SiteSearch;
import org.adatom.engine.parallel.Workers;

/**
 * Distribution of bond angles A-B-C about the centre B, for all triplets of species together and for each: p(&theta;) per degree,
 * whose integral from 0 to 180 degrees is one. (Of bonds in random directions it is &frac12; sin &theta; &pi;/180.) What is bonded
 * {@link BondCutoffs} say. Angles are counted in integers, so that the result has the same bits for any number of threads.
 */
public final class AngularDistribution extends FrameObserver {
    private final int bins;
    private final AngleBins angles;
    private final Workers workers;
    private final SiteSearch search;
    private final BondCutoffs cutoffs;
    private BlockMeans means = new BlockMeans(0);

    /**
     * Nothing gathered yet.
     *
     * @param width of a bin, degrees; made a little smaller if it does not divide 180
     */
    AngularDistribution(BondCutoffs cutoffs, double width, long every, long from, Workers workers) {
        super("adf", every, from);
        this.bins = (int) Math.ceil(180 / width - 1e-9);
        this.angles = new AngleBins(bins);
        this.cutoffs = cutoffs;
        this.workers = workers;
        this.search = new SiteSearch(workers);
    }

    /** As an input block asks, for a run of {@code steps} steps. */
    public static AngularDistribution of(AdfInput input, long steps, long from, Workers workers) {
        return new AngularDistribution(new BondCutoffs(input.cutoff(), input.cutoffs()), input.widthOrDefault(),
                input.everyOrDefault(steps), from, workers);
    }

    /** Number of a triplet: the ends in either order. */
    private static int triplet(int centre, int a, int c, int species) {
        int low = Math.min(a, c);
        int high = Math.max(a, c);
        return centre * species * (species + 1) / 2 + high * (high + 1) / 2 + low;
    }

    private int triplets() {
        int s = symbols().size();
        return s * s * (s + 1) / 2;
    }

    /** For each triplet its bins and their sum, then the same for all together, and the number of atoms. */
    private int quantities() {
        return (triplets() + 1) * (bins + 1) + 1;
    }

    @Override
    public void check(List<String> symbols, Cell cell) {
        cutoffs.check(symbols);
    }

    @Override
    void sample(double time, Atoms atoms, Cell cell, int[] speciesOf) {
        if (samples() == 0) {
            cutoffs.settle(symbols(), atoms, cell, workers);
            means = new BlockMeans(quantities());
        }
        long[][] counters = new long[workers.count()][triplets() * bins];
        if (cutoffs.longest() > 0) {
            Bonds[] bonds = new Bonds[workers.count()];
            search.visit(atoms, cell, cutoffs.longest(), (worker, sites, neighbor) -> {
                bonds[worker] = bonds[worker] == null ? new Bonds() : bonds[worker];
                for (int a = 0; a < sites.atoms; a++) {
                    int centre = speciesOf[sites.species[a]];
                    bonds[worker].collect(sites, a, centre, speciesOf, cutoffs);
                    count(bonds[worker], centre, counters[worker]);
                }
            });
        }
        double[] values = new double[quantities()];
        int all = triplets() * (bins + 1);
        for (int t = 0; t < triplets(); t++) {
            for (int k = 0; k < bins; k++) {
                long number = 0;
                for (long[] counter : counters) {
                    number += counter[t * bins + k];
                }
                values[t * (bins + 1) + k] += number;
                values[t * (bins + 1) + bins] += number;
                values[all + k] += number;
                values[all + bins] += number;
            }
        }
        values[values.length - 1] = atoms.count();
        means.add(values);
    }

    private void count(Bonds bonds, int centre, long[] counter) {
        int s = symbols().size();
        for (int j = 1; j < bonds.count; j++) {
            for (int i = 0; i < j; i++) {
                double cos = bonds.x[i] * bonds.x[j] + bonds.y[i] * bonds.y[j] + bonds.z[i] * bonds.z[j];
                counter[triplet(centre, bonds.species[i], bonds.species[j], s) * bins + angles.of(cos)]++;
            }
        }
    }

    /** The bonds of one atom as unit vectors. */
    private static final class Bonds {
        int count;
        double[] x = {};
        double[] y = {};
        double[] z = {};
        int[] species = {};

        void collect(Sites sites, int a, int centre, int[] speciesOf, BondCutoffs cutoffs) {
            int most = sites.first[a + 1] - sites.first[a];
            if (x.length < most) {
                x = new double[2 * most];
                y = new double[2 * most];
                z = new double[2 * most];
                species = new int[2 * most];
            }
            count = 0;
            for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
                int s = speciesOf[sites.neighborSpecies[k]];
                if (sites.r[k] < cutoffs.of(centre, s)) {
                    x[count] = sites.dx[k] / sites.r[k];
                    y[count] = sites.dy[k] / sites.r[k];
                    z[count] = sites.dz[k] / sites.r[k];
                    species[count++] = s;
                }
            }
        }
    }

    /** The distributions of all samples so far; triplets that never occur are left out. */
    public AngularDistributionResult result() {
        List<AngularDistributionResult.Curve> curves = new ArrayList<>();
        List<String> names = symbols();
        int s = names.size();
        curves.add(curve("total", triplets()));
        for (int b = 0; b < s && s > 1; b++) {
            for (int c = 0; c < s; c++) {
                for (int a = 0; a <= c; a++) {
                    int t = triplet(b, a, c, s);
                    if (means.total(t * (bins + 1) + bins) > 0) {
                        curves.add(curve(names.get(a) + "-" + names.get(b) + "-" + names.get(c), t));
                    }
                }
            }
        }
        return new AngularDistributionResult(180.0 / bins, samples(), cutoffs.named(names), labels(),
                List.copyOf(curves));
    }

    private AngularDistributionResult.Curve curve(String label, int t) {
        int at = t * (bins + 1);
        double[] p = new double[bins];
        double[] error = new double[bins];
        double mean = 0;
        double square = 0;
        for (int k = 0; k < bins; k++) {
            Estimate e = means.ratio(at + k, at + bins).times(bins / 180.0);
            double angle = (k + 0.5) * 180 / bins;
            p[k] = e.value();
            error[k] = e.error();
            mean += angle * p[k] * 180 / bins;
            square += angle * angle * p[k] * 180 / bins;
        }
        return new AngularDistributionResult.Curve(label, p, error, mean,
                Math.sqrt(Math.max(0, square - mean * mean)), means.ratio(at + bins, quantities() - 1));
    }

    @Override
    void saveSamples(DataOutput out) throws IOException {
        out.writeInt(bins);
        cutoffs.save(out);
        means.save(out);
    }

    @Override
    void restoreSamples(DataInput in) throws IOException {
        if (in.readInt() != bins) {
            throw new IOException(
                    "the saved distribution of angles has another number of bins than the input asks for");
        }
        cutoffs.restore(in);
        means = new BlockMeans(quantities());
        means.restore(in);
    }
}
