package org.adatom.forcefields.descriptor;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.InputException;

/**
 * Embedded atom density: Y. Zhang, C. Hu and B. Jiang, J. Phys. Chem. Lett. 10, 4962 (2019), with a cutoff as in H. Yanxon
 * (thesis, Las Vegas 2020), eqs. 2.63 and 2.64. For each Gaussian and each L there is a value
 *
 * <pre>
 * rho = sum over lx + ly + lz = L of L!/(lx! ly! lz!) [sum_j Z_j x^lx y^ly z^lz/rc^L exp(-eta (r - rs)^2) fc(r)]^2
 * </pre>
 *
 * of the vectors (x, y, z) to the neighbours j. They come in the order of Gaussians, each with L = 0 ... degree.
 *
 * <p>By the multinomial theorem this is &Sigma;<sub>jk</sub> g<sub>j</sub> g<sub>k</sub> cos<sup>L</sup>
 * &theta;<sub>jik</sub> with g = Z (r/r<sub>c</sub>)<sup>L</sup> exp[&minus;&eta;(r &minus; r<sub>s</sub>)&sup2;]
 * f<sub>c</sub>(r). The power of the cosine is a sum of Legendre polynomials, and each of these a sum of products of
 * harmonics; so the values are sums of {@link DensityExpansion}.
 *
 * @param cutoff f<sub>c</sub>
 * @param gaussians radial functions
 * @param degree the highest L, 0 to 3
 */
public record EmbeddedDensity(CutoffFunction cutoff, List<Gaussian> gaussians, int degree) {
    /** cos^L = sum_l LEGENDRE[L][l] P_l(cos). */
    private static final double[][] LEGENDRE = {{1}, {0, 1}, {1 / 3.0, 0, 2 / 3.0}, {0, 0.6, 0, 0.4}};

    /**
     * exp[&minus;&eta;(r &minus; r<sub>s</sub>)&sup2;].
     *
     * @param eta &eta;, 1/&Aring;&sup2;, not negative
     * @param shift r<sub>s</sub>, &Aring;
     */
    public record Gaussian(double eta, double shift) {}

    /**
     * Checks.
     *
     * @throws InputException if there is no Gaussian, one grows with the distance, or the degree is not 0 to 3
     */
    public EmbeddedDensity {
        gaussians = List.copyOf(gaussians);
        if (gaussians.isEmpty()) {
            throw new InputException("an embedded density needs a Gaussian, but none is given");
        }
        for (Gaussian g : gaussians) {
            if (!(g.eta >= 0 && Double.isFinite(g.eta) && Double.isFinite(g.shift))) {
                throw new InputException("eta " + g.eta + " 1/A^2 and shift " + g.shift
                        + " A of an embedded density: expected finite numbers, eta not negative");
            }
        }
        if (degree < 0 || degree >= LEGENDRE.length) {
            throw new InputException("the highest L of an embedded density is " + degree + ", expected 0 to 3");
        }
    }

    /** Number of values of every atom. */
    public int size() {
        return gaussians.size() * (degree + 1);
    }

    /**
     * The descriptor.
     *
     * @param weights Z of a neighbour of each species
     */
    public Descriptor descriptor(double[] weights) {
        List<DensityExpansion.Shell> shells = new ArrayList<>();
        List<DensityExpansion.Product> products = new ArrayList<>();
        for (int g = 0; g < gaussians.size(); g++) {
            for (int power = 0; power <= degree; power++) {
                for (int l = power % 2; l <= power; l += 2) {
                    double factor = 4 * Math.PI / (2 * l + 1) * LEGENDRE[power][l];
                    int shell = shells.size();
                    products.add(new DensityExpansion.Product(g * (degree + 1) + power, shell, shell, factor));
                    shells.add(new DensityExpansion.Shell(power * gaussians.size() + g, l));
                }
            }
        }
        return DensityExpansion.descriptor(weights, new Radials(cutoff, gaussians, degree), shells, products, size(),
                true);
    }

    /** (r/r<sub>c</sub>)<sup>L</sup> times Gaussians times f<sub>c</sub>, for each L those of all Gaussians. */
    private static final class Radials implements RadialBasis {
        private final Gaussians gaussians;
        private final int degree;

        Radials(CutoffFunction cutoff, List<Gaussian> shapes, int degree) {
            gaussians = new Gaussians(cutoff, shapes.stream().mapToDouble(Gaussian::eta).toArray(),
                    shapes.stream().mapToDouble(Gaussian::shift).toArray());
            this.degree = degree;
        }

        @Override
        public int size() {
            return gaussians.size() * (degree + 1);
        }

        @Override
        public double cutoff() {
            return gaussians.cutoff();
        }

        @Override
        public void evaluate(int n, double[] r, double[][] value, double[][] slope) {
            // The row behind the Gaussians, their scratch, is the first of the next power or that of this basis.
            gaussians.evaluate(n, r, value, slope);
            int count = gaussians.size();
            double perLength = 1 / cutoff();
            for (int b = count; b < size(); b++) {
                raise(n, perLength, r, value[b - count], slope[b - count], value[b], slope[b]);
            }
        }

        private static void raise(
                int n, double perLength, double[] r, double[] below, double[] belowSlope, double[] value,
                double[] slope) {
            for (int k = 0; k < n; k++) {
                double x = r[k] * perLength;
                value[k] = x * below[k];
                slope[k] = x * belowSlope[k] + perLength * below[k];
            }
        }
    }
}
