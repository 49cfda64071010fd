package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.ArrayMath;
import org.adatom.engine.simd.ComplexRows;
import org.adatom.engine.simd.Lookup;
import org.adatom.engine.simd.Simd;
import org.adatom.engine.simd.WignerRows;

/** The density of neighbours of {@link Simd#LANES} atoms on the 3-sphere, expanded in Wigner matrices. */
final class BispectrumDensity {
    private static final int LANES = Simd.LANES;

    private final Bispectrum of;
    private final WignerRows wigner;
    private final int halfRows;
    private final SideBySide near;
    /** u of all channels, only m' &le; J/2 as {@link WignerRows} has them. */
    final double[] halfRe;
    final double[] halfIm;
    /** The same with all m', as {@link BispectrumProducts} has them. */
    final double[] re;
    final double[] im;
    // The matrices of one slot, and the derivatives by them.
    private final double[] ure;
    private final double[] uim;
    private final double[] gre;
    private final double[] gim;
    private final double[] self = new double[LANES];
    private int capacity;
    // Of every place: weight and its derivative by r, cos and sin of theta, theta', a and b.
    private double[] fade = {};
    private double[] fadeSlope = {};
    private double[] scale = {};
    private double[] cos = {};
    private double[] sin = {};
    private double[] turn = {};
    private double[] ai = {};
    private double[] br = {};
    private double[] bi = {};
    private double[] w = {};
    private double[] far = {};
    private double[] work = {};
    private double[][] slope = new double[5][0];

    BispectrumDensity(Bispectrum of) {
        this.of = of;
        wigner = of.wigner;
        halfRows = wigner.rows();
        near = new SideBySide(of.channels, of.channelOf);
        halfRe = new double[of.channels * halfRows * LANES];
        halfIm = new double[of.channels * halfRows * LANES];
        re = new double[of.channels * of.products.fullRows() * LANES];
        im = new double[of.channels * of.products.fullRows() * LANES];
        ure = new double[halfRows * LANES];
        uim = new double[halfRows * LANES];
        gre = new double[halfRows * LANES];
        gim = new double[halfRows * LANES];
    }

    /** Takes atoms {@code from} to {@code from + LANES - 1} of a block. */
    void expand(Sites sites, int from) {
        near.gather(sites, from);
        ensureCapacity();
        rotations();
        Arrays.fill(halfRe, 0);
        Arrays.fill(halfIm, 0);
        for (int c = 0; c < of.channels; c++) {
            for (int s = near.firstSlot[c]; s < near.firstSlot[c + 1]; s++) {
                wigner.values(cos, ai, br, bi, s * LANES, of.settings.twoJ(), ure, uim);
                ComplexRows.addScaled(halfRows, ure, uim, fade, s * LANES, halfRe, halfIm, c * halfRows);
            }
            addSelf(sites, from, c);
            mirror(c);
        }
    }

    private void addSelf(Sites sites, int from, int channel) {
        for (int lane = 0; lane < Math.min(LANES, sites.atoms - from); lane++) {
            self[lane] = of.self(sites.species[from + lane], channel);
        }
        for (int j = 0; j <= of.settings.twoJ(); j++) {
            for (int m = 0; 2 * m <= j; m++) {
                int row = (channel * halfRows + wigner.row(j, m, m)) * LANES;
                for (int lane = 0; lane < LANES; lane++) {
                    halfRe[row + lane] += self[lane];
                }
            }
        }
    }

    /** u[J - m'][J - m] = (-1)^(m' + m) u[m'][m]*. */
    private void mirror(int channel) {
        BispectrumProducts full = of.products;
        for (int j = 0; j <= of.settings.twoJ(); j++) {
            for (int p = 0; 2 * p <= j; p++) {
                for (int m = 0; m <= j; m++) {
                    int from = (channel * halfRows + wigner.row(j, p, m)) * LANES;
                    int to = (channel * full.fullRows() + full.row(j, p, m)) * LANES;
                    int image = (channel * full.fullRows() + full.row(j, j - p, j - m)) * LANES;
                    double sign = (p + m) % 2 == 0 ? 1 : -1;
                    for (int lane = 0; lane < LANES; lane++) {
                        double r = halfRe[from + lane];
                        double i = halfIm[from + lane];
                        re[image + lane] = sign * r;
                        im[image + lane] = -sign * i;
                        re[to + lane] = r;
                        im[to + lane] = i;
                    }
                }
            }
        }
    }

    /**
     * Adds to the gradients what derivatives by u make.
     *
     * @param yre derivative by the real part of u, laid out like {@link #halfRe}
     * @param yim by the imaginary part
     */
    void pullBack(Sites sites, double[] yre, double[] yim) {
        for (int c = 0; c < of.channels; c++) {
            for (int s = near.firstSlot[c]; s < near.firstSlot[c + 1]; s++) {
                wigner.values(cos, ai, br, bi, s * LANES, of.settings.twoJ() - 1, ure, uim);
                wigner.pullBack(cos, ai, br, bi, s * LANES, ure, uim, yre, yim, c * halfRows, gre, gim, slope);
            }
        }
        int n = near.places();
        radial(n, near.r, near.x, near.y, near.z, cos, sin, turn, fade, fadeSlope, slope, work, scale);
        for (int q = 0; q < n; q++) {
            int k = near.neighbor[q];
            if (k >= 0) {
                sites.gx[k] += work[q] * near.x[q] - scale[q] * slope[4][q];
                sites.gy[k] += work[q] * near.y[q] + scale[q] * slope[3][q];
                sites.gz[k] += work[q] * near.z[q] - scale[q] * slope[2][q];
            }
        }
    }

