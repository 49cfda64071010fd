package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * What the last few steps s and changes y of the gradient along them tell of the inverse Hessian matrix (J. Nocedal and S. J. Wright,
 * Numerical Optimization, algorithm 7.4): the memory of L-BFGS.
 */
final class SecantMemory {
    private final BlockVectors vectors;
    private final double[][] s;
    private final double[][] y;
    private final double[] sy;
    private final double[] factor;
    private int known;
    private int last = -1;

    /**
     * An empty memory.
     *
     * @param depth number of steps that are remembered
     * @throws IllegalArgumentException if it is not positive
     */
    SecantMemory(BlockVectors vectors, int depth) {
        if (depth < 1) {
            throw new IllegalArgumentException("memory must be positive: " + depth);
        }
        this.vectors = vectors;
        s = new double[depth][];
        y = new double[depth][];
        sy = new double[depth];
        factor = new double[depth];
    }

    /** Whether nothing is known. */
    boolean isEmpty() {
        return known == 0;
    }

    /** Forgets everything. */
    void clear() {
        known = 0;
        last = -1;
    }

    /** direction = &minus;H gradient; something must be known. */
    void descend(double[] direction, double[] gradient) {
        BlockVectors v = vectors;
        v.scale(direction, -1, gradient);
        for (int age = 0; age < known; age++) {
            int k = Math.floorMod(last - age, s.length);
            factor[k] = v.dot(s[k], direction) / sy[k];
            v.add(direction, -factor[k], y[k]);
        }
        v.scale(direction, sy[last] / v.dot(y[last], y[last]), direction);
        for (int age = known - 1; age >= 0; age--) {
            int k = Math.floorMod(last - age, s.length);
            v.add(direction, factor[k] - v.dot(y[k], direction) / sy[k], s[k]);
        }
    }

    /** Takes note of a step, unless it met no positive curvature. */
    void learn(double[] point, double[] pointBefore, double[] gradient, double[] gradientBefore) {
        int next = (last + 1) % s.length;
        if (s[next] == null) {
            s[next] = new double[vectors.size()];
            y[next] = new double[vectors.size()];
        }
        vectors.combine(s[next], 1, point, -1, pointBefore);
        vectors.combine(y[next], 1, gradient, -1, gradientBefore);
        double product = vectors.dot(s[next], y[next]);
        if (product > 0) {
            sy[next] = product;
            last = next;
            known = Math.min(known + 1, s.length);
        }
    }

    /** Writes what is known. */
    void save(DataOutput out) throws IOException {
        out.writeInt(known);
        for (int age = known - 1; age >= 0; age--) {
            int k = Math.floorMod(last - age, s.length);
            out.writeDouble(sy[k]);
            Minimizer.write(out, s[k]);
            Minimizer.write(out, y[k]);
        }
    }

    /** Restores it. */
    void restore(DataInput in) throws IOException {
        known = in.readInt();
        if (known < 0 || known > s.length) {
            throw new StreamCorruptedException(known + " steps of L-BFGS, more than the " + s.length + " it remembers");
        }
        last = known - 1;
        for (int k = 0; k < known; k++) {
            sy[k] = in.readDouble();
            s[k] = new double[vectors.size()];
            y[k] = new double[vectors.size()];
            Minimizer.read(in, s[k]);
            Minimizer.read(in, y[k]);
        }
    }
}
