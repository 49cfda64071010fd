package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/**
 * Evaluates an {@link AngularGroup}. All triplets of a block are worked off in chunks, so that the functions of their
 * angles and distances stay in the cache. The values are then a product of two matrices per atom, legs times angles.
 *
 * <p>As all legs have the same envelope &phi;, the product of three of them is P<sub>a</sub> = F exp[&minus;&eta;<sub>a</sub>(r<sub>ij</sub>&sup2; +
 * r<sub>ik</sub>&sup2; + r<sub>jk</sub>&sup2;)], and its logarithmic derivative by one distance r is &phi;'/&phi; &minus; 2&eta;<sub>a</sub>r.
 * With dU/dP<sub>a</sub> = Q<sub>a</sub> the pull-back therefore needs only &Sigma;<sub>a</sub> Q<sub>a</sub>P<sub>a</sub> and
 * &Sigma;<sub>a</sub> &eta;<sub>a</sub>Q<sub>a</sub>P<sub>a</sub> of each triplet, however many legs there are.
 */
final class TripletSums implements FunctionGroup.Evaluator {
    private static final int ROOM = Triplets.CHUNK + Simd.LANES;
    /** Changes no number worth mentioning, and makes 0/0 zero where the envelope ends. */
    private static final double TINY = 1e-300;

    private final AngularGroup group;
    private final int legs;
    private final int angles;
    private final boolean twoSets;
    private final boolean sameWeights;
    private final Environments near = new Environments();
    private final Triplets triplets = new Triplets();
    private final double[] lanes = new double[Simd.LANES];
    private final double[] coefficients;

    // Of each neighbour: phi, times its weight if that is the same for all legs; its logarithmic derivative; the weights
    // of the legs otherwise; 1/r. The second rows are scratch.
    private final double[][] envelope = new double[2][0];
    private final double[][] envelopeSlope = new double[2][0];
    private final double[][] weight;
    private double[] inverse = {};
    private final Pull pull;
    // What is pulled back of each function alone, if somebody asked for one since the values were computed.
    private final Pull[][] each;
    private boolean eachKnown;

    // Of each triplet, chunk by chunk, from the values to the pull-back: products of the roots of the legs' exponentials,
    // and in the rows below F, phi'/(phi r) of r_jk (0 if that does not count), cos theta.
    private double[][][] kept = {};
    private final int factorRow;
    private final int stretchRow;
    private final int cosRow;
    // The chunk at work, its rows and triplets.
    private int current = -1;
    private int firstRow;
    private int endRow;
    private int first;
    private int m;
    // Of each of its triplets: what is kept; P_a, A_b.
    private double[][] part = {};
    private final double[] r = new double[ROOM];
    private final double[][] base = new double[2][ROOM];
    private final double[][] baseSlope = new double[2][ROOM];
    private final double[][] product;
    private final double[][] angle;
    private final double[][] angleSlope;
    // Of each leg: which values of the descriptor it has with some of the angles, and the rows of these.
    private final int[][] wanted;
    private final double[][][] angleOf;
    private final double[][][] angleSlopeOf;
    // Of each triplet of the chunk: Q_a, sum_b dU/dG_ab A_b'; sum_a Q_a P_a, sum_a eta_a Q_a P_a, dU/dcos; dU/d(d_j d_k).
    private final double[] byProduct = new double[ROOM];
    private final double[] angleSum = new double[ROOM];
    private final double[] bySize = new double[ROOM];
    private final double[] byEta = new double[ROOM];
    private final double[] byCos = new double[ROOM];
    private final double[] byDot = new double[ROOM];

