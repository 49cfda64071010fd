package org.adatom.forcefields.training.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Training with the extended Kalman filter: an epoch is a number of updates, each by one energy or one component of a
 * force, in random order; behind it the offsets of energies are refitted and all errors computed.
 *
 * <p>Updates by forces shift all energies together, and the last ones before the end of an epoch decide by how much. So energies
 * jump from epoch to epoch while forces get better steadily; the refit takes the jumps out. All that happens is a
 * function of the seed and the settings, whatever the number of threads, and goes on with the same bits from a saved
 * state.
 */
public final class KalmanTraining {
    private final TrainingSet set;
    private final @Nullable TrainingSet validation;
    private final UpdateSettings updates;
    private final ParameterLayout layout;
    private final CounterRandom energyOrder;
    private final CounterRandom forceOrder;
    private final CounterRandom kindOrder;
    private final Candidates energies;
    private final Candidates forces;
    private final int energyUpdates;
    private final int forceUpdates;
    private final KalmanFilter filter;
    private final SetErrors errors;
    private final @Nullable SetErrors validationErrors;
    private final FrameModel model;
    private final TrainingSet.Source source;
    private final FrameModel.Prediction prediction = new FrameModel.Prediction();
    private final double[] row;
    private final double[] nothing = {};
    private final double[] parameters;
    private EnergyScale scale;
    private double[] bestParameters;
    private EnergyScale bestScale;
    private int bestEpoch;
    private double bestScore = Double.POSITIVE_INFINITY;
    private int epoch;
    private int nextEnergy;
    private int nextForce;
    private ErrorSummary last;

    /**
     * What an epoch came to.
     *
     * @param epoch its number, 0 for the errors before training
     * @param training errors on the training set
     * @param validation errors on the other set, if there is one
     * @param processNoise q behind it
     * @param rate &eta; or &lambda; behind it
     * @param best whether the product of the errors of energies and forces is the lowest so far, on the validation set if
     *     there is one
     */
    public record Epoch(
            int epoch, ErrorSummary training, @Nullable ErrorSummary validation, double processNoise, double rate,
            boolean best) {}

    /**
     * Before the first epoch.
     *
     * @param validation another set with the same scaling; may be null
     * @param start the parameters to begin with; copied
     * @param scale of energies
     * @param workers stay open as long as this is used
     */
    public KalmanTraining(
            TrainingSet set, @Nullable TrainingSet validation, ParameterLayout layout, double[] start,
            EnergyScale scale, KalmanSettings settings, UpdateSettings updates, long seed, Workers workers) {
        this.set = set;
        this.validation = validation;
        this.layout = layout;
        this.updates = updates;
        energyOrder = new CounterRandom(seed, "training: energies");
        forceOrder = new CounterRandom(seed, "training: forces");
        kindOrder = new CounterRandom(seed, "training: order of updates");
        int[] energyCounts = new int[set.count()];
        int[] forceCounts = new int[set.count()];
        for (int k = 0; k < set.count(); k++) {
            energyCounts[k] = set.labels(k).energy() == null ? 0 : 1;
            forceCounts[k] = set.labels(k).forces() == null ? 0 : 3 * set.labels(k).count();
        }
        energies = Candidates.of(energyCounts);
        forces = Candidates.of(forceCounts);
        energyUpdates = (int) Math.round(updates.energyFraction() * energies.count());
        forceUpdates = (int) Math.round(updates.forceFraction() * forces.count());
        filter = new KalmanFilter(settings, layout, energyUpdates + forceUpdates, workers);
        errors = new SetErrors(set, layout, workers);
        validationErrors = validation == null ? null : new SetErrors(validation, layout, workers);
        model = new FrameModel(layout, scale.factor());
        source = new TrainingSet.Source(set);
        row = new double[layout.count()];
        parameters = Arrays.copyOf(start, layout.count());
        bestParameters = parameters.clone();
        this.scale = scale;
        refit();
        bestScale = this.scale;
    }

    /** Bytes that the covariance of the filter takes. */
    public static long bytes(KalmanSettings settings, ParameterLayout layout) {
        return KalmanFilter.bytes(settings, layout);
    }

    /** Number of updates in an epoch. */
    public int updatesPerEpoch() {
        return energyUpdates + forceUpdates;
    }

    /** Number of epochs that are done. */
    public int epoch() {
        return epoch;
    }

    /** Errors of the training set now. */
    public ErrorSummary errors() {
        return last;
    }

    /** The parameters now; a copy. */
    public double[] parameters() {
        return parameters.clone();
    }

    /** The scale of energies now. */
    public EnergyScale scale() {
        return scale;
    }

    /** The parameters with the lowest product of errors so far; a copy. */
    public double[] bestParameters() {
        return bestParameters.clone();
    }

    /** The scale of energies that belongs to them. */
    public EnergyScale bestScale() {
        return bestScale;
    }

