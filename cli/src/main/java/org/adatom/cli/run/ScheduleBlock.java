package org.adatom.cli.run;

import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.forcefields.training.neural.Method;
import org.adatom.forcefields.training.optimize.Batches;
import org.adatom.forcefields.training.optimize.Descent;
import org.adatom.forcefields.training.optimize.GradientStep;
import org.adatom.forcefields.training.optimize.LearningRate;
import org.jspecify.annotations.Nullable;

/**
 * How the rate of learning changes; one of the keys is given.
 *
 * @param decay by steps
 * @param cosine along half a cosine
 * @param plateau whenever the loss ceases to fall
 */
@Description("How the rate of learning changes: one of the keys")
public record ScheduleBlock(
        @Description("Multiplied by a factor every so many epochs") @Nullable Decay decay,
        @Description("Along half a cosine from the rate to the last one, then begun anew") @Nullable Cosine cosine,
        @Description("Multiplied by a factor whenever the loss of training has ceased to fall") @Nullable Plateau plateau) {
    /** What the key {@code schedule} means. */
    static final String MEANING = "How the rate changes (default: it stays)";
    /** What the key {@code batch} means. */
    static final String BATCH =
            "Configurations in a step, drawn anew in each epoch (default 32); with as many as there are, or more, all are one batch";
    /** What the key {@code clip} means. */
    static final String CLIP = "Longer gradients are shortened to this length (default: none is)";

    private static final int SIZE = 32;

    /**
     * Falls by steps.
     *
     * @param factor of a step
     * @param every epochs
     */
    @Description("Decay by steps")
    public record Decay(
            @Description("Factor of a step, such as 0.99") double factor,
            @Description("Epochs from step to step (default 1)") @Nullable Long every) {
        /** Checks. */
        public Decay {
            requireFactor(factor);
            positive("every", every);
        }
    }

    /**
     * Half a cosine.
     *
     * @param last rate
     * @param period epochs
     */
    @Description("Half a cosine")
    public record Cosine(
            @Description("Rate at the end (default 0)") @Nullable Double last,
            @Description("Epochs from one beginning to the next (default all)") @Nullable Long period) {
        /** Checks. */
        public Cosine {
            positive("period", period);
        }
    }

    /**
     * Falls on plateaus.
     *
     * @param factor of a fall
     * @param patience epochs without a lower loss before it
     * @param least rate
     */
    @Description("Falls on plateaus")
    public record Plateau(
            @Description("Factor of a fall (default 0.5)") @Nullable Double factor,
            @Description("Epochs in a row whose loss is not lower by 1e-4 of it before the rate falls (default 10)") @Nullable Long patience,
            @Description("Least rate (default 0)") @Nullable Double least) {
        /** Checks. */
        public Plateau {
            if (factor != null) {
                requireFactor(factor);
            }
            positive("patience", patience);
        }
    }

    /** Checks. */
    public ScheduleBlock {
        if (Stream.of(decay, cosine, plateau).filter(Objects::nonNull).count() != 1) {
            throw new InputException("schedule: give one of decay, cosine, plateau");
        }
    }

    private static void requireFactor(double value) {
        if (!(value > 0 && value <= 1)) {
            throw new InputException("factor: " + value + " is not allowed, use a number above 0 and at most 1");
        }
    }

    private static void positive(String key, @Nullable Long value) {
        if (value != null && value < 1) {
            throw new InputException(key + ": " + value + " is not allowed, use a positive number");
        }
    }

    private LearningRate rate(double first, int epochs) {
        if (decay != null) {
            return new LearningRate.Steps(first, decay.factor, decay.every == null ? 1 : decay.every);
        }
        if (cosine != null) {
            return new LearningRate.Cosine(
                    first, cosine.last == null ? 0 : cosine.last, cosine.period == null ? epochs : cosine.period);
        }
        Plateau p = Objects.requireNonNull(plateau);
        return new LearningRate.Plateau(first, p.factor == null ? 0.5 : p.factor, p.patience == null ? 10 : p.patience,
                p.least == null ? 0 : p.least);
    }

    /** Descent by mini-batches with a rule, which is made for the number of parameters. */
    static Method method(
            String label, IntFunction<GradientStep> rule, double first, @Nullable ScheduleBlock schedule,
            @Nullable Integer batch, @Nullable Double clip, int epochs) {
        if (!(first > 0) || Double.isInfinite(first)) {
            throw new InputException("rate: " + first + " is not allowed, use a positive number");
        }
        if (batch != null && batch < 1) {
            throw new InputException("batch: " + batch + " is not allowed, use a positive number");
        }
        if (clip != null && !(clip > 0)) {
            throw new InputException("clip: " + clip + " is not allowed, use a positive number");
        }
        LearningRate rate = schedule == null ? new LearningRate.Constant(first) : schedule.rate(first, epochs);
        int size = batch == null ? SIZE : batch;
        return new Method.Batch(label, 5, 0, 1, (loss, start, seed) -> new Descent(
                loss, start, rule.apply(start.length), rate, new Batches(seed, loss.frames(), size),
                clip == null ? Double.POSITIVE_INFINITY : clip));
    }
}
