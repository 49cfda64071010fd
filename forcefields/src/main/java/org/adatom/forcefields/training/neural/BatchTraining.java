package org.adatom.forcefields.training.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.forcefields.training.optimize.Descent;
import org.adatom.forcefields.training.optimize.Optimizer;

/**
 * Training by an optimiser of the loss: an epoch is one of its steps. The loss has the offsets of energies that training started with, because a
 * function that changes between steps has no curvature to learn; what the refitted ones would do, the biases of the outputs do.
 */
public final class BatchTraining extends EpochTraining {
    private final LossObjective objective;
    private final Optimizer optimizer;
    private final double untrained;
    private final double evaluations;

    BatchTraining(
            TrainingTask task, double[] start, EnergyScale scale, Method.Batch method, Loss loss, long seed) {
        super(task, start, scale, loss);
        objective = new LossObjective(set, layout, scale(), loss, task.workers());
        double[] zeros = new double[layout.count()];
        long before = System.nanoTime();
        untrained = objective.value(zeros, new double[layout.count()]);
        double once = seconds(before);
        before = System.nanoTime();
        optimizer = method.start().of(objective, parameters, seed);
        // Where a beginning is much dearer than the loss, so is a step.
        evaluations = method.evaluations() * Math.max(1, seconds(before) / once);
    }

    @Override
    boolean learn() {
        boolean goesOn = optimizer.step();
        System.arraycopy(optimizer.parameters(), 0, parameters, 0, parameters.length);
        return goesOn;
    }

    @Override
    double currentLoss() {
        return optimizer.value();
    }

    @Override
    double untrainedLoss() {
        return untrained;
    }

    @Override
    double rate() {
        return optimizer instanceof Descent d ? d.rate() : Double.NaN;
    }

    @Override
    double secondsToLearn() {
        double[] gradient = new double[layout.count()];
        return evaluations * fastest(2, () -> objective.value(parameters, gradient));
    }

    @Override
    void saveMethod(DataOutput out) throws IOException {
        optimizer.save(out);
    }

    @Override
    void restoreMethod(DataInput in) throws IOException {
        optimizer.restore(in);
    }
}
