package org.adatom.forcefields.training.neural;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.training.LabelledFrame;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Loss} of a set as a function of all parameters, with its exact gradient. Configurations are shared out in parts
 * whose number does not depend on the threads.
 */
public final class LossObjective {
    private static final int MOST_PARTS = 32;
    /** The off-diagonal components of a symmetric tensor, by their places among nine. */
    private static final int[] PLACES = {0, 4, 8, 5, 2, 1};

    private final TrainingSet set;
    private final ParameterLayout layout;
    private final EnergyScale scale;
    private final Loss loss;
    private final Workers workers;
    private final int[] all;
    private final boolean[] penalized;
    private final At[] at;
    private double[][] gradients = {};

    /**
     * A function of the parameters.
     *
     * @param workers stay open as long as it is used
     */
    public LossObjective(
            TrainingSet set, ParameterLayout layout, EnergyScale scale, Loss loss, Workers workers) {
        this.set = set;
        this.layout = layout;
        this.scale = scale;
        this.loss = loss;
        this.workers = workers;
        all = IntStream.range(0, set.count()).toArray();
        penalized = penalized(layout, loss.convention().penalizesBiases());
        at = new At[workers.count()];
    }

    private static boolean[] penalized(ParameterLayout layout, boolean biases) {
        boolean[] penalized = new boolean[layout.count()];
        for (int s = 0; s < layout.species(); s++) {
            NetworkShape shape = layout.shapes().get(s);
            for (int l = 0; l < shape.layers(); l++) {
                int from = layout.first(s) + shape.first(l);
                int to = layout.first(s) + (biases ? shape.first(l + 1) : shape.firstBias(l));
                Arrays.fill(penalized, from, to, true);
            }
        }
        return penalized;
    }

    /** Number of parameters. */
    public int size() {
        return layout.count();
    }

    /** Number of configurations. */
    public int configurations() {
        return set.count();
    }

    /** The loss over the whole set; {@code gradient} is overwritten. */
    public double evaluate(double[] parameters, double[] gradient) {
        return evaluate(parameters, all, gradient);
    }

    /**
     * The loss over some configurations, whose numbers the convention counts.
     *
     * @param batch indices of configurations
     * @param gradient out
     */
    public double evaluate(double[] parameters, int[] batch, double[] gradient) {
        LossConvention.Counts counts = count(batch);
        int parts = Math.min(MOST_PARTS, batch.length);
        if (gradients.length < parts) {
            gradients = new double[parts][layout.count()];
        }
        double[] costs = new double[parts];
        boolean[] loaded = new boolean[workers.count()];
        workers.run(parts, (part, worker) -> {
            at[worker] = at[worker] == null ? new At() : at[worker];
            if (!loaded[worker]) {
                at[worker].model.load(parameters);
                loaded[worker] = true;
            }
            Arrays.fill(gradients[part], 0);
            for (int k = part; k < batch.length; k += parts) {
                costs[part] += at[worker].add(batch[k], counts, gradients[part]);
            }
        });
        double cost = 0;
        Arrays.fill(gradient, 0, layout.count(), 0);
        for (int part = 0; part < parts; part++) {
            cost += costs[part];
            for (int p = 0; p < layout.count(); p++) {
                gradient[p] += gradients[part][p];
            }
        }
        return cost + penalty(parameters, gradient, loss.convention().penaltyFactor(counts));
    }

    private LossConvention.Counts count(int[] batch) {
        int energies = 0;
        long forceAtoms = 0;
        int stresses = 0;
        for (int k : batch) {
            LabelledFrame labels = set.labels(k);
            energies += labels.energy() != null ? 1 : 0;
            forceAtoms += labels.forces() != null ? labels.count() : 0;
            stresses += labels.virial() != null ? 1 : 0;
        }
        return new LossConvention.Counts(batch.length, energies, forceAtoms, stresses);
    }

    private double penalty(double[] parameters, double[] gradient, double factor) {
        double absolute = factor * loss.absolutePenalty();
        double squared = factor * loss.squaredPenalty();
        double cost = 0;
        for (int p = 0; p < penalized.length; p++) {
            if (penalized[p]) {
                double w = parameters[p];
                cost += absolute * Math.abs(w) + squared * w * w;
                gradient[p] += absolute * Math.signum(w) + 2 * squared * w;
            }
        }
        return cost;
    }

    /** One worker's share. */
    private final class At {
        private final FrameModel model = new FrameModel(layout, scale.factor());
        private final TrainingSet.Source source = new TrainingSet.Source(set);
        private final FrameModel.Prediction prediction = new FrameModel.Prediction();
        private final double[] byVirial = new double[InputDerivatives.STRAINS];
        private double[] byForce = {};

        /** The cost of a configuration; adds its gradient. */
        double add(int k, LossConvention.Counts counts, double[] gradient) {
            TrainingFrame frame = set.frame(k);
            LabelledFrame labels = frame.labels();
            LossConvention convention = loss.convention();
            Loss.GroupWeight group = loss.group(labels.group());
            double unit = convention.perAtom() ? 1 : loss.forceUnit();
            double forceFactor = labels.forces() == null
                    ? 0
                    : group.force() * convention.forceFactor(counts, labels.count(), loss.forceWeight());
            double stressFactor = labels.virial() == null
                    ? 0
                    : group.stress() * convention.stressFactor(counts, loss.stressWeight());
            InputDerivatives derivatives = forceFactor > 0 || stressFactor > 0 ? source.get(k) : null;
            model.predict(frame, derivatives, prediction);
            double cost = 0;
            double byEnergy = 0;
            if (labels.energy() != null) {
                double per = convention.perAtom() ? 1.0 / labels.count() : 1 / loss.energyUnit();
                double error = per * (prediction.energy + scale.offsets(frame) - labels.energy());
                double factor = group.energy() * convention.energyFactor(counts);
                cost += factor * loss.residual().cost(error);
                byEnergy = factor * per * loss.residual().slope(error);
            }
            if (derivatives != null) {
                byForce = byForce.length == 3 * labels.count() ? byForce : new double[3 * labels.count()];
                cost += forces(labels.forces(), forceFactor, unit);
                cost += stress(labels, stressFactor);
            }
            model.addGradient(frame, derivatives, byEnergy, byForce, byVirial, gradient);
            return cost;
        }

        private double forces(double @Nullable [] labels, double factor, double unit) {
            Arrays.fill(byForce, 0);
            double cost = 0;
            if (labels != null && factor > 0) {
                for (int c = 0; c < labels.length; c++) {
                    double error = (prediction.forces[c] - labels[c]) / unit;
                    cost += factor * loss.residual().cost(error);
                    byForce[c] = factor / unit * loss.residual().slope(error);
                }
            }
            return cost;
        }

        private double stress(LabelledFrame labels, double factor) {
            Arrays.fill(byVirial, 0);
            double[] virial = labels.virial();
            double cost = 0;
            if (virial != null && factor > 0) {
                double per = loss.convention().perVirial(labels.count(), labels.cell().volume());
                for (int c = 0; c < byVirial.length; c++) {
                    int row = PLACES[c] / 3;
                    int column = PLACES[c] % 3;
                    double label = (virial[PLACES[c]] + virial[3 * column + row]) / 2;
                    double error = per * (prediction.virial[c] - label);
                    cost += factor * loss.residual().cost(error);
                    byVirial[c] = factor * per * loss.residual().slope(error);
                }
            }
            return cost;
        }
    }
}
