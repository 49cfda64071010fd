package org.adatom.forcefields.training.optimize;

/** How the rate of learning &eta; depends on the epoch, counted from 0. */
public sealed interface LearningRate {
    /** &eta; of an epoch. */
    double at(long epoch);

    /** Always the same. */
    record Constant(double rate) implements LearningRate {
        @Override
        public double at(long epoch) {
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
        public double at(long epoch) {
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
        public double at(long epoch) {
            double turn = (double) (epoch % period) / period;
            return last + 0.5 * (rate - last) * (1 + StrictMath.cos(Math.PI * turn));
        }
    }

    private static void positive(long epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("expected at least one epoch, got " + epochs);
        }
    }
}
