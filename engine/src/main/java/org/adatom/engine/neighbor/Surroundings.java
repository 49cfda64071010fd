package org.adatom.engine.neighbor;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.adatom.engine.simd.Simd;

/**
 * The clusters a domain may have to know: its own first, then all others and their images within reach. Scratch for
 * building lists, one per worker.
 */
final class Surroundings {
    /** Domains tested together before they are tested one by one. */
    private static final int GROUP = 32;

    /** Empty slots are put this far away (times their number, so that no two are near each other), &Aring;. */
    private static final double NOWHERE = 1e7;

    private int count;
    private int own;
    private int[] source = {};
    private int[] image = {};
    private double[] x = {};
    private double[] y = {};
    private double[] z = {};
    private final Boxes boxes = new Boxes();
    private final Boxes probe = new Boxes();

    /** Number of clusters. */
    int count() {
        return count;
    }

    /** Number of the domain's own clusters, which come first. */
    int own() {
        return own;
    }

    /** Cluster of the decomposition that local cluster c copies. */
    int source(int c) {
        return source[c];
    }

    /** Translation of local cluster c. */
    int image(int c) {
        return image[c];
    }

    /** Local x coordinates at the time of the build. */
    double[] x() {
        return x;
    }

    /** Local y coordinates. */
    double[] y() {
        return y;
    }

    /** Local z coordinates. */
    double[] z() {
        return z;
    }

    /**
     * Collects the clusters within {@code radius} of domain d.
     *
     * @param groups boxes around {@link #GROUP} successive domains, see {@link #group}
     * @param half of the two domains (or images) that share a pair, only one lists it
     */
    void collect(Decomposition dec, Boxes groups, Images images, int d, double radius, boolean half) {
        count = 0;
        own = dec.firstCluster(d + 1) - dec.firstCluster(d);
        for (int c = dec.firstCluster(d); c < dec.firstCluster(d + 1); c++) {
            add(dec, c, images, images.zero());
        }
        double r2 = radius * radius;
        Boxes domains = dec.domainBoxes();
        Boxes clusters = dec.clusterBoxes();
        for (int s = 0; s < images.count(); s++) {
            double sx = images.x(s);
            double sy = images.y(s);
            double sz = images.z(s);
            for (int e = 0; e < dec.domains(); e++) {
                if (e % GROUP == 0 && domains.distance2(d, groups, e / GROUP, sx, sy, sz) > r2) {
                    e += GROUP - 1;
                    continue;
                }
                boolean skipped = e == d && s == images.zero() || half && !lists(d, e, s - images.zero());
                if (skipped || domains.distance2(d, domains, e, sx, sy, sz) > r2) {
                    continue;
                }
                for (int c = dec.firstCluster(e); c < dec.firstCluster(e + 1); c++) {
                    if (domains.distance2(d, clusters, c, sx, sy, sz) <= r2) {
                        add(dec, c, images, s);
                    }
                }
            }
        }
        boxes.ensureCapacity(Simd.roundUp(count));
        for (int c = count; c < Simd.roundUp(count); c++) {
            boxes.clear(c);
        }
    }

    /** Which of two domains lists their common pairs: alternating, so that the work is even. */
    private static boolean lists(int d, int e, int shift) {
        if (d == e) {
            return shift > 0;
        }
        return (d + e) % 2 == 0 ? d < e : d > e;
    }

    /** Boxes around groups of domains, for {@link #collect}. */
    static Boxes group(Decomposition dec) {
        int n = (dec.domains() + GROUP - 1) / GROUP;
        Boxes groups = new Boxes();
        groups.ensureCapacity(n);
        for (int g = 0; g < n; g++) {
            groups.clear(g);
            for (int d = g * GROUP; d < Math.min((g + 1) * GROUP, dec.domains()); d++) {
                groups.include(g, dec.domainBoxes(), d);
            }
        }
        return groups;
    }

    private void add(Decomposition dec, int cluster, Images images, int shift) {
        int c = count++;
        int slots = count * Simd.LANES;
        if (source.length < count) {
            source = Arrays.copyOf(source, 2 * count);
            image = Arrays.copyOf(image, 2 * count);
            x = Arrays.copyOf(x, 2 * slots);
            y = Arrays.copyOf(y, 2 * slots);
            z = Arrays.copyOf(z, 2 * slots);
        }
        source[c] = cluster;
        image[c] = shift;
        boxes.ensureCapacity(Simd.roundUp(count));
        boxes.set(c, dec.clusterBoxes(), cluster, images.x(shift), images.y(shift), images.z(shift));
        copy(dec, cluster, images, shift, c, x, y, z);
    }

    /** Copies a cluster, moved by an image's translation, to local cluster c. */
    static void copy(
            Decomposition dec, int cluster, Images images, int shift, int c, double[] x, double[] y, double[] z) {
        int from = cluster * Simd.LANES;
        int to = c * Simd.LANES;
        DoubleVector.fromArray(Simd.SPECIES, dec.x(), from).add(images.x(shift)).intoArray(x, to);
        DoubleVector.fromArray(Simd.SPECIES, dec.y(), from).add(images.y(shift)).intoArray(y, to);
        DoubleVector.fromArray(Simd.SPECIES, dec.z(), from).add(images.z(shift)).intoArray(z, to);
        for (int lane = dec.count() - from; lane < Simd.LANES; lane++) {
            x[to + lane] = NOWHERE * (1 + to + lane);
            y[to + lane] = 0;
            z[to + lane] = 0;
        }
    }

