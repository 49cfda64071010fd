package org.adatom.cli.run;

import org.adatom.analysis.training.NetworkTraining;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.forcefields.training.neural.Method;
import org.adatom.forcefields.training.optimize.Annealing;
import org.jspecify.annotations.Nullable;

/**
 * A part of a training.
 *
 * @param optimizer how it is trained
 * @param loss what is made small
 * @param epochs at most
 * @param patience epochs without a better one before the end
 */
@Description("A part of a training; what is not given is that of network")
public record TrainingStage(
        @Description("How it is trained") @Nullable OptimizerBlock optimizer,
        @Description("What is made small") @Nullable LossBlock loss,
        @Description("Epochs at most (default 30 of kalman and levenbergMarquardt, 500 of others)") @Nullable Integer epochs,
        @Description("Epochs without a better one after which it ends (default: all are run)") @Nullable Integer patience) {
    /** Checks. */
    public TrainingStage {
        positive("epochs", epochs);
        positive("patience", patience);
    }

    private static void positive(String key, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new InputException(key + ": " + value + " is not allowed, use a positive number");
        }
    }

    /** This one, completed by another. */
    TrainingStage or(TrainingStage usual) {
        return new TrainingStage(optimizer == null ? usual.optimizer : optimizer, loss == null ? usual.loss : loss,
                epochs == null ? usual.epochs : epochs, patience == null ? usual.patience : patience);
    }

    /** The stage. */
    NetworkTraining.Stage stage() {
        OptimizerBlock how = optimizer == null ? OptimizerBlock.USUAL : optimizer;
        int count = epochs == null ? how.usualEpochs() : epochs;
        return new NetworkTraining.Stage(how.method(count),
                (loss == null ? LossBlock.NOTHING_SAID : loss).loss(how.usualConvention()), count,
                patience == null ? Integer.MAX_VALUE : patience);
    }

    /**
     * Where training begins.
     *
     * @param annealing simulated annealing
     */
    @Description("How the random initial weights are bettered before training")
    public record Start(
            @Description("Simulated annealing of the loss of the first stage") AnnealingBlock annealing) {}

    /**
     * Simulated annealing.
     *
     * @param temperature of the first move
     * @param cooling to the last one
     * @param steps moves
     * @param size of the moves
     */
    @Description("Simulated annealing: random moves of all weights, taken by the rule of Metropolis; the best are kept")
    public record AnnealingBlock(
            @Description("Temperature of the first move, in units of the loss of the initial weights (default 0.1)") @Nullable Double temperature,
            @Description("Factor by which the temperature falls from the first move to the last, exponentially (default 1e-4)") @Nullable Double cooling,
            @Description("Moves (default 2000)") @Nullable Integer steps,
            @Description("Standard deviation of a move of a weight, in units of the root mean square of the initial ones (default 0.02)") @Nullable Double size) {
        private static final int STEPS = 2000;
        private static final int EPOCHS = 20;
        private static final double TEMPERATURE = 0.1;
        private static final double COOLING = 1e-4;
        private static final double SIZE = 0.02;

        /** Checks. */
        public AnnealingBlock {
            positive("steps", steps);
            positive("temperature", temperature);
            positive("cooling", cooling);
            positive("size", size);
            if (cooling != null && cooling > 1) {
                throw new InputException("cooling: " + cooling + " is not allowed, use a number above 0 and at most 1");
            }
        }

        private static void positive(String key, @Nullable Double value) {
            if (value != null && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new InputException(key + ": " + value + " is not allowed, use a positive number");
            }
        }

        private static void positive(String key, @Nullable Integer value) {
            TrainingStage.positive(key, value);
        }

        /** A stage before another one, for its loss. */
        NetworkTraining.Stage before(NetworkTraining.Stage next) {
            int moves = steps == null ? STEPS : steps;
            int epochs = Math.min(EPOCHS, moves);
            double hot = temperature == null ? TEMPERATURE : temperature;
            double cold = hot * (cooling == null ? COOLING : cooling);
            double width = size == null ? SIZE : size;
            return new NetworkTraining.Stage(
                    new Method.Batch("simulated annealing", 4, 0, 0.4 * moves / epochs,
                            (loss, start, seed) -> new Annealing(loss::value, start, seed, moves, epochs, hot, cold,
                                    width)),
                    next.loss(), epochs, Integer.MAX_VALUE);
        }
    }
}
