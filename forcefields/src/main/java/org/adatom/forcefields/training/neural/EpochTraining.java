package org.adatom.forcefields.training.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Training in epochs. How the parameters get better in an epoch is left to the kinds; behind it the offsets of energies are refitted, all errors
 * computed, and the parameters kept if they are the best so far: those with the lowest product of the errors of what is learned, on the validation
 * set if there is one. The parameters that training starts from are the first candidate.
 *
 * <p>Everything is a function of the start, the settings and the seed, whatever the number of threads, and goes on with the same
 * bits from a saved state.
 */
public abstract sealed class EpochTraining permits KalmanTraining, BatchTraining {
    /** How many times the loss of networks that know nothing a loss may be before training counts as lost. */
    private static final double MOST = 100;
    /** Seconds that a measurement of time may take. */
    private static final double PATIENCE = 0.25;

    final TrainingSet set;
    final ParameterLayout layout;
    final Loss loss;
    final SetErrors errors;
    final double[] parameters;
    private final @Nullable SetErrors validationErrors;
    private EnergyScale scale;
    private double[] bestParameters;
    private EnergyScale bestScale;
    private int bestEpoch;
    private double bestScore;
    private int epoch;
    private ErrorSummary last;
    private @Nullable ErrorSummary lastValidation;

    /**
     * What an epoch came to.
     *
     * @param epoch its number, from 1
     * @param training errors on the training set
     * @param validation errors on the other set, if there is one
     * @param loss of the training set, in the way in which the kind of training counts it
     * @param rate of learning, if there is one, else NaN
     * @param best whether the product of the errors of what is learned is the lowest so far
     * @param ended whether further epochs would change nothing
     * @param diverged whether the loss is not finite, or so large that the parameters have left for infinity
     */
    public record Epoch(
            int epoch, ErrorSummary training, @Nullable ErrorSummary validation, double loss, double rate, boolean best,
            boolean ended, boolean diverged) {}

    /**
     * Before the first epoch.
     *
     * @param start the parameters to begin with; copied
     * @param scale of energies to begin with
     */
    EpochTraining(TrainingTask task, double[] start, EnergyScale scale, Loss loss) {
        set = task.set();
        layout = task.layout();
        this.loss = loss;
        this.scale = scale;
        errors = new SetErrors(set, layout, loss, task.workers());
        validationErrors = task.validation() == null
                ? null
                : new SetErrors(task.validation(), layout, loss, task.workers());
        parameters = Arrays.copyOf(start, layout.count());
        refit();
        last = errors.summary();
        lastValidation = validation();
        bestScore = score();
        bestParameters = parameters.clone();
        bestScale = this.scale;
    }

    /**
     * Makes the parameters better.
     *
     * @return false if further epochs would change nothing
     */
    abstract boolean learn();

    /** The loss behind an epoch. */
    abstract double currentLoss();

    /** The loss of networks that give 0 whatever they are asked. */
    abstract double untrainedLoss();

    /** &eta;, or the forgetting factor; NaN if there is none. */
    abstract double rate();

    /** Roughly how many seconds {@link #learn} takes, from a few calculations that change nothing. */
    abstract double secondsToLearn();

    abstract void saveMethod(DataOutput out) throws IOException;

    abstract void restoreMethod(DataInput in) throws IOException;

    /**
     * Runs an epoch.
     *
     * @throws org.adatom.engine.error.SimulationException if the numbers overflow
     */
    public final Epoch run() {
        boolean goesOn = learn();
        epoch++;
        refit();
        last = errors.summary();
        lastValidation = validation();
        double score = score();
        boolean best = score < bestScore;
        if (best) {
            bestScore = score;
            bestParameters = parameters.clone();
            bestScale = scale;
            bestEpoch = epoch;
        }
        double now = currentLoss();
        return new Epoch(
                epoch, last, lastValidation, now, rate(), best, !goesOn, !(now <= MOST * untrainedLoss()));
    }

    /** Offsets are what squares of energies are made small by; other costs have other best offsets. */
    private void refit() {
        errors.evaluate(parameters, scale);
        if (loss.residual().kind() == Residual.Kind.SQUARED) {
            scale = errors.refitted(scale);
            errors.offset(scale);
        }
    }

    private @Nullable ErrorSummary validation() {
        if (validationErrors == null) {
            return null;
        }
        validationErrors.evaluate(parameters, scale);
        return validationErrors.summary();
    }

    private double score() {
        return lastValidation == null ? last.score(loss) : lastValidation.score(loss);
    }

    /** Roughly how many seconds an epoch will take, from a few calculations that change nothing. */
    public final double secondsPerEpoch() {
        return fastest(1, () -> {
            errors.evaluate(parameters, scale);
            validation();
        }) + secondsToLearn();
    }

    /**
     * The fastest of some repetitions, in seconds: before it is compiled, work takes up to a thousand times as long.
     *
     * @param least number of repetitions
     */
    static double fastest(int least, Runnable work) {
        double fastest = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int k = 0; k < least || spent < PATIENCE; k++) {
            long before = System.nanoTime();
            work.run();
            double seconds = seconds(before);
            fastest = Math.min(fastest, seconds);
            spent += seconds;
        }
        return fastest;
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Number of epochs that are done. */
    public final int epoch() {
        return epoch;
    }

    /** Errors of the training set now. */
    public final ErrorSummary errors() {
        return last;
    }

    /** The parameters now; a copy. */
    public final double[] parameters() {
        return parameters.clone();
    }

    /** The scale of energies now. */
    public final EnergyScale scale() {
        return scale;
    }

    /** The best parameters so far; a copy. */
    public final double[] bestParameters() {
        return bestParameters.clone();
    }

    /** The scale of energies that belongs to them. */
    public final EnergyScale bestScale() {
        return bestScale;
    }

    /** The epoch behind which they were reached; 0 if none was better than the start. */
    public final int bestEpoch() {
        return bestEpoch;
    }

    /** Writes the state between two epochs. */
    public final void save(DataOutput out) throws IOException {
        out.writeInt(layout.count());
        out.writeInt(epoch);
        write(out, parameters);
        write(out, scale.offset());
        out.writeInt(bestEpoch);
        out.writeDouble(bestScore);
        write(out, bestParameters);
        write(out, bestScale.offset());
        saveMethod(out);
    }

    /**
     * Restores what {@link #save} of a training with the same start, sets and settings wrote.
     *
     * @throws IOException if it is of other networks
     */
    public final void restore(DataInput in) throws IOException {
        int count = in.readInt();
        if (count != layout.count()) {
            throw new IOException("the saved training has " + count + " parameters, this one " + layout.count());
        }
        epoch = in.readInt();
        System.arraycopy(read(in, count), 0, parameters, 0, count);
        scale = new EnergyScale(scale.factor(), read(in, layout.species()));
        bestEpoch = in.readInt();
        bestScore = in.readDouble();
        bestParameters = read(in, count);
        bestScale = new EnergyScale(scale.factor(), read(in, layout.species()));
        restoreMethod(in);
        errors.evaluate(parameters, scale);
        last = errors.summary();
        lastValidation = validation();
    }

    private static void write(DataOutput out, double[] numbers) throws IOException {
        for (double x : numbers) {
            out.writeDouble(x);
        }
    }

    private static double[] read(DataInput in, int count) throws IOException {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }
}