    TripletSums(AngularGroup group) {
        this.group = group;
        legs = group.legs().size();
        angles = group.angles().size();
        twoSets = group.one() != group.other();
        sameWeights = Arrays.stream(group.weight()).allMatch(w -> Arrays.equals(w, group.weight()[0]));
        coefficients = new double[angles];
        weight = new double[sameWeights ? 0 : legs][0];
        pull = new Pull();
        each = new Pull[legs][angles];
        for (Pull[] row : each) {
            Arrays.setAll(row, b -> new Pull());
        }
        factorRow = group.legs().roots();
        stretchRow = factorRow + 1;
        cosRow = factorRow + 2;
        product = new double[legs][ROOM];
        angle = new double[angles + 1][ROOM];
        angleSlope = new double[angles + 1][ROOM];
        wanted = new int[legs][];
        angleOf = new double[legs][][];
        angleSlopeOf = new double[legs][][];
        for (int a = 0; a < legs; a++) {
            int[] index = group.index()[a];
            int[] columns = IntStream.range(0, angles).filter(b -> index[b] >= 0).toArray();
            wanted[a] = IntStream.of(columns).map(b -> index[b]).toArray();
            angleOf[a] = IntStream.of(columns).mapToObj(b -> angle[b]).toArray(double[][]::new);
            angleSlopeOf[a] = IntStream.of(columns).mapToObj(b -> angleSlope[b]).toArray(double[][]::new);
        }
    }

    @Override
    public void values(Sites sites, double[][] values) {
        near.gather(sites, group.center(), group.one(), group.other(), group.envelope().cutoff());
        evaluateLegs();
        triplets.collect(near, twoSets, inverse, envelope[0],
                group.narrow() ? group.envelope().cutoff() : Double.POSITIVE_INFINITY);
        ensureKept(triplets.chunks());
        current = -1;
        eachKnown = false;
        for (int chunk = 0, c = 0; chunk < triplets.chunks(); chunk++) {
            locate(chunk);
            evaluate();
            combine();
            for (c = atomOf(first, c); c < near.atoms && triplets.first(c) < first + m; c++) {
                addValues(c, values);
            }
            c--;
        }
    }

    private void evaluateLegs() {
        ensureCapacity();
        int n = near.neighbors();
        group.envelope().evaluate(n, near.r, envelope, envelopeSlope);
        divide(n, envelopeSlope[0], envelope[0]);
        for (int k = 0; k < n; k++) {
            inverse[k] = 1 / near.r[k];
        }
        if (sameWeights) {
            for (int k = 0; k < n; k++) {
                envelope[0][k] *= group.weight()[0][near.species[k]];
            }
        }
        for (int a = 0; a < weight.length; a++) {
            for (int k = 0; k < n; k++) {
                weight[a][k] = group.weight()[a][near.species[k]];
            }
        }
    }

    /** Makes a logarithmic derivative of a derivative. */
    private static void divide(int n, double[] slope, double[] value) {
        for (int k = 0; k < n; k++) {
            slope[k] /= value[k] + TINY;
        }
    }

    private void locate(int chunk) {
        current = chunk;
        part = kept[chunk];
        firstRow = triplets.row(chunk);
        endRow = triplets.row(chunk + 1);
        first = triplets.pairs.first(firstRow);
        m = triplets.pairs.first(endRow) - first;
    }

    /** What is kept of the triplets of the chunk. */
    private void evaluate() {
        double[] factor = part[factorRow];
        System.arraycopy(triplets.pairs.product(), first, factor, 0, m);
        multiply(m, first, triplets.pairs.dot(), triplets.pairs.inverse(), part[cosRow]);
        squares(m, first, triplets.pairs.square(), triplets.pairs.dot(), group.narrow() ? 2 : 1, r);
        group.legs().rootsOfSquares(m, r, part);
        if (group.narrow()) {
            roots(m, first, triplets.pairs.square(), r);
            group.envelope().evaluate(m, r, base, baseSlope);
            multiply(m, factor, base[0]);
            stretch(m, r, base[0], baseSlope[0], part[stretchRow]);
        }
    }

    /** r<sub>ij</sub>&sup2; + r<sub>ik</sub>&sup2;, and with a weight of 2 + r<sub>jk</sub>&sup2;. */
    private static void squares(int m, int first, double[] square, double[] dot, double weight, double[] out) {
        for (int t = 0; t < m; t++) {
            out[t] = weight * square[first + t] + 2 * dot[first + t];
        }
    }

    private static void roots(int m, int first, double[] square, double[] out) {
        for (int t = 0; t < m; t++) {
            out[t] = Math.sqrt(square[first + t]);
        }
    }

    private static void stretch(int m, double[] r, double[] value, double[] slope, double[] out) {
        for (int t = 0; t < m; t++) {
            out[t] = slope[t] / (value[t] * r[t] + TINY);
        }
    }

