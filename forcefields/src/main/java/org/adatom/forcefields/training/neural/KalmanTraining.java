package org.adatom.forcefields.training.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Training with the extended Kalman filter: an epoch is a number of updates, each by one energy, one component of a
 * force or one of a virial, in random order.
 *
 * <p>Updates by forces shift all energies together, and the last ones before the end of an epoch decide by how much. So energies
 * jump from epoch to epoch while forces get better steadily; the refit of the offsets takes the jumps out.
 */
public final class KalmanTraining extends EpochTraining {
    /** Updates by which the time of one is measured, spread over the set because derivatives may be there or not. */
    private static final int MEASURED = 8;

    private final UpdateSettings updates;
    private final CounterRandom energyOrder;
    private final CounterRandom forceOrder;
    private final CounterRandom stressOrder;
    private final CounterRandom kindOrder;
    private final Candidates energies;
    private final Candidates forces;
    private final Candidates stresses;
    private final int energyUpdates;
    private final int forceUpdates;
    private final int stressUpdates;
    private final KalmanFilter filter;
    private final FrameModel model;
    private final TrainingSet.Source source;
    private final FrameModel.Prediction prediction = new FrameModel.Prediction();
    private final double[] row;
    private final double[] nothing = {};
    private int nextEnergy;
    private int nextForce;
    private int nextStress;

    KalmanTraining(
            TrainingTask task, double[] start, EnergyScale scale, Method.Kalman method, Loss loss, long seed) {
        super(task, start, scale, loss);
        updates = method.updates();
        energyOrder = new CounterRandom(seed, "training: energies");
        forceOrder = new CounterRandom(seed, "training: forces");
        stressOrder = new CounterRandom(seed, "training: stresses");
        kindOrder = new CounterRandom(seed, "training: order of updates");
        int[] energyCounts = new int[set.count()];
        int[] forceCounts = new int[set.count()];
        int[] stressCounts = new int[set.count()];
        for (int k = 0; k < set.count(); k++) {
            energyCounts[k] = set.labels(k).energy() == null ? 0 : 1;
            forceCounts[k] = set.labels(k).forces() == null ? 0 : 3 * set.labels(k).count();
            stressCounts[k] = set.labels(k).virial() == null ? 0 : InputDerivatives.STRAINS;
        }
        energies = Candidates.of(energyCounts);
        forces = Candidates.of(forceCounts);
        stresses = Candidates.of(stressCounts);
        energyUpdates = updates(loss.energyWeight(), updates.energyFraction(), energies);
        forceUpdates = updates(loss.forceWeight(), updates.forceFraction(), forces);
        stressUpdates = updates(loss.stressWeight(), updates.stressFraction(), stresses);
        if (updatesPerEpoch() == 0) {
            throw new InputException("the Kalman filter has nothing to learn from: there are " + energies.count()
                    + " energies, " + forces.count() + " components of forces and " + stresses.count()
                    + " of stresses; raise weights and fractions, or add labels");
        }
        filter = new KalmanFilter(method.filter(), layout, updatesPerEpoch(), task.workers());
        model = new FrameModel(layout, scale.factor());
        source = new TrainingSet.Source(set);
        row = new double[layout.count()];
    }

    private static int updates(double weight, double fraction, Candidates candidates) {
        return weight > 0 ? (int) Math.round(fraction * candidates.count()) : 0;
    }

    /** Number of updates in an epoch. */
    public int updatesPerEpoch() {
        return energyUpdates + forceUpdates + stressUpdates;
    }

    @Override
    boolean learn() {
        order();
        nextEnergy = 0;
        nextForce = 0;
        nextStress = 0;
        int energiesLeft = energyUpdates;
        int forcesLeft = forceUpdates;
        int stressesLeft = stressUpdates;
        model.load(parameters);
        for (int update = 0; energiesLeft + forcesLeft + stressesLeft > 0; update++) {
            // Every order of the kinds is equally likely.
            double drawn = kindOrder.uniform(epoch(), update, 0) * (energiesLeft + forcesLeft + stressesLeft);
            Arrays.fill(row, 0);
            double error;
            if (drawn < forcesLeft) {
                error = forceUpdate();
                forcesLeft--;
            } else if (drawn < forcesLeft + stressesLeft) {
                error = stressUpdate();
                stressesLeft--;
            } else {
                error = energyUpdate();
                energiesLeft--;
            }
            filter.update(row, error, parameters);
            model.load(parameters);
        }
        return true;
    }

