package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * L-BFGS: quasi-Newton steps from the last few changes of position and gradient, with a line search (D. C. Liu and J. Nocedal,
 * Math. Program. 45, 503 (1989); J. Nocedal and S. J. Wright, Numerical Optimization, algorithms 7.4 and 7.5).
 */
public final class LimitedMemory extends DescentMethod {
    /** Changes that are remembered by default. */
    public static final int MEMORY = 40;

    private static final double CURVATURE = 0.9;

    private final SecantMemory memory;

    /** With the default memory. */
    public LimitedMemory(Objective objective) {
        this(objective, MEMORY);
    }

    /**
     * With a given memory.
     *
     * @param depth number of changes that are remembered
     * @throws IllegalArgumentException if it is not positive
     */
    public LimitedMemory(Objective objective, int depth) {
        super(objective, CURVATURE);
        memory = new SecantMemory(vectors(), depth);
    }

    @Override
    boolean knowing() {
        return !memory.isEmpty();
    }

    @Override
    void forget() {
        memory.clear();
    }

    @Override
    void choose() {
        memory.descend(direction(), gradientBefore());
    }

    @Override
    double firstLength(double slope) {
        return 1;
    }

    @Override
    void learn() {
        // Steps that ended where they were cut off may have met no positive curvature: those teach nothing.
        memory.learn(objective().coordinates(), pointBefore(), objective().gradient(), gradientBefore());
    }

    @Override
    void saveMemory(DataOutput out) throws IOException {
        memory.save(out);
    }

    @Override
    void restoreMemory(DataInput in) throws IOException {
        memory.restore(in);
    }
}
