package org.adatom.forcefields.training.neural;

import org.adatom.engine.error.InputException;
import org.adatom.forcefields.training.optimize.Optimizer;

/** How networks are trained. */
public sealed interface Method {
    /** Its name for people. */
    String label();

    /** Bytes that it takes for that many parameters, beside data and networks. */
    long bytes(ParameterLayout layout);

    /** The loss that is learned with this method, from the one that is wanted. */
    Loss learned(Loss wanted);

    /**
     * A training with this method.
     *
     * @param start parameters
     * @param scale of energies
     * @param loss as {@link #learned} gives it
     */
    EpochTraining begin(TrainingTask task, double[] start, EnergyScale scale, Loss loss, long seed);

    /**
     * The extended Kalman filter.
     *
     * @param filter its constants
     * @param updates labels that it learns from
     */
    record Kalman(KalmanSettings filter, UpdateSettings updates) implements Method {
        @Override
        public String label() {
            return "extended Kalman filter";
        }

        @Override
        public long bytes(ParameterLayout layout) {
            return KalmanFilter.bytes(filter, layout);
        }

        /**
         * Forces of which no share is learned have no weight.
         *
         * @throws InputException if errors cost other than squares weighted as n2p2 does it, or weights are penalized
         */
        @Override
        public Loss learned(Loss wanted) {
            if (wanted.convention() != LossConvention.N2P2) {
                throw new InputException("the Kalman filter weighs errors by the convention n2p2, not "
                        + wanted.convention().label() + ": leave convention out, or choose another optimizer");
            }
            if (wanted.residual().kind() != Residual.Kind.SQUARED
                    || wanted.absolutePenalty() + wanted.squaredPenalty() > 0) {
                throw new InputException("the Kalman filter minimises squares without penalty: leave kind, l1 and l2"
                        + " out, or choose another optimizer");
            }
            return updates.forceFraction() > 0 ? wanted : wanted.withoutForces();
        }

        @Override
        public EpochTraining begin(TrainingTask task, double[] start, EnergyScale scale, Loss loss, long seed) {
            return new KalmanTraining(task, start, scale, this, loss, seed);
        }
    }

    /** Begins to minimise a loss. */
    @FunctionalInterface
    interface Start {
        /** The optimiser of a loss, before its first step. */
        Optimizer of(LossObjective loss, double[] start, long seed);
    }

    /**
     * An optimiser of the loss as a function of all parameters.
     *
     * @param label its name for people
     * @param vectors arrays with a number for each parameter that it keeps
     * @param matrices arrays with a number for each pair of parameters
     * @param evaluations of the loss and its gradient that an epoch costs, roughly
     * @param start begins
     */
    record Batch(String label, int vectors, int matrices, double evaluations, Start start) implements Method {
        @Override
        public long bytes(ParameterLayout layout) {
            return Double.BYTES * (long) layout.count() * (vectors + (long) matrices * layout.count());
        }

        @Override
        public Loss learned(Loss wanted) {
            return wanted;
        }

        @Override
        public EpochTraining begin(TrainingTask task, double[] start, EnergyScale scale, Loss loss, long seed) {
            return new BatchTraining(task, start, scale, this, loss, seed);
        }
    }
}
