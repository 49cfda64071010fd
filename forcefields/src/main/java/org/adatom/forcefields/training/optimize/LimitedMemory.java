package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;

/**
 * L-BFGS over all frames: quasi-Newton steps from the last changes s of the parameters and y of the gradient (D. C. Liu and J.
 * Nocedal, Math. Program. 45, 503 (1989)), with a search for the strong conditions of Wolfe.
 */
public final class LimitedMemory {
    /** Changes remembered by default. */
    public static final int MEMORY = 10;

    private final double[] x;
    private final double[] gradient;
    private final double[] direction;
    private final double[][] s;
    private final double[][] y;
    private final double[] sy;
    private final double[] alpha;
    private final WolfeSearch line;
    private double value;
    private int known;

    /**
     * Starts.
     *
     * @param start parameters
     * @param depth number of changes that are remembered; as many as there are parameters is BFGS for quadratic functions
     * @throws IllegalArgumentException if the depth is not positive
     */
    public LimitedMemory(Objective objective, double[] start, int depth) {
        if (depth < 1) {
            throw new IllegalArgumentException("memory must be positive: " + depth);
        }
        int n = start.length;
        x = start.clone();
        gradient = new double[n];
        direction = new double[n];
        s = new double[depth][n];
        y = new double[depth][n];
        sy = new double[depth];
        alpha = new double[depth];
        line = new WolfeSearch(objective, x, direction);
        value = objective.value(x, gradient);
    }

    /**
     * One step; where the model of the curvature leads nowhere, one along the gradient.
     *
     * @return false if no lower point was found: parameters are then as before
     */
    public boolean step() {
        if (known > 0) {
            descend();
            if (advance(1)) {
                return true;
            }
            known = 0;
        }
        double norm = Math.sqrt(dot(gradient, gradient));
        if (norm == 0) {
            return false;
        }
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
        learn();
        System.arraycopy(line.x, 0, x, 0, x.length);
        System.arraycopy(line.gradient, 0, gradient, 0, x.length);
        value = line.value;
        return true;
    }

    /** Two loops over the memory, newest change first; it is kept oldest first. */
    private void descend() {
        for (int i = 0; i < x.length; i++) {
            direction[i] = -gradient[i];
        }
        for (int k = known - 1; k >= 0; k--) {
            alpha[k] = dot(s[k], direction) / sy[k];
            add(direction, -alpha[k], y[k]);
        }
        double scale = sy[known - 1] / dot(y[known - 1], y[known - 1]);
        for (int i = 0; i < x.length; i++) {
            direction[i] *= scale;
        }
        for (int k = 0; k < known; k++) {
            add(direction, alpha[k] - dot(y[k], direction) / sy[k], s[k]);
        }
    }

    private void learn() {
        if (known == s.length) {
            rotate(s);
            rotate(y);
            System.arraycopy(sy, 1, sy, 0, known - 1);
            known--;
        }
        for (int i = 0; i < x.length; i++) {
            s[known][i] = line.x[i] - x[i];
            y[known][i] = line.gradient[i] - gradient[i];
        }
        sy[known] = dot(s[known], y[known]);
        known += sy[known] > 0 ? 1 : 0;
    }

    private static void rotate(double[][] rows) {
        double[] oldest = rows[0];
        System.arraycopy(rows, 1, rows, 0, rows.length - 1);
        rows[rows.length - 1] = oldest;
    }

    /** The parameters now. */
    public double[] parameters() {
        return x.clone();
    }

    /** The function there. */
    public double value() {
        return value;
    }

    /** Largest component of its gradient by magnitude. */
    public double largestSlope() {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    /** Writes the whole state. */
    public void save(DataOutput out) throws IOException {
        State.write(out, x);
        State.write(out, gradient);
        out.writeDouble(value);
        out.writeInt(known);
        for (int k = 0; k < known; k++) {
            State.write(out, s[k]);
            State.write(out, y[k]);
            out.writeDouble(sy[k]);
        }
    }

    /**
     * Reads it; further steps have the bits of those of the optimiser that was saved.
     *
     * @throws StreamCorruptedException if it belongs to another number of parameters or a deeper memory
     */
    public void restore(DataInput in) throws IOException {
        State.read(in, x);
        State.read(in, gradient);
        value = in.readDouble();
        known = in.readInt();
        if (known < 0 || known > s.length) {
            throw new StreamCorruptedException(known + " steps of L-BFGS, more than the " + s.length + " it remembers");
        }
        for (int k = 0; k < known; k++) {
            State.read(in, s[k]);
            State.read(in, y[k]);
            sy[k] = in.readDouble();
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] a, double factor, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += factor * b[i];
        }
    }
}
