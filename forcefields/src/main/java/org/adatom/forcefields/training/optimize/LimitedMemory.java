package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * L-BFGS over all frames: quasi-Newton steps from the last changes s of the parameters and y of the gradient (D. C. Liu and J.
 * Nocedal, Math. Program. 45, 503 (1989)).
 */
public final class LimitedMemory extends QuasiNewton {
    /** Changes remembered by default. */
    public static final int MEMORY = 10;

    private final double[][] s;
    private final double[][] y;
    private final double[] sy;
    private final double[] alpha;
    private int known;

    /**
     * Starts.
     *
     * @param start parameters
     * @param depth number of changes that are remembered; as many as there are parameters is BFGS for quadratic functions
     * @param flat the end is reached where no component of the gradient is larger
     * @throws IllegalArgumentException if the depth is not positive
     */
    public LimitedMemory(Objective objective, double[] start, int depth, double flat) {
        super(objective, start, flat);
        if (depth < 1) {
            throw new IllegalArgumentException("memory must be positive: " + depth);
        }
        s = new double[depth][start.length];
        y = new double[depth][start.length];
        sy = new double[depth];
        alpha = new double[depth];
    }

    @Override
    boolean knows() {
        return known > 0;
    }

    @Override
    void forget() {
        known = 0;
    }

    /** Two loops over the memory, newest change first; it is kept oldest first. */
    @Override
    void descend() {
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

    @Override
    void learn(double[] step, double[] change) {
        if (known == s.length) {
            rotate(s);
            rotate(y);
            System.arraycopy(sy, 1, sy, 0, known - 1);
            known--;
        }
        System.arraycopy(step, 0, s[known], 0, step.length);
        System.arraycopy(change, 0, y[known], 0, step.length);
        sy[known] = dot(step, change);
        known++;
    }

    private static void rotate(double[][] rows) {
        double[] oldest = rows[0];
        System.arraycopy(rows, 1, rows, 0, rows.length - 1);
        rows[rows.length - 1] = oldest;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        super.save(out);
        out.writeInt(known);
        for (int k = 0; k < known; k++) {
            State.write(out, s[k]);
            State.write(out, y[k]);
            out.writeDouble(sy[k]);
        }
    }

    /**
     * Reads it.
     *
     * @throws StreamCorruptedException if it belongs to another number of parameters or a deeper memory
     */
    @Override
    public void restore(DataInput in) throws IOException {
        super.restore(in);
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
}
