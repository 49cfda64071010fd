package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Descent over all frames along directions that follow from what former steps told of the curvature, with a search for the
 * strong conditions of Wolfe along each. How the curvature is kept is left to the kinds.
 */
public abstract sealed class QuasiNewton implements Optimizer permits LimitedMemory, Bfgs {
    final double[] x;
    final double[] gradient;
    final double[] direction;
    private final WolfeSearch line;
    private final double[] s;
    private final double[] y;
    private final double flat;
    private double value;

    /**
     * Starts.
     *
     * @param flat the end is reached where no component of the gradient is larger
     */
    QuasiNewton(Objective objective, double[] start, double flat) {
        int n = start.length;
        this.flat = flat;
        x = start.clone();
        gradient = new double[n];
        direction = new double[n];
        s = new double[n];
        y = new double[n];
        line = new WolfeSearch(objective, x, direction);
        value = objective.value(x, gradient);
    }

    /** Whether anything is known of the curvature. */
    abstract boolean knows();

    /** Makes the direction from the gradient and what is known. */
    abstract void descend();

    /**
     * Takes note of a step.
     *
     * @param s change of the parameters
     * @param y change of the gradient; s&middot;y is positive
     */
    abstract void learn(double[] s, double[] y);

    /** Forgets the curvature. */
    abstract void forget();

    /** One step; where the model of the curvature leads nowhere, one along the gradient. */
    @Override
    public final boolean step() {
        if (largestSlope() <= flat) {
            return false;
        }
        if (knows()) {
            descend();
            if (advance(1)) {
                return true;
            }
            forget();
        }
        double norm = Math.sqrt(dot(gradient, gradient));
        for (int i = 0; i < x.length; i++) {
            direction[i] = -gradient[i];
        }
        return advance(Math.min(1, 1 / norm));
    }

    private boolean advance(double first) {
        double slope = dot(gradient, direction);
        if (!(slope < 0) || !line.search(value, slope, first)) {
            return false;
        }
        for (int i = 0; i < x.length; i++) {
            s[i] = line.x[i] - x[i];
            y[i] = line.gradient[i] - gradient[i];
        }
        if (dot(s, y) > 0) {
            learn(s, y);
        }
        System.arraycopy(line.x, 0, x, 0, x.length);
        System.arraycopy(line.gradient, 0, gradient, 0, x.length);
        value = line.value;
        return true;
    }

    @Override
    public final double[] parameters() {
        return x.clone();
    }

    @Override
    public final double value() {
        return value;
    }

    /** Largest component of its gradient by magnitude. */
    public final double largestSlope() {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        State.write(out, x);
        State.write(out, gradient);
        out.writeDouble(value);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        State.read(in, x);
        State.read(in, gradient);
        value = in.readDouble();
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static void add(double[] a, double factor, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += factor * b[i];
        }
    }
}
