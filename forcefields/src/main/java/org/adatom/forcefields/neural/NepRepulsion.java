package org.adatom.forcefields.neural;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.simd.ArrayMath;

/**
 * The repulsion of nuclei under a neuroevolution potential: k Z<sub>i</sub> Z<sub>j</sub>/r &Sigma; c<sub>m</sub>
 * e<sup>&minus;b<sub>m</sub> r/a</sup>, 1/a = 2.134563 (Z<sub>i</sub><sup>0.23</sup> + Z<sub>j</sub><sup>0.23</sup>)/&Aring;,
 * which fades out between two distances by half a period of a cosine. J. Liu et al., Phys. Rev. B 108, 054312 (2023).
 */
final class NepRepulsion implements PairPotential {
    /** Numbers of a pair: inner and outer distance, then c and b of four terms. */
    static final int PARAMETERS = 10;

    private static final int TERMS = 4;
    private static final double PER_LENGTH = 2.134563;

    /**
     * Parameters of all pairs.
     *
     * @param types number of elements
     * @param ofPair inner and outer distance (&Aring;), c<sub>1</sub>, b<sub>1</sub>, c<sub>2</sub>, ... of the pair
     *     (i, j) at {@code i * types + j}
     */
    record Screening(int types, double[][] ofPair) {
        /** The universal function of Ziegler, Biersack and Littmark. */
        static Screening universal(int types, double inner, double outer) {
            double[] p = {inner, outer, 0.18175, 3.1998, 0.50986, 0.94229, 0.28022, 0.4029, 0.02817, 0.20162};
            double[][] all = new double[types * types][];
            for (int k = 0; k < all.length; k++) {
                all[k] = p;
            }
            return new Screening(types, all);
        }

        /** That of some species, which are these elements. */
        Screening of(int[] elements) {
            int n = elements.length;
            double[][] chosen = IntStream.range(0, n * n)
                    .mapToObj(k -> ofPair[elements[k / n] * types + elements[k % n]]).toArray(double[][]::new);
            return new Screening(n, chosen);
        }
    }

    private final List<String> species;
    private final double cutoff;
    private final Screening screening;
    private final double[] strength;
    private final double[] perLength;

    /**
     * A repulsion.
     *
     * @param species labels
     * @param charges Z of each
     * @param screening of each pair
     * @param coulomb k = e&sup2;/(4&pi;&epsilon;<sub>0</sub>), eV &Aring;
     */
    NepRepulsion(List<String> species, double[] charges, Screening screening, double coulomb) {
        this.species = List.copyOf(species);
        this.screening = screening;
        int n = species.size();
        strength = new double[n * n];
        perLength = new double[n * n];
        double largest = 0;
        for (int k = 0; k < n * n; k++) {
            double zi = charges[k / n];
            double zj = charges[k % n];
            strength[k] = coulomb * zi * zj;
            perLength[k] = PER_LENGTH * (StrictMath.pow(zi, 0.23) + StrictMath.pow(zj, 0.23));
            largest = Math.max(largest, screening.ofPair[k][1]);
        }
        cutoff = largest;
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public double cutoff() {
        return cutoff;
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "ZBL of NEP %s, cutoff %.6g A", String.join(" ", species), cutoff);
    }

    @Override
    public List<String> references() {
        return List.of("J. Liu et al., Phys. Rev. B 108, 054312 (2023)");
    }

    /** Pairs so close are few: one after the other. */
    @Override
    public void evaluate(PairBatch batch) {
        for (int q = 0; q < batch.size; q++) {
            double[] p = screening.ofPair[batch.type[q]];
            double r = Math.sqrt(batch.r2[q]);
            if (r >= p[1]) {
                batch.energy[q] = 0;
                batch.forceOverR[q] = 0;
                continue;
            }
            double sum = 0;
            double slope = 0;
            for (int m = 0; m < TERMS; m++) {
                double b = p[3 + 2 * m] * perLength[batch.type[q]];
                double e = p[2 + 2 * m] * ArrayMath.exp(-b * r);
                sum += e;
                slope -= b * e;
            }
            double bare = strength[batch.type[q]] / r;
            double energy = bare * sum;
            double derivative = bare * slope - energy / r;
            double turns = 0.5 * Math.max(0, r - p[0]) / (p[1] - p[0]);
            double fade = 0.5 * (1 + ArrayMath.cosOfTurns(turns));
            double fadeSlope = -0.5 * Math.PI / (p[1] - p[0]) * ArrayMath.sinOfTurns(turns);
            batch.energy[q] = energy * fade;
            batch.forceOverR[q] = -(derivative * fade + energy * fadeSlope) / r;
        }
    }
}
