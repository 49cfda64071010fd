package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/**
 * Invariants of second degree of the density of neighbours around atoms of one species. The density is expanded in radial
 * functions times real spherical harmonics,
 *
 * <pre>
 * S_blm = sum_j w_j g_b(r_ij) Y_lm(r_ij)
 * </pre>
 *
 * and values are sums of products &Sigma;<sub>m</sub> S<sub>blm</sub> S<sub>b'lm</sub>, which do not change when all
 * neighbours are turned.
 *
 * @param center species of the atoms
 * @param weight w of a neighbour of each species
 * @param basis the functions g
 * @param shells which b and l occur
 * @param products of them
 */
record DensityExpansion(int center, double[] weight, RadialBasis basis, List<Shell> shells, List<Product> products)
        implements
            FunctionGroup {
    /** The highest l there is. */
    static final int HIGHEST_DEGREE = 4;

    private static final double Y00 = 1 / Math.sqrt(4 * Math.PI);

    /**
     * The 2l + 1 coefficients of one radial function and one l.
     *
     * @param function b
     * @param degree l
     */
    record Shell(int function, int degree) {}

    /**
     * What is added to a value: a multiple of &Sigma;<sub>m</sub> S<sub>m</sub> S'<sub>m</sub>.
     *
     * @param value its place in the descriptor
     * @param first shell of S
     * @param second shell of S', of the same degree
     * @param factor of the sum
     */
    record Product(int value, int first, int second, double factor) {}

    /**
     * A descriptor whose values are those of one expansion, the same for atoms of all species.
     *
     * @param weight w of a neighbour of each species
     * @param size number of values
     */
    static Descriptor descriptor(
            double[] weight, RadialBasis basis, List<Shell> shells, List<Product> products, int size,
            boolean continuous) {
        int[] sizes = new int[weight.length];
        Arrays.fill(sizes, size);
        List<FunctionGroup> groups = IntStream.range(0, sizes.length)
                .<FunctionGroup>mapToObj(s -> new DensityExpansion(s, weight.clone(), basis, shells, products))
                .toList();
        return new SymmetryFunctions(sizes, groups, basis.cutoff(), continuous);
    }

    @Override
    public FunctionGroup.Evaluator newEvaluator() {
        return new Sums(this);
    }

    private static final class Sums implements FunctionGroup.Evaluator {
        private final int center;
        private final double[] weights;
        private final RadialBasis basis;
        private final Shell[] shells;
        private final Product[] products;
        private final boolean[] all;
        /** Place of the coefficients of each shell; one entry more than shells. */
        private final int[] start;
        /** Shells of each l. */
        private final int[][] ofDegree;
        private final Environments near = new Environments();
        private final double[] lanes = new double[Simd.LANES];
        // Weighted radial functions; harmonics beyond l = 0 and derivatives of the energy by them.
        private final double[][] value;
        private final double[][] slope;
        private final double[][] y;
        private final double[][] byY;
        // The same rows by l: l, m and l, shell.
        private final double[][][] harmonics;
        private final double[][][] byHarmonics;
        private final double[][][] radials;
        private final double[] byS;
        private final double[] turned;
        // S of all atoms: atom, shell, m.
        private double[] s = {};
        private double[] byG = {};
        private double[] pull = {};
        private double[] vx = {};
        private double[] vy = {};
        private double[] vz = {};

        Sums(DensityExpansion group) {
            center = group.center;
            weights = group.weight;
            basis = group.basis;
            shells = group.shells.toArray(Shell[]::new);
            products = group.products.toArray(Product[]::new);
            all = new boolean[weights.length];
            Arrays.fill(all, true);
            start = new int[shells.length + 1];
            for (int p = 0; p < shells.length; p++) {
                start[p + 1] = start[p] + 2 * shells[p].degree + 1;
            }
            int highest = Arrays.stream(shells).mapToInt(Shell::degree).max().orElse(0);
            ofDegree = new int[highest + 1][];
            Arrays.setAll(ofDegree, l -> IntStream.range(0, shells.length)
                    .filter(p -> shells[p].degree == l).toArray());
            value = new double[basis.size() + 1][0];
            slope = new double[basis.size() + 1][0];
            y = new double[RealHarmonics.count(highest)][0];
            byY = new double[RealHarmonics.count(highest)][0];
            harmonics = new double[highest + 1][][];
            byHarmonics = new double[highest + 1][][];
            radials = new double[highest + 1][][];
            byS = new double[start[shells.length]];
            turned = new double[shells.length];
        }

        @Override
        public void values(Sites sites, double[][] values) {
            near.gather(sites, center, all, all, basis.cutoff());
            ensureCapacity();
            int n = near.neighbors();
            basis.evaluate(n, near.r, value, slope);
            for (int b = 0; b < basis.size(); b++) {
                weigh(n, value[b], slope[b]);
            }
            RealHarmonics.values(n, near.ux, near.uy, near.uz, y);
            for (int a = 0; a < near.atoms; a++) {
                int row = a * byS.length;
                for (int p = 0; p < shells.length; p++) {
                    double[] g = value[shells[p].function];
                    double[][] ofShell = harmonics[shells[p].degree];
                    for (int m = 0; m < ofShell.length; m++) {
                        s[row + start[p] + m] = Rows.dot(g, ofShell[m], near.first[a], near.first[a + 1], lanes);
                    }
                }
                for (Product product : products) {
                    values[product.value][near.atom[a]] += product.factor * scalar(row, product);
                }
            }
        }

        private void weigh(int n, double[] g, double[] gSlope) {
            for (int k = 0; k < n; k++) {
                double w = weights[near.species[k]];
                g[k] *= w;
                gSlope[k] *= w;
            }
        }

        private double scalar(int row, Product product) {
            int first = row + start[product.first];
            int second = row + start[product.second];
            int terms = start[product.first + 1] - start[product.first];
            double sum = 0;
            for (int m = 0; m < terms; m++) {
                sum += s[first + m] * s[second + m];
            }
            return sum;
        }

        @Override
        public void pullBack(Sites sites, double[][] slopes) {
            int n = near.neighbors();
            Arrays.fill(pull, 0, n, 0);
            for (int a = 0; a < near.atoms; a++) {
                derivatives(slopes, near.atom[a], a * byS.length);
                int from = near.first[a];
                int to = near.first[a + 1];
                for (int p = 0; p < shells.length; p++) {
                    double[][] ofShell = harmonics[shells[p].degree];
                    Rows.combine(0, ofShell.length, byS, start[p], ofShell, from, to, byG);
                    addProduct(from, to, byG, slope[shells[p].function], pull);
                }
                for (int l = 1; l < ofDegree.length; l++) {
                    int[] members = ofDegree[l];
                    for (int m = 0; m <= 2 * l; m++) {
                        for (int i = 0; i < members.length; i++) {
                            turned[i] = byS[start[members[i]] + m];
                        }
                        Rows.combine(0, members.length, turned, 0, radials[l], from, to, byHarmonics[l][m]);
                    }
                }
            }
            RealHarmonics.gradients(n, near.ux, near.uy, near.uz, byY, vx, vy, vz);
            near.addGradients(sites, pull, vx, vy, vz);
        }

        /** Derivatives of the energy by the S of one atom. */
        private void derivatives(double[][] slopes, int atom, int row) {
            Arrays.fill(byS, 0);
            for (Product product : products) {
                double factor = product.factor * slopes[product.value][atom];
                int first = start[product.first];
                int second = start[product.second];
                int terms = start[product.first + 1] - first;
                for (int m = 0; m < terms; m++) {
                    byS[first + m] += factor * s[row + second + m];
                    byS[second + m] += factor * s[row + first + m];
                }
            }
        }

        private static void addProduct(int from, int to, double[] a, double[] b, double[] out) {
            for (int k = from; k < to; k++) {
                out[k] += a[k] * b[k];
            }
        }

        private void ensureCapacity() {
            if (s.length < near.atoms * byS.length) {
                s = new double[near.atoms * byS.length];
            }
            int capacity = near.capacity();
            if (pull.length < capacity) {
                for (double[][] rows : new double[][][] {value, slope, y, byY}) {
                    Arrays.setAll(rows, k -> new double[capacity]);
                }
                double[] constant = new double[capacity];
                Arrays.fill(constant, Y00);
                harmonics[0] = new double[][] {constant};
                for (int l = 0; l < ofDegree.length; l++) {
                    if (l > 0) {
                        harmonics[l] = Arrays.copyOfRange(y, RealHarmonics.count(l - 1), RealHarmonics.count(l));
                        byHarmonics[l] = Arrays.copyOfRange(byY, RealHarmonics.count(l - 1), RealHarmonics.count(l));
                    }
                    radials[l] = Arrays.stream(ofDegree[l])
                            .mapToObj(p -> value[shells[p].function]).toArray(double[][]::new);
                }
                byG = new double[capacity];
                pull = new double[capacity];
                vx = new double[capacity];
                vy = new double[capacity];
                vz = new double[capacity];
            }
        }
    }
}
