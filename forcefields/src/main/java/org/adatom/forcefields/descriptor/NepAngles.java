package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/**
 * The values of {@link NepSetup} that depend on angles. With S<sub>nlm</sub> = &Sigma;<sub>j</sub> g<sub>n</sub>(r<sub>ij</sub>)
 * Y<sub>lm</sub>(r<sub>ij</sub>) and real spherical harmonics they are &Sigma;<sub>m</sub> S<sub>nlm</sub>&sup2; of three
 * bodies, which is (2l + 1)/4&pi; &Sigma;<sub>jk</sub> g<sub>n</sub> g<sub>n</sub> P<sub>l</sub>(cos &theta;<sub>jik</sub>)
 * by the addition theorem, and the {@link NepInvariants} of four and five.
 *
 * @param center species of the atoms
 * @param basis by species
 * @param degree the highest l of three bodies
 * @param fourBody whether there are values of four bodies
 * @param fiveBody whether there are values of five bodies
 * @param index place of the first value
 */
record NepAngles(int center, NepSetup.Basis basis, int degree, boolean fourBody, boolean fiveBody, int index)
        implements
            FunctionGroup {
    @Override
    public FunctionGroup.Evaluator newEvaluator() {
        return new Sums(this);
    }

    private static final class Sums implements FunctionGroup.Evaluator {
        private final NepAngles group;
        private final int functions;
        private final int size;
        private final int harmonics;
        private final double[][] coefficients;
        private final RadialBasis polynomials;
        private final boolean[] all;
        private final Environments near = new Environments();
        private final double[] lanes = new double[Simd.LANES];
        // Polynomials, functions g, harmonics, and derivatives of the energy by g and by the harmonics.
        private final double[][] value;
        private final double[][] slope;
        private final double[][] g;
        private final double[][] gSlope;
        private final double[][] y;
        private final double[][] byY;
        private final double[] byS;
        private final double[] turned;
        // S of all atoms: atom, n, lm.
        private double[] s = {};
        private double[] byG = {};
        private double[] pull = {};
        private double[] vx = {};
        private double[] vy = {};
        private double[] vz = {};

        Sums(NepAngles group) {
            this.group = group;
            functions = group.basis.functions();
            coefficients = group.basis.coefficients()[group.center];
            polynomials = new NepBasis(group.basis.cutoff(), group.basis.order());
            size = polynomials.size();
            int highest = Math.max(group.degree, group.fourBody ? 2 : group.fiveBody ? 1 : 0);
            harmonics = RealHarmonics.count(highest);
            all = new boolean[coefficients.length];
            Arrays.fill(all, true);
            value = new double[size + 1][0];
            slope = new double[size + 1][0];
            g = new double[functions][0];
            gSlope = new double[functions][0];
            y = new double[harmonics][0];
            byY = new double[harmonics][0];
            byS = new double[functions * harmonics];
            turned = new double[functions * harmonics];
        }

        @Override
        public void values(Sites sites, double[][] values) {
            near.gather(sites, group.center, all, all, polynomials.cutoff());
            ensureCapacity();
            int n = near.neighbors();
            polynomials.evaluate(n, near.r, value, slope);
            RealHarmonics.values(n, near.ux, near.uy, near.uz, y);
            for (int a = 0; a < near.atoms; a++) {
                int end = near.first[a + 1];
                for (int from = near.first[a]; from < end;) {
                    int to = near.endOfRun(from, end);
                    double[] c = coefficients[near.species[from]];
                    for (int f = 0; f < functions; f++) {
                        Rows.combine(0, size, c, f * size, value, from, to, g[f]);
                        Rows.combine(0, size, c, f * size, slope, from, to, gSlope[f]);
                    }
                    from = to;
                }
            }
            for (int a = 0; a < near.atoms; a++) {
                for (int f = 0; f < functions; f++) {
                    int row = (a * functions + f) * harmonics;
                    for (int h = 0; h < harmonics; h++) {
                        s[row + h] = Rows.dot(g[f], y[h], near.first[a], near.first[a + 1], lanes);
                    }
                    invariants(values, near.atom[a], f, row);
                }
            }
        }

        private void invariants(double[][] values, int atom, int f, int row) {
            int place = group.index + f;
            for (int l = 1; l <= group.degree; l++) {
                double sum = 0;
                for (int h = RealHarmonics.count(l - 1); h < RealHarmonics.count(l); h++) {
                    sum += s[row + h] * s[row + h];
                }
                values[place][atom] += sum;
                place += functions;
            }
            if (group.fourBody) {
                values[place][atom] += NepInvariants.fourBody(s, row + RealHarmonics.count(1));
                place += functions;
            }
            if (group.fiveBody) {
                values[place][atom] += NepInvariants.fiveBody(s, row);
            }
        }

        @Override
        public void pullBack(Sites sites, double[][] slopes) {
            int n = near.neighbors();
            Arrays.fill(pull, 0, n, 0);
            for (int a = 0; a < near.atoms; a++) {
                int from = near.first[a];
                int to = near.first[a + 1];
                for (int f = 0; f < functions; f++) {
                    derivatives(slopes, near.atom[a], f, (a * functions + f) * harmonics);
                }
                for (int f = 0; f < functions; f++) {
                    Rows.combine(0, harmonics, byS, f * harmonics, y, from, to, byG);
                    addProduct(from, to, byG, gSlope[f], pull);
                    for (int h = 0; h < harmonics; h++) {
                        turned[h * functions + f] = byS[f * harmonics + h];
                    }
                }
                for (int h = 0; h < harmonics; h++) {
                    Rows.combine(0, functions, turned, h * functions, g, from, to, byY[h]);
                }
            }
            RealHarmonics.gradients(n, near.ux, near.uy, near.uz, byY, vx, vy, vz);
            near.addGradients(sites, pull, vx, vy, vz);
        }

        /** Derivatives of the energy by the S of one function of one atom. */
        private void derivatives(double[][] slopes, int atom, int f, int row) {
            int out = f * harmonics;
            int place = group.index + f;
            Arrays.fill(byS, out, out + harmonics, 0);
            for (int l = 1; l <= group.degree; l++) {
                double factor = 2 * slopes[place][atom];
                for (int h = RealHarmonics.count(l - 1); h < RealHarmonics.count(l); h++) {
                    byS[out + h] = factor * s[row + h];
                }
                place += functions;
            }
            if (group.fourBody) {
                int quadrupole = RealHarmonics.count(1);
                NepInvariants.addFourBody(slopes[place][atom], s, row + quadrupole, byS, out + quadrupole);
                place += functions;
            }
            if (group.fiveBody) {
                NepInvariants.addFiveBody(slopes[place][atom], s, row, byS, out);
            }
        }

        private static void addProduct(int from, int to, double[] a, double[] b, double[] out) {
            for (int k = from; k < to; k++) {
                out[k] += a[k] * b[k];
            }
        }

        private void ensureCapacity() {
            if (s.length < near.atoms * functions * harmonics) {
                s = new double[near.atoms * functions * harmonics];
            }
            if (pull.length < near.capacity()) {
                for (double[][] rows : new double[][][] {value, slope, g, gSlope, y, byY}) {
                    Arrays.setAll(rows, k -> new double[near.capacity()]);
                }
                byG = new double[near.capacity()];
                pull = new double[near.capacity()];
                vx = new double[near.capacity()];
                vy = new double[near.capacity()];
                vz = new double[near.capacity()];
            }
        }
    }
}
