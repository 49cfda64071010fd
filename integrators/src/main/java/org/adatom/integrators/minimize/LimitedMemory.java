package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * L-BFGS: quasi-Newton steps from the last few changes of position s and gradient y (D. C. Liu and J. Nocedal, Math. Program.
 * 45, 503 (1989); J. Nocedal and S. J. Wright, Numerical Optimization, algorithms 7.4 and 7.5).
 */
public final class LimitedMemory extends DescentMethod {
    /** Changes that are remembered by default. */
    public static final int MEMORY = 40;

    private static final double CURVATURE = 0.9;

    private final double[][] s;
    private final double[][] y;
    private final double[] sy;
    private final double[] factor;
    private int known;
    private int last;

    /** With the default memory. */
    public LimitedMemory(Objective objective) {
        this(objective, MEMORY);
    }

    /**
     * With a given memory.
     *
     * @param memory number of changes that are remembered
     * @throws IllegalArgumentException if it is not positive
     */
    public LimitedMemory(Objective objective, int memory) {
        super(objective, CURVATURE);
        if (memory < 1) {
            throw new IllegalArgumentException("memory must be positive: " + memory);
        }
        s = new double[memory][];
        y = new double[memory][];
        sy = new double[memory];
        factor = new double[memory];
    }

    @Override
    boolean knowing() {
        return known > 0;
    }

    @Override
    void forget() {
        known = 0;
        last = -1;
    }

    @Override
    void choose() {
        BlockVectors v = vectors();
        double[] d = direction();
        v.scale(d, -1, gradientBefore());
        for (int age = 0; age < known; age++) {
            int k = Math.floorMod(last - age, s.length);
            factor[k] = v.dot(s[k], d) / sy[k];
            v.add(d, -factor[k], y[k]);
        }
        v.scale(d, sy[last] / v.dot(y[last], y[last]), d);
        for (int age = known - 1; age >= 0; age--) {
            int k = Math.floorMod(last - age, s.length);
            v.add(d, factor[k] - v.dot(y[k], d) / sy[k], s[k]);
        }
    }

    @Override
    double firstLength(double slope) {
        return 1;
    }

    @Override
    void learn() {
        int next = (last + 1) % s.length;
        if (s[next] == null) {
            s[next] = new double[objective().size()];
            y[next] = new double[objective().size()];
        }
        vectors().combine(s[next], 1, objective().coordinates(), -1, pointBefore());
        vectors().combine(y[next], 1, objective().gradient(), -1, gradientBefore());
        double product = vectors().dot(s[next], y[next]);
        // Steps that ended where they were cut off may have met no positive curvature.
        if (product > 0) {
            sy[next] = product;
            last = next;
            known = Math.min(known + 1, s.length);
        }
    }

    @Override
    void saveMemory(DataOutput out) throws IOException {
        out.writeInt(known);
        for (int age = known - 1; age >= 0; age--) {
            int k = Math.floorMod(last - age, s.length);
            out.writeDouble(sy[k]);
            write(out, s[k]);
            write(out, y[k]);
        }
    }

    @Override
    void restoreMemory(DataInput in) throws IOException {
        known = in.readInt();
        if (known < 0 || known > s.length) {
            throw new StreamCorruptedException(known + " steps of L-BFGS, more than the " + s.length + " it remembers");
        }
        last = known - 1;
        for (int k = 0; k < known; k++) {
            sy[k] = in.readDouble();
            s[k] = new double[objective().size()];
            y[k] = new double[objective().size()];
            read(in, s[k]);
            read(in, y[k]);
        }
    }
}
