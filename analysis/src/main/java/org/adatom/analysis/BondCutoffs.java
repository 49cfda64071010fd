package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.neighbor.NearestNeighbors;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Up to which distance two atoms are bonded, by species: as the input says or, if it says nothing, up to the first minimum of
 * the pair's radial distribution in the first sample, which then holds for all samples.
 *
 * <p>That minimum is where the distribution, smoothed over some 6 % of the spacing of atoms, is lowest between its first peak
 * and 1.6 times its position; of a gap between shells the middle. A pair without a peak has no bonds.
 */
final class BondCutoffs {
    /** The distribution is taken up to this multiple of the spacing of atoms, because some pairs are never nearest. */
    private static final double RANGE = 5;
    /** Bins per spacing. */
    private static final int FINENESS = 20;
    /** A minimum is sought up to this multiple of the position of the peak: the second shell of fcc is at 1.41, of diamond at 1.63. */
    private static final double BEHIND = 1.6;
    /** Binomial weights, 6 over k, by which bins are smoothed. */
    private static final double[] SMOOTH = {1 / 64.0, 6 / 64.0, 15 / 64.0, 20 / 64.0, 15 / 64.0, 6 / 64.0, 1 / 64.0};

    private final @Nullable Double all;
    private final Map<String, Double> pairs;
    private double[] lengths = {};

    /**
     * Not settled yet.
     *
     * @param all longest bond of pairs that are not named, &Aring;
     * @param pairs longest bonds of named pairs
     */
    BondCutoffs(@Nullable Double all, @Nullable Map<String, Double> pairs) {
        this.all = all;
        this.pairs = pairs == null ? Map.of() : pairs;
    }

    /**
     * Settles the lengths by the first sample, if they are not yet.
     *
     * @param symbols species of the atoms, in their order
     * @throws InputException if a named species is not among them
     */
    void settle(List<String> symbols, Atoms atoms, Cell cell, Workers workers) {
        if (lengths.length > 0) {
            return;
        }
        int s = symbols.size();
        if (all == null && pairs.isEmpty()) {
            lengths = minima(s, atoms, cell, workers);
            return;
        }
        double[] settled = new double[s * s];
        Arrays.fill(settled, all == null ? 0 : all);
        pairs.forEach((pair, length) -> {
            String[] names = pair.split("-", -1);
            int a = number(symbols, names[0], pair);
            int b = number(symbols, names[1], pair);
            settled[a * s + b] = length;
            settled[b * s + a] = length;
        });
        lengths = settled;
    }

    /**
     * Refuses pairs whose species are not there.
     *
     * @throws InputException if a named species is not among {@code symbols}
     */
    void check(List<String> symbols) {
        for (String pair : pairs.keySet()) {
            for (String name : pair.split("-", -1)) {
                number(symbols, name, pair);
            }
        }
    }

    private static int number(List<String> symbols, String name, String pair) {
        int i = symbols.indexOf(name);
        if (i < 0) {
            throw new InputException("cutoffs." + pair + ": there is no species " + name + ", only " + symbols);
        }
        return i;
    }

    private static double[] minima(int s, Atoms atoms, Cell cell, Workers workers) {
        NearestNeighbors nearest = new NearestNeighbors(1, workers);
        nearest.find(atoms, cell);
        double[] lengths = new double[s * s];
        if (Double.isNaN(nearest.spacing())) {
            return lengths;
        }
        double width = nearest.spacing() / FINENESS;
        RadialDistribution rdf = new RadialDistribution(RANGE * nearest.spacing(), width, 1, 0, workers);
        rdf.add(atoms, cell);
        List<RadialDistributionResult.Curve> curves = rdf.result().curves();
        for (int a = 0; a < s; a++) {
            for (int b = 0; b < s; b++) {
                // Both orders have the same shape; one is taken, so that rounding makes no difference.
                int curve = s == 1 ? 0 : 1 + Math.min(a, b) * s + Math.max(a, b);
                lengths[a * s + b] = firstMinimum(width, curves.get(curve).coordination(), cell.dimensions());
            }
        }
        return lengths;
    }

    /** From the running number of neighbours; 0 without a peak. */
    static double firstMinimum(double width, double[] running, int dimensions) {
        int n = running.length;
        double[] g = new double[n];
        double whole = running[n - 1] / Math.pow(n, dimensions);
        for (int k = 0; k < n; k++) {
            double shell = Math.pow(k + 1, dimensions) - Math.pow(k, dimensions);
            g[k] = whole > 0 ? (running[k] - (k == 0 ? 0 : running[k - 1])) / shell / whole : 0;
        }
        double[] smooth = new double[n];
        int half = SMOOTH.length / 2;
        for (int k = 0; k < n; k++) {
            for (int m = -half; m <= half; m++) {
                smooth[k] += SMOOTH[m + half] * g[Math.clamp(k + m, 0, n - 1)];
            }
        }
        FirstShell shell = FirstShell.of(width, smooth, running);
        if (shell == null) {
            return 0;
        }
        int peak = (int) (shell.peak() / width);
        int end = Math.min(n, (int) (BEHIND * (peak + 0.5)) + 1);
        int lowest = peak;
        int last = peak;
        for (int k = peak; k < end; k++) {
            if (smooth[k] < smooth[lowest]) {
                lowest = k;
                last = k;
            } else if (smooth[k] == smooth[lowest] && last == k - 1) {
                last = k;
            }
        }
        return 0.5 * (lowest + last + 1) * width;
    }

    /** Longest bond of two species, &Aring;; 0 if they have none. */
    double of(int a, int b) {
        return lengths[a * species() + b];
    }

    /** The longest of all bonds, &Aring;; 0 if there are none. */
    double longest() {
        return Arrays.stream(lengths).max().orElse(0);
    }

    private int species() {
        return (int) Math.rint(Math.sqrt(lengths.length));
    }

    /** By pair, each once, &Aring;. */
    Map<String, Double> named(List<String> symbols) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int a = 0; a < symbols.size(); a++) {
            for (int b = a; b < symbols.size(); b++) {
                named.put(symbols.get(a) + "-" + symbols.get(b), of(a, b));
            }
        }
        return named;
    }

    /** Writes the lengths. */
    void save(DataOutput out) throws IOException {
        out.writeInt(lengths.length);
        for (double v : lengths) {
            out.writeDouble(v);
        }
    }

    /** Reads what {@link #save} wrote. */
    void restore(DataInput in) throws IOException {
        lengths = new double[in.readInt()];
        for (int k = 0; k < lengths.length; k++) {
            lengths[k] = in.readDouble();
        }
    }
}
