package org.adatom.forcefields.training.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.error.SimulationException.NonFiniteState;
import org.adatom.engine.parallel.Workers;

/**
 * The extended Kalman filter: parameters learn from one measured number at a time. With the derivatives h of the number by the
 * parameters and the error &xi; (measured less predicted)
 *
 * <p>x = P h, A = h<sup>T</sup>x + R, w &larr; w + x &xi;/A, P &larr; (P &minus; x x<sup>T</sup>/A)/&lambda; + q 1,
 *
 * <p>where R = 1/&eta; and &lambda; = 1 in the standard filter, R = &lambda; in that with fading memory. Separate covariances
 * of species share A: P is then block diagonal. Rates per epoch are divided by the number of updates.
 */
final class KalmanFilter {
    private final KalmanSettings settings;
    private final Covariance[] blocks;
    private final int[] first;
    private final double qDecay;
    private final double etaGrowth;
    private double q;
    private double eta;
    private double lambda;

    /**
     * A filter.
     *
     * @param updates in an epoch
     */
    KalmanFilter(KalmanSettings settings, ParameterLayout layout, int updates, Workers workers) {
        this.settings = settings;
        int count = settings.byElement() ? layout.species() : 1;
        first = new int[count + 1];
        blocks = new Covariance[count];
        for (int b = 0; b < count; b++) {
            first[b + 1] = count == 1 ? layout.count() : layout.first(b + 1);
            blocks[b] = new Covariance(first[b + 1] - first[b], 1 / settings.epsilon(), workers);
        }
        qDecay = Math.exp(-settings.qTau() / Math.max(1, updates));
        etaGrowth = Math.exp(settings.etaTau() / Math.max(1, updates));
        q = settings.q0();
        eta = settings.eta();
        lambda = settings.lambda();
    }

    /** Bytes that the covariances take. */
    static long bytes(KalmanSettings settings, ParameterLayout layout) {
        return settings.byElement()
                ? layout.shapes().stream().mapToLong(s -> Covariance.bytes(s.parameters())).sum()
                : Covariance.bytes(layout.count());
    }

    /**
     * Learns one number.
     *
     * @param h its derivatives by the parameters
     * @param error measured less predicted
     * @param parameters in and out
     * @throws NonFiniteState if the numbers overflow, or rounding has made the covariance negative
     */
    void update(double[] h, double error, double[] parameters) {
        boolean fading = settings.kind() == KalmanSettings.Kind.FADING_MEMORY;
        double variance = 0;
        for (int b = 0; b < blocks.length; b++) {
            variance += blocks[b].multiply(h, first[b]);
        }
        if (!fading) {
            eta = Math.min(eta * etaGrowth, settings.etaMax());
        }
        double a = variance + (fading ? lambda : 1 / eta);
        if (!(variance >= 0) || !Double.isFinite(a) || !Double.isFinite(error)) {
            throw new NonFiniteState(-1, -1, "the Kalman filter has lost its way (error " + error
                    + ", expected variance " + variance
                    + "): scale energies and forces to unit spread, start with smaller"
                    + " weights or a smaller learning rate, or allow more process noise");
        }
        for (int b = 0; b < blocks.length; b++) {
            for (int p = first[b]; p < first[b + 1]; p++) {
                parameters[p] += blocks[b].product(p - first[b]) * (error / a);
            }
            blocks[b].subtract(a, fading ? lambda : 1, q);
        }
        q = Math.max(q * qDecay, settings.qMin());
        lambda = settings.nu() * lambda + 1 - settings.nu();
    }

    /** Does the work of an update and changes nothing, for measuring how long it takes. */
    void touch(double[] h) {
        for (int b = 0; b < blocks.length; b++) {
            blocks[b].multiply(h, first[b]);
        }
    }

    /** An element of the covariance. */
    double covariance(int row, int column) {
        for (int b = 0; b < blocks.length; b++) {
            if (row >= first[b] && row < first[b + 1]) {
                boolean same = column >= first[b] && column < first[b + 1];
                return same ? blocks[b].get(row - first[b], column - first[b]) : 0;
            }
        }
        throw new IndexOutOfBoundsException(row);
    }

    /** &eta; of the last update, or &lambda; of the next one with fading memory. */
    double rate() {
        return settings.kind() == KalmanSettings.Kind.FADING_MEMORY ? lambda : eta;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(q);
        out.writeDouble(eta);
        out.writeDouble(lambda);
        for (Covariance block : blocks) {
            block.save(out);
        }
    }

    void restore(DataInput in) throws IOException {
        q = in.readDouble();
        eta = in.readDouble();
        lambda = in.readDouble();
        for (Covariance block : blocks) {
            block.restore(in);
        }
    }
}
