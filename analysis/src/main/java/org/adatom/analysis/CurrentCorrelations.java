package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The autocorrelations of the components of a current, over all times of origin: every sample with the samples of one length
 * before it, which are kept. Blocks of time give error bars.
 */
final class CurrentCorrelations {
    private final int components;
    private final int lags;
    /** Of each component twice the last samples, so that those before any one lie in a row. */
    private final double[][] kept;
    private final BlockMeans means;
    private long samples;

    /** @param lags number of lags, that of zero included */
    CurrentCorrelations(int components, int lags) {
        this.components = components;
        this.lags = lags;
        this.kept = new double[components][2 * lags];
        this.means = new BlockMeans(components * lags);
    }

    /** The next sample. */
    void add(double[] current) {
        int place = (int) (samples % lags);
        samples++;
        for (int c = 0; c < components; c++) {
            kept[c][place] = current[c];
            kept[c][place + lags] = current[c];
        }
        // Blocks hold all lags of each of their samples, so that the first samples only fill the memory.
        if (samples < lags) {
            return;
        }
        double[] products = new double[components * lags];
        for (int c = 0; c < components; c++) {
            double[] row = kept[c];
            for (int lag = 0; lag < lags; lag++) {
                products[c * lags + lag] = current[c] * row[place + lags - lag];
            }
        }
        means.add(products);
    }

    /** Number of samples so far. */
    long samples() {
        return samples;
    }

    /** Number of lags, that of zero included. */
    int lags() {
        return lags;
    }

    /** The mean products of every complete block, in order of time: those of the first component at all lags first. */
    List<double[]> blocks() {
        return means.complete();
    }

    /** Writes the state, from which {@link #restore} continues bitwise. */
    void save(DataOutput out) throws IOException {
        out.writeLong(samples);
        for (double[] row : kept) {
            for (double v : row) {
                out.writeDouble(v);
            }
        }
        means.save(out);
    }

    /** Replaces the state by one that {@link #save} wrote. */
    void restore(DataInput in) throws IOException {
        samples = in.readLong();
        for (double[] row : kept) {
            for (int k = 0; k < row.length; k++) {
                row[k] = in.readDouble();
            }
        }
        means.restore(in);
    }
}