    private void order() {
        if (updates.selection() == UpdateSettings.Selection.SORTED) {
            energies.sort(i -> errors.energy(energies.configuration(i)) / set.frame(energies.configuration(i)).count());
            if (forceUpdates > 0) {
                forces.sort(i -> errors.force(forces.configuration(i), forces.component(i)));
            }
            if (stressUpdates > 0) {
                stresses.sort(i -> errors.virial(stresses.configuration(i), stresses.component(i)));
            }
        } else {
            shuffle(energies, energyOrder, energyUpdates);
            shuffle(forces, forceOrder, forceUpdates);
            shuffle(stresses, stressOrder, stressUpdates);
        }
    }

    private void shuffle(Candidates candidates, CounterRandom random, int wanted) {
        candidates.shuffle(random, epoch(), (int) Math.min((long) trials() * wanted, candidates.count()));
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
            double e = frame.labels().energy() - prediction.energy - scale().offsets(frame);
            double relative = Math.abs(e) / frame.count();
            if (relative > largest) {
                largest = relative;
                chosen = k;
                error = e;
            }
            if (relative > updates.energyThreshold() * errors().energyRmse()) {
                chosen = k;
                error = e;
                break;
            }
        }
        double weight = loss.energyWeight() * group(chosen, Loss.GroupWeight::energy);
        model.addGradient(set.frame(chosen), null, weight / loss.unit().energy(), nothing, nothing, row);
        return error * weight / loss.unit().energy();
    }

    /** Costs are multiplied with the factor of a group, so errors with its root. */
    private double group(int configuration, ToDoubleFunction<Loss.GroupWeight> factor) {
        return Math.sqrt(factor.applyAsDouble(loss.group(set.labels(configuration).group())));
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
            if (Math.abs(e) > updates.forceThreshold() * errors().forceRmse()) {
                break;
            }
        }
        double weight =
                loss.forceWeight() * group(forces.configuration(chosen), Loss.GroupWeight::force) / loss.unit().force();
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

    /** Fills the row of the next component of a virial and returns its error, both weighted and in the unit of virials. */
    private double stressUpdate() {
        int chosen = stresses.order()[nextStress++ % stresses.count()];
        int k = stresses.configuration(chosen);
        int component = stresses.component(chosen);
        double weight = loss.stressWeight() * group(k, Loss.GroupWeight::stress) / loss.unit().virial();
        double label = LossObjective.symmetric(set.labels(k).virial(), component);
        return weight * (label - model.virial(set.frame(k), source.get(k), component, weight, row));
    }

    /** Mean squares of the errors, in their units and weighted. */
    @Override
    double currentLoss() {
        double energy = loss.energyWeight() * errors().energyRmse() / loss.unit().energy();
        double force = loss.forceWeight() * errors().forceRmse() / loss.unit().force();
        double stress = loss.stressWeight() * errors().virialRmse() / loss.unit().virial();
        return energy * energy + force * force + stress * stress;
    }

    @Override
    double untrainedLoss() {
        double energy = loss.energyWeight();
        double force = loss.forceWeight();
        double stress = loss.stressWeight();
        return energy * energy + force * force + stress * stress;
    }

    @Override
    double rate() {
        return filter.rate();
    }

    @Override
    double secondsToLearn() {
        model.load(parameters);
        return updatesPerEpoch() / (double) MEASURED * fastest(1, () -> {
            for (long k = 0; k < MEASURED; k++) {
                if (forceUpdates > 0) {
                    forceError((int) (k * forces.count() / MEASURED), 1, row);
                } else {
                    model.addGradient(
                            set.frame((int) (k * set.count() / MEASURED)), null, 1, nothing, nothing, row);
                }
                filter.touch(row);
            }
        });
    }

    @Override
    void saveMethod(DataOutput out) throws IOException {
        filter.save(out);
    }

    @Override
    void restoreMethod(DataInput in) throws IOException {
        filter.restore(in);
    }
}
