package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * L-BFGS without a line search, for forces that have no energy, such as those of a nudged elastic band: each step is the
 * quasi-Newton step, shortened where an atom would move too far (D. Sheppard, R. Terrell, G. Henkelman, J. Chem. Phys. 128,
 * 134106 (2008), who found it best for bands when one matrix is kept for all images). One evaluation per step.
 */
public final class SecantSteps extends Minimizer {
    private final SecantMemory memory;
    private final double[] direction;
    private final double[] from;
    private final double[] before;

    /** With the default memory. */
    public SecantSteps(Objective objective) {
        super(objective);
        memory = new SecantMemory(vectors(), LimitedMemory.MEMORY);
        direction = new double[objective.size()];
        from = new double[objective.size()];
        before = new double[objective.size()];
    }

    @Override
    void advance() {
        System.arraycopy(objective().coordinates(), 0, from, 0, from.length);
        System.arraycopy(objective().gradient(), 0, before, 0, before.length);
        double length = 1;
        if (!memory.isEmpty()) {
            memory.descend(direction, before);
        }
        // A step against the force leads nowhere good: what was learned holds no more.
        if (memory.isEmpty() || !(vectors().dot(direction, before) < 0)) {
            memory.clear();
            vectors().scale(direction, -1, before);
            length = 1 / DescentMethod.STIFFNESS;
        }
        objective().moveTo(from, Math.min(length, objective().longestStep(direction)), direction);
        memory.learn(objective().coordinates(), from, objective().gradient(), before);
    }

    @Override
    void forget() {
        memory.clear();
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
