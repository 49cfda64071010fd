package org.adatom.cli.run;

import java.util.Objects;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.forcefields.training.neural.LossConvention;
import org.adatom.forcefields.training.neural.Method;
import org.adatom.forcefields.training.optimize.Adadelta;
import org.adatom.forcefields.training.optimize.Adagrad;
import org.adatom.forcefields.training.optimize.Adam;
import org.adatom.forcefields.training.optimize.Bfgs;
import org.adatom.forcefields.training.optimize.LevenbergMarquardt;
import org.adatom.forcefields.training.optimize.LimitedMemory;
import org.adatom.forcefields.training.optimize.Momentum;
import org.adatom.forcefields.training.optimize.Nadam;
import org.adatom.forcefields.training.optimize.Nesterov;
import org.adatom.forcefields.training.optimize.RmsProp;
import org.jspecify.annotations.Nullable;

/**
 * How networks are trained; one of the keys is given.
 *
 * @param kalman extended Kalman filter
 * @param lbfgs limited-memory BFGS
 * @param bfgs BFGS
 * @param levenbergMarquardt damped Gauss-Newton steps
 * @param adam Adam, AdamW, AMSGrad
 * @param nadam Adam with Nesterov's look ahead
 * @param sgd gradient descent, with momentum or without
 * @param nesterov Nesterov's accelerated gradient
 * @param rmsprop RMSprop
 * @param adagrad Adagrad
 * @param adadelta Adadelta
 */