    /** Products and angles of a chunk by what was kept, unless they are there. */
    private void recall(int chunk) {
        if (current != chunk) {
            locate(chunk);
            combine();
        }
    }

    /** P<sub>a</sub> and A<sub>b</sub>. */
    private void combine() {
        group.legs().powers(m, part, product);
        for (int a = 0; a < legs; a++) {
            multiply(m, product[a], part[factorRow]);
        }
        for (int a = 0; a < weight.length; a++) {
            triplets.pairs.products(firstRow, endRow, weight[a], byProduct);
            multiply(m, product[a], byProduct);
        }
        group.angles().evaluate(m, part[cosRow], angle, angleSlope);
    }

    /** The first atom from c on whose triplets reach beyond that one. */
    private int atomOf(int triplet, int c) {
        int a = c;
        while (triplets.first(a + 1) <= triplet) {
            a++;
        }
        return a;
    }

    /** Where the triplets of an atom begin in the chunk. */
    private int begin(int c) {
        return Math.max(triplets.first(c) - first, 0);
    }

    /** And where they end. */
    private int end(int c) {
        return Math.min(triplets.first(c + 1) - first, m);
    }

    private void addValues(int c, double[][] values) {
        int begin = begin(c);
        int end = end(c);
        for (int a = 0; a < legs; a++) {
            for (int b = 0; b < wanted[a].length; b++) {
                values[wanted[a][b]][near.atom[c]] += Rows.dot(product[a], angleOf[a][b], begin, end, lanes);
            }
        }
    }

    @Override
    public void pullBack(Sites sites, double[][] slopes) {
        pull.clear(near.neighbors());
        for (int chunk = 0, c = 0; chunk < triplets.chunks(); chunk++) {
            recall(chunk);
            c = atomOf(first, c);
            clearSums();
            for (int a = 0; a < legs; a++) {
                combineSlopes(a, c, slopes);
                addSums(m, byProduct, angleSum, product[a], group.legs().eta(a), bySize, byEta, byCos);
            }
            addTo(pull);
        }
        addGradients(pull, sites);
    }

    /** Q<sub>a</sub> and the same with the slopes of the angles. */
    private void combineSlopes(int a, int firstAtom, double[][] slopes) {
        int count = wanted[a].length;
        for (int c = firstAtom; c < near.atoms && triplets.first(c) < first + m; c++) {
            for (int b = 0; b < count; b++) {
                coefficients[b] = slopes[wanted[a][b]][near.atom[c]];
            }
            Rows.combine(0, count, coefficients, 0, angleOf[a], begin(c), end(c), byProduct);
            Rows.combine(0, count, coefficients, 0, angleSlopeOf[a], begin(c), end(c), angleSum);
        }
    }

    @Override
    public void pullBack(Sites sites, int value, double[][] slopes) {
        for (int a = 0; a < legs; a++) {
            for (int b = 0; b < angles; b++) {
                if (group.index()[a][b] == value) {
                    pullEach();
                    addGradients(each[a][b], sites);
                }
            }
        }
    }

    /** Pulls back every function alone, all of them while a chunk is prepared. */
    private void pullEach() {
        if (eachKnown) {
            return;
        }
        eachKnown = true;
        for (Pull[] row : each) {
            for (Pull p : row) {
                p.ensureCapacity(near.capacity());
                p.clear(near.neighbors());
            }
        }
        for (int chunk = 0; chunk < triplets.chunks(); chunk++) {
            recall(chunk);
            for (int a = 0; a < legs; a++) {
                for (int b = 0; b < angles; b++) {
                    if (group.index()[a][b] >= 0) {
                        clearSums();
                        addSums(m, angle[b], angleSlope[b], product[a], group.legs().eta(a), bySize, byEta, byCos);
                        addTo(each[a][b]);
                    }
                }
            }
        }
    }

    private void clearSums() {
        Arrays.fill(bySize, 0, m, 0);
        Arrays.fill(byEta, 0, m, 0);
        Arrays.fill(byCos, 0, m, 0);
    }

