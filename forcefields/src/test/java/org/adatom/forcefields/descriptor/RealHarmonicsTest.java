package org.adatom.forcefields.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RealHarmonicsTest {
    private static final int N = 3;
    private static final double[] X = {0.6, -0.36, 2.0 / 3};
    private static final double[] Y = {0, 0.48, 1.0 / 3};
    private static final double[] Z = {0.8, -0.8, -2.0 / 3};

    private static double[][] values(double[] x, double[] y, double[] z) {
        double[][] values = new double[RealHarmonics.count(4)][N];
        RealHarmonics.values(N, x, y, z, values);
        return values;
    }

    /** The sum over m of products at two directions is (2l + 1)/4 pi P_l of their cosine. */
    @Test
    void additionTheoremHolds() {
        double[][] y = values(X, Y, Z);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                double t = X[i] * X[j] + Y[i] * Y[j] + Z[i] * Z[j];
                double[] legendre = {
                    1, t, (3 * t * t - 1) / 2, (5 * t * t - 3) * t / 2, ((35 * t * t - 30) * t * t + 3) / 8
                };
                for (int l = 1; l <= 4; l++) {
                    double sum = 0;
                    for (int h = RealHarmonics.count(l - 1); h < RealHarmonics.count(l); h++) {
                        sum += y[h][i] * y[h][j];
                    }
                    assertEquals((2 * l + 1) / (4 * Math.PI) * legendre[l], sum, 1e-14, "l = " + l);
                }
            }
        }
    }

    @Test
    void gradientsAreThoseOfThePolynomials() {
        double h = 1e-6;
        double[][] axes = {X.clone(), Y.clone(), Z.clone()};
        for (int lm = 0; lm < RealHarmonics.count(4); lm++) {
            double[][] e = new double[RealHarmonics.count(4)][N];
            Arrays.fill(e[lm], 1);
            double[][] v = new double[3][N];
            RealHarmonics.gradients(N, X, Y, Z, e, v[0], v[1], v[2]);
            for (int d = 0; d < 3; d++) {
                for (int k = 0; k < N; k++) {
                    double was = axes[d][k];
                    axes[d][k] = was + h;
                    double above = values(axes[0], axes[1], axes[2])[lm][k];
                    axes[d][k] = was - h;
                    double below = values(axes[0], axes[1], axes[2])[lm][k];
                    axes[d][k] = was;
                    assertEquals((above - below) / (2 * h), v[d][k], 1e-8, "harmonic " + lm);
                }
            }
        }
    }

    /** The cubic invariant is a multiple of the determinant of the quadrupole tensor; both do not change in rotations. */
    @Test
    void invariantsDoNotChangeWhenTheDirectionsAreTurned() {
        double c = Math.cos(0.8);
        double s = Math.sin(0.8);
        double[] x = new double[N];
        double[] y = new double[N];
        double[] z = new double[N];
        for (int k = 0; k < N; k++) {
            double u = c * X[k] - s * Y[k];
            double v = s * X[k] + c * Y[k];
            x[k] = u;
            y[k] = c * v - s * Z[k];
            z[k] = s * v + c * Z[k];
        }
        double[] before = sums(values(X, Y, Z));
        double[] after = sums(values(x, y, z));
        assertEquals(NepInvariants.fourBody(before, 3), NepInvariants.fourBody(after, 3), 1e-14);
        assertEquals(NepInvariants.fiveBody(before, 0), NepInvariants.fiveBody(after, 0), 1e-14);
    }

    private static double[] sums(double[][] values) {
        double[] sums = new double[values.length];
        for (int h = 0; h < sums.length; h++) {
            sums[h] = values[h][0] + 0.7 * values[h][1] - 1.3 * values[h][2];
        }
        return sums;
    }

    /** One neighbour on the z axis: q4 = (2 2 2; 0 0 0) (5/4 pi)^(3/2), q5 = 7/15 (3/4 pi)^2. */
    @Test
    void invariantsOfOneDirectionAreKnown() {
        double[][] y = values(new double[N], new double[N], new double[] {1, 1, 1});
        double[] s = new double[y.length];
        for (int h = 0; h < s.length; h++) {
            s[h] = y[h][0];
        }
        assertEquals(-0.23904572186687872 * Math.pow(5 / (4 * Math.PI), 1.5), NepInvariants.fourBody(s, 3), 1e-15);
        assertEquals(7.0 / 15 * Math.pow(3 / (4 * Math.PI), 2), NepInvariants.fiveBody(s, 0), 1e-15);
    }
}
