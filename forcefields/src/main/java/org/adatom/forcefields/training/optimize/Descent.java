package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Descent by the gradients of mini-batches; a step is a pass through all of them. */
public final class Descent implements Optimizer {
    /** By which share a loss must be lower to count as lower when plateaus are looked for. */
    private static final double LEAST = 1e-4;

    private final Objective objective;
    private final GradientStep rule;
    private final LearningRate rate;
    private final Batches batches;
    private final double longest;
    private final Patience patience;
    private final double[] x;
    private final double[] gradient;
    private long epoch;
    private long plateaus;
    private double value = Double.NaN;

    /**
     * Starts.
     *
     * @param start parameters
     * @param rule for that many parameters
     * @param batches of the frames of the objective
     * @param longest length that gradients are shortened to; infinite if they are taken as they are
     */
    public Descent(
            Objective objective, double[] start, GradientStep rule, LearningRate rate, Batches batches,
            double longest) {
        this.objective = objective;
        this.rule = rule;
        this.rate = rate;
        this.batches = batches;
        this.longest = longest;
        patience = new Patience(rate.patience(), LEAST);
        x = start.clone();
        gradient = new double[start.length];
    }

    /** &eta; of the next pass. */
    public double rate() {
        return rate.at(epoch, plateaus);
    }

    /** A pass; there is always another one. */
    @Override
    public boolean step() {
        double now = rate();
        double sum = 0;
        int[][] all = batches.of(epoch);
        for (int[] batch : all) {
            sum += objective.value(x, batch, gradient);
            Gradients.clip(gradient, longest);
            rule.apply(x, gradient, now);
        }
        value = sum / all.length;
        epoch++;
        plateaus += patience.ranOut(value) ? 1 : 0;
        return true;
    }

    @Override
    public double[] parameters() {
        return x.clone();
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        State.write(out, x);
        out.writeLong(epoch);
        out.writeLong(plateaus);
        out.writeDouble(value);
        patience.save(out);
        rule.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        State.read(in, x);
        epoch = in.readLong();
        plateaus = in.readLong();
        value = in.readDouble();
        patience.restore(in);
        rule.restore(in);
    }
}
