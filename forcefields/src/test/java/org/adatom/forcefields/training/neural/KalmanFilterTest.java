package org.adatom.forcefields.training.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.neural.Activation;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KalmanFilterTest {
    private static final CounterRandom RANDOM = new CounterRandom(7, "measurements");

    /** Two networks with 13 and 9 parameters. */
    private static final ParameterLayout LAYOUT = new ParameterLayout(List.of(
            NetworkShape.of(2, List.of(3), Activation.TANH), NetworkShape.of(2, List.of(2), Activation.TANH)));

    private static double[] row(int n, int update) {
        double[] h = new double[n];
        for (int p = 0; p < n; p++) {
            h[p] = RANDOM.normal(update, p, 0);
        }
        return h;
    }

    private static KalmanSettings settings(KalmanSettings.Kind kind, double q0, double etaTau) {
        return new KalmanSettings(kind, false, 0.05, q0, 1.3, q0 / 100, 0.2, etaTau, 2, 0.97, 0.99);
    }

    /** Without process noise and with a constant rate the filter solves the regularised least-squares problem. */
    @Test
    void linearProblemsAreSolvedLikeLeastSquares() {
        int n = LAYOUT.count();
        RealMatrix normal = MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(0.05);
        RealVector right = new ArrayRealVector(n);
        double[] w = new double[n];
        try (Workers workers = new Workers(1)) {
            KalmanFilter filter = new KalmanFilter(settings(KalmanSettings.Kind.STANDARD, 0, 0), LAYOUT, 1, workers);
            for (int update = 0; update < 53; update++) {
                RealVector h = new ArrayRealVector(row(n, update));
                double measured = RANDOM.normal(update, n, 0);
                filter.update(h.toArray(), measured - h.dotProduct(new ArrayRealVector(w)), w);
                normal = normal.add(h.outerProduct(h).scalarMultiply(0.2));
                right = right.add(h.mapMultiply(0.2 * measured));
            }
            RealMatrix inverse = new LUDecomposition(normal).getSolver().getInverse();
            assertArrayEquals(inverse.operate(right).toArray(), w, 1e-11);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertEquals(inverse.getEntry(i, j), filter.covariance(i, j), 1e-11);
                }
            }
        }
    }

    /** The formulas as they are printed, with a full matrix that is changed in every update. */
    @ParameterizedTest
    @EnumSource(KalmanSettings.Kind.class)
    void waitingUpdatesGiveWhatImmediateOnesGive(KalmanSettings.Kind kind) {
        int n = LAYOUT.count();
        KalmanSettings s = settings(kind, 1e-3, 0.7);
        boolean fading = kind == KalmanSettings.Kind.FADING_MEMORY;
        RealMatrix p = MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(1 / s.epsilon());
        RealVector expected = new ArrayRealVector(n);
        double[] w = new double[n];
        double q = s.q0();
        double eta = s.eta();
        double lambda = s.lambda();
        try (Workers workers = new Workers(1)) {
            KalmanFilter filter = new KalmanFilter(s, LAYOUT, 40, workers);
            for (int update = 0; update < 70; update++) {
                RealVector h = new ArrayRealVector(row(n, update));
                double error = RANDOM.normal(update, n, 0);
                RealVector x = p.operate(h);
                eta = Math.min(eta * Math.exp(0.7 / 40), s.etaMax());
                double a = h.dotProduct(x) + (fading ? lambda : 1 / eta);
                expected = expected.add(x.mapMultiply(error / a));
                p = p.subtract(x.outerProduct(x).scalarMultiply(1 / a)).scalarMultiply(fading ? 1 / lambda : 1)
                        .add(MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(q));
                q = Math.max(q * Math.exp(-1.3 / 40), s.qMin());
                lambda = s.nu() * lambda + 1 - s.nu();
                filter.update(h.toArray(), error, w);
                assertArrayEquals(expected.toArray(), w, 1e-10);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        assertEquals(p.getEntry(i, j), filter.covariance(i, j), 1e-10);
                        assertEquals(filter.covariance(j, i), filter.covariance(i, j), 0);
                    }
                }
            }
        }
    }

    /** The covariance between species stays 0, and what belongs to one of them alone is learned as by a filter of its own. */
    @Test
    void separateCovariancesShareTheVariance() {
        int n = LAYOUT.count();
        int first = LAYOUT.first(1);
        KalmanSettings s = settings(KalmanSettings.Kind.STANDARD, 1e-3, 0.7).withByElement(true);
        RealMatrix p = MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(1 / s.epsilon());
        double[] w = new double[n];
        try (Workers workers = new Workers(1)) {
            KalmanFilter filter = new KalmanFilter(s, LAYOUT, 1, workers);
            double[] h = row(n, 0);
            RealVector x = p.operate(new ArrayRealVector(h));
            double a = x.dotProduct(new ArrayRealVector(h)) + 1 / (0.2 * Math.exp(0.7));
            filter.update(h, 0.3, w);
            assertArrayEquals(x.mapMultiply(0.3 / a).toArray(), w, 1e-12);
            assertEquals(20 - x.getEntry(0) * x.getEntry(0) / a + 1e-3, filter.covariance(0, 0), 1e-12);
            assertEquals(-x.getEntry(first) * x.getEntry(n - 1) / a, filter.covariance(first, n - 1), 1e-12);
            assertEquals(0, filter.covariance(0, first));
        }
    }

    /** Large enough for several parts. */
    @Test
    void threadsDoNotChangeBits() {
        ParameterLayout layout =
                new ParameterLayout(List.of(NetworkShape.of(30, List.of(20, 10), Activation.TANH)));
        double[][] w = new double[2][layout.count()];
        for (int threads = 1; threads <= 2; threads++) {
            try (Workers workers = new Workers(threads)) {
                KalmanFilter filter = new KalmanFilter(KalmanSettings.STANDARD, layout, 40, workers);
                for (int update = 0; update < 40; update++) {
                    filter.update(row(layout.count(), update), RANDOM.normal(update, -1, 0), w[threads - 1]);
                }
            }
        }
        assertArrayEquals(w[0], w[1]);
    }

    @Test
    void overflowIsToldInWords() {
        try (Workers workers = new Workers(1)) {
            KalmanFilter filter = new KalmanFilter(KalmanSettings.STANDARD, LAYOUT, 1, workers);
            double[] h = row(LAYOUT.count(), 0);
            h[3] = Double.POSITIVE_INFINITY;
            SimulationException e = assertThrows(SimulationException.class,
                    () -> filter.update(h, 1, new double[LAYOUT.count()]));
            assertTrue(e.getMessage().startsWith("the Kalman filter has lost its way"), e.getMessage());
        }
    }

    /** A thousand parameters against the full product. */
    @Test
    void partsOfTheMatrixMakeTheWhole() {
        int n = 1003;
        try (Workers workers = new Workers(1)) {
            Covariance p = new Covariance(n, 2, workers);
            RealMatrix full = MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(2);
            for (int update = 0; update < 18; update++) {
                double[] h = row(n, update);
                double variance = p.multiply(h, 0);
                RealVector x = full.operate(new ArrayRealVector(h));
                assertEquals(x.dotProduct(new ArrayRealVector(h)), variance, 1e-9);
                for (int i = 0; i < n; i++) {
                    assertEquals(x.getEntry(i), p.product(i), 1e-11);
                }
                p.subtract(variance + 1, 1, 1e-3);
                full = full.subtract(x.outerProduct(x).scalarMultiply(1 / (variance + 1)))
                        .add(new Array2DRowRealMatrix(n, n).add(MatrixUtils.createRealIdentityMatrix(n))
                                .scalarMultiply(1e-3));
            }
        }
    }
}
