package org.adatom.analysis.training;

import org.adatom.analysis.KeptPart;
import org.adatom.analysis.Resumption;

/** Ends a calculation after some steps; what it kept is there for the next try. */
public final class EndedAfter implements Resumption {
    private final KeptPart kept = new KeptPart(this::count);
    private final int most;
    /** Steps passed in this try. */
    private int passed;

    /** The first try. */
    public EndedAfter(int most) {
        this.most = most;
    }

    private void count() {
        if (++passed >= most) {
            throw new Interrupted();
        }
    }

    /** The next try, which goes on from what this one kept. */
    public EndedAfter next(int steps) {
        EndedAfter next = new EndedAfter(steps);
        next.kept.set(kept.bytes());
        return next;
    }

    @Override
    public boolean restore(State state) {
        return kept.restore(state);
    }

    @Override
    public void passed(State state) {
        kept.passed(state);
    }

    @Override
    public void finished(State state) {
        kept.finished(state);
    }
}
