package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Means of several quantities over 16 to 32 successive blocks of a run, and functions of these means with error bars, in
 * bounded memory: when there are too many blocks, neighbours are merged.
 *
 * <p>The blocks are taken to be longer than the correlation time, so that their means are independent. The error of a
 * function of means, such as a ratio or a variance, follows by the jackknife (M. H. Quenouille, Biometrika 43, 353 (1956);
 * J. W. Tukey, Ann. Math. Stat. 29, 614 (1958)), which also takes away its bias of the order 1/(number of blocks).
 */
final class BlockMeans {
    private static final int MOST_BLOCKS = 32;

    private final int quantities;
    private final int most;
    private final List<double[]> sums = new ArrayList<>();
    private long samplesPerBlock = 1;
    private long samplesInLast = 1;

    /** Nothing gathered yet. */
    BlockMeans(int quantities) {
        this(quantities, MOST_BLOCKS);
    }

    /**
     * Nothing gathered yet.
     *
     * @param most blocks, even: more of them make a finer series, and too short ones for error bars
     */
    BlockMeans(int quantities, int most) {
        this.quantities = quantities;
        this.most = most;
    }

    /** One sample: a value of each quantity. */
    void add(double... values) {
        if (values.length != quantities) {
            throw new IllegalArgumentException(values.length + " values for " + quantities + " quantities");
        }
        if (samplesInLast == samplesPerBlock) {
            if (sums.size() == most) {
                merge();
            }
            sums.add(new double[quantities]);
            samplesInLast = 0;
        }
        double[] last = sums.getLast();
        for (int q = 0; q < quantities; q++) {
            last[q] += values[q];
        }
        samplesInLast++;
    }

    private void merge() {
        for (int b = 0; b < most / 2; b++) {
            double[] sum = sums.get(2 * b).clone();
            for (int q = 0; q < quantities; q++) {
                sum[q] += sums.get(2 * b + 1)[q];
            }
            sums.set(b, sum);
        }
        sums.subList(most / 2, most).clear();
        samplesPerBlock *= 2;
    }

    /** Number of samples. */
    long count() {
        return sums.isEmpty() ? 0 : (sums.size() - 1) * samplesPerBlock + samplesInLast;
    }

    /** Samples in a complete block. */
    long samplesPerBlock() {
        return samplesPerBlock;
    }

    /** The means of every complete block, in order of time. */
    List<double[]> complete() {
        int n = samplesInLast == samplesPerBlock ? sums.size() : sums.size() - 1;
        return sums.subList(0, n).stream().map(s -> Arrays.stream(s).map(v -> v / samplesPerBlock).toArray()).toList();
    }

    /**
     * A function of the means over the whole run, with its standard error. Samples behind the last complete block are left
     * out.
     *
     * @param function of one mean per quantity
     * @return value NaN without a complete block, error NaN below two
     */
    Estimate of(ToDoubleFunction<double[]> function) {
        List<double[]> blocks = complete();
        int n = blocks.size();
        if (n == 0) {
            return Estimate.of(Double.NaN);
        }
        double[] total = new double[quantities];
        for (double[] block : blocks) {
            for (int q = 0; q < quantities; q++) {
                total[q] += block[q] / n;
            }
        }
        double plain = function.applyAsDouble(total);
        if (n < 2) {
            return Estimate.of(plain);
        }
        BlockAverages without = new BlockAverages();
        double[] others = new double[quantities];
        for (double[] block : blocks) {
            for (int q = 0; q < quantities; q++) {
                others[q] = (n * total[q] - block[q]) / (n - 1);
            }
            without.add(function.applyAsDouble(others));
        }
        // Standard deviation of the n values without one block each, times (n - 1)/sqrt(n).
        return new Estimate(n * plain - (n - 1) * without.mean(),
                without.standardDeviation() * (n - 1) / Math.sqrt(n));
    }

    /** The sum of a quantity over all samples. */
    double total(int quantity) {
        return sums.stream().mapToDouble(s -> s[quantity]).sum();
    }

    /**
     * One quantity divided by another, both over all samples, with the standard error by the jackknife over complete blocks.
     *
     * @return value NaN if the divisor is zero, error NaN below two blocks
     */
    Estimate ratio(int dividend, int divisor) {
        double ratio = total(dividend) / total(divisor);
        List<double[]> blocks =
                sums.subList(0, samplesInLast == samplesPerBlock ? sums.size() : Math.max(0, sums.size() - 1));
        int n = blocks.size();
        if (n < 2 || !Double.isFinite(ratio)) {
            return Estimate.of(Double.isFinite(ratio) ? ratio : Double.NaN);
        }
        double above = blocks.stream().mapToDouble(b -> b[dividend]).sum();
        double below = blocks.stream().mapToDouble(b -> b[divisor]).sum();
        BlockAverages without = new BlockAverages();
        for (double[] b : blocks) {
            without.add((above - b[dividend]) / (below - b[divisor]));
        }
        return new Estimate(ratio, without.standardDeviation() * (n - 1) / Math.sqrt(n));
    }

    /** Writes the state, from which {@link #restore} continues bitwise. */
    void save(DataOutput out) throws IOException {
        out.writeLong(samplesPerBlock);
        out.writeLong(samplesInLast);
        out.writeInt(sums.size());
        for (double[] sum : sums) {
            for (double v : sum) {
                out.writeDouble(v);
            }
        }
    }

    /** Replaces the state by one that {@link #save} wrote. */
    void restore(DataInput in) throws IOException {
        samplesPerBlock = in.readLong();
        samplesInLast = in.readLong();
        sums.clear();
        for (int n = in.readInt(); n > 0; n--) {
            double[] sum = new double[quantities];
            for (int q = 0; q < quantities; q++) {
                sum[q] = in.readDouble();
            }
            sums.add(sum);
        }
    }
}
