package org.adatom.forcefields.descriptor;

import java.util.Arrays;

/**
 * Real spherical harmonics of l = 1 ... 4 as polynomials in the components of unit vectors, normalised to 1 on the sphere.
 * For each l first m = 0, then for m = 1 ... l the one with cos m&phi; and the one with sin m&phi;.
 */
final class RealHarmonics {
    private static final double N10 = norm(3, 4);
    private static final double N20 = norm(5, 16);
    private static final double N21 = norm(15, 4);
    private static final double N22 = norm(15, 16);
    private static final double N30 = norm(7, 16);
    private static final double N31 = norm(21, 32);
    private static final double N32 = norm(105, 16);
    private static final double N33 = norm(35, 32);
    private static final double N40 = norm(9, 256);
    private static final double N41 = norm(45, 32);
    private static final double N42 = norm(45, 64);
    private static final double N43 = norm(315, 32);
    private static final double N44 = norm(315, 256);

    private RealHarmonics() {}

    private static double norm(double over, double under) {
        return Math.sqrt(over / (under * Math.PI));
    }

    /** Number of harmonics of l = 1 ... degree. */
    static int count(int degree) {
        return degree * (degree + 2);
    }

    /**
     * All harmonics up to some l.
     *
     * @param n number of vectors
     * @param y out: {@code y[lm][k]}; its length says how many
     */
    static void values(int n, double[] ux, double[] uy, double[] uz, double[][] y) {
        if (y.length >= count(1)) {
            first(n, ux, uy, uz, y[0], y[1], y[2]);
        }
        if (y.length >= count(2)) {
            second(n, ux, uy, uz, y[3], y[4], y[5], y[6], y[7]);
        }
        if (y.length >= count(3)) {
            third(n, ux, uy, uz, y[8], y[9], y[10], y[11], y[12], y[13], y[14]);
        }
        if (y.length >= count(4)) {
            fourth(n, ux, uy, uz, y[15], y[16], y[17], y[18], y[19], y[20], y[21], y[22], y[23]);
        }
    }

    /**
     * v = &Sigma;<sub>lm</sub> e<sub>lm</sub> &part;Y<sub>lm</sub>/&part;u, of the polynomials: what of it is along u has
     * no meaning.
     */
    static void gradients(
            int n, double[] ux, double[] uy, double[] uz, double[][] e, double[] vx, double[] vy, double[] vz) {
        Arrays.fill(vx, 0, n, 0);
        Arrays.fill(vy, 0, n, 0);
        Arrays.fill(vz, 0, n, 0);
        if (e.length >= count(1)) {
            addFirst(n, e[0], e[1], e[2], vx, vy, vz);
        }
        if (e.length >= count(2)) {
            addSecond(n, ux, uy, uz, e[3], e[4], e[5], e[6], e[7], vx, vy, vz);
        }
        if (e.length >= count(3)) {
            addThird(n, ux, uy, uz, e[8], e[9], e[10], e[11], e[12], e[13], e[14], vx, vy, vz);
        }
        if (e.length >= count(4)) {
            addFourth(n, ux, uy, uz, e[15], e[16], e[17], e[18], e[19], e[20], e[21], e[22], e[23], vx, vy, vz);
        }
    }

    private static void first(int n, double[] ux, double[] uy, double[] uz, double[] y0, double[] yc, double[] ys) {
        for (int k = 0; k < n; k++) {
            y0[k] = N10 * uz[k];
            yc[k] = N10 * ux[k];
            ys[k] = N10 * uy[k];
        }
    }

    private static void second(
            int n, double[] ux, double[] uy, double[] uz, double[] y0, double[] yc1, double[] ys1, double[] yc2,
            double[] ys2) {
        for (int k = 0; k < n; k++) {
            double x = ux[k];
            double y = uy[k];
            double z = uz[k];
            y0[k] = N20 * (3 * z * z - 1);
            yc1[k] = N21 * x * z;
            ys1[k] = N21 * y * z;
            yc2[k] = N22 * (x * x - y * y);
            ys2[k] = N22 * 2 * x * y;
        }
    }

    private static void third(
            int n, double[] ux, double[] uy, double[] uz, double[] y0, double[] yc1, double[] ys1, double[] yc2,
            double[] ys2, double[] yc3, double[] ys3) {
        for (int k = 0; k < n; k++) {
            double x = ux[k];
            double y = uy[k];
            double z = uz[k];
            double z2 = z * z;
            double c2 = x * x - y * y;
            double s2 = 2 * x * y;
            y0[k] = N30 * (5 * z2 - 3) * z;
            yc1[k] = N31 * (5 * z2 - 1) * x;
            ys1[k] = N31 * (5 * z2 - 1) * y;
            yc2[k] = N32 * c2 * z;
            ys2[k] = N32 * s2 * z;
            yc3[k] = N33 * (x * c2 - y * s2);
            ys3[k] = N33 * (x * s2 + y * c2);
        }
    }