    /**
     * Finds the clusters from {@code first} on that come within a radius of a group of slots.
     *
     * @param from first slot of the group
     * @param atoms how many slots it has, at most four
     * @param found out: their local numbers, ascending
     * @return how many there are
     */
    int near(int from, int atoms, int first, double radius, int[] found) {
        probe.ensureCapacity(1);
        probe.enclose(0, x, y, z, from, from + atoms);
        int n = 0;
        for (int c = first / Simd.LANES * Simd.LANES; c < count; c += Simd.LANES) {
            long bits = overlap(boxes, c, probe, radius * radius);
            if (c < first) {
                bits &= -1L << (first - c);
            }
            for (; bits != 0; bits &= bits - 1) {
                found[n++] = c + Long.numberOfTrailingZeros(bits);
            }
        }
        return keepReached(x, y, z, from, from + atoms - 1, radius * radius, found, n);
    }

    /** Which boxes from c on are within a radius of the probe; how far apart they are along an axis is their gap. */
    private static long overlap(Boxes boxes, int c, Boxes probe, double radius2) {
        VectorSpecies<Double> species = Simd.SPECIES;
        // Comparisons, because max has to mind NaN and signed zeros, which cannot occur here.
        DoubleVector below = DoubleVector.fromArray(species, boxes.minX, c).sub(probe.maxX[0]);
        DoubleVector above = DoubleVector.fromArray(species, boxes.maxX, c).neg().add(probe.minX[0]);
        DoubleVector gap = below.blend(above, below.lt(above));
        gap = gap.blend(0.0, gap.lt(0.0));
        DoubleVector d2 = gap.mul(gap);
        below = DoubleVector.fromArray(species, boxes.minY, c).sub(probe.maxY[0]);
        above = DoubleVector.fromArray(species, boxes.maxY, c).neg().add(probe.minY[0]);
        gap = below.blend(above, below.lt(above));
        gap = gap.blend(0.0, gap.lt(0.0));
        d2 = gap.fma(gap, d2);
        below = DoubleVector.fromArray(species, boxes.minZ, c).sub(probe.maxZ[0]);
        above = DoubleVector.fromArray(species, boxes.maxZ, c).neg().add(probe.minZ[0]);
        gap = below.blend(above, below.lt(above));
        gap = gap.blend(0.0, gap.lt(0.0));
        return gap.fma(gap, d2).lt(radius2).toLong();
    }

    /** Keeps of n clusters those of which an atom is within the radius of a slot from first to last, at most four. */
    private static int keepReached(
            double[] x, double[] y, double[] z, int first, int last, double radius2, int[] found, int n) {
        int kept = 0;
        for (int e = 0; e < n; e++) {
            int j = found[e] * Simd.LANES;
            long reached = reached(
                    x, y, z, first, Math.min(first + 1, last), Math.min(first + 2, last), last, j, radius2);
            // Without a branch: whether a cluster is reached cannot be predicted.
            found[kept] = found[e];
            kept += Long.signum(reached);
        }
        return kept;
    }

    /**
     * Bits of the atoms in the slots from j on that are within a radius of one of four others. In one piece, because a
     * vector that leaves a method may become an object.
     */
    private static long reached(
            double[] x, double[] y, double[] z, int i0, int i1, int i2, int i3, int j, double radius2) {
        DoubleVector xj = DoubleVector.fromArray(Simd.SPECIES, x, j);
        DoubleVector yj = DoubleVector.fromArray(Simd.SPECIES, y, j);
        DoubleVector zj = DoubleVector.fromArray(Simd.SPECIES, z, j);
        DoubleVector dx = xj.sub(x[i0]);
        DoubleVector dy = yj.sub(y[i0]);
        DoubleVector dz = zj.sub(z[i0]);
        long bits = dz.fma(dz, dy.fma(dy, dx.mul(dx))).lt(radius2).toLong();
        dx = xj.sub(x[i1]);
        dy = yj.sub(y[i1]);
        dz = zj.sub(z[i1]);
        bits |= dz.fma(dz, dy.fma(dy, dx.mul(dx))).lt(radius2).toLong();
        dx = xj.sub(x[i2]);
        dy = yj.sub(y[i2]);
        dz = zj.sub(z[i2]);
        bits |= dz.fma(dz, dy.fma(dy, dx.mul(dx))).lt(radius2).toLong();
        dx = xj.sub(x[i3]);
        dy = yj.sub(y[i3]);
        dz = zj.sub(z[i3]);
        return bits | dz.fma(dz, dy.fma(dy, dx.mul(dx))).lt(radius2).toLong();
    }

    /** Which of the atoms in the slots from j on are within a radius of that in slot i, as bits. */
    static long lanesWithin(double[] x, double[] y, double[] z, int i, int j, double radius2) {
        DoubleVector dx = DoubleVector.fromArray(Simd.SPECIES, x, j).sub(x[i]);
        DoubleVector dy = DoubleVector.fromArray(Simd.SPECIES, y, j).sub(y[i]);
        DoubleVector dz = DoubleVector.fromArray(Simd.SPECIES, z, j).sub(z[i]);
        return dz.fma(dz, dy.fma(dy, dx.mul(dx))).lt(radius2).toLong();
    }
}