@Description("How networks are trained: one of the keys")
public record OptimizerBlock(
        @Description("Extended Kalman filter, which learns label by label") @Nullable KalmanBlock kalman,
        @Description("L-BFGS over all configurations") @Nullable LbfgsBlock lbfgs,
        @Description("BFGS over all configurations, with a full matrix: for a few thousand parameters at most") @Nullable BfgsBlock bfgs,
        @Description("Levenberg-Marquardt over all configurations: few epochs, each dear; for a few thousand parameters at most") @Nullable LevenbergMarquardtBlock levenbergMarquardt,
        @Description("Adam, and its kinds AdamW and AMSGrad, by mini-batches") @Nullable AdamBlock adam,
        @Description("Adam with Nesterov's look ahead, by mini-batches") @Nullable NadamBlock nadam,
        @Description("Gradient descent by mini-batches, with momentum or without") @Nullable SgdBlock sgd,
        @Description("Nesterov's accelerated gradient, by mini-batches") @Nullable NesterovBlock nesterov,
        @Description("RMSprop, by mini-batches") @Nullable RmspropBlock rmsprop,
        @Description("Adagrad, by mini-batches") @Nullable AdagradBlock adagrad,
        @Description("Adadelta, by mini-batches") @Nullable AdadeltaBlock adadelta) {
    /** The Kalman filter as it is. */
    static final OptimizerBlock USUAL = new OptimizerBlock(
            KalmanBlock.NOTHING_SAID, null, null, null, null, null, null, null, null, null, null);

    private static final int FEW_EPOCHS = 30;
    private static final int MANY_EPOCHS = 500;

    /** Checks. */
    public OptimizerBlock {
        if (Stream.of(kalman, lbfgs, bfgs, levenbergMarquardt, adam, nadam, sgd, nesterov, rmsprop, adagrad, adadelta)
                .filter(Objects::nonNull).count() != 1) {
            throw new InputException("optimizer: give one of kalman, lbfgs, bfgs, levenbergMarquardt, adam, nadam, sgd,"
                    + " nesterov, rmsprop, adagrad, adadelta");
        }
    }

    /** Epochs where none are given. */
    int usualEpochs() {
        return kalman != null || levenbergMarquardt != null ? FEW_EPOCHS : MANY_EPOCHS;
    }

    /** The convention of the loss where none is given. */
    LossConvention usualConvention() {
        return kalman != null ? LossConvention.N2P2 : LossConvention.ADATOM;
    }

    /** The method, for a number of epochs. */
    Method method(int epochs) {
        return kalman != null
                ? kalman.method()
                : lbfgs != null
                        ? lbfgs.method()
                        : bfgs != null
                                ? bfgs.method()
                                : levenbergMarquardt != null
                                        ? levenbergMarquardt.method()
                                        : adam != null
                                                ? adam.method(epochs)
                                                : nadam != null
                                                        ? nadam.method(epochs)
                                                        : sgd != null
                                                                ? sgd.method(epochs)
                                                                : nesterov != null
                                                                        ? nesterov.method(epochs)
                                                                        : rmsprop != null
                                                                                ? rmsprop.method(epochs)
                                                                                : adagrad != null
                                                                                        ? adagrad.method(epochs)
                                                                                        : Objects
                                                                                                .requireNonNull(
                                                                                                        adadelta)
                                                                                                .method(epochs);
    }

    private static double or(@Nullable Double given, double usual) {
        return given == null ? usual : given;
    }

    /** A number that must lie from 0 to below 1. */
    private static double share(String key, @Nullable Double given, double usual) {
        double value = or(given, usual);
        if (!(value >= 0 && value < 1)) {
            throw new InputException(key + ": " + value + " is not allowed, use a number from 0 to below 1");
        }
        return value;
    }

    private static double notNegative(String key, @Nullable Double given, double usual) {
        double value = or(given, usual);
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new InputException(key + ": " + value + " is not allowed, use a number that is not negative");
        }
        return value;
    }

    /**
     * L-BFGS.
     *
     * @param history changes that are remembered
     * @param gradientTolerance where it ends
     */
    @Description("L-BFGS; an epoch is an iteration")
    public record LbfgsBlock(
            @Description("Changes of the gradient that are remembered (default 20)") @Nullable Integer history,
            @Description("It ends where no component of the gradient is larger (default 0: never)") @Nullable Double gradientTolerance) {
        private static final int HISTORY = 20;

        /** Checks. */
        public LbfgsBlock {
            if (history != null && history < 1) {
                throw new InputException("history: " + history + " is not allowed, use a positive number");
            }
        }

        Method method() {
            int depth = history == null ? HISTORY : history;
            double flat = notNegative("gradientTolerance", gradientTolerance, 0);
            return new Method.Batch("L-BFGS", 2 * depth + 7, 0, 1.1,
                    (loss, start, seed) -> new LimitedMemory(loss, start, depth, flat));
        }
    }

    /**
     * BFGS.
     *
     * @param gradientTolerance where it ends
     */
    @Description("BFGS; an epoch is an iteration")
    public record BfgsBlock(
            @Description("It ends where no component of the gradient is larger (default 0: never)") @Nullable Double gradientTolerance) {
        Method method() {
            double flat = notNegative("gradientTolerance", gradientTolerance, 0);
            return new Method.Batch("BFGS", 8, 1, 1.1, (loss, start, seed) -> new Bfgs(loss, start, flat));
        }
    }

    /**
     * Levenberg-Marquardt.
     *
     * @param damping of the first step
     */
    @Description("Levenberg-Marquardt; an epoch is an iteration. Costs must be squares (kind: mse, no l1)")
    public record LevenbergMarquardtBlock(
            @Description("Damping of the first step as a share of the diagonal (default 0.01); later ones follow from the gain") @Nullable Double damping) {
        private static final double DAMPING = 0.01;

        Method method() {
            double first = notNegative("damping", damping, DAMPING);
            return new Method.Batch("Levenberg-Marquardt", 4 + 128, 3, 1.3,
                    (loss, start, seed) -> new LevenbergMarquardt(loss.squares(), start, first));
        }
    }

    /**
     * Adam.
     *
     * @param rate of learning
     * @param schedule of the rate
     * @param batch configurations in a step
     * @param clip longest gradient
     * @param beta1 memory of gradients
     * @param beta2 memory of their squares
     * @param epsilon keeps steps finite
     * @param decay of parameters
     * @param amsgrad whether second moments never fall
     */
    @Description("Adam; with decay it is AdamW")
    public record AdamBlock(
            @Description("Rate of learning (default 0.001)") @Nullable Double rate,
            @Description(ScheduleBlock.MEANING) @Nullable ScheduleBlock schedule,
            @Description(ScheduleBlock.BATCH) @Nullable Integer batch,
            @Description(ScheduleBlock.CLIP) @Nullable Double clip,
            @Description("Memory of gradients (default 0.9)") @Nullable Double beta1,
            @Description("Memory of their squares (default 0.999)") @Nullable Double beta2,
            @Description("Keeps steps finite (default 1e-8)") @Nullable Double epsilon,
            @Description("Decay of the parameters, apart from the gradient: AdamW (default 0)") @Nullable Double decay,
            @Description("Whether the second moment never falls: AMSGrad (default no)") @Nullable Boolean amsgrad) {
        Method method(int epochs) {
            double b1 = share("beta1", beta1, 0.9);
            double b2 = share("beta2", beta2, 0.999);
            double e = notNegative("epsilon", epsilon, 1e-8);
            double d = notNegative("decay", decay, 0);
            boolean largest = amsgrad != null && amsgrad;
            return ScheduleBlock.method(largest ? "AMSGrad" : d > 0 ? "AdamW" : "Adam",
                    n -> new Adam(n, b1, b2, e, d, largest), or(rate, 1e-3), schedule, batch, clip, epochs);
        }
    }

    /**
     * Nadam.
     *
     * @param rate of learning
     * @param schedule of the rate
     * @param batch configurations in a step
     * @param clip longest gradient
     * @param beta1 memory of gradients
     * @param beta2 memory of their squares
     * @param epsilon keeps steps finite
     */
    @Description("Nadam")
    public record NadamBlock(
            @Description("Rate of learning (default 0.001)") @Nullable Double rate,
            @Description(ScheduleBlock.MEANING) @Nullable ScheduleBlock schedule,
            @Description(ScheduleBlock.BATCH) @Nullable Integer batch,
            @Description(ScheduleBlock.CLIP) @Nullable Double clip,
            @Description("Memory of gradients (default 0.9)") @Nullable Double beta1,
            @Description("Memory of their squares (default 0.999)") @Nullable Double beta2,
            @Description("Keeps steps finite (default 1e-8)") @Nullable Double epsilon) {
        Method method(int epochs) {
            double b1 = share("beta1", beta1, 0.9);
            double b2 = share("beta2", beta2, 0.999);
            double e = notNegative("epsilon", epsilon, 1e-8);
            return ScheduleBlock.method(
                    "Nadam", n -> new Nadam(n, b1, b2, e), or(rate, 1e-3), schedule, batch, clip, epochs);
        }
    }

    /**
     * Gradient descent.
     *
     * @param rate of learning
     * @param schedule of the rate
     * @param batch configurations in a step
     * @param clip longest gradient
     * @param momentum share of the last step that is taken again
     */
    @Description("Gradient descent")
    public record SgdBlock(
            @Description("Rate of learning (default 0.01)") @Nullable Double rate,
            @Description(ScheduleBlock.MEANING) @Nullable ScheduleBlock schedule,
            @Description(ScheduleBlock.BATCH) @Nullable Integer batch,
            @Description(ScheduleBlock.CLIP) @Nullable Double clip,
            @Description("Share of the last step that is taken again (default 0)") @Nullable Double momentum) {
        Method method(int epochs) {
            double mu = share("momentum", momentum, 0);
            return ScheduleBlock.method(mu > 0 ? "gradient descent with momentum" : "gradient descent",
                    n -> new Momentum(n, mu), or(rate, 1e-2), schedule, batch, clip, epochs);
        }
    }

    /**
     * Nesterov's accelerated gradient.
     *
     * @param rate of learning
     * @param schedule of the rate
     * @param batch configurations in a step
     * @param clip longest gradient
     * @param momentum share of the last step that is taken again
     */
    @Description("Nesterov's accelerated gradient")
    public record NesterovBlock(
            @Description("Rate of learning (default 0.01)") @Nullable Double rate,
            @Description(ScheduleBlock.MEANING) @Nullable ScheduleBlock schedule,
            @Description(ScheduleBlock.BATCH) @Nullable Integer batch,
            @Description(ScheduleBlock.CLIP) @Nullable Double clip,
            @Description("Share of the last step that is taken again (default 0.9)") @Nullable Double momentum) {
        Method method(int epochs) {
            double mu = share("momentum", momentum, 0.9);
            return ScheduleBlock.method("Nesterov's accelerated gradient", n -> new Nesterov(n, mu), or(rate, 1e-2),
                    schedule, batch, clip, epochs);
        }
    }

    /**
     * RMSprop.
     *
     * @param rate of learning
     * @param schedule of the rate
     * @param batch configurations in a step
     * @param clip longest gradient
     * @param rho memory of squares of gradients
     * @param epsilon keeps steps finite
     */
    @Description("RMSprop")
    public record RmspropBlock(
            @Description("Rate of learning (default 0.001)") @Nullable Double rate,
            @Description(ScheduleBlock.MEANING) @Nullable ScheduleBlock schedule,
            @Description(ScheduleBlock.BATCH) @Nullable Integer batch,
            @Description(ScheduleBlock.CLIP) @Nullable Double clip,
            @Description("Memory of squares of gradients (default 0.9)") @Nullable Double rho,
            @Description("Keeps steps finite (default 1e-8)") @Nullable Double epsilon) {
        Method method(int epochs) {
            double r = share("rho", rho, 0.9);
            double e = notNegative("epsilon", epsilon, 1e-8);
            return ScheduleBlock.method(
                    "RMSprop", n -> new RmsProp(n, r, e), or(rate, 1e-3), schedule, batch, clip, epochs);
        }
    }

    /**
     * Adagrad.
     *
     * @param rate of learning
     * @param schedule of the rate
     * @param batch configurations in a step
     * @param clip longest gradient
     * @param epsilon keeps steps finite
     */
    @Description("Adagrad")
    public record AdagradBlock(
            @Description("Rate of learning (default 0.01)") @Nullable Double rate,
            @Description(ScheduleBlock.MEANING) @Nullable ScheduleBlock schedule,
            @Description(ScheduleBlock.BATCH) @Nullable Integer batch,
            @Description(ScheduleBlock.CLIP) @Nullable Double clip,
            @Description("Keeps steps finite (default 1e-8)") @Nullable Double epsilon) {
        Method method(int epochs) {
            double e = notNegative("epsilon", epsilon, 1e-8);
            return ScheduleBlock.method(
                    "Adagrad", n -> new Adagrad(n, e), or(rate, 1e-2), schedule, batch, clip, epochs);
        }
    }

    /**
     * Adadelta.
     *
     * @param rate of learning
     * @param schedule of the rate
     * @param batch configurations in a step
     * @param clip longest gradient
     * @param rho memory of squares
     * @param epsilon starts the steps
     */
    @Description("Adadelta")
    public record AdadeltaBlock(
            @Description("Factor of the steps, which find their length by themselves (default 1)") @Nullable Double rate,
            @Description(ScheduleBlock.MEANING) @Nullable ScheduleBlock schedule,
            @Description(ScheduleBlock.BATCH) @Nullable Integer batch,
            @Description(ScheduleBlock.CLIP) @Nullable Double clip,
            @Description("Memory of squares of gradients and steps (default 0.95)") @Nullable Double rho,
            @Description("Starts the steps (default 1e-6)") @Nullable Double epsilon) {
        Method method(int epochs) {
            double r = share("rho", rho, 0.95);
            double e = notNegative("epsilon", epsilon, 1e-6);
            return ScheduleBlock.method(
                    "Adadelta", n -> new Adadelta(n, r, e), or(rate, 1), schedule, batch, clip, epochs);
        }
    }
}
