package org.adatom.analysis.dataset;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A map of frames: their vectors along the two directions in which they differ most (principal components), and how far each test
 * frame is from all training frames.
 *
 * @param first along the first direction, one number per frame
 * @param second along the second
 * @param explained shares of the variance along the two directions
 * @param outside number of test frames that are farther from all training frames than 99 % of the training frames are from each
 *     other
 */
public record Coverage(double[] first, double[] second, double[] explained, int outside) {
    private static final double QUANTILE = 0.99;

    /**
     * Makes the map.
     *
     * @param vectors centred and standardised, as {@link Fingerprints} has them
     * @param test whether each frame is for the test; all false if there is none
     */
    public static Coverage of(double[][] vectors, boolean[] test) {
        int d = vectors[0].length;
        DMatrixRMaj covariance = new DMatrixRMaj(d, d);
        for (double[] v : vectors) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    covariance.data[i * d + j] += v[i] * v[j] / vectors.length;
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
        eigen.decompose(covariance);
        double trace = 0;
        int[] best = {-1, -1};
        for (int k = 0; k < d; k++) {
            double value = eigen.getEigenvalue(k).getReal();
            trace += value;
            if (best[0] < 0 || value > eigen.getEigenvalue(best[0]).getReal()) {
                best[1] = best[0];
                best[0] = k;
            } else if (best[1] < 0 || value > eigen.getEigenvalue(best[1]).getReal()) {
                best[1] = k;
            }
        }
        double[][] map = new double[2][vectors.length];
        double[] explained = new double[2];
        for (int c = 0; c < 2 && best[c] >= 0; c++) {
            explained[c] = trace > 0 ? eigen.getEigenvalue(best[c]).getReal() / trace : 0;
            double[] axis = eigen.getEigenVector(best[c]).data;
            for (int k = 0; k < vectors.length; k++) {
                for (int i = 0; i < d; i++) {
                    map[c][k] += vectors[k][i] * axis[i];
                }
            }
        }
        return new Coverage(map[0], map[1], explained, outside(vectors, test));
    }

    private static int outside(double[][] vectors, boolean[] test) {
        double[] nearest = new double[vectors.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int trained = 0;
        for (int k = 0; k < vectors.length; k++) {
            trained += test[k] ? 0 : 1;
            for (int j = 0; j < vectors.length; j++) {
                if (j != k && !test[j]) {
                    nearest[k] = Math.min(nearest[k], Selection.distance(vectors[k], vectors[j]));
                }
            }
        }
        if (trained < 2) {
            return 0;
        }
        double[] own = new double[trained];
        int at = 0;
        for (int k = 0; k < vectors.length; k++) {
            if (!test[k]) {
                own[at++] = nearest[k];
            }
        }
        Arrays.sort(own);
        double limit = own[(int) (QUANTILE * (trained - 1))];
        int outside = 0;
        for (int k = 0; k < vectors.length; k++) {
            outside += test[k] && nearest[k] > limit ? 1 : 0;
        }
        return outside;
    }
}