    /** The epoch behind which they were reached; 0 if there was none yet. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /**
     * Runs an epoch.
     *
     * @throws org.adatom.engine.error.SimulationException if the numbers overflow
     */
    public Epoch run() {
        order();
        nextEnergy = 0;
        nextForce = 0;
        int energiesLeft = energyUpdates;
        int forcesLeft = forceUpdates;
        model.load(parameters);
        for (int update = 0; energiesLeft + forcesLeft > 0; update++) {
            // Every order of energies and forces is equally likely.
            boolean force = kindOrder.uniform(epoch, update, 0) * (energiesLeft + forcesLeft) < forcesLeft;
            Arrays.fill(row, 0);
            double error;
            if (force) {
                error = forceUpdate();
                forcesLeft--;
            } else {
                error = energyUpdate();
                energiesLeft--;
            }
            filter.update(row, error, parameters);
            model.load(parameters);
        }
        epoch++;
        return close();
    }

    private void order() {
        if (updates.selection() == UpdateSettings.Selection.SORTED) {
            energies.sort(i -> errors.energy(energies.configuration(i)) / set.frame(energies.configuration(i)).count());
            forces.sort(i -> errors.force(forces.configuration(i), forces.component(i)));
        } else {
            int trials = updates.selection() == UpdateSettings.Selection.THRESHOLD ? updates.trials() : 1;
            energies.shuffle(energyOrder, epoch, (int) Math.min((long) trials * energyUpdates, energies.count()));
            forces.shuffle(forceOrder, epoch, (int) Math.min((long) trials * forceUpdates, forces.count()));
        }
    }

    private int trials() {
        return updates.selection() == UpdateSettings.Selection.THRESHOLD ? updates.trials() : 1;
    }

    /** Fills the row of the next energy and returns its error, both in the unit of energies. */
    private double energyUpdate() {
        int chosen = -1;
        double error = 0;
        double largest = -1;
        for (int trial = 0; trial < trials(); trial++) {
            int k = energies.configuration(energies.order()[nextEnergy++ % energies.count()]);
            TrainingFrame frame = set.frame(k);
            model.predict(frame, null, prediction);
            double e = frame.labels().energy() - prediction.energy - scale.offsets(frame);
            double relative = Math.abs(e) / frame.count();
            if (relative > largest) {
                largest = relative;
                chosen = k;
                error = e;
            }
            if (relative > updates.energyThreshold() * last.energyRmse()) {
                chosen = k;
                error = e;
                break;
            }
        }
        model.addGradient(set.frame(chosen), null, 1 / updates.energyUnit(), nothing, nothing, row);
        return error / updates.energyUnit();
    }

    /** Fills the row of the next component of a force and returns its error, both weighted and in the unit of forces. */
    private double forceUpdate() {
        int chosen = -1;
        double error = 0;
        double largest = -1;
        for (int trial = 0; trial < trials(); trial++) {
            int candidate = forces.order()[nextForce++ % forces.count()];
            double e = forceError(candidate, 0, null);
            if (Math.abs(e) > largest) {
                largest = Math.abs(e);
                chosen = candidate;
                error = e;
            }
            if (Math.abs(e) > updates.forceThreshold() * last.forceRmse()) {
                break;
            }
        }
        double weight = updates.forceWeight() / updates.forceUnit();
        forceError(chosen, weight, row);
        return error * weight;
    }

    private double forceError(int candidate, double weight, double @Nullable [] out) {
        int k = forces.configuration(candidate);
        int component = forces.component(candidate);
        TrainingFrame frame = set.frame(k);
        double[] labels = frame.labels().forces();
        return labels[component]
                - model.force(frame, source.get(k), component / 3, component % 3, weight, out);
    }

    /** Refits the offsets, computes all errors and keeps what is best. */
    private Epoch close() {
        refit();
        ErrorSummary other = null;
        if (validationErrors != null) {
            validationErrors.evaluate(parameters, scale);
            other = validationErrors.summary();
        }
        double score = other == null ? last.score() : other.score();
        boolean best = score < bestScore;
        if (best) {
            bestScore = score;
            bestParameters = parameters.clone();
            bestScale = scale;
            bestEpoch = epoch;
        }
        return new Epoch(epoch, last, other, filter.processNoise(), filter.rate(), best);
    }

    private void refit() {
        errors.evaluate(parameters, scale);
        scale = errors.refitted(scale);
        errors.offset(scale);
        last = errors.summary();
    }

    /** Writes the state between two epochs. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(layout.count());
        out.writeInt(epoch);
        write(out, parameters);
        write(out, scale.offset());
        out.writeInt(bestEpoch);
        out.writeDouble(bestScore);
        write(out, bestParameters);
        write(out, bestScale.offset());
        filter.save(out);
    }

    /**
     * Restores what {@link #save} of a training with the same sets and settings wrote.
     *
     * @throws IOException if it is of other networks
     */
    public void restore(DataInput in) throws IOException {
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
        filter.restore(in);
        errors.evaluate(parameters, scale);
        last = errors.summary();
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
