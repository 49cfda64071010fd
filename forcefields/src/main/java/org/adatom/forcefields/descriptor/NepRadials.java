package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/**
 * The values q<sub>n</sub> = &Sigma;<sub>j</sub> g<sub>n</sub>(r<sub>ij</sub>) of {@link NepSetup}, the first of an atom.
 * Because g<sub>n</sub> is a combination, only the sums of the polynomials over the neighbours of a species are formed.
 *
 * @param center species of the atoms
 * @param basis by species
 */
record NepRadials(int center, NepSetup.Basis basis) implements FunctionGroup {
    @Override
    public FunctionGroup.Evaluator newEvaluator() {
        return new Sums(this);
    }

    private static final class Sums implements FunctionGroup.Evaluator {
        private final int center;
        private final int functions;
        private final int size;
        private final double[][] coefficients;
        private final RadialBasis polynomials;
        private final boolean[] all;
        private final Environments near = new Environments();
        private final double[] lanes = new double[Simd.LANES];
        private final double[] sum;
        private final double[][] value;
        private final double[][] slope;
        private double[] one = {};
        private double[] pull = {};

        Sums(NepRadials group) {
            center = group.center;
            functions = group.basis.functions();
            coefficients = group.basis.coefficients()[center];
            polynomials = new NepBasis(group.basis.cutoff(), group.basis.order());
            size = polynomials.size();
            all = new boolean[coefficients.length];
            Arrays.fill(all, true);
            sum = new double[size];
            value = new double[size + 1][0];
            slope = new double[size + 1][0];
        }

        @Override
        public void values(Sites sites, double[][] values) {
            near.gather(sites, center, all, all, polynomials.cutoff());
            if (pull.length < near.capacity()) {
                Arrays.setAll(value, k -> new double[near.capacity()]);
                Arrays.setAll(slope, k -> new double[near.capacity()]);
                pull = new double[near.capacity()];
                one = new double[near.capacity()];
                Arrays.fill(one, 1);
            }
            polynomials.evaluate(near.neighbors(), near.r, value, slope);
            for (int a = 0; a < near.atoms; a++) {
                int end = near.first[a + 1];
                for (int from = near.first[a]; from < end;) {
                    int to = near.endOfRun(from, end);
                    double[] c = coefficients[near.species[from]];
                    for (int k = 0; k < size; k++) {
                        sum[k] = Rows.dot(one, value[k], from, to, lanes);
                    }
                    for (int n = 0; n < functions; n++) {
                        double q = 0;
                        for (int k = 0; k < size; k++) {
                            q += c[n * size + k] * sum[k];
                        }
                        values[n][near.atom[a]] += q;
                    }
                    from = to;
                }
            }
        }

        @Override
        public void pullBack(Sites sites, double[][] slopes) {
            for (int a = 0; a < near.atoms; a++) {
                int end = near.first[a + 1];
                for (int from = near.first[a]; from < end;) {
                    int to = near.endOfRun(from, end);
                    double[] c = coefficients[near.species[from]];
                    for (int k = 0; k < size; k++) {
                        double byPolynomial = 0;
                        for (int n = 0; n < functions; n++) {
                            byPolynomial += slopes[n][near.atom[a]] * c[n * size + k];
                        }
                        sum[k] = byPolynomial;
                    }
                    Rows.combine(0, size, sum, 0, slope, from, to, pull);
                    from = to;
                }
            }
            near.addGradients(sites, pull);
        }
    }
}