    private static void addSums(
            int m, double[] byProduct, double[] bySlope, double[] product, double eta, double[] bySize, double[] byEta,
            double[] byCos) {
        for (int t = 0; t < m; t++) {
            double size = byProduct[t] * product[t];
            bySize[t] += size;
            byEta[t] += eta * size;
            byCos[t] += bySlope[t] * product[t];
        }
    }

    /**
     * From the sums of the triplets of the chunk to those of neighbours. With p = d<sub>j</sub> d<sub>k</sub>, cos &theta; =
     * p/(r<sub>j</sub> r<sub>k</sub>) and r<sub>jk</sub>&sup2; = r<sub>j</sub>&sup2; + r<sub>k</sub>&sup2; &minus; 2p.
     */
    private void addTo(Pull p) {
        byDots(m, first, part[stretchRow], group.narrow() ? 2 : 0, triplets.pairs.inverse(), part[cosRow], bySize,
                byEta,
                byCos, byDot);
        triplets.pairs.pullBack(firstRow, endRow, byDot, bySize, byEta, byCos, near.dx, near.dy, near.dz, p.vx, p.vy,
                p.vz, p.size, p.eta, p.cos);
    }

    /** By r<sub>jk</sub>, divided by r<sub>jk</sub>, and from there by p, and by r<sub>j</sub> and r<sub>k</sub>, divided by these. */
    private static void byDots(
            int m, int first, double[] stretch, double twice, double[] inverse, double[] cos, double[] bySize,
            double[] byEta, double[] byCos, double[] byDot) {
        for (int t = 0; t < m; t++) {
            double w = stretch[t] * bySize[t] - twice * byEta[t];
            byDot[t] = byCos[t] * inverse[first + t] - w;
            byEta[t] = w - 2 * byEta[t];
            byCos[t] *= cos[t];
        }
    }

    /** By r<sub>k</sub> directly, F, the exponential and the cosine change. */
    private void addGradients(Pull p, Sites sites) {
        int n = near.neighbors();
        double[] slope = envelopeSlope[1];
        for (int k = 0; k < n; k++) {
            slope[k] = p.eta[k] + inverse[k] * (envelopeSlope[0][k] * p.size[k] - inverse[k] * p.cos[k]);
        }
        near.addVectors(sites, slope, p.vx, p.vy, p.vz);
    }

    private static void multiply(int m, double[] a, double[] by) {
        for (int t = 0; t < m; t++) {
            a[t] *= by[t];
        }
    }

    private static void multiply(int m, int first, double[] a, double[] b, double[] out) {
        for (int t = 0; t < m; t++) {
            out[t] = a[first + t] * b[first + t];
        }
    }

    private void ensureCapacity() {
        int capacity = near.capacity();
        pull.ensureCapacity(capacity);
        if (inverse.length < capacity) {
            inverse = new double[capacity];
            for (double[][] rows : new double[][][] {envelope, envelopeSlope, weight}) {
                Arrays.setAll(rows, i -> new double[capacity]);
            }
        }
    }

    private void ensureKept(int chunks) {
        int known = kept.length;
        if (known < chunks) {
            kept = Arrays.copyOf(kept, chunks);
            for (int chunk = known; chunk < chunks; chunk++) {
                kept[chunk] = new double[cosRow + 1][ROOM];
            }
        }
    }

    /** Sums over the triplets of each neighbour. */
    private static final class Pull {
        // dU/d(d_k) by way of scalar products of vectors.
        private double[] vx = {};
        private double[] vy = {};
        private double[] vz = {};
        // dU/dr_k otherwise: by F, that is times phi'/phi; by r_k^2/2; by the cosine, that is times -1/r_k.
        private double[] size = {};
        private double[] eta = {};
        private double[] cos = {};

        void ensureCapacity(int capacity) {
            if (vx.length < capacity) {
                vx = new double[capacity];
                vy = new double[capacity];
                vz = new double[capacity];
                size = new double[capacity];
                eta = new double[capacity];
                cos = new double[capacity];
            }
        }

        void clear(int n) {
            Arrays.fill(vx, 0, n, 0);
            Arrays.fill(vy, 0, n, 0);
            Arrays.fill(vz, 0, n, 0);
            Arrays.fill(size, 0, n, 0);
            Arrays.fill(eta, 0, n, 0);
            Arrays.fill(cos, 0, n, 0);
        }
    }
}
