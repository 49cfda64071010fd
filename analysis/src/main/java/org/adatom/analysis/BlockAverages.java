package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Mean of a correlated series with an honest standard error, in one pass and O(log n) memory.
 *
 * <p>Flyvbjerg and Petersen, J. Chem. Phys. 91, 461 (1989): averaging neighbours in pairs again and again leaves the mean
 * unchanged while the naive error &sigma;/&radic;(n&minus;1) of the ever longer blocks rises to a plateau, the true error.
 * The plateau is taken at the shortest blocks with B&sup3; &gt; 2 n s&sup2;, where B is the number of values in a block
 * and s the ratio of squared errors to the unblocked one (Lee et al., Phys. Rev. E 83, 066706 (2011)): long enough for
 * the remaining correlation to be negligible, short enough for the error itself to be sharp.
 */
public final class BlockAverages {
    private static final int LEVELS = 62;
    /** Fewer blocks than this say nothing reliable about their own scatter. */
    private static final int FEWEST_BLOCKS = 8;

    private final long[] count = new long[LEVELS];
    private final double[] mean = new double[LEVELS];
    private final double[] sumOfSquares = new double[LEVELS];
    private final double[] pending = new double[LEVELS];
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** Nothing gathered yet. */
    public BlockAverages() {}

    /** The averages of a whole series. */
    public static BlockAverages of(double[] series) {
        BlockAverages averages = new BlockAverages();
        for (double v : series) {
            averages.add(v);
        }
        return averages;
    }

    /** The next value of the series. */
    public void add(double value) {
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        double v = value;
        for (int level = 0; level < LEVELS; level++) {
            long n = ++count[level];
            double d = v - mean[level];
            mean[level] += d / n;
            sumOfSquares[level] += d * (v - mean[level]);
            if ((n & 1) != 0) {
                pending[level] = v;
                return;
            }
            v = 0.5 * (pending[level] + v);
        }
    }

    /** Number of values. */
    public long count() {
        return count[0];
    }

    /** Mean of all values; NaN if there is none. */
    public double mean() {
        return count[0] == 0 ? Double.NaN : mean[0];
    }

    /** Smallest value; infinite if there is none. */
    public double minimum() {
        return minimum;
    }

    /** Largest value; minus infinite if there is none. */
    public double maximum() {
        return maximum;
    }

    /** Standard deviation of the single values (not of the mean), NaN below two values. */
    public double standardDeviation() {
        return count[0] < 2 ? Double.NaN : Math.sqrt(sumOfSquares[0] / (count[0] - 1));
    }

    /** Standard error of the mean from blocks of 2<sup>{@code level}</sup> values; NaN below two blocks. */
    public double errorAt(int level) {
        long n = count[level];
        return n < 2 ? Double.NaN : Math.sqrt(sumOfSquares[level] / n / (n - 1));
    }

    /** Number of levels with at least two blocks. */
    public int levels() {
        int levels = 0;
        while (levels < LEVELS && count[levels] >= 2) {
            levels++;
        }
        return levels;
    }

    /** Whether the series is long enough for the error to have reached its plateau. */
    public boolean converged() {
        return plateau() >= 0;
    }

    /** Standard error of the mean: at the plateau, or the largest among all levels as a lower bound before it is reached. */
    public double standardError() {
        int level = plateau();
        if (level >= 0) {
            return errorAt(level);
        }
        double largest = Double.NaN;
        for (int l = 0; l < levels(); l++) {
            largest = Double.isNaN(largest) ? errorAt(l) : Math.max(largest, errorAt(l));
        }
        return largest;
    }

    /** Mean and standard error. */
    public Estimate estimate() {
        return new Estimate(mean(), standardError());
    }

    /**
     * How many successive values carry the information of one independent value, g = 1 + 2&tau;; 1 for uncorrelated
     * values, NaN below two.
     */
    public double statisticalInefficiency() {
        if (count[0] < 2) {
            return Double.NaN;
        }
        double naive = errorAt(0);
        if (naive == 0) {
            return 1;
        }
        double ratio = standardError() / naive;
        return Math.max(1, ratio * ratio);
    }

    /** Integrated correlation time &tau; in intervals between values: (g &minus; 1)/2. */
    public double correlationTime() {
        return 0.5 * (statisticalInefficiency() - 1);
    }

    /** The level at which the error is read, -1 if the series is too short. */
    private int plateau() {
        double naive = errorAt(0);
        if (naive == 0) {
            return 0;
        }
        for (int level = 0; level < LEVELS && count[level] >= FEWEST_BLOCKS; level++) {
            double ratio = errorAt(level) / naive;
            double block = Math.scalb(1.0, level);
            if (block * block * block > 2.0 * count[0] * Math.pow(ratio, 4)) {
                return level;
            }
        }
        return -1;
    }

    /** Writes the state, from which {@link #restore} continues bitwise. */
    public void save(DataOutput out) throws IOException {
        int used = 64 - Long.numberOfLeadingZeros(count[0]);
        out.writeInt(used);
        for (int level = 0; level < used; level++) {
            out.writeLong(count[level]);
            out.writeDouble(mean[level]);
            out.writeDouble(sumOfSquares[level]);
            out.writeDouble(pending[level]);
        }
        out.writeDouble(minimum);
        out.writeDouble(maximum);
    }

    /** Replaces the state by one that {@link #save} wrote. */
    public void restore(DataInput in) throws IOException {
        clear();
        int used = in.readInt();
        for (int level = 0; level < used; level++) {
            count[level] = in.readLong();
            mean[level] = in.readDouble();
            sumOfSquares[level] = in.readDouble();
            pending[level] = in.readDouble();
        }
        minimum = in.readDouble();
        maximum = in.readDouble();
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(count, 0);
        Arrays.fill(mean, 0);
        Arrays.fill(sumOfSquares, 0);
        Arrays.fill(pending, 0);
        minimum = Double.POSITIVE_INFINITY;
        maximum = Double.NEGATIVE_INFINITY;
    }
}
