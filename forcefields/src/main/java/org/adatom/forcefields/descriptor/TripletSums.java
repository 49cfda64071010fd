package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/**
 * Evaluates an {@link AngularGroup}. All triplets of a block are worked off in chunks, so that the functions of their
 * angles and distances stay in the cache; of an atom with many neighbours, a chunk is a part. The values are then a
 * product of two matrices per atom, legs times angles.
 */
final class TripletSums implements FunctionGroup.Evaluator {
    /** Triplets in a chunk. */
    private static final int CHUNK = 256;

    private final AngularGroup group;
    private final int legs;
    private final int angles;
    private final boolean twoSets;
    private final Environments near = new Environments();
    private final Triplets triplets = new Triplets();
    private final double[] lanes = new double[Simd.LANES];
    private final double[] coefficients;

    // Of each neighbour: rho_a with its weight, its derivative; what is pulled back.
    private final double[][] leg;
    private final double[][] legSlope;
    private final Pull pull;
    // The same of each function alone, if somebody asked for one since the values were computed.
    private final Pull[][] each;
    private boolean eachKnown;

    // Of each triplet of a chunk: rho_a(r_jk) and its derivative, rho_a(r_ij) rho_a(r_ik), all three multiplied, A_b.
    private int chunk = -1;
    private final double[] cos = new double[CHUNK + Simd.LANES];
    private final double[] r = new double[CHUNK + Simd.LANES];
    private final double[][] base;
    private final double[][] baseSlope;
    private final double[][] pair;
    private final double[][] product;
    private final double[][] angle;
    private final double[][] angleSlope;
    // Of each leg: which values of the descriptor it has with some of the angles, and the rows of these.
    private final int[][] wanted;
    private final double[][][] angleOf;
    private final double[][][] angleSlopeOf;
    // Of each triplet of a chunk: dU/dproduct_a, sum_b dU/dG_ab A_b'; dU/dcos, dU/dr_jk.
    private final double[] byProduct = new double[CHUNK + Simd.LANES];
    private final double[] angleSum = new double[CHUNK + Simd.LANES];
    private final double[] byCos = new double[CHUNK + Simd.LANES];
    private final double[] byBase = new double[CHUNK + Simd.LANES];

    TripletSums(AngularGroup group) {
        this.group = group;
        legs = group.legs().size();
        angles = group.angles().size();
        twoSets = group.one() != group.other();
        coefficients = new double[angles];
        leg = new double[legs + 1][0];
        legSlope = new double[legs + 1][0];
        pull = new Pull(legs);
        each = new Pull[legs][angles];
        for (Pull[] row : each) {
            Arrays.setAll(row, b -> new Pull(1));
        }
        base = new double[legs + 1][group.narrow() ? CHUNK + Simd.LANES : 0];
        baseSlope = new double[legs + 1][group.narrow() ? CHUNK + Simd.LANES : 0];
        pair = new double[legs][CHUNK + Simd.LANES];
        product = group.narrow() ? new double[legs][CHUNK + Simd.LANES] : pair;
        angle = new double[angles + 1][CHUNK + Simd.LANES];
        angleSlope = new double[angles + 1][CHUNK + Simd.LANES];
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
        near.gather(sites, group.center(), group.one(), group.other(), group.legs().cutoff());
        ensureCapacity();
        int n = near.neighbors();
        group.legs().evaluate(n, near.r, leg, legSlope);
        for (int a = 0; a < legs; a++) {
            weigh(n, group.weight()[a], near.species, leg[a], legSlope[a]);
        }
        triplets.collect(near, twoSets, group.narrow(), group.legs().cutoff());
        chunk = -1;
        eachKnown = false;
        int total = triplets.first[near.atoms];
        for (int from = 0, c = 0; from < total; from += CHUNK) {
            int to = Math.min(from + CHUNK, total);
            prepare(from, to);
            for (c = atomOf(from, c); c < near.atoms && triplets.first[c] < to; c++) {
                addValues(c, Math.max(triplets.first[c], from) - from, Math.min(triplets.first[c + 1], to) - from,
                        values);
            }
            c--;
        }
    }

    /** The first atom from c on whose triplets reach beyond that one. */
    private int atomOf(int triplet, int c) {
        int a = c;
        while (triplets.first[a + 1] <= triplet) {
            a++;
        }
        return a;
    }

    private void addValues(int c, int from, int to, double[][] values) {
        for (int a = 0; a < legs; a++) {
            for (int b = 0; b < wanted[a].length; b++) {
                values[wanted[a][b]][near.atom[c]] += Rows.dot(product[a], angleOf[a][b], from, to, lanes);
            }
        }
    }

