package org.adatom.analysis.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.adatom.analysis.Resumption;

/** Ends a calculation after some steps; what it kept is there for the next try. */
public final class EndedAfter implements Resumption {
    /** Steps passed in this try. */
    private int passed;
    private final int most;
    private byte[] kept = {};

    /** The first try. */
    public EndedAfter(int most) {
        this.most = most;
    }

    /** The next try, which goes on from what this one kept. */
    public EndedAfter next(int steps) {
        EndedAfter next = new EndedAfter(steps);
        next.kept = kept;
        return next;
    }

    @Override
    public boolean restore(State state) {
        if (kept.length == 0) {
            return false;
        }
        try {
            state.restore(new DataInputStream(new ByteArrayInputStream(kept)));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void passed(State state) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            state.save(new DataOutputStream(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kept = out.toByteArray();
        if (++passed >= most) {
            throw new Interrupted();
        }
    }

    @Override
    public void finished(State state) {
        // Nothing follows.
    }
}
