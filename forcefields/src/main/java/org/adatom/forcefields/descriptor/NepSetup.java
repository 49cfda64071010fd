package org.adatom.forcefields.descriptor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The descriptor of the neuroevolution potential, versions 3 and 4 (Z. Fan et al., J. Chem. Phys. 157, 114801 (2022)).
 * Radial functions are combinations of Chebyshev polynomials, with coefficients of each pair of elements:
 *
 * <pre>
 * g_n(r) = sum_k c_nk f_k(r),   f_k(r) = 1/2 [T_k(2 (r/rc - 1)^2 - 1) + 1] fc(r),   fc(r) = 1/2 [1 + cos(pi r/rc)]
 * </pre>
 *
 * <p>Values are, in this order, &Sigma;<sub>j</sub> g<sub>n</sub>(r<sub>ij</sub>) of the radial cutoff; then of the
 * angular one, see {@link NepAngles}, for l = 1 ... of three bodies those of all n; those of four, of five bodies.
 *
 * @param radial of the functions of a distance
 * @param angular of the functions of angles
 * @param degree the highest l of three bodies, 0 to 4
 * @param fourBody whether there are invariants of third degree
 * @param fiveBody whether there are invariants of fourth degree
 */
public record NepSetup(Basis radial, Basis angular, int degree, boolean fourBody, boolean fiveBody) {
    /**
     * Radial functions.
     *
     * @param cutoff &Aring;
     * @param order the highest k
     * @param functions number of functions g<sub>n</sub>
     * @param coefficients {@code [centre][neighbour][n * (order + 1) + k]} of c<sub>nk</sub>, by element
     */
    public record Basis(double cutoff, int order, int functions, double[][][] coefficients) {
        /** Those of some species, which are these elements. */
        Basis of(int[] elements) {
            double[][][] c = Arrays.stream(elements)
                    .mapToObj(i -> Arrays.stream(elements).mapToObj(j -> coefficients[i][j]).toArray(double[][]::new))
                    .toArray(double[][][]::new);
            return new Basis(cutoff, order, functions, c);
        }
    }

    /** Number of values of every atom. */
    public int size() {
        return radial.functions
                + angular.functions * (degree + (fourBody ? 1 : 0) + (fiveBody ? 1 : 0));
    }

    /**
     * The descriptor.
     *
     * @param elements element of each species
     */
    public Descriptor descriptor(int[] elements) {
        Basis near = radial.of(elements);
        Basis turning = angular.of(elements);
        List<FunctionGroup> groups = new ArrayList<>();
        for (int s = 0; s < elements.length; s++) {
            groups.add(new NepRadials(s, near));
            groups.add(new NepAngles(s, turning, degree, fourBody, fiveBody, near.functions));
        }
        int[] sizes = new int[elements.length];
        Arrays.fill(sizes, size());
        return new SymmetryFunctions(sizes, groups, Math.max(near.cutoff, turning.cutoff), true);
    }
}