    /** Angles, Cayley-Klein parameters a = cos - i sin z/r, b = sin (y - i x)/r, and weights. */
    private void rotations() {
        int n = near.places();
        Lookup.gather(n, of.overRange, near.pair, turn);
        Lookup.gather(n, of.weight, near.pair, w);
        Lookup.gather(n, of.end, near.pair, far);
        BispectrumSettings s = of.settings;
        fractions(n, s.innerRadius(), near.r, turn, work);
        if (s.switched()) {
            halfTurns(n, work, scale);
            ArrayMath.cosSin(scale, cos, sin, n);
            fadeOut(n, cos, sin, turn, w, fade, fadeSlope);
        } else {
            end(n, near.r, far, w, fade, fadeSlope);
        }
        if (of.fadesIn) {
            fadeIn(n);
        }
        angles(n, s.angleFactor(), work, turn);
        ArrayMath.cosSin(work, cos, sin, n);
        caley(n, near.r, near.x, near.y, near.z, sin, ai, br, bi);
    }

    private static void fractions(int n, double inner, double[] r, double[] overRange, double[] out) {
        for (int q = 0; q < n; q++) {
            out[q] = (r[q] - inner) * overRange[q];
        }
    }

    /** In turns: half a period between the inner radius and the cutoff. */
    private static void halfTurns(int n, double[] fraction, double[] out) {
        for (int q = 0; q < n; q++) {
            out[q] = 0.5 * Math.min(1, Math.max(0, fraction[q]));
        }
    }

    private static void fadeOut(
            int n, double[] cos, double[] sin, double[] overRange, double[] w, double[] f, double[] slope) {
        for (int q = 0; q < n; q++) {
            f[q] = 0.5 * w[q] * (cos[q] + 1);
            slope[q] = -0.5 * Math.PI * overRange[q] * w[q] * sin[q];
        }
    }

    private static void end(int n, double[] r, double[] end, double[] w, double[] f, double[] slope) {
        for (int q = 0; q < n; q++) {
            f[q] = r[q] < end[q] ? w[q] : 0;
            slope[q] = 0;
        }
    }

    /** Times (1 + sin(pi/2 (r - middle)/halfWidth))/2, kept within the half period. */
    private void fadeIn(int n) {
        for (int q = 0; q < n; q++) {
            double width = of.innerHalfWidth[near.pair[q]];
            if (width > 0) {
                double t = (near.r[q] - of.innerMiddle[near.pair[q]]) / width;
                double turns = 0.25 * Math.min(1, Math.max(-1, t));
                double f = 0.5 * (1 + ArrayMath.sinOfTurns(turns));
                double derivative = Math.abs(t) < 1 ? 0.25 * Math.PI / width * ArrayMath.cosOfTurns(turns) : 0;
                fadeSlope[q] = fadeSlope[q] * f + fade[q] * derivative;
                fade[q] *= f;
            }
        }
    }

    /** Turns of theta, and theta' in place of 1/range. */
    private static void angles(int n, double factor, double[] fraction, double[] turn) {
        for (int q = 0; q < n; q++) {
            fraction[q] *= 0.5 * factor;
            turn[q] *= Math.PI * factor;
        }
    }

    private static void caley(
            int n, double[] r, double[] x, double[] y, double[] z, double[] sin, double[] ai, double[] br,
            double[] bi) {
        for (int q = 0; q < n; q++) {
            double s = sin[q] / r[q];
            ai[q] = -s * z[q];
            br[q] = s * y[q];
            bi[q] = -s * x[q];
        }
    }

    /**
     * The gradient is {@code along} times the vector plus {@code across} times the derivatives by (-Im b, Re b, -Im a).
     *
     * @param slope f and its derivatives by Re a, Im a, Re b, Im b
     */
    private static void radial(
            int n, double[] r, double[] x, double[] y, double[] z, double[] cos, double[] sin, double[] turn,
            double[] f, double[] fSlope, double[][] slope, double[] along, double[] across) {
        double[] value = slope[0];
        double[] byRa = slope[1];
        double[] byIa = slope[2];
        double[] byRb = slope[3];
        double[] byIb = slope[4];
        for (int q = 0; q < n; q++) {
            double over = 1 / r[q];
            double s = sin[q] * over;
            double change = (cos[q] * turn[q] - s) * over;
            double bend = change * (y[q] * byRb[q] - x[q] * byIb[q] - z[q] * byIa[q])
                    - sin[q] * turn[q] * byRa[q];
            along[q] = (fSlope[q] * value[q] + f[q] * bend) * over;
            across[q] = f[q] * s;
        }
    }

    private void ensureCapacity() {
        if (near.places() <= capacity) {
            return;
        }
        capacity = Math.max(near.places(), 2 * capacity);
        fade = new double[capacity];
        fadeSlope = new double[capacity];
        scale = new double[capacity];
        cos = new double[capacity];
        sin = new double[capacity];
        turn = new double[capacity];
        ai = new double[capacity];
        br = new double[capacity];
        bi = new double[capacity];
        w = new double[capacity];
        far = new double[capacity];
        work = new double[capacity];
        slope = new double[5][capacity];
    }
}