    @Override
    public void pullBack(Sites sites, double[][] slopes) {
        int n = near.neighbors();
        pull.clear(n);
        int total = triplets.first[near.atoms];
        for (int from = 0, c = 0; from < total; from += CHUNK) {
            int to = Math.min(from + CHUNK, total);
            prepare(from, to);
            c = atomOf(from, c);
            pullChunk(slopes, c, from, to);
        }
        for (int a = 0; a < legs; a++) {
            addProducts(n, pull.byLeg[a], legSlope[a], pull.slope);
        }
        near.addGradients(sites, pull.slope, pull.vx, pull.vy, pull.vz);
    }

    @Override
    public void pullBack(Sites sites, int value, double[][] slopes) {
        for (int a = 0; a < legs; a++) {
            for (int b = 0; b < angles; b++) {
                if (group.index()[a][b] == value) {
                    pullEach();
                    Pull p = each[a][b];
                    near.addGradients(sites, p.slope, p.vx, p.vy, p.vz);
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
        int n = near.neighbors();
        for (Pull[] row : each) {
            for (Pull p : row) {
                p.ensureCapacity(near.capacity());
                p.clear(n);
            }
        }
        int total = triplets.first[near.atoms];
        for (int from = 0; from < total; from += CHUNK) {
            int to = Math.min(from + CHUNK, total);
            prepare(from, to);
            for (int a = 0; a < legs; a++) {
                for (int b = 0; b < angles; b++) {
                    if (group.index()[a][b] >= 0) {
                        pullChunk(a, b, from, to - from);
                    }
                }
            }
        }
        for (int a = 0; a < legs; a++) {
            for (Pull p : each[a]) {
                addProducts(n, p.byLeg[0], legSlope[a], p.slope);
            }
        }
    }

    /** A chunk of function a, b alone. */
    private void pullChunk(int a, int b, int from, int m) {
        Pull p = each[a][b];
        Arrays.fill(byCos, 0, m, 0);
        addProducts(m, angleSlope[b], product[a], byCos);
        System.arraycopy(angle[b], 0, byProduct, 0, m);
        if (group.narrow()) {
            Arrays.fill(byBase, 0, m, 0);
            splitProduct(m, pair[a], base[a], baseSlope[a], byProduct, byBase);
        }
        pullLegs(from, m, byProduct, leg[a], p.byLeg[0]);
        if (group.narrow()) {
            pullBase(from, m, p.slope);
        }
        pullDirections(from, m, p.vx, p.vy, p.vz);
    }

    private void pullChunk(double[][] slopes, int firstAtom, int from, int to) {
        int m = to - from;
        Arrays.fill(byCos, 0, m, 0);
        Arrays.fill(byBase, 0, m, 0);
        for (int a = 0; a < legs; a++) {
            for (int c = firstAtom; c < near.atoms && triplets.first[c] < to; c++) {
                int count = wanted[a].length;
                for (int b = 0; b < count; b++) {
                    coefficients[b] = slopes[wanted[a][b]][near.atom[c]];
                }
                int begin = Math.max(triplets.first[c], from) - from;
                int end = Math.min(triplets.first[c + 1], to) - from;
                Rows.combine(0, count, coefficients, 0, angleOf[a], begin, end, byProduct);
                Rows.combine(0, count, coefficients, 0, angleSlopeOf[a], begin, end, angleSum);
            }
            addProducts(m, angleSum, product[a], byCos);
            if (group.narrow()) {
                splitProduct(m, pair[a], base[a], baseSlope[a], byProduct, byBase);
            }
            pullLegs(from, m, byProduct, leg[a], pull.byLeg[a]);
        }
        if (group.narrow()) {
            pullBase(from, m, pull.slope);
        }
        pullDirections(from, m, pull.vx, pull.vy, pull.vz);
    }

    /** dU/d(product) becomes dU/d(pair), and what it says of r<sub>jk</sub> is added to that. */
    private static void splitProduct(
            int m, double[] pair, double[] base, double[] baseSlope, double[] byProduct, double[] byBase) {
        for (int t = 0; t < m; t++) {
            byBase[t] += byProduct[t] * pair[t] * baseSlope[t];
            byProduct[t] *= base[t];
        }
    }

    private void pullLegs(int from, int m, double[] byPair, double[] leg, double[] byLeg) {
        int[] first = triplets.j;
        int[] second = triplets.k;
        for (int t = 0; t < m;) {
            int j = first[from + t];
            double value = leg[j];
            double sum = 0;
            for (; t < m && first[from + t] == j; t++) {
                int k = second[from + t];
                sum += byPair[t] * leg[k];
                byLeg[k] += byPair[t] * value;
            }
            byLeg[j] += sum;
        }
    }

    /**
     * As r<sub>jk</sub>&sup2; = r<sub>j</sub>&sup2; + r<sub>k</sub>&sup2; &minus; 2 r<sub>j</sub> r<sub>k</sub> cos
     * &theta;, its derivatives are those by the legs and the cosine.
     */
    private void pullBase(int from, int m, double[] slope) {
        int[] first = triplets.j;
        int[] second = triplets.k;
        for (int t = 0; t < m; t++) {
            byBase[t] /= r[t];
        }
        for (int t = 0; t < m;) {
            int j = first[from + t];
            double rj = near.r[j];
            double sum = 0;
            for (; t < m && first[from + t] == j; t++) {
                int k = second[from + t];
                double rk = near.r[k];
                double w = byBase[t];
                sum += w * (rj - rk * cos[t]);
                slope[k] += w * (rk - rj * cos[t]);
                byCos[t] -= w * rj * rk;
            }
            slope[j] += sum;
        }
    }

    /** As cos &theta; = u<sub>j</sub> u<sub>k</sub>, its derivative by u<sub>j</sub> is u<sub>k</sub>. */
    private void pullDirections(int from, int m, double[] vx, double[] vy, double[] vz) {
        int[] first = triplets.j;
        int[] second = triplets.k;
        double[] ux = near.ux;
        double[] uy = near.uy;
        double[] uz = near.uz;
        for (int t = 0; t < m;) {
            int j = first[from + t];
            double x = ux[j];
            double y = uy[j];
            double z = uz[j];
            double sumX = 0;
            double sumY = 0;
            double sumZ = 0;
            for (; t < m && first[from + t] == j; t++) {
                int k = second[from + t];
                double w = byCos[t];
                sumX += w * ux[k];
                sumY += w * uy[k];
                sumZ += w * uz[k];
                vx[k] += w * x;
                vy[k] += w * y;
                vz[k] += w * z;
            }
            vx[j] += sumX;
            vy[j] += sumY;
            vz[j] += sumZ;
        }
    }

    /** Everything that triplets from (inclusive) to to (exclusive) need, unless it is there. */
    private void prepare(int from, int to) {
        if (chunk == from) {
            return;
        }
        chunk = from;
        int m = to - from;
        System.arraycopy(triplets.cos, from, cos, 0, m);
        group.angles().evaluate(m, cos, angle, angleSlope);
        if (group.narrow()) {
            System.arraycopy(triplets.r, from, r, 0, m);
            group.legs().evaluate(m, r, base, baseSlope);
        }
        for (int a = 0; a < legs; a++) {
            pairs(m, from, triplets.j, triplets.k, leg[a], pair[a]);
            if (group.narrow()) {
                multiply(m, pair[a], base[a], product[a]);
            }
        }
    }

    private static void pairs(int m, int from, int[] j, int[] k, double[] leg, double[] pair) {
        for (int t = 0; t < m;) {
            int first = j[from + t];
            double value = leg[first];
            for (; t < m && j[from + t] == first; t++) {
                pair[t] = value * leg[k[from + t]];
            }
        }
    }

    private static void multiply(int m, double[] a, double[] b, double[] out) {
        for (int t = 0; t < m; t++) {
            out[t] = a[t] * b[t];
        }
    }

    private static void addProducts(int n, double[] a, double[] b, double[] sum) {
        for (int t = 0; t < n; t++) {
            sum[t] += a[t] * b[t];
        }
    }

    private static void weigh(int n, double[] weight, int[] species, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            double w = weight[species[k]];
            value[k] *= w;
            slope[k] *= w;
        }
    }

    private void ensureCapacity() {
        int capacity = near.capacity();
        pull.ensureCapacity(capacity);
        if (leg[0].length < capacity) {
            Arrays.setAll(leg, a -> new double[capacity]);
            Arrays.setAll(legSlope, a -> new double[capacity]);
        }
    }

    /** Of each neighbour dU/dr, dU/du for the unit vector u, dU/d&rho;<sub>a</sub>. */
    private static final class Pull {
        private final double[][] byLeg;
        private double[] slope = {};
        private double[] vx = {};
        private double[] vy = {};
        private double[] vz = {};

        Pull(int legs) {
            byLeg = new double[legs][0];
        }

        void ensureCapacity(int capacity) {
            if (slope.length < capacity) {
                Arrays.setAll(byLeg, a -> new double[capacity]);
                slope = new double[capacity];
                vx = new double[capacity];
                vy = new double[capacity];
                vz = new double[capacity];
            }
        }

        void clear(int n) {
            Arrays.fill(slope, 0, n, 0);
            Arrays.fill(vx, 0, n, 0);
            Arrays.fill(vy, 0, n, 0);
            Arrays.fill(vz, 0, n, 0);
            for (double[] row : byLeg) {
                Arrays.fill(row, 0, n, 0);
            }
        }
    }
}
