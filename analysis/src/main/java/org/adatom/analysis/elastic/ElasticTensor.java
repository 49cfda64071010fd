package org.adatom.analysis.elastic;

import java.util.Arrays;
import java.util.List;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.data.DMatrixRMaj;

/**
 * The elastic stiffnesses of a crystal, &sigma;<sub>i</sub> = C<sub>ij</sub> &epsilon;<sub>j</sub>, in Voigt order xx yy zz yz xz
 * xy with engineering shear.
 *
 * @param voigt 36 components, row by row, in one unit of stress, which is that of all moduli derived
 */
public record ElasticTensor(double[] voigt) {
    /** The Voigt index of each pair of axes. */
    private static final int[] INDEX = {0, 5, 4, 5, 1, 3, 4, 3, 2};

    private static final int[][] PAIR = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

    /** Checks. */
    public ElasticTensor {
        if (voigt.length != 36) {
            throw new IllegalArgumentException("36 components needed, got " + voigt.length);
        }
    }

    /** C<sub>ij</sub>, indices from 1 as they are printed: {@code c(4, 4)}. */
    public double c(int i, int j) {
        return voigt[6 * (i - 1) + j - 1];
    }

    /** The same in another unit. */
    public ElasticTensor times(double factor) {
        double[] scaled = new double[36];
        for (int k = 0; k < 36; k++) {
            scaled[k] = factor * voigt[k];
        }
        return new ElasticTensor(scaled);
    }

    /** (C + C<sup>T</sup>)/2: exact elastic constants without stress are symmetric. */
    public ElasticTensor symmetric() {
        double[] s = new double[36];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                s[6 * i + j] = (voigt[6 * i + j] + voigt[6 * j + i]) / 2;
            }
        }
        return new ElasticTensor(s);
    }

    /** The tensor in a frame whose unit vectors are the rows of {@code axes}. */
    public ElasticTensor in(double[] axes) {
        double[] rotated = new double[36];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                rotated[6 * i + j] = component(axes, PAIR[i][0], PAIR[i][1], PAIR[j][0], PAIR[j][1]);
            }
        }
        return new ElasticTensor(rotated);
    }

    private double component(double[] a, int i, int j, int k, int l) {
        double sum = 0;
        for (int p = 0; p < 3; p++) {
            for (int q = 0; q < 3; q++) {
                double left = a[3 * i + p] * a[3 * j + q];
                for (int r = 0; r < 3; r++) {
                    for (int s = 0; s < 3; s++) {
                        sum += left * a[3 * k + r] * a[3 * l + s] * voigt[6 * INDEX[3 * p + q] + INDEX[3 * r + s]];
                    }
                }
            }
        }
        return sum;
    }

    /** The mean over the orthogonal matrices of a group: what is left is invariant under all of them. */
    public ElasticTensor averagedOver(List<double[]> group) {
        double[] sum = new double[36];
        for (double[] r : group) {
            double[] turned = in(r).voigt();
            for (int k = 0; k < 36; k++) {
                sum[k] += turned[k] / group.size();
            }
        }
        return new ElasticTensor(sum);
    }

    /** Largest difference of a component. */
    public double largestDifference(ElasticTensor other) {
        double largest = 0;
        for (int k = 0; k < 36; k++) {
            largest = Math.max(largest, Math.abs(voigt[k] - other.voigt[k]));
        }
        return largest;
    }

    /** Largest component. */
    public double largest() {
        return largestDifference(new ElasticTensor(new double[36]));
    }

    /**
     * The compliances S = C<sup>&minus;1</sup>, 36 components, in the inverse unit.
     *
     * @throws ArithmeticException if there is a strain that costs nothing
     */
    public double[] compliance() {
        DMatrixRMaj s = new DMatrixRMaj(6, 6);
        if (!CommonOps_DDRM.invert(new DMatrixRMaj(6, 6, true, voigt), s)) {
            throw new ArithmeticException("the stiffnesses are singular");
        }
        return s.data;
    }

    /**
     * The six Kelvin moduli: eigenvalues of C as a map of symmetric strains, ascending. All are above zero where the crystal is
     * stable against every small strain (M. Born, Proc. Camb. Phil. Soc. 36, 160 (1940)).
     */
    public double[] kelvinModuli() {
        DMatrixRMaj m = new DMatrixRMaj(6, 6);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double weight = (i < 3 ? 1 : Math.sqrt(2)) * (j < 3 ? 1 : Math.sqrt(2));
                m.set(i, j, weight * (voigt[6 * i + j] + voigt[6 * j + i]) / 2);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(6, false, true);
        eigen.decompose(m);
        double[] values = new double[6];
        for (int k = 0; k < 6; k++) {
            values[k] = eigen.getEigenvalue(k).getReal();
        }
        Arrays.sort(values);
        return values;
    }

    /** Whether every small strain costs energy. */
    public boolean stable() {
        return kelvinModuli()[0] > 0;
    }

    /** Bulk modulus of a polycrystal of even strain (W. Voigt, 1928). */
    public double bulkVoigt() {
        return (c(1, 1) + c(2, 2) + c(3, 3) + 2 * (c(1, 2) + c(1, 3) + c(2, 3))) / 9;
    }

    /** Shear modulus of a polycrystal of even strain. */
    public double shearVoigt() {
        return (c(1, 1) + c(2, 2) + c(3, 3) - c(1, 2) - c(1, 3) - c(2, 3) + 3 * (c(4, 4) + c(5, 5) + c(6, 6))) / 15;
    }

    /** Bulk modulus of a polycrystal of even stress (A. Reuss, 1929); that of the single crystal under pressure. */
    public double bulkReuss() {
        double[] s = compliance();
        return 1 / (s[0] + s[7] + s[14] + 2 * (s[1] + s[2] + s[8]));
    }

    /** Shear modulus of a polycrystal of even stress. */
    public double shearReuss() {
        double[] s = compliance();
        return 15 / (4 * (s[0] + s[7] + s[14] - s[1] - s[2] - s[8]) + 3 * (s[21] + s[28] + s[35]));
    }

    /** The mean of Voigt's and Reuss' bulk moduli (R. Hill, Proc. Phys. Soc. A 65, 349 (1952)). */
    public double bulk() {
        return (bulkVoigt() + bulkReuss()) / 2;
    }

    /** The mean of Voigt's and Reuss' shear moduli. */
    public double shear() {
        return (shearVoigt() + shearReuss()) / 2;
    }

    /** Young's modulus of the polycrystal, 9BG/(3B + G). */
    public double young() {
        return 9 * bulk() * shear() / (3 * bulk() + shear());
    }

    /** Poisson's ratio of the polycrystal, (3B &minus; 2G)/(6B + 2G). */
    public double poisson() {
        return (3 * bulk() - 2 * shear()) / (6 * bulk() + 2 * shear());
    }

    /** Universal anisotropy, 0 if isotropic (S. I. Ranganathan, M. Ostoja-Starzewski, Phys. Rev. Lett. 101, 055504 (2008)). */
    public double anisotropy() {
        return 5 * shearVoigt() / shearReuss() + bulkVoigt() / bulkReuss() - 6;
    }

    /** Young's modulus of the single crystal under tension along a unit vector: 1 / (n n S n n). */
    public double youngAlong(double[] compliance, double[] n) {
        double[] stress = {n[0] * n[0], n[1] * n[1], n[2] * n[2], n[1] * n[2], n[0] * n[2], n[0] * n[1]};
        double strain = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                strain += stress[i] * compliance[6 * i + j] * stress[j];
            }
        }
        return 1 / strain;
    }
}
