package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Where a long calculation keeps its state, so that it can be interrupted and goes on with the same bits. */
public interface Resumption {
    /** For calculations that are short, or nobody continues. */
    Resumption NONE = new Resumption() {
        @Override
        public boolean restore(State state) {
            return false;
        }

        @Override
        public void passed(State state) {
            // Nothing is kept.
        }

        @Override
        public void finished(State state) {
            // Nothing is kept.
        }
    };

    /** What a calculation goes on from. */
    interface State {
        /** Writes it. */
        void save(DataOutput out) throws IOException;

        /** Reads what {@link #save} wrote. */
        void restore(DataInput in) throws IOException;
    }

    /** The calculation was asked to end; its state is kept. */
    final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Called before the first step: restores what an earlier run kept.
     *
     * @return false if there was none
     */
    boolean restore(State state);

    /**
     * Called after each step: keeps the state when it is time.
     *
     * @throws Interrupted if the calculation has to end
     */
    void passed(State state);

    /**
     * Called within a long step, whose work so far is lost when the calculation has to end now; {@code state} is that before the step.
     *
     * @throws Interrupted if the calculation has to end
     */
    default void poll(State state) {
        // Who keeps nothing is never asked to end kindly.
    }

    /** Called after the last step: what follows is short and begins anew when it is interrupted. */
    void finished(State state);
}
