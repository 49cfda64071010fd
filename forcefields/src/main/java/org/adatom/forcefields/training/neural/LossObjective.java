package org.adatom.forcefields.training.neural;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.optimize.Objective;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Loss} of a set as a function of all parameters, with its exact gradient. Configurations are shared out in parts
 * whose number does not depend on the threads.
 */
public final class LossObjective implements Objective {
    private static final int MOST_PARTS = 32;
    /** The components xx yy zz yz xz xy of a symmetric tensor, by their places among nine. */
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

    /** This loss as a sum of squared residuals. */
    public LossSquares squares() {
        return new LossSquares(this, set, layout, scale, loss, workers);
    }

    @Override
    public int dimension() {
        return layout.count();
    }

    @Override
    public int frames() {
        return set.count();
    }

    /** The loss over the whole set, without its gradient. */
    public double value(double[] parameters) {
        return sum(parameters, all, null) + penalty(parameters, null);
    }

    @Override
    public double value(double[] parameters, double[] gradient) {
        return value(parameters, all, gradient);
    }

    /** Conventions that take means count the labels of the batch. */
    @Override
    public double value(double[] parameters, int[] batch, double[] gradient) {
        double share = loss.convention().sums() ? (double) set.count() / batch.length : 1;
        double cost = share * sum(parameters, batch, gradient);
        for (int p = 0; p < layout.count() && share != 1; p++) {
            gradient[p] *= share;
        }
        return cost + penalty(parameters, gradient);
    }

    private double sum(double[] parameters, int[] batch, double @Nullable [] gradient) {
        LossConvention.Counts counts = count(batch);
        int parts = Math.min(MOST_PARTS, batch.length);
        if (gradient != null && gradients.length < parts) {
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
            double[] own = gradient == null ? null : gradients[part];
            if (own != null) {
                Arrays.fill(own, 0);
            }
            for (int k = part; k < batch.length; k += parts) {
                costs[part] += at[worker].add(batch[k], counts, own);
            }
        });
        if (gradient != null) {
            Arrays.fill(gradient, 0, layout.count(), 0);
        }
        double cost = 0;
        for (int part = 0; part < parts; part++) {
            cost += costs[part];
            for (int p = 0; gradient != null && p < layout.count(); p++) {
                gradient[p] += gradients[part][p];
            }
        }
        return cost;
    }

    /** How much of some configurations is labelled. */
    LossConvention.Counts counts() {
        return count(all);
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

    private double penalty(double[] parameters, double @Nullable [] gradient) {
        double absolute = penaltyFactor() * loss.absolutePenalty();
        double squared = penaltyFactor() * loss.squaredPenalty();
        double cost = 0;
        for (int p = 0; p < penalized.length && absolute + squared > 0; p++) {
            if (penalized[p]) {
                double w = parameters[p];
                cost += absolute * Math.abs(w) + squared * w * w;
                if (gradient != null) {
                    gradient[p] += absolute * Math.signum(w) + 2 * squared * w;
                }
            }
        }
        return cost;
    }

    /** What the penalty is multiplied with. */
    double penaltyFactor() {
        return loss.convention().penaltyFactor(set.count());
    }

    /** Whether there is a penalty on a parameter. */
    boolean penalized(int parameter) {
        return penalized[parameter];
    }

    /** One worker's share. */
    private final class At {
        private final FrameModel model = new FrameModel(layout, scale.factor());
        private final TrainingSet.Source source = new TrainingSet.Source(set);
        private final FrameModel.Prediction prediction = new FrameModel.Prediction();
        private final double[] byVirial = new double[InputDerivatives.STRAINS];
        private double[] byForce = {};

        /** The cost of a configuration; adds its gradient if there is one. */
        double add(int k, LossConvention.Counts counts, double @Nullable [] gradient) {
            TrainingFrame frame = set.frame(k);
            LabelledFrame labels = frame.labels();
            Loss.Terms terms = loss.terms(labels, counts);
            InputDerivatives derivatives = terms.force() > 0 || terms.stress() > 0 ? source.get(k) : null;
            if (derivatives == null && !(terms.energy() > 0)) {
                return 0;
            }
            model.predict(frame, derivatives, prediction);
            double cost = 0;
            double byEnergy = 0;
            if (labels.energy() != null) {
                double error = terms.perEnergy() * (prediction.energy + scale.offsets(frame) - labels.energy());
                cost += terms.energy() * loss.residual().cost(error);
                byEnergy = terms.energy() * terms.perEnergy() * loss.residual().slope(error);
            }
            if (derivatives != null) {
                byForce = byForce.length == 3 * labels.count() ? byForce : new double[3 * labels.count()];
                cost += forces(labels.forces(), terms);
                cost += stress(labels.virial(), terms);
            }
            if (gradient != null) {
                model.addGradient(frame, derivatives, byEnergy, byForce, byVirial, gradient);
            }
            return cost;
        }

        private double forces(double @Nullable [] labels, Loss.Terms terms) {
            Arrays.fill(byForce, 0);
            double cost = 0;
            if (labels != null && terms.force() > 0) {
                for (int c = 0; c < labels.length; c++) {
                    double error = terms.perForce() * (prediction.forces[c] - labels[c]);
                    cost += terms.force() * loss.residual().cost(error);
                    byForce[c] = terms.force() * terms.perForce() * loss.residual().slope(error);
                }
            }
            return cost;
        }

        private double stress(double @Nullable [] labels, Loss.Terms terms) {
            Arrays.fill(byVirial, 0);
            double cost = 0;
            if (labels != null && terms.stress() > 0) {
                for (int c = 0; c < byVirial.length; c++) {
                    double error = terms.perVirial() * (prediction.virial[c] - symmetric(labels, c));
                    cost += terms.stress() * loss.residual().cost(error);
                    byVirial[c] = terms.stress() * terms.perVirial() * loss.residual().slope(error);
                }
            }
            return cost;
        }
    }

    /** Component c of xx yy zz yz xz xy of the symmetric part of a tensor of nine. */
    static double symmetric(double[] tensor, int c) {
        int row = PLACES[c] / 3;
        int column = PLACES[c] % 3;
        return (tensor[PLACES[c]] + tensor[3 * column + row]) / 2;
    }
}