    private static void fourth(
            int n, double[] ux, double[] uy, double[] uz, double[] y0, double[] yc1, double[] ys1, double[] yc2,
            double[] ys2, double[] yc3, double[] ys3, double[] yc4, double[] ys4) {
        for (int k = 0; k < n; k++) {
            double x = ux[k];
            double y = uy[k];
            double z = uz[k];
            double z2 = z * z;
            double c2 = x * x - y * y;
            double s2 = 2 * x * y;
            y0[k] = N40 * ((35 * z2 - 30) * z2 + 3);
            yc1[k] = N41 * (7 * z2 - 3) * z * x;
            ys1[k] = N41 * (7 * z2 - 3) * z * y;
            yc2[k] = N42 * (7 * z2 - 1) * c2;
            ys2[k] = N42 * (7 * z2 - 1) * s2;
            yc3[k] = N43 * z * (x * c2 - y * s2);
            ys3[k] = N43 * z * (x * s2 + y * c2);
            yc4[k] = N44 * (c2 * c2 - s2 * s2);
            ys4[k] = N44 * 2 * c2 * s2;
        }
    }

    private static void addFirst(
            int n, double[] e0, double[] ec, double[] es, double[] vx, double[] vy, double[] vz) {
        for (int k = 0; k < n; k++) {
            vx[k] += N10 * ec[k];
            vy[k] += N10 * es[k];
            vz[k] += N10 * e0[k];
        }
    }

    private static void addSecond(
            int n, double[] ux, double[] uy, double[] uz, double[] e0, double[] ec1, double[] es1, double[] ec2,
            double[] es2, double[] vx, double[] vy, double[] vz) {
        for (int k = 0; k < n; k++) {
            double x = ux[k];
            double y = uy[k];
            double z = uz[k];
            double c1 = N21 * ec1[k];
            double s1 = N21 * es1[k];
            double c2 = 2 * N22 * ec2[k];
            double s2 = 2 * N22 * es2[k];
            vx[k] += c1 * z + c2 * x + s2 * y;
            vy[k] += s1 * z - c2 * y + s2 * x;
            vz[k] += N20 * 6 * z * e0[k] + c1 * x + s1 * y;
        }
    }

    private static void addThird(
            int n, double[] ux, double[] uy, double[] uz, double[] e0, double[] ec1, double[] es1, double[] ec2,
            double[] es2, double[] ec3, double[] es3, double[] vx, double[] vy, double[] vz) {
        for (int k = 0; k < n; k++) {
            double x = ux[k];
            double y = uy[k];
            double z = uz[k];
            double z2 = z * z;
            double cos = x * x - y * y;
            double sin = 2 * x * y;
            double c1 = N31 * ec1[k];
            double s1 = N31 * es1[k];
            double c2 = N32 * ec2[k];
            double s2 = N32 * es2[k];
            double c3 = 3 * N33 * ec3[k];
            double s3 = 3 * N33 * es3[k];
            vx[k] += c1 * (5 * z2 - 1) + 2 * z * (c2 * x + s2 * y) + c3 * cos + s3 * sin;
            vy[k] += s1 * (5 * z2 - 1) + 2 * z * (s2 * x - c2 * y) + s3 * cos - c3 * sin;
            vz[k] += N30 * (15 * z2 - 3) * e0[k] + 10 * z * (c1 * x + s1 * y) + c2 * cos + s2 * sin;
        }
    }

    private static void addFourth(
            int n, double[] ux, double[] uy, double[] uz, double[] e0, double[] ec1, double[] es1, double[] ec2,
            double[] es2, double[] ec3, double[] es3, double[] ec4, double[] es4, double[] vx, double[] vy,
            double[] vz) {
        for (int k = 0; k < n; k++) {
            double x = ux[k];
            double y = uy[k];
            double z = uz[k];
            double z2 = z * z;
            double cos2 = x * x - y * y;
            double sin2 = 2 * x * y;
            double cos3 = x * cos2 - y * sin2;
            double sin3 = x * sin2 + y * cos2;
            double c1 = N41 * ec1[k];
            double s1 = N41 * es1[k];
            double c2 = N42 * ec2[k];
            double s2 = N42 * es2[k];
            double c3 = N43 * ec3[k];
            double s3 = N43 * es3[k];
            double c4 = 4 * N44 * ec4[k];
            double s4 = 4 * N44 * es4[k];
            double one = (7 * z2 - 3) * z;
            double two = 2 * (7 * z2 - 1);
            vx[k] += c1 * one + two * (c2 * x + s2 * y) + 3 * z * (c3 * cos2 + s3 * sin2) + c4 * cos3 + s4 * sin3;
            vy[k] += s1 * one + two * (s2 * x - c2 * y) + 3 * z * (s3 * cos2 - c3 * sin2) + s4 * cos3 - c4 * sin3;
            vz[k] += N40 * (140 * z2 - 60) * z * e0[k] + (21 * z2 - 3) * (c1 * x + s1 * y)
                    + 14 * z * (c2 * cos2 + s2 * sin2) + c3 * cos3 + s3 * sin3;
        }
    }
}
