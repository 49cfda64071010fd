package org.adatom.forcefields.training.optimize;

/** How the rate of learning &eta; depends on the epoch, counted from 0, and on how the loss has fallen. */
public sealed interface LearningRate {
    /**
     * &eta; of an epoch.
     *
     * @param plateaus how often the loss has ceased to fall; see {@link #patience}
     */
    double at(long epoch, long plateaus);

    /** Epochs in a row without a lower loss that make a plateau. */
    default long patience() {
        return Long.MAX_VALUE;
    }

    /** Always the same. */
    record Constant(double rate) implements LearningRate {
        @Override
        public double at(long epoch, long plateaus) {
            return rate;
        }
    }

    /**
     * Falls by steps: &eta; = &eta;<sub>0</sub> f<sup>&lfloor;epoch/length&rfloor;</sup>; a length of 1 is exponential decay.
     *
     * @param rate &eta;<sub>0</sub>
     * @param factor f
     * @param length epochs of a step
     */
    record Steps(double rate, double factor, long length) implements LearningRate {
        /** Checks. */
        public Steps {
            positive(length);
        }

        @Override
        public double at(long epoch, long plateaus) {
            return rate * StrictMath.pow(factor, epoch / length);
        }
    }

    /**
     * Half a cosine from the first rate to the last, begun anew after each period (I. Loshchilov and F. Hutter,
     * arXiv:1608.03983, eq. 5).
     *
     * @param rate at the start of a period
     * @param last where it tends to
     * @param period epochs
     */
    record Cosine(double rate, double last, long period) implements LearningRate {
        /** Checks. */
        public Cosine {
            positive(period);
        }

        @Override
        public double at(long epoch, long plateaus) {
            double turn = (double) (epoch % period) / period;
            return last + 0.5 * (rate - last) * (1 + StrictMath.cos(Math.PI * turn));
        }
    }

    /**
     * Falls whenever the loss of training, taken over an epoch, has ceased to fall: &eta; = max(&eta;<sub>min</sub>,
     * &eta;<sub>0</sub> f<sup>plateaus</sup>).
     *
     * @param rate &eta;<sub>0</sub>
     * @param factor f
     * @param patience epochs in a row without a lower loss that make a plateau
     * @param least &eta;<sub>min</sub>
     */
    record Plateau(double rate, double factor, long patience, double least) implements LearningRate {
        /** Checks. */
        public Plateau {
            positive(patience);
        }

        @Override
        public double at(long epoch, long plateaus) {
            return Math.max(least, rate * StrictMath.pow(factor, plateaus));
        }
    }

    private static void positive(long epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("expected at least one epoch, got " + epochs);
        }
    }
}
