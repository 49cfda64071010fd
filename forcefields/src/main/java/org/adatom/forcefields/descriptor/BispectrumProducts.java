package org.adatom.forcefields.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which products of expansion coefficients make up the components of a bispectrum, and their derivatives.
 *
 * <p>With J = 2j, indices 0 &le; m', m &le; J of u<sup>J</sup> and c the coefficients of Clebsch and Gordan,
 *
 * <pre>
 * Z[j1 j2 -> j]_(m' m) = sum over m1' + m2' and m1 + m2 of c' c u[j1]_(m1' m1) u[j2]_(m2' m2),
 * B[j1 j2 j]           = sum_(m' m) Re( u[j]*_(m' m) Z[j1 j2 -> j]_(m' m) ),      j2 &lt;= j1 &lt;= j.
 * </pre>
 *
 * <p>B is a form of third degree that is symmetric up to the factor of its dimensions, B[j1 j2 j]/(J + 1) = B[j j2
 * j1]/(J1 + 1), so that its derivative by each of the three factors is a Z, too (A. P. Thompson et al., J. Comput. Phys.
 * 285, 316 (2015), eq. 18): dB[j1 j2 j] = &Sigma; Re du[j]* Z[j1 j2 &rarr; j] + (J+1)/(J1+1) &Sigma; Re du[j1]* Z[j j2
 * &rarr; j1] + (J+1)/(J2+1) &Sigma; Re du[j2]* Z[j j1 &rarr; j2]. By the symmetry of u half of each sum is enough: the
 * coefficients here hold the factor 2, and 1 in the middle.
 *
 * <p>With several channels (explicit elements), u[j1], u[j2], u[j] are those of three channels, and the components run
 * over all of them: channel of j1 slowest, then of j2, of j, then the triples with j fastest.
 */
final class BispectrumProducts {
    /** A form Z[l r &rarr; j]: its sums are entries {@code from} to {@code to} of {@link #first}; j counts twice. */
    record Coupling(int j, int from, int to) {
        int rows() {
            return to - from;
        }
    }

    /**
     * The form of one pair of channels; a channel's u begins at row {@code channel * fullRows()}.
     *
     * @param left channel of the first factor
     * @param right channel of the second
     * @param values components that are the product of this and u[j]* of a channel
     * @param slopes components whose derivative by u[j] of a channel holds this, one array per channel
     */
    record Product(Coupling coupling, int left, int right, Use[] values, Use[][] slopes) {}

    /** A component with a factor. */
    record Use(int component, int channel, double factor) {}

    private record Key(int l, int r, int j, int left, int right) {}

    private final int twoJ;
    private final int channels;
    private final int[] level;
    private final List<int[]> triples = new ArrayList<>();
    /** All products, each once. */
    final Product[] products;
    /** Where the terms of each sum begin. */
    final int[] first;
    /** Row of the first factor of each term within its channel. */
    final int[] left;
    /** Row of the second factor. */
    final int[] right;
    /** Coefficient of each term. */
    final double[] c;
    /** The longest form. */
    final int mostRows;

    /**
     * Tables.
     *
     * @param twoJ twice the highest spin
     * @param channels number of channels
     * @param normalised whether components are divided by J + 1
     */
    BispectrumProducts(int twoJ, int channels, boolean normalised) {
        this.twoJ = twoJ;
        this.channels = channels;
        level = new int[twoJ + 2];
        for (int j = 0; j <= twoJ; j++) {
            level[j + 1] = level[j] + (j + 1) * (j + 1);
        }
        for (int j1 = 0; j1 <= twoJ; j1++) {
            for (int j2 = 0; j2 <= j1; j2++) {
                for (int j = j1 - j2; j <= Math.min(twoJ, j1 + j2); j += 2) {
                    if (j >= j1) {
                        triples.add(new int[] {j1, j2, j});
                    }
                }
            }
        }
        Collection all = new Collection();
        int component = 0;
        for (int e1 = 0; e1 < channels; e1++) {
            for (int e2 = 0; e2 < channels; e2++) {
                for (int e = 0; e < channels; e++) {
                    for (int[] t : triples) {
                        all.add(component++, t[0], t[1], t[2], e1, e2, e, normalised ? 1.0 / (t[2] + 1) : 1);
                    }
                }
            }
        }
        products = all.drafts.values().stream().map(Draft::product).toArray(Product[]::new);
        first = all.terms.ends.stream().mapToInt(Integer::intValue).toArray();
        left = all.terms.left.stream().mapToInt(Integer::intValue).toArray();
        right = all.terms.right.stream().mapToInt(Integer::intValue).toArray();
        c = all.terms.c.stream().mapToDouble(Double::doubleValue).toArray();
        mostRows = all.couplings.values().stream().mapToInt(Coupling::rows).max().orElseThrow();
    }

    /** Number of components. */
    int components() {
        return channels * channels * channels * triples.size();
    }

    /** Twice the spins j1, j2, j of a component. */
    int[] triple(int component) {
        return triples.get(component % triples.size());
    }

    /** Whether u[j1], u[j2], u[j] of a component are all of that channel. */
    boolean isOf(int component, int channel) {
        return component / triples.size() == (channel * channels + channel) * channels + channel;
    }

    /** Rows of all u of a channel. */
    int fullRows() {
        return level[twoJ + 1];
    }

    /** The row of u[j]_(p m); those of one j are contiguous. */
    int row(int j, int p, int m) {
        return level[j] + p * (j + 1) + m;
    }

    /** A product whose uses are being found. */
    private record Draft(Coupling coupling, int left, int right, List<Use> values, Map<Integer, List<Use>> slopes) {
        /** A component may hold one product several times. */
        void addSlope(int component, int channel, double factor) {
            List<Use> uses = slopes.computeIfAbsent(channel, k -> new ArrayList<>());
            double sum = factor;
            for (Use use : uses) {
                sum += use.component == component ? use.factor : 0;
            }
            uses.removeIf(use -> use.component == component);
            uses.add(new Use(component, channel, sum));
        }

        Product product() {
            return new Product(coupling, left, right, values.toArray(Use[]::new),
                    slopes.values().stream().map(uses -> uses.toArray(Use[]::new)).toArray(Use[][]::new));
        }
    }

    /** All products, as they are found. */
    private final class Collection {
        private final Map<Key, Draft> drafts = new LinkedHashMap<>();
        private final Map<Key, Coupling> couplings = new LinkedHashMap<>();
        private final Terms terms = new Terms();

        void add(int component, int j1, int j2, int j, int e1, int e2, int e, double scale) {
            draft(j1, j2, j, e1, e2).values.add(new Use(component, e, scale));
            draft(j1, j2, j, e1, e2).addSlope(component, e, scale);
            draft(j, j2, j1, e, e2).addSlope(component, e1, scale * (j + 1) / (j1 + 1));
            draft(j, j1, j2, e, e1).addSlope(component, e2, scale * (j + 1) / (j2 + 1));
        }

        private Draft draft(int l, int r, int j, int left, int right) {
            if (l == r && left < right) {
                return draft(l, r, j, right, left);
            }
            Coupling coupling = couplings.computeIfAbsent(new Key(l, r, j, 0, 0), k -> terms.add(l, r, j));
            return drafts.computeIfAbsent(new Key(l, r, j, left, right),
                    k -> new Draft(coupling, left, right, new ArrayList<>(), new LinkedHashMap<>()));
        }
    }

    /** The terms of all forms, as they are found. */
    private final class Terms {
        private final List<Integer> ends = new ArrayList<>(List.of(0));
        private final List<Integer> left = new ArrayList<>();
        private final List<Integer> right = new ArrayList<>();
        private final List<Double> c = new ArrayList<>();

        /** Rows p below the middle with all m, and half of the middle one. */
        Coupling add(int l, int r, int j) {
            int from = ends.size() - 1;
            for (int p = 0; 2 * p <= j; p++) {
                boolean middle = 2 * p == j;
                for (int m = 0; m <= (middle ? p : j); m++) {
                    addSum(l, r, j, p, m, middle && m == p ? 1 : 2);
                }
            }
            return new Coupling(j, from, ends.size() - 1);
        }

        private void addSum(int l, int r, int j, int p, int m, double weight) {
            int shift = (l + r - j) / 2;
            for (int pl = Math.max(0, p + shift - r); pl <= Math.min(l, p + shift); pl++) {
                int pr = p + shift - pl;
                double outer = ClebschGordan.of(l, 2 * pl - l, r, 2 * pr - r, j);
                for (int ml = Math.max(0, m + shift - r); ml <= Math.min(l, m + shift); ml++) {
                    int mr = m + shift - ml;
                    left.add(row(l, pl, ml));
                    right.add(row(r, pr, mr));
                    c.add(weight * outer * ClebschGordan.of(l, 2 * ml - l, r, 2 * mr - r, j));
                }
            }
            ends.add(c.size());
        }
    }
}
