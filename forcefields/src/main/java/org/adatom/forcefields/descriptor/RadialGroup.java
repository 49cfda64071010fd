package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/**
 * The functions G = &Sigma;<sub>j</sub> w<sub>j</sub> &rho;(r<sub>ij</sub>) of atoms of one species that share the
 * weights w of the neighbours' species and a basis of &rho;.
 *
 * @param center species of the atoms
 * @param weight w of each species; 0 leaves it out
 * @param basis the functions &rho;
 * @param index which value of the descriptor each function of the basis is
 */
record RadialGroup(int center, double[] weight, RadialBasis basis, int[] index) implements FunctionGroup {
    @Override
    public FunctionGroup.Evaluator newEvaluator() {
        return new Sums(this);
    }

    private static final class Sums implements FunctionGroup.Evaluator {
        private final RadialGroup group;
        private final int size;
        private final boolean[] wanted;
        private final Environments near = new Environments();
        private final double[] lanes = new double[Simd.LANES];
        private final double[] coefficients;
        private final double[][] value;
        private final double[][] slope;
        private double[] weight = {};
        private double[] pull = {};

        Sums(RadialGroup group) {
            this.group = group;
            size = group.basis.size();
            wanted = new boolean[group.weight.length];
            for (int s = 0; s < wanted.length; s++) {
                wanted[s] = group.weight[s] != 0;
            }
            coefficients = new double[size];
            value = new double[size + 1][0];
            slope = new double[size + 1][0];
        }

        @Override
        public void values(Sites sites, double[][] values) {
            near.gather(sites, group.center, wanted, wanted, group.basis.cutoff());
            if (pull.length < near.capacity()) {
                Arrays.setAll(value, b -> new double[near.capacity()]);
                Arrays.setAll(slope, b -> new double[near.capacity()]);
                weight = new double[near.capacity()];
                pull = new double[near.capacity()];
            }
            int n = near.neighbors();
            group.basis.evaluate(n, near.r, value, slope);
            for (int k = 0; k < n; k++) {
                weight[k] = group.weight[near.species[k]];
            }
            for (int c = 0; c < near.atoms; c++) {
                for (int b = 0; b < size; b++) {
                    values[group.index[b]][near.atom[c]] +=
                            Rows.dot(weight, value[b], near.first[c], near.first[c + 1], lanes);
                }
            }
        }

        @Override
        public void pullBack(Sites sites, double[][] slopes) {
            for (int c = 0; c < near.atoms; c++) {
                for (int b = 0; b < size; b++) {
                    coefficients[b] = slopes[group.index[b]][near.atom[c]];
                }
                Rows.combine(0, size, coefficients, 0, slope, near.first[c], near.first[c + 1], pull);
            }
            int n = near.neighbors();
            for (int k = 0; k < n; k++) {
                pull[k] *= weight[k];
            }
            near.addGradients(sites, pull);
        }

        @Override
        public void pullBack(Sites sites, int value, double[][] slopes) {
            for (int b = 0; b < size; b++) {
                if (group.index[b] == value) {
                    for (int k = 0; k < near.neighbors(); k++) {
                        pull[k] = slope[b][k] * weight[k];
                    }
                    near.addGradients(sites, pull);
                }
            }
        }
    }
}
